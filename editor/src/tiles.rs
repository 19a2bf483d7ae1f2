//! The board as bitmaps of 512 device pixels: which are needed, which are stale, which may go.
//!
//! Panning copies bitmaps; only what comes into sight, or has changed, is painted anew, and of that only so
//! much a frame that the hand never waits. While the zoom moves, the tiles at hand are shown scaled.

use crate::{
    camera::View,
    geometry::{Point, Rect},
    input::Window,
    limits::{STALE_RECTS_MAX, TILE_BYTES, TILE_BYTES_MAX, TILE_SIDE_PX, TILE_WORK_BASE, TILE_WORK_PER_FRAME},
    paint::{TileId, Transform},
};
use std::collections::HashMap;

/// A tile's place: device pixels per board unit (as bits: only equal scales share tiles), column, row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Place {
    scale_bits: u64,
    column: i64,
    row: i64,
}

impl Place {
    fn scale(self) -> f64 {
        f64::from_bits(self.scale_bits)
    }
    fn rect_in_world(self) -> Rect {
        let side = TILE_SIDE_PX / self.scale();
        Rect::new(self.column as f64 * side, self.row as f64 * side, side, side)
    }
    /// Where it is when the board is shown at a scale, in device pixels from the board's origin.
    fn rect_in_px(self, scale: f64) -> Rect {
        let world = self.rect_in_world();
        Rect::new(world.x * scale, world.y * scale, world.w * scale, world.h * scale)
    }
}

#[derive(Debug)]
struct Tile {
    id: TileId,
    stale: bool,
    used: u64,
}

/// A tile to be painted now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fresh {
    /// Which bitmap.
    pub tile: TileId,
    /// What of the board it shows.
    pub rect_in_world: Rect,
    /// From board units to its pixels.
    pub transform: Transform,
}

/// What one frame does with the tiles.
#[derive(Debug, Default)]
pub struct Plan {
    /// Bitmaps that go.
    pub drop: Vec<TileId>,
    /// Bitmaps to paint, most central first.
    pub fresh: Vec<Fresh>,
    /// Bitmaps to copy to the window in this order, with their places in device pixels.
    pub draw: Vec<(TileId, Rect)>,
    /// Something stale or scaled is still shown: another frame is wanted.
    pub unfinished: bool,
}

/// All tiles.
#[derive(Debug, Default)]
pub struct Tiles {
    tiles: HashMap<Place, Tile>,
    free: Vec<TileId>,
    named: u32,
    frame: u64,
}

impl Tiles {
    /// Something changed within a rectangle of the board.
    pub fn invalidate(&mut self, rect_in_world: Rect) {
        for (place, tile) in &mut self.tiles {
            tile.stale |= place.rect_in_world().intersects(rect_in_world);
        }
    }

    /// Something changed within all of these. Where so much changed that looking for its tiles would cost more than
    /// painting them, all are stale.
    pub fn invalidate_many(&mut self, rects_in_world: &[Rect]) {
        if rects_in_world.len() > STALE_RECTS_MAX {
            return self.invalidate_all();
        }
        rects_in_world.iter().for_each(|rect| self.invalidate(*rect));
    }

    /// Everything looks different: another colour scheme, another font.
    pub fn invalidate_all(&mut self) {
        self.tiles.values_mut().for_each(|tile| tile.stale = true);
    }

