//! Where the window stands over the board.

use crate::{
    geometry::{Point, Rect, Size, ease_out},
    input::{Covered, Window},
    limits::{FIT_PADDING_PX, FIT_ZOOM_MAX, MOTION_MS, ZOOM_MAX, ZOOM_MIN},
};

/// One standing of the window: what is in the upper left corner, and how large things are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The point of the board in the window's upper left corner, board units.
    pub origin_in_world: Point,
    /// CSS pixels per board unit.
    pub zoom: f64,
}

impl View {
    /// Where a point of the board is seen.
    pub fn screen_from_world(self, point_in_world: Point) -> Point {
        point_in_world.minus(self.origin_in_world).times(self.zoom)
    }
    /// Which point of the board is seen there.
    pub fn world_from_screen(self, point_in_screen: Point) -> Point {
        self.origin_in_world.plus(point_in_screen.times(1.0 / self.zoom))
    }
    /// Where a rectangle of the board is seen.
    pub fn screen_from_world_rect(self, rect: Rect) -> Rect {
        let at = self.screen_from_world(Point::new(rect.x, rect.y));
        Rect::new(at.x, at.y, rect.w * self.zoom, rect.h * self.zoom)
    }
}

/// A movement of the camera that is under way.
#[derive(Debug, Clone, Copy)]
struct Flight {
    from: View,
    to: View,
    began_ms: f64,
}

/// The camera: what is seen now, and where it is going.
#[derive(Debug, Clone)]
pub struct Camera {
    window: Window,
    view: View,
    flight: Option<Flight>,
    zoomed_ms: f64,
}

impl Camera {
    /// A camera over the board's origin.
    pub fn new(window: Window) -> Self {
        let view = View { origin_in_world: Point::default(), zoom: 1.0 };
        Camera { window, view, flight: None, zoomed_ms: f64::NEG_INFINITY }
    }

    /// The window that it looks through.
    pub fn window(&self) -> Window {
        self.window
    }

    /// Where it stands, with the origin on whole device pixels so that tiles and overlay meet sharply.
    pub fn view(&self) -> View {
        let device = self.view.zoom * self.window.pixel_ratio;
        let snap = |world: f64| (world * device).round() / device;
        let origin = self.view.origin_in_world;
        View { origin_in_world: Point::new(snap(origin.x), snap(origin.y)), zoom: self.view.zoom }
    }

    /// The zoom that a movement under way will end at.
    pub fn aimed_zoom(&self) -> f64 {
        self.flight.map_or(self.view.zoom, |flight| flight.to.zoom)
    }

    /// When the zoom last changed.
    pub fn zoomed_ms(&self) -> f64 {
        self.zoomed_ms
    }

    /// Is it moving by itself?
    pub fn flying(&self) -> bool {
        self.flight.is_some()
    }

    /// What of the board is in the window, bars included.
    pub fn visible_in_world(&self) -> Rect {
        let Size { w, h } = self.window.size;
        let origin = self.view.origin_in_world;
        Rect::new(origin.x, origin.y, w / self.view.zoom, h / self.view.zoom)
    }

    /// What of the window no bar covers, in CSS pixels.
    pub fn clear_in_screen(&self) -> Rect {
        clear(self.window.size, self.window.covered)
    }

    /// The window has another size: the board's middle stays in the middle.
    pub fn resize(&mut self, window: Window) {
        let middle = self.view.world_from_screen(clear(self.window.size, self.window.covered).center());
        self.window = window;
        let center = self.clear_in_screen().center();
        self.view.origin_in_world = middle.minus(center.times(1.0 / self.view.zoom));
        self.flight = None;
    }

    /// Move the window by some CSS pixels. The person's own movement ends the camera's.
    pub fn pan(&mut self, by_px: Point) {
        self.flight = None;
        self.view.origin_in_world = self.view.origin_in_world.plus(by_px.times(1.0 / self.view.zoom));
    }

    /// Magnify by a factor; what is under the point stays there.
    pub fn zoom_at(&mut self, at_in_screen: Point, factor: f64, now_ms: f64) {
        self.flight = None;
        self.view = self.zoomed(at_in_screen, self.view.zoom * factor);
        self.zoomed_ms = now_ms;
    }

