//! The picture of one frame: fresh tiles, the board from tiles, the overlay.

use super::Editor;
use crate::{
    card::Detail,
    geometry::Rect,
    limits::ZOOM_REST_MS,
    overlay::Shown,
    paint::{Family, Ink, Painter, Role, Surface, Transform},
    text_layout::Measure,
};

impl Editor {
    /// Paints; true when something is still missing or scaled.
    pub(super) fn paint(&mut self, painter: &mut impl Painter, measure: &mut dyn Measure) -> bool {
        self.renew_scene(measure);
        self.reveal_selection();
        let unfinished =
            if self.scene.step(self.now_ms) { self.paint_moving(painter) } else { self.paint_board(painter) };
        self.paint_overlay(painter, measure);
        unfinished
    }

    fn reveal_selection(&mut self) {
        if !std::mem::take(&mut self.reveal_wanted) {
            return;
        }
        let motion = self.motion();
        if let Some(card) = self.selected.as_ref().and_then(|note| self.scene.card(note)) {
            self.camera.reveal(card.face.painted_rect(), motion);
        }
    }

    /// While cards are on their way the board is painted directly, and the tiles rest: what is in sight costs less than
    /// the tiles that it touches, frame after frame.
    fn paint_moving(&mut self, painter: &mut impl Painter) -> bool {
        let (view, window) = (self.camera.view(), self.camera.window());
        let scale = view.zoom * window.pixel_ratio;
        let (dx, dy) = (-view.origin_in_world.x * scale, -view.origin_in_world.y * scale);
        self.strings.teach(painter);
        painter.begin(Surface::Board, Transform { scale, dx, dy });
        self.scene.paint_moving(self.camera.visible_in_world(), Detail::at(view.zoom), painter);
        painter.end();
        true
    }

    fn paint_board(&mut self, painter: &mut impl Painter) -> bool {
        let (view, window) = (self.camera.view(), self.camera.window());
        let detail = Detail::at(view.zoom);
        let resting = self.now_ms - self.camera.zoomed_ms() >= ZOOM_REST_MS;
        let scene = &self.scene;
        let plan = self.tiles.plan(view, window, resting, |rect| scene.work(rect, detail));
        self.strings.teach(painter);
        for &tile in &plan.drop {
            painter.drop_tile(tile);
        }
        for fresh in &plan.fresh {
            painter.begin(Surface::Tile(fresh.tile), fresh.transform);
            scene.paint(fresh.rect_in_world, detail, painter);
            painter.end();
        }
        painter.begin(Surface::Board, Transform { scale: 1.0, dx: 0.0, dy: 0.0 });
        let (w, h) = (window.size.w * window.pixel_ratio, window.size.h * window.pixel_ratio);
        painter.fill(Rect::new(0.0, 0.0, w, h), Ink::Token(Family::Neutral, Role::BackgroundDefault));
        for (tile, rect) in plan.draw {
            painter.draw_tile(tile, rect);
        }
        painter.end();
        plan.unfinished
    }

    fn paint_overlay(&mut self, painter: &mut impl Painter, measure: &mut dyn Measure) {
        let shown = Shown {
            view: self.camera.view(),
            window: self.camera.window(),
            clear_in_screen: self.camera.clear_in_screen(),
            scene: &self.scene,
            board: self.session.board(),
            selected: self.selected.as_ref(),
            typing: self.typing.as_ref().map(|typing| &typing.note),
            preview: self.tool.preview(),
            peers: &self.peers,
            settings: &self.settings,
            words: &self.words,
            now_ms: self.now_ms,
        };
        self.overlay.paint(&shown, &mut self.strings, measure, painter);
    }
}
