//! Claims about a layout; each says what is broken.

use super::super::*;

type Claim = Result<(), String>;

fn claim(holds: bool, broken: impl FnOnce() -> String) -> Claim {
    if holds { Ok(()) } else { Err(broken()) }
}

pub(super) fn cards_apart(layout: &Layout) -> Claim {
    let mut order: Vec<usize> = (0..layout.rects.len()).collect();
    order.sort_by(|&a, &b| layout.rects[a].left.total_cmp(&layout.rects[b].left));
    for (place, &a) in order.iter().enumerate() {
        for &b in &order[place + 1..] {
            let (first, second) = (layout.rects[a], layout.rects[b]);
            if second.left >= first.right() - 0.01 {
                break;
            }
            let apart = second.top >= first.bottom() - 0.01 || first.top >= second.bottom() - 0.01;
            claim(apart, || format!("cards {a} and {b} overlap: {first:?} {second:?}"))?;
        }
    }
    Ok(())
}

pub(super) fn lines_beside_cards(layout: &Layout) -> Claim {
    let mut by_left: Vec<usize> = (0..layout.rects.len()).collect();
    by_left.sort_by(|&a, &b| layout.rects[a].left.total_cmp(&layout.rects[b].left));
    let widest = layout.rects.iter().map(|rect| rect.width).fold(0.0, f64::max);
    for edge in &layout.edges {
        for piece in flattened(edge.shape, layout.path(edge)).windows(2) {
            let (low, high) = (piece[0].x.min(piece[1].x), piece[0].x.max(piece[1].x));
            let start = by_left.partition_point(|&card| layout.rects[card].left < low - widest);
            for &card in by_left[start..].iter().take_while(|&&card| layout.rects[card].left <= high) {
                let rect = layout.rects[card];
                claim(!runs_through(piece[0], piece[1], &rect), || {
                    format!("{edge:?} runs through card {card}: {piece:?} {rect:?}")
                })?;
            }
        }
    }
    Ok(())
}

/// Liang–Barsky on the rectangle less half a unit on each side.
fn runs_through(a: Point, b: Point, rect: &Rect) -> bool {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (a.x - b.x, a.x - rect.left - 0.5),
        (b.x - a.x, rect.right() - 0.5 - a.x),
        (a.y - b.y, a.y - rect.top - 0.5),
        (b.y - a.y, rect.bottom() - 0.5 - a.y),
    ] {
        if step.abs() < 1e-12 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    enter < leave
}

fn parent_of(graph: &Graph, card: usize) -> Option<usize> {
    match graph.cards[card].place {
        Place::Branch { parent, .. } => Some(parent),
        Place::Core | Place::Constraint | Place::Loose => None,
    }
}

/// The side of a card's branch where it leaves its root.
fn side_of(graph: &Graph, card: usize) -> Option<Side> {
    match graph.cards[card].place {
        Place::Branch { parent, side } => Some(side_of(graph, parent).unwrap_or(side)),
        Place::Core | Place::Constraint | Place::Loose => None,
    }
}

pub(super) fn order_kept(graph: &Graph, layout: &Layout) -> Claim {
    for card in 0..graph.cards.len() {
        let same_row = |&before: &usize| {
            parent_of(graph, before) == parent_of(graph, card) && side_of(graph, before) == side_of(graph, card)
        };
        let (Some(side), Some(before)) = (side_of(graph, card), (0..card).rev().find(same_row)) else { continue };
        let (first, second) = (layout.rects[before], layout.rects[card]);
        let in_row = first.right() <= second.left;
        let further_out = match side {
            Side::Cause => first.bottom() <= second.top,
            Side::Effect => first.top >= second.bottom(),
        };
        let in_column = first.left == second.left && further_out;
        claim(in_row || in_column, || format!("{before} before {card}: {first:?} {second:?}"))?;
    }
    Ok(())
}

pub(super) fn sides_kept(graph: &Graph, layout: &Layout) -> Claim {
    for card in 0..graph.cards.len() {
        let (Some(parent), Some(side)) = (parent_of(graph, card), side_of(graph, card)) else { continue };
        let (near, far) = (layout.rects[parent], layout.rects[card]);
        let beyond = match side {
            Side::Cause => far.top > near.bottom(),
            Side::Effect => far.bottom() < near.top,
        };
        claim(beyond, || format!("{card} hangs from {parent}: {near:?} {far:?}"))?;
    }
    Ok(())
}