    /// Magnify to a zoom around the middle of what is clear.
    pub fn zoom_to(&mut self, zoom: f64, motion: Motion) {
        let middle = self.clear_in_screen().center();
        self.fly(self.zoomed(middle, zoom), motion);
    }

    fn zoomed(&self, at_in_screen: Point, zoom: f64) -> View {
        let anchor = self.view.world_from_screen(at_in_screen);
        let zoom = zoom.clamp(ZOOM_MIN, ZOOM_MAX);
        View { origin_in_world: anchor.minus(at_in_screen.times(1.0 / zoom)), zoom }
    }

    /// The zoom at which `bounds` fills what is clear.
    pub fn zoom_to_fit(&self, bounds: Rect) -> f64 {
        let clear = self.clear_in_screen().grown(-FIT_PADDING_PX);
        let (w, h) = (clear.w.max(1.0), clear.h.max(1.0));
        (w / bounds.w.max(1.0)).min(h / bounds.h.max(1.0)).clamp(ZOOM_MIN, FIT_ZOOM_MAX)
    }

    /// Show all of `bounds`.
    pub fn fit(&mut self, bounds: Rect, motion: Motion) {
        let zoom = self.zoom_to_fit(bounds);
        self.fly(self.centred(bounds.center(), zoom), motion);
    }

    /// Stand so that a point of the board is in the middle of what is clear.
    pub fn centre_on(&mut self, point_in_world: Point, zoom: f64, motion: Motion) {
        let zoom = zoom.clamp(ZOOM_MIN, ZOOM_MAX);
        self.fly(self.centred(point_in_world, zoom), motion);
    }

    fn centred(&self, point_in_world: Point, zoom: f64) -> View {
        let middle = self.clear_in_screen().center();
        View { origin_in_world: point_in_world.minus(middle.times(1.0 / zoom)), zoom }
    }

    /// Move no more than needed for `rect` to be clear of the bars; not at all when it is seen already.
    pub fn reveal(&mut self, rect_in_world: Rect, motion: Motion) {
        let standing = self.flight.map_or(self.view, |flight| flight.to);
        let clear = self.clear_in_screen().grown(-FIT_PADDING_PX / 2.0);
        let rect = standing.screen_from_world_rect(rect_in_world);
        let shift = |start: f64, end: f64, from: f64, to: f64| {
            if end - start > to - from || start < from {
                start - from
            } else if end > to {
                end - to
            } else {
                0.0
            }
        };
        let by = Point::new(
            shift(rect.x, rect.right(), clear.x, clear.right()),
            shift(rect.y, rect.bottom(), clear.y, clear.bottom()),
        );
        if by != Point::default() {
            let origin_in_world = standing.origin_in_world.plus(by.times(1.0 / standing.zoom));
            self.fly(View { origin_in_world, zoom: standing.zoom }, motion);
        }
    }

    /// Has the person lost sight of everything? Then a way back is offered.
    pub fn lost(&self, content: Rect) -> bool {
        !self.visible_in_world().intersects(content)
    }

    fn fly(&mut self, to: View, motion: Motion) {
        match motion {
            Motion::Smooth { now_ms } => self.flight = Some(Flight { from: self.view, to, began_ms: now_ms }),
            Motion::Reduced { now_ms } => {
                self.flight = None;
                self.view = to;
                self.zoomed_ms = now_ms;
            }
        }
    }

    /// Go on with a movement. True while there is more to come.
    pub fn step(&mut self, now_ms: f64) -> bool {
        let Some(flight) = self.flight else { return false };
        let t = (now_ms - flight.began_ms) / MOTION_MS;
        if t >= 1.0 {
            self.flight = None;
            self.view = flight.to;
        } else {
            self.view = between(flight.from, flight.to, ease_out(t), self.clear_in_screen().center());
        }
        if flight.from.zoom != flight.to.zoom {
            self.zoomed_ms = now_ms;
        }
        self.flight.is_some()
    }
}