    /// Decides what this frame paints and copies. `resting` says that the zoom is still; `work` is what a
    /// rectangle of the board costs to paint (see [`TILE_WORK_PER_FRAME`]).
    pub fn plan(&mut self, view: View, window: Window, resting: bool, mut work: impl FnMut(Rect) -> usize) -> Plan {
        self.frame += 1;
        let mut plan = Plan::default();
        let scale = view.zoom * window.pixel_ratio;
        let seen_px = Rect::new(
            (view.origin_in_world.x * scale).round(),
            (view.origin_in_world.y * scale).round(),
            (window.size.w * window.pixel_ratio).max(1.0),
            (window.size.h * window.pixel_ratio).max(1.0),
        );
        let needed = needed(seen_px, scale);
        let mut wanted: Vec<Place> = needed.iter().copied().filter(|place| self.wants_paint(place)).collect();
        let nothing_to_show = !self.tiles.keys().any(|place| needed.iter().any(|n| overlap(*n, *place)));
        if resting || nothing_to_show {
            wanted.sort_by(|a, b| from_middle(*a, seen_px).total_cmp(&from_middle(*b, seen_px)));
            let mut left = TILE_WORK_PER_FRAME;
            for place in wanted.iter().copied() {
                let cost = TILE_WORK_BASE + work(place.rect_in_world());
                if cost > left && !plan.fresh.is_empty() {
                    break;
                }
                left = left.saturating_sub(cost);
                plan.fresh.push(self.paint(place));
            }
        }
        let shown: Vec<Place> = needed.iter().copied().filter(|place| self.tiles.contains_key(place)).collect();
        plan.unfinished = plan.fresh.len() < wanted.len();
        if shown.len() < needed.len() {
            self.stand_in(seen_px, scale, &shown, &mut plan.draw);
        }
        for place in shown {
            if let Some(tile) = self.tiles.get_mut(&place) {
                tile.used = self.frame;
                let x = place.column as f64 * TILE_SIDE_PX - seen_px.x;
                let y = place.row as f64 * TILE_SIDE_PX - seen_px.y;
                plan.draw.push((tile.id, Rect::new(x, y, TILE_SIDE_PX, TILE_SIDE_PX)));
            }
        }
        self.evict(&mut plan);
        plan
    }

    fn wants_paint(&self, place: &Place) -> bool {
        self.tiles.get(place).is_none_or(|tile| tile.stale)
    }

    fn paint(&mut self, place: Place) -> Fresh {
        let (free, named, frame) = (&mut self.free, &mut self.named, self.frame);
        let tile = self.tiles.entry(place).or_insert_with(|| {
            let id = free.pop().unwrap_or_else(|| {
                *named += 1;
                TileId(*named - 1)
            });
            Tile { id, stale: false, used: frame }
        });
        tile.stale = false;
        tile.used = self.frame;
        let (dx, dy) = (-(place.column as f64) * TILE_SIDE_PX, -(place.row as f64) * TILE_SIDE_PX);
        let transform = Transform { scale: place.scale(), dx, dy };
        Fresh { tile: tile.id, rect_in_world: place.rect_in_world(), transform }
    }

    /// Tiles of other scales fill the holes, those shown last on top. What they hide altogether is not drawn: a board
    /// that was zoomed to and fro has many layers of tiles, and copying all of them scaled cost 40 ms a frame.
    fn stand_in(&mut self, seen_px: Rect, scale: f64, shown: &[Place], draw: &mut Vec<(TileId, Rect)>) {
        let mut holes = vec![seen_px];
        for place in shown {
            holes = without(&holes, place.rect_in_px(scale));
        }
        let others = self.tiles.iter().filter(|(place, _)| place.scale_bits != scale.to_bits());
        let in_sight = others.filter(|(place, _)| place.rect_in_px(scale).intersects(seen_px));
        let mut others: Vec<(u64, Place)> = in_sight.map(|(place, tile)| (tile.used, *place)).collect();
        others.sort_unstable();
        let first = draw.len();
        for (_, place) in others.into_iter().rev() {
            let px = place.rect_in_px(scale);
            if !holes.iter().any(|hole| hole.intersects(px)) {
                continue;
            }
            holes = without(&holes, px);
            if let Some(tile) = self.tiles.get_mut(&place) {
                tile.used = tile.used.max(self.frame - 1);
                draw.push((tile.id, px.moved(Point::new(-seen_px.x, -seen_px.y))));
            }
        }
        if let Some(stand_ins) = draw.get_mut(first..) {
            stand_ins.reverse();
        }
    }

