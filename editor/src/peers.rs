//! Who else is here, as it is shown: cursors, selections, names that fade.

use crate::{
    geometry::Point,
    limits::{CURSOR_IDLE_MS, FLAG_MS},
    session::{Peer, Presence},
};
use board::id::NoteId;
use std::collections::BTreeMap;

/// A peer as they are shown now.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The client id that speaks: one person may be here from two pages.
    pub client: u64,
    /// What they last told.
    pub presence: Presence,
    /// When they last moved, chose or wrote something.
    pub moved_ms: f64,
}

impl Seen {
    /// Where their pointer is, unless it has been still for long.
    pub fn cursor_in_world(&self, now_ms: f64) -> Option<Point> {
        let [x, y] = self.presence.cursor?;
        (now_ms - self.moved_ms < CURSOR_IDLE_MS).then_some(Point::new(x, y))
    }
    /// Is their name shown? While they move or write, and two seconds after.
    pub fn flag_shown(&self, now_ms: f64) -> bool {
        now_ms - self.moved_ms < FLAG_MS
    }
    /// Name and municipality, as a flag says it.
    pub fn flag(&self) -> String {
        match (self.presence.name.as_str(), self.presence.municipality.as_str()) {
            (name, "") => name.to_owned(),
            ("", municipality) => municipality.to_owned(),
            (name, municipality) => format!("{name} · {municipality}"),
        }
    }
}

/// Who came and who went since the last look.
#[derive(Debug, Default, PartialEq)]
pub struct ComingAndGoing {
    /// Names of those who came.
    pub came: Vec<String>,
    /// Names of those who left.
    pub left: Vec<String>,
}

/// Everybody else on the board.
#[derive(Debug, Default)]
pub struct Peers {
    seen: BTreeMap<u64, Seen>,
}

impl Peers {
    /// Everybody, in a stable order.
    pub fn all(&self) -> impl Iterator<Item = &Seen> {
        self.seen.values()
    }

    /// Looks who is here now.
    pub fn look<'a>(&mut self, here: impl Iterator<Item = &'a Peer>, now_ms: f64) -> ComingAndGoing {
        let mut before = std::mem::take(&mut self.seen);
        let mut news = ComingAndGoing::default();
        for peer in here {
            let known = before.remove(&peer.client);
            if known.is_none() {
                news.came.push(peer.presence.name.clone());
            }
            let still = known.filter(|known| known.presence == peer.presence);
            let moved_ms = still.map_or(now_ms, |known| known.moved_ms);
            self.seen.insert(peer.client, Seen { client: peer.client, presence: peer.presence.clone(), moved_ms });
        }
        news.left.extend(before.into_values().map(|gone| gone.presence.name));
        news
    }

    /// Somebody else's letters came into this note: whoever says that they write there, writes.
    pub fn wrote_in(&mut self, note: &NoteId, now_ms: f64) {
        for seen in self.seen.values_mut().filter(|seen| seen.presence.editing.as_ref() == Some(note)) {
            seen.moved_ms = now_ms;
        }
    }

    /// When the picture changes by itself: the next flag or cursor that fades.
    pub fn fades_at_ms(&self, now_ms: f64) -> Option<f64> {
        let ends = self.seen.values().flat_map(|seen| [seen.moved_ms + FLAG_MS, seen.moved_ms + CURSOR_IDLE_MS]);
        ends.filter(|&end| end > now_ms).min_by(f64::total_cmp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(client: u64, x: f64) -> Peer {
        let presence = Presence {
            name: format!("P{client}"),
            municipality: "Fjellvik".into(),
            cursor: Some([x, 0.0]),
            ..Presence::default()
        };
        Peer { client, presence }
    }

    #[test]
    fn a_flag_fades_two_seconds_after_the_last_movement() {
        let mut peers = Peers::default();
        peers.look([peer(1, 0.0)].iter(), 0.0);
        peers.look([peer(1, 0.0)].iter(), 1_900.0);
        assert_eq!(peers.fades_at_ms(1_900.0), Some(FLAG_MS));
        assert!(peers.all().all(|seen| !seen.flag_shown(2_000.0)));
        peers.look([peer(1, 5.0)].iter(), 2_100.0);
        assert!(peers.all().all(|seen| seen.flag_shown(4_000.0)));
    }

    #[test]
    fn coming_and_going_is_noticed() {
        let mut peers = Peers::default();
        assert_eq!(peers.look([peer(1, 0.0)].iter(), 0.0).came, ["P1"]);
        let news = peers.look([peer(2, 0.0)].iter(), 1.0);
        assert_eq!((news.came, news.left), (vec!["P2".into()], vec!["P1".into()]));
    }

    #[test]
    fn a_cursor_that_has_long_been_still_is_hidden() {
        let mut peers = Peers::default();
        peers.look([peer(1, 7.0)].iter(), 0.0);
        let seen = peers.all().next().expect("one is here");
        assert_eq!(seen.cursor_in_world(10.0), Some(Point::new(7.0, 0.0)));
        assert_eq!(seen.cursor_in_world(CURSOR_IDLE_MS), None);
    }
}
