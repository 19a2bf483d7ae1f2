//! What holds for every layout, and two small trees to look at.

mod claims;
mod forests;
mod picture;

use super::*;
use claims::*;
use forests::{Random, random_graph};

/// So many random graphs for each claim.
const SEEDS: u64 = 150;

const ARRANGEMENTS: [Arrangement; 2] = [Arrangement::Classic, Arrangement::Compact];

/// Runs a claim over random graphs of all sizes in both arrangements; a failure names the seed.
#[track_caller]
fn for_random_graphs(claim: impl Fn(&Graph, &Layout, Arrangement) -> Result<(), String>) {
    for seed in 0..SEEDS {
        let graph = random_graph(seed);
        for arrangement in ARRANGEMENTS {
            for gaps in [Gaps::default(), Gaps { column_max: 400.0, ..Gaps::default() }] {
                let layout = layout(&graph, arrangement, &gaps);
                if let Err(broken) = claim(&graph, &layout, arrangement) {
                    panic!("seed {seed}, {arrangement:?}, columns to {}: {broken}", gaps.column_max);
                }
            }
        }
    }
}

#[test]
fn no_two_cards_overlap() {
    for_random_graphs(|_, layout, _| cards_apart(layout));
}

#[test]
fn no_line_runs_through_a_card() {
    for_random_graphs(|_, layout, _| lines_beside_cards(layout));
}

#[test]
fn siblings_stay_in_their_order() {
    for_random_graphs(|graph, layout, _| order_kept(graph, layout));
}

#[test]
fn causes_stand_below_and_effects_above() {
    for_random_graphs(|graph, layout, _| sides_kept(graph, layout));
}

#[test]
fn every_line_is_drawn_and_meets_its_cards() {
    for_random_graphs(lines_meet_their_cards);
}

#[test]
fn everything_is_within_the_bounds() {
    for_random_graphs(|_, layout, _| within_bounds(layout));
}

#[test]
fn links_do_not_lie_on_each_other() {
    for_random_graphs(|_, layout, _| links_apart(layout));
}

#[test]
fn an_insertion_moves_whole_branches() {
    for seed in 0..SEEDS {
        let graph = random_graph(seed);
        let mut random = Random::new(seed);
        let (grown, parent, new) = forests::with_one_more(&graph, &mut random);
        for arrangement in ARRANGEMENTS {
            let gaps = Gaps { column_max: 400.0, ..Gaps::default() };
            let before = layout(&graph, arrangement, &gaps);
            let after = layout(&grown, arrangement, &gaps);
            if let Err(torn) = branches_whole(&graph, &before, &after, parent, new) {
                panic!("seed {seed}, {arrangement:?}: {torn}");
            }
        }
    }
}

#[test]
fn the_core_stays_where_it_is() {
    for_random_graphs(|graph, layout, _| match graph.cards.iter().position(|card| card.place == Place::Core) {
        Some(core) if layout.rects[core].centre() != Point::default() => Err(format!("{:?}", layout.rects[core])),
        Some(_) if layout.ground != Some(0.0) => Err("no ground".to_owned()),
        Some(_) => Ok(()),
        None if layout.ground.is_some() => Err("ground without a core".to_owned()),
        None => Ok(()),
    });
}

#[test]
fn the_same_graph_is_laid_out_the_same() {
    for_random_graphs(|graph, first, arrangement| {
        let gaps = [Gaps::default(), Gaps { column_max: 400.0, ..Gaps::default() }];
        let again = gaps.iter().any(|gaps| &layout(graph, arrangement, gaps) == first);
        again.then_some(()).ok_or("another layout".to_owned())
    });
}

#[test]
fn an_empty_board_has_no_extent() {
    let empty = layout(&Graph::default(), Arrangement::Compact, &Gaps::default());
    assert_eq!(empty, Layout::default());
    assert_eq!(fit(&empty.bounds, 1440.0, 900.0), 1.0);
}