    fn evict(&mut self, plan: &mut Plan) {
        let finished = !plan.unfinished;
        let (frame, free) = (self.frame, &mut self.free);
        let mut drop = |id| {
            free.push(id);
            plan.drop.push(id);
        };
        // A stale tile that nobody looks at is worth nothing once the picture is whole.
        self.tiles.retain(|_, tile| {
            let keep = !(finished && tile.stale && tile.used < frame);
            if !keep {
                drop(tile.id);
            }
            keep
        });
        let tiles_max = TILE_BYTES_MAX / TILE_BYTES;
        if self.tiles.len() <= tiles_max {
            return;
        }
        let mut idle: Vec<(u64, Place)> =
            self.tiles.iter().filter(|(_, tile)| tile.used < frame).map(|(place, tile)| (tile.used, *place)).collect();
        idle.sort();
        let excess = self.tiles.len() - tiles_max;
        for (_, place) in idle.into_iter().take(excess) {
            if let Some(tile) = self.tiles.remove(&place) {
                drop(tile.id);
            }
        }
    }
}

fn needed(seen_px: Rect, scale: f64) -> Vec<Place> {
    let tile = |px: f64| (px / TILE_SIDE_PX).floor() as i64;
    let scale_bits = scale.to_bits();
    let rows = tile(seen_px.y)..=tile(seen_px.bottom() - 1.0);
    rows.flat_map(|row| {
        (tile(seen_px.x)..=tile(seen_px.right() - 1.0)).map(move |column| Place { scale_bits, column, row })
    })
    .collect()
}

/// What is left of some rectangles where another covers them.
fn without(holes: &[Rect], cover: Rect) -> Vec<Rect> {
    let mut left = Vec::with_capacity(holes.len() + 3);
    for &hole in holes {
        if !hole.intersects(cover) {
            left.push(hole);
            continue;
        }
        let (top, bottom) = (cover.y.max(hole.y), cover.bottom().min(hole.bottom()));
        let sides = [
            (hole.x, hole.y, hole.right(), top),
            (hole.x, bottom, hole.right(), hole.bottom()),
            (hole.x, top, cover.x, bottom),
            (cover.right(), top, hole.right(), bottom),
        ];
        // Less than a hundredth of a pixel is rounding, not a hole.
        let sides = sides.into_iter().map(|(x, y, right, bottom)| Rect::new(x, y, right - x, bottom - y));
        left.extend(sides.filter(|side| side.w > 0.01 && side.h > 0.01));
    }
    left
}

fn overlap(a: Place, b: Place) -> bool {
    a.rect_in_world().intersects(b.rect_in_world())
}

