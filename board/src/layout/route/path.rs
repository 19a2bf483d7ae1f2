//! From a link's way to its points: ports, tracks, corners.

use super::super::track::{self, Stretch};
use super::super::{Edge, Graph, Layout, Point, Role, Shape};
use super::{Channel, Flank, Gutters, Leg, Way};

/// Gives every piece its final place.
pub(super) fn settle(ways: &mut [Way], graph: &Graph, gutters: &Gutters) {
    spread_ports(ways, graph, gutters);
    let mut stretches: Vec<Stretch<Zone>> = Vec::new();
    let mut owners: Vec<(usize, usize, Channel)> = Vec::new();
    for (way_index, way) in ways.iter().enumerate() {
        for (leg_index, leg) in way.legs.iter().enumerate() {
            let Some(channel) = leg.channel else { continue };
            let (before, after) = (way.legs[leg_index - 1].at, way.legs[leg_index + 1].at);
            let (owner, zone) = (owners.len() as u32, zone(leg_index, gutters.extent(channel, 1)));
            stretches.push(Stretch { channel: zone, from: before.min(after), to: before.max(after), owner });
            owners.push((way_index, leg_index, channel));
        }
    }
    for track in track::assign(stretches) {
        let (way, leg, channel) = owners[track.owner as usize];
        let (inner, outer) = gutters.extent(channel, track.of);
        let share = f64::from(track.number + 1) / f64::from(track.of + 1);
        ways[way].legs[leg].at = inner + (outer - inner) * share;
    }
}

/// Where a channel's tracks lie: whether across, and its edges in thousandths of a unit. Channels in line, of a card
/// and of its only child say, have the same zone and share its tracks.
type Zone = (bool, i64, i64);

fn zone(leg_index: usize, (inner, outer): (f64, f64)) -> Zone {
    let thousandths = |at: f64| (at * 1000.0).round() as i64;
    (leg_index.is_multiple_of(2), thousandths(inner), thousandths(outer))
}

/// Several links at one side of a card meet it at different heights.
fn spread_ports(ways: &mut [Way], graph: &Graph, gutters: &Gutters) {
    struct Port {
        card: usize,
        flank: Flank,
        /// The height of the piece that comes next: who goes up stands above.
        next: f64,
        way: usize,
        leg: usize,
    }
    let mut ports = Vec::with_capacity(2 * ways.len());
    for (index, way) in ways.iter().enumerate() {
        let (link, last) = (graph.links[way.link], way.legs.len() - 1);
        ports.push(Port { card: link.from, flank: way.leaves, next: way.legs[2].at, way: index, leg: 0 });
        ports.push(Port { card: link.to, flank: way.meets, next: way.legs[last - 2].at, way: index, leg: last });
    }
    ports.sort_by(|a, b| {
        (a.card, a.flank).cmp(&(b.card, b.flank)).then(a.next.total_cmp(&b.next)).then(a.way.cmp(&b.way))
    });
    for side in ports.chunk_by(|a, b| (a.card, a.flank) == (b.card, b.flank)) {
        for (place, port) in side.iter().enumerate() {
            let share = (place + 1) as f64 / (side.len() + 1) as f64;
            let rect = gutters.rects[port.card];
            // A card in a column is met by its rail in the middle of its left side.
            let down = match (port.flank, gutters.stops[port.card].head) {
                (Flank::Left, false) => 0.55 + 0.4 * share,
                (Flank::Left, true) | (Flank::Right, _) => 0.2 + 0.5 * share,
            };
            ways[port.way].legs[port.leg].at = rect.top + rect.height * down;
        }
    }
}

/// Appends the links' edges.
pub(super) fn draw(layout: &mut Layout, graph: &Graph, ways: Vec<Way>) {
    for way in ways {
        let link = graph.links[way.link];
        let start = layout.points.len() as u32;
        let edge_of = |card: usize, flank: Flank| match flank {
            Flank::Left => layout.rects[card].left,
            Flank::Right => layout.rects[card].right(),
        };
        let (leave, meet) = (edge_of(link.from, way.leaves), edge_of(link.to, way.meets));
        let corners = corners(&way.legs, leave, meet);
        layout.points.extend(corners);
        let role = Role::Link { index: way.link, kind: link.kind };
        let end = layout.points.len() as u32;
        layout.edges.push(Edge { from: link.from, to: link.to, role, shape: Shape::Square, start, end });
    }
}

/// Where the pieces meet; pieces without length are left out.
fn corners(legs: &[Leg], leave: f64, meet: f64) -> Vec<Point> {
    let mut corners = Vec::with_capacity(legs.len() + 1);
    let (first, last) = (legs[0], legs[legs.len() - 1]);
    corners.push(Point { x: leave, y: first.at });
    for (place, pair) in legs.windows(2).enumerate() {
        let (x, y) = if place % 2 == 0 { (pair[1].at, pair[0].at) } else { (pair[0].at, pair[1].at) };
        corners.push(Point { x, y });
    }
    corners.push(Point { x: meet, y: last.at });
    corners.dedup();
    corners
}