/// How the camera gets there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Motion {
    /// In [`MOTION_MS`], from now on.
    Smooth {
        /// The time.
        now_ms: f64,
    },
    /// At once: the person has asked for less movement.
    Reduced {
        /// The time.
        now_ms: f64,
    },
}

fn clear(size: Size, covered: Covered) -> Rect {
    let w = (size.w - covered.left - covered.right).max(1.0);
    let h = (size.h - covered.top - covered.bottom).max(1.0);
    Rect::new(covered.left, covered.top, w, h)
}

/// Between two views the zoom runs geometrically and the middle in a straight line.
fn between(from: View, to: View, t: f64, middle: Point) -> View {
    let zoom = from.zoom * (to.zoom / from.zoom).powf(t);
    let center = from.world_from_screen(middle).towards(to.world_from_screen(middle), t);
    View { origin_in_world: center.minus(middle.times(1.0 / zoom)), zoom }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera() -> Camera {
        let covered = Covered { top: 56.0, ..Covered::default() };
        Camera::new(Window { size: Size { w: 1000.0, h: 656.0 }, pixel_ratio: 1.0, covered })
    }

    const AT_ONCE: Motion = Motion::Reduced { now_ms: 0.0 };

    #[test]
    fn what_is_under_the_pointer_stays_there_when_zooming() {
        let mut camera = camera();
        let at = Point::new(300.0, 200.0);
        let before = camera.view.world_from_screen(at);
        camera.zoom_at(at, 2.5, 0.0);
        assert!(before.distance(camera.view.world_from_screen(at)) < 1e-9);
    }

    #[test]
    fn the_zoom_has_limits() {
        let mut camera = camera();
        camera.zoom_at(Point::default(), 1e9, 0.0);
        assert_eq!(camera.view().zoom, ZOOM_MAX);
        camera.zoom_at(Point::default(), 1e-9, 0.0);
        assert_eq!(camera.view().zoom, ZOOM_MIN);
    }

    #[test]
    fn fit_keeps_clear_of_the_bars() {
        let mut camera = camera();
        let bounds = Rect::new(-500.0, -2000.0, 1000.0, 4000.0);
        camera.fit(bounds, AT_ONCE);
        let seen = camera.view().screen_from_world_rect(bounds);
        assert!(camera.clear_in_screen().covers(seen), "{seen:?}");
        assert!(seen.y >= 56.0);
    }

    #[test]
    fn reveal_moves_nothing_that_is_seen_already() {
        let mut camera = camera();
        let before = camera.view();
        camera.reveal(Rect::new(100.0, 100.0, 208.0, 60.0), AT_ONCE);
        assert_eq!(camera.view(), before);
        camera.reveal(Rect::new(2000.0, 100.0, 208.0, 60.0), AT_ONCE);
        assert_eq!(camera.view().origin_in_world.y, before.origin_in_world.y);
        assert_eq!(camera.view().screen_from_world(Point::new(2208.0, 0.0)).x, 988.0);
    }

    #[test]
    fn a_flight_ends_where_it_was_to_go() {
        let mut camera = camera();
        camera.zoom_to(2.0, Motion::Smooth { now_ms: 0.0 });
        assert!(camera.step(50.0));
        let zoom = camera.view().zoom;
        assert!(zoom > 1.0 && zoom < 2.0, "{zoom}");
        assert!(!camera.step(MOTION_MS));
        assert_eq!(camera.view().zoom, 2.0);
    }

    #[test]
    fn the_persons_own_movement_ends_a_flight() {
        let mut camera = camera();
        camera.zoom_to(2.0, Motion::Smooth { now_ms: 0.0 });
        camera.step(50.0);
        camera.pan(Point::new(10.0, 0.0));
        let before = camera.view();
        assert!(!camera.step(100.0));
        assert_eq!(camera.view(), before);
    }

    #[test]
    fn one_who_has_scrolled_away_from_everything_is_lost() {
        let mut camera = camera();
        let content = Rect::new(0.0, 0.0, 500.0, 500.0);
        assert!(!camera.lost(content));
        camera.pan(Point::new(5000.0, 0.0));
        assert!(camera.lost(content));
        camera.fit(content, AT_ONCE);
        assert!(!camera.lost(content));
    }
}