fn from_middle(place: Place, seen_px: Rect) -> f64 {
    let middle = Point::new((place.column as f64 + 0.5) * TILE_SIDE_PX, (place.row as f64 + 0.5) * TILE_SIDE_PX);
    middle.distance(seen_px.center())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{geometry::Size, input::Covered};

    fn window() -> Window {
        Window { size: Size { w: 1024.0, h: 512.0 }, pixel_ratio: 1.0, covered: Covered::default() }
    }

    fn view(x: f64, zoom: f64) -> View {
        View { origin_in_world: Point::new(x, 0.0), zoom }
    }

    const NOTHING: fn(Rect) -> usize = |_| 0;

    #[test]
    fn what_is_in_sight_is_painted_once_and_then_only_copied() {
        let mut tiles = Tiles::default();
        let first = tiles.plan(view(0.0, 1.0), window(), true, NOTHING);
        assert_eq!((first.fresh.len(), first.draw.len()), (2, 2));
        let second = tiles.plan(view(0.0, 1.0), window(), true, NOTHING);
        assert_eq!((second.fresh.len(), second.draw.len()), (0, 2));
        assert!(!second.unfinished);
    }

    #[test]
    fn panning_paints_only_what_comes_into_sight() {
        let mut tiles = Tiles::default();
        tiles.plan(view(0.0, 1.0), window(), true, NOTHING);
        let panned = tiles.plan(view(100.0, 1.0), window(), true, NOTHING);
        assert_eq!((panned.fresh.len(), panned.draw.len()), (1, 3));
        assert_eq!(panned.draw[0].1, Rect::new(-100.0, 0.0, 512.0, 512.0));
    }

    #[test]
    fn a_change_makes_only_its_own_tiles_stale() {
        let mut tiles = Tiles::default();
        tiles.plan(view(0.0, 1.0), window(), true, NOTHING);
        tiles.invalidate(Rect::new(600.0, 10.0, 20.0, 20.0));
        let plan = tiles.plan(view(0.0, 1.0), window(), true, NOTHING);
        assert_eq!(plan.fresh.len(), 1);
        assert_eq!(plan.fresh[0].rect_in_world, Rect::new(512.0, 0.0, 512.0, 512.0));
    }

    #[test]
    fn while_the_zoom_moves_the_tiles_at_hand_are_shown_scaled() {
        let mut tiles = Tiles::default();
        tiles.plan(view(0.0, 1.0), window(), true, NOTHING);
        let moving = tiles.plan(view(0.0, 1.5), window(), false, NOTHING);
        assert!(moving.fresh.is_empty() && moving.unfinished);
        assert_eq!(moving.draw[0].1, Rect::new(0.0, 0.0, 768.0, 768.0));
        let rested = tiles.plan(view(0.0, 1.5), window(), true, NOTHING);
        assert_eq!(rested.fresh.len(), 2);
        assert!(!rested.unfinished);
    }

    #[test]
    fn of_many_layers_only_what_is_seen_is_copied() {
        let mut tiles = Tiles::default();
        for zoom in [4.0, 2.0, 1.0] {
            tiles.plan(view(0.0, zoom), window(), true, NOTHING);
        }
        let closer = tiles.plan(view(0.0, 1.5), window(), false, NOTHING);
        assert_eq!(closer.draw.len(), 2, "the last layer covers the window");
        // Farther away it does not: below it lie the others, where they show.
        let farther = tiles.plan(view(-1024.0, 0.75), window(), false, NOTHING);
        let [.., last] = farther.draw.as_slice() else { panic!("something is shown") };
        assert_eq!(last.1.w, 384.0, "the layer shown last is on top");
    }

    #[test]
    fn what_is_covered_is_no_hole() {
        let hole = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert_eq!(without(&[hole], Rect::new(-1.0, -1.0, 20.0, 20.0)), []);
        let left = without(&[hole], Rect::new(4.0, 4.0, 2.0, 2.0));
        assert_eq!(left.iter().map(|rect| rect.w * rect.h).sum::<f64>(), 96.0);
        assert_eq!(without(&[hole], Rect::new(20.0, 0.0, 5.0, 5.0)), [hole]);
    }

    #[test]
    fn a_frame_takes_on_only_so_much_work_but_always_some() {
        let mut tiles = Tiles::default();
        let plan = tiles.plan(view(0.0, 1.0), window(), true, |_| TILE_WORK_PER_FRAME);
        assert_eq!(plan.fresh.len(), 1);
        assert!(plan.unfinished);
        let plan = tiles.plan(view(0.0, 1.0), window(), true, |_| TILE_WORK_PER_FRAME);
        assert_eq!(plan.fresh.len(), 1);
        assert!(!plan.unfinished);
    }

    #[test]
    fn a_stale_tile_is_shown_until_its_turn_comes() {
        let mut tiles = Tiles::default();
        tiles.plan(view(0.0, 1.0), window(), true, NOTHING);
        tiles.invalidate_all();
        let plan = tiles.plan(view(0.0, 1.0), window(), true, |_| TILE_WORK_PER_FRAME);
        assert_eq!((plan.fresh.len(), plan.draw.len(), plan.unfinished), (1, 2, true));
    }

    #[test]
    fn memory_has_a_limit_and_the_least_recently_shown_go_first() {
        let mut tiles = Tiles::default();
        let tiles_max = TILE_BYTES_MAX / TILE_BYTES;
        for step in 0..200 {
            let plan = tiles.plan(view(f64::from(step) * 512.0, 1.0), window(), true, NOTHING);
            assert!(tiles.tiles.len() <= tiles_max, "{} tiles", tiles.tiles.len());
            assert!(plan.drop.iter().all(|id| !plan.draw.iter().any(|(drawn, _)| drawn == id)));
        }
        let back = tiles.plan(view(199.0 * 512.0, 1.0), window(), true, NOTHING);
        assert!(back.fresh.is_empty());
    }
}
