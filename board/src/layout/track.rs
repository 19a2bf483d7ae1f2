//! Tracks: lines that share a channel run beside each other, never on each other.

/// A stretch of a line along a channel. `channel` is any key; stretches of one key share its tracks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch<Channel> {
    pub channel: Channel,
    pub from: f64,
    pub to: f64,
    /// Whose stretch it is.
    pub owner: u32,
}

/// Where a stretch runs: the track, counted from the channel's inner edge, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Track {
    pub owner: u32,
    pub number: u32,
    pub of: u32,
}

/// Stretches closer than this, end to end, don't share a track.
const CLEARANCE: f64 = 12.0;

/// Gives each stretch a track of its channel: the shorter a stretch, the further in, so that brackets nest.
pub(super) fn assign<Channel: Copy + Ord>(mut stretches: Vec<Stretch<Channel>>) -> Vec<Track> {
    stretches.sort_by(|a, b| {
        let length = |stretch: &Stretch<Channel>| stretch.to - stretch.from;
        a.channel.cmp(&b.channel).then(length(a).total_cmp(&length(b))).then(a.owner.cmp(&b.owner))
    });
    let mut assigned = Vec::with_capacity(stretches.len());
    for channel in stretches.chunk_by(|a, b| a.channel == b.channel) {
        let mut tracks: Vec<Vec<(f64, f64)>> = Vec::new();
        let start = assigned.len();
        for stretch in channel {
            let (from, to) = (stretch.from - CLEARANCE, stretch.to + CLEARANCE);
            let free = |track: &Vec<(f64, f64)>| track.iter().all(|&(start, end)| to <= start || end <= from);
            let number = tracks.iter().position(free).unwrap_or(tracks.len());
            if number == tracks.len() {
                tracks.push(Vec::new());
            }
            tracks[number].push((stretch.from, stretch.to));
            assigned.push(Track { owner: stretch.owner, number: number as u32, of: 0 });
        }
        let of = tracks.len() as u32;
        assigned[start..].iter_mut().for_each(|track: &mut Track| track.of = of);
    }
    assigned
}