#[test]
fn cards_in_a_cycle_are_shown_in_the_lane() {
    let branch = |parent| Card { width: 200.0, height: 60.0, place: Place::Branch { parent, side: Side::Cause } };
    let graph = Graph { cards: vec![branch(1), branch(0), branch(2), branch(99)], links: vec![] };
    let layout = layout(&graph, Arrangement::Classic, &Gaps::default());
    assert_eq!(cards_apart(&layout), Ok(()));
    let lane = layout.lane.expect("loose cards have a lane");
    assert!(layout.rects.iter().all(|rect| lane.union(rect) == lane));
}

#[test]
fn a_second_core_is_loose() {
    let core = Card { width: 200.0, height: 60.0, place: Place::Core };
    let layout = layout(&Graph { cards: vec![core, core], links: vec![] }, Arrangement::Classic, &Gaps::default());
    assert!(layout.rects[1].top > layout.rects[0].bottom());
    assert!(layout.lane.is_some());
}

#[test]
fn the_arrangement_that_is_read_larger_is_preferred() {
    let wide = Rect { left: 0.0, top: 0.0, width: 4000.0, height: 500.0 };
    let tall = Rect { left: 0.0, top: 0.0, width: 1000.0, height: 2000.0 };
    let laptop = preferred(&wide, &tall, 1000.0, 800.0);
    assert_eq!(laptop, Preferred { arrangement: Arrangement::Compact, zoom: 0.4 });
    let strip = preferred(&wide, &tall, 2000.0, 250.0);
    assert_eq!(strip, Preferred { arrangement: Arrangement::Classic, zoom: 0.5 });
    let small = Rect { left: 0.0, top: 0.0, width: 300.0, height: 200.0 };
    assert_eq!(preferred(&small, &small, 1000.0, 800.0).arrangement, Arrangement::Classic);
}

#[test]
fn columns_grow_with_the_board_until_it_is_read_largest() {
    let leaves = |count: usize| {
        let mut cards = vec![Card { width: 400.0, height: 60.0, place: Place::Core }];
        for card in 0..count {
            let parent = if card < 4 { 0 } else { 1 + card % 4 };
            cards.push(Card { width: 200.0, height: 60.0, place: Place::Branch { parent, side: Side::Cause } });
        }
        Graph { cards, links: vec![] }
    };
    let gaps = Gaps::default();
    assert_eq!(column_max(&leaves(20), &gaps, 1000.0, 800.0), gaps.column_max);
    let many = leaves(200);
    let tall = column_max(&many, &gaps, 1000.0, 800.0);
    let zoom = |column_max: f64| {
        let bounds = layout(&many, Arrangement::Compact, &Gaps { column_max, ..gaps }).bounds;
        fit(&bounds, 1000.0, 800.0)
    };
    assert!(zoom(tall) > 2.0 * zoom(gaps.column_max), "{} over {}", zoom(tall), zoom(gaps.column_max));
}

#[test]
fn in_the_demo_tree_no_cause_or_effect_crosses_another() {
    for arrangement in ARRANGEMENTS {
        let mut graph = forests::demo_board(arrangement);
        graph.links.retain(|link| link.kind == LinkKind::Causes);
        assert!(!graph.links.is_empty());
        assert_eq!(crossings(&layout(&graph, arrangement, &Gaps::default())), 0, "{arrangement:?}");
    }
}

#[test]
fn the_demo_board_fits_a_laptop_at_three_quarters_when_compact() {
    let bounds = |arrangement| layout(&forests::demo_board(arrangement), arrangement, &Gaps::default()).bounds;
    let best = preferred(&bounds(Arrangement::Classic), &bounds(Arrangement::Compact), 1040.0, 800.0);
    assert_eq!(best.arrangement, Arrangement::Compact);
    assert!(best.zoom > 0.75, "{}", best.zoom);
}

#[test]
fn a_small_tree_in_the_classic_arrangement() {
    insta::assert_snapshot!(picture::svg(&forests::demo(), Arrangement::Classic));
}

#[test]
fn a_small_tree_in_the_compact_arrangement() {
    insta::assert_snapshot!(picture::svg(&forests::demo(), Arrangement::Compact));
}