pub(super) fn lines_meet_their_cards(graph: &Graph, layout: &Layout, _: Arrangement) -> Claim {
    let hanging = (0..graph.cards.len()).filter(|&card| parent_of(graph, card).is_some()).count();
    let drawn = layout.edges.len();
    claim(drawn == hanging + graph.links.len(), || format!("{drawn} lines"))?;
    let on_outline = |card: usize, point: Point| {
        let rect = layout.rects[card];
        let beside = point.x == rect.left || point.x == rect.right();
        let over = point.y == rect.top || point.y == rect.bottom();
        let level = (rect.top..=rect.bottom()).contains(&point.y);
        (beside && level) || (over && (rect.left..=rect.right()).contains(&point.x))
    };
    for edge in &layout.edges {
        let path = layout.path(edge);
        let (first, last) = (path[0], path[path.len() - 1]);
        let meets = on_outline(edge.from, first) && on_outline(edge.to, last);
        claim(meets, || format!("{edge:?} hangs in the air: {path:?}"))?;
        let square = |pair: &[Point]| pair[0].x == pair[1].x || pair[0].y == pair[1].y;
        let as_said = match edge.shape {
            Shape::Curve => path.len() == 4,
            Shape::Square => path.windows(2).all(square),
        };
        claim(as_said, || format!("{edge:?} is not drawn as said: {path:?}"))?;
    }
    Ok(())
}

pub(super) fn within_bounds(layout: &Layout) -> Claim {
    let grown = layout.rects.iter().fold(layout.bounds, |all, rect| all.union(rect));
    let points = layout.edges.iter().flat_map(|edge| layout.path(edge));
    let grown = points.fold(grown, |all, &point| all.reaching(point));
    let more = grown.width - layout.bounds.width + grown.height - layout.bounds.height;
    claim(more < 0.01, || format!("{grown:?} over {:?}", layout.bounds))
}

/// How often lines that join no common card cross.
pub(super) fn crossings(layout: &Layout) -> usize {
    let pieces: Vec<(&Edge, Point, Point)> = layout
        .edges
        .iter()
        .flat_map(|edge| {
            let points = flattened(edge.shape, layout.path(edge));
            (1..points.len()).map(move |end| (edge, points[end - 1], points[end])).collect::<Vec<_>>()
        })
        .collect();
    let turn = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let apart = |one: f64, other: f64| one * other < 0.0 && one.abs().min(other.abs()) > 1e-6;
    let crossed = |(place, &(edge, a, b)): (usize, &(&Edge, Point, Point))| {
        let others = pieces[place + 1..].iter().filter(|(other, c, d)| {
            let joined = [other.from, other.to].iter().any(|&card| card == edge.from || card == edge.to);
            !joined && apart(turn(a, b, *c), turn(a, b, *d)) && apart(turn(*c, *d, a), turn(*c, *d, b))
        });
        others.count()
    };
    pieces.iter().enumerate().map(crossed).sum()
}

/// Where two channels join, two links may share a few units around their corners.
const LAP_MAX: f64 = 12.0;

/// No two links share a stretch.
pub(super) fn links_apart(layout: &Layout) -> Claim {
    let links = layout.edges.iter().filter(|edge| matches!(edge.role, Role::Link { .. }));
    let pieces = links.flat_map(|edge| layout.path(edge).windows(2).map(move |piece| (edge, piece[0], piece[1])));
    let mut across: Vec<(f64, f64, f64, &Edge)> = Vec::new();
    let mut down = Vec::new();
    for (edge, a, b) in pieces {
        if a.y == b.y {
            across.push((a.y, a.x.min(b.x), a.x.max(b.x), edge));
        } else {
            down.push((a.x, a.y.min(b.y), a.y.max(b.y), edge));
        }
    }
    for mut pieces in [across, down] {
        pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (place, a) in pieces.iter().enumerate() {
            for b in pieces[place + 1..].iter().take_while(|b| b.0 - a.0 < 0.01) {
                let shared = a.2.min(b.2) - a.1.max(b.1);
                let same_line = (a.3.from, a.3.to) == (b.3.from, b.3.to);
                claim(same_line || shared < LAP_MAX, || format!("{:?} lies on {:?} for {shared}", a.3, b.3))?;
            }
        }
    }
    Ok(())
}

/// Every branch that does not hold the new card, which was put in under `parent` as card `new`, keeps its form.
pub(super) fn branches_whole(graph: &Graph, before: &Layout, after: &Layout, parent: usize, new: usize) -> Claim {
    let mut path = vec![parent];
    while let Some(parent) = parent_of(graph, path[path.len() - 1]) {
        path.push(parent);
    }
    for card in (0..graph.cards.len()).filter(|card| !path.contains(card)) {
        let Some(parent) = parent_of(graph, card).filter(|parent| !path.contains(parent)) else { continue };
        let moved = |card: usize| {
            let (old, now) = (before.rects[card], after.rects[card + usize::from(card >= new)]);
            (now.left - old.left, now.top - old.top)
        };
        let (here, there) = (moved(card), moved(parent));
        let together = (here.0 - there.0).abs() < 0.01 && (here.1 - there.1).abs() < 0.01;
        claim(together, || format!("{card} moved by {here:?}, its parent {parent} by {there:?}"))?;
    }
    Ok(())
}
