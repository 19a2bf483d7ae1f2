//! How a board opens: laid out for the window, and never with card text that is too small to read.

use super::{Editor, Stale};
use crate::{
    camera::Motion,
    geometry::{Point, Rect},
    input::Window,
    limits::{OPENING_FOLD_LEVEL_MIN, OPENING_TEXT_MIN_PX},
    paint::Font,
    scene::{Making, words::Setting},
    text_layout::Measure,
};
use board::{id::NoteId, layout::Arrangement, problem_tree::Group};

impl Editor {
    pub(super) fn resize(&mut self, window: Window) {
        if window == self.camera.window() {
            return;
        }
        self.camera.resize(window);
        // Until the person chooses, the arrangement is the one that can be read larger in this window.
        self.rearrange_wanted = self.opened && self.chosen_arrangement.is_none();
    }

    /// Brings the scene up to date; what became stale is painted anew.
    pub(super) fn renew_scene(&mut self, measure: &mut dyn Measure) {
        let touched = std::mem::take(&mut self.touched);
        let window = self.camera.window().size;
        let ready = window.w > 0.0 && window.h > 0.0 && !self.board().tree().is_empty();
        if !self.opened && ready {
            self.opened = true;
            self.open(measure);
        } else if std::mem::take(&mut self.refit_wanted) {
            self.prefer(measure);
            self.lay_out(measure);
            let motion = self.motion();
            if let Some(bounds) = self.scene.bounds() {
                self.camera.fit(bounds, motion);
            }
        } else if std::mem::take(&mut self.rearrange_wanted) {
            let before = self.arrangement;
            self.prefer(measure);
            if self.arrangement != before {
                self.refit_wanted = true;
                return self.renew_scene(measure);
            }
        }
        if self.stale >= Stale::Layout {
            self.lay_out(measure);
        } else if !touched.is_empty() {
            self.retouch(&touched, measure);
        }
        if self.stale == Stale::Everything {
            self.tiles.invalidate_all();
        }
        self.stale = Stale::Nothing;
    }

    /// Branches are closed from the outside in, until what is left can be read as a whole. Where that is no help (a
    /// tree is too wide for the window however few levels it shows) only so many are closed that it fits from top
    /// to bottom, and the window shows what is around the core.
    fn open(&mut self, measure: &mut dyn Measure) {
        let readable = OPENING_TEXT_MIN_PX / Font::Card.size();
        let deepest = self.branching().map(|(_, level)| level).max().unwrap_or(0);
        let mut tall_enough = None;
        let mut zoom = self.prefer(measure);
        for outer in (OPENING_FOLD_LEVEL_MIN..=deepest).rev() {
            if zoom >= readable {
                break;
            }
            if tall_enough.is_none() && self.zoom_to_fit_height(measure) >= readable {
                tall_enough = Some(self.board_folds.clone());
            }
            let closing: Vec<NoteId> =
                self.branching().filter(|(_, level)| *level == outer).map(|(note, _)| note.clone()).collect();
            for note in closing {
                self.board_folds.close(note);
            }
            zoom = self.prefer(measure);
        }
        if let Some(folds) = tall_enough.filter(|_| zoom < readable) {
            self.board_folds = folds;
            zoom = self.prefer(measure);
        }
        self.lay_out(measure);
        let at_once = Motion::Reduced { now_ms: self.now_ms };
        let Some(bounds) = self.scene.bounds() else { return };
        if zoom >= readable {
            self.camera.fit(bounds, at_once);
            return;
        }
        let core = self.board().core().and_then(|core| self.scene.card(core));
        let around = core.map_or(bounds, |core| core.face.rect).center();
        let whole_height = self.camera.zoom_to_fit(height_alone(bounds)) >= readable;
        let y = if whole_height { bounds.center().y } else { around.y };
        self.camera.centre_on(Point::new(around.x, y), readable, at_once);
    }

    /// The zoom at which the board fits from top to bottom, in the arrangement that was preferred last.
    fn zoom_to_fit_height(&mut self, measure: &mut dyn Measure) -> f64 {
        self.lay_out(measure);
        self.scene.bounds().map_or(1.0, |bounds| self.camera.zoom_to_fit(height_alone(bounds)))
    }

    /// The notes of the tree from which something hangs, with their levels.
    fn branching(&self) -> impl Iterator<Item = (&NoteId, u32)> {
        let tree = self.board().tree();
        let tops = [Group::Effects, Group::Causes].into_iter().flat_map(|group| tree.tops(group));
        let placed = tops.flat_map(|top| tree.branch(top)).filter_map(|note| tree.find(note));
        placed.filter(|placed| placed.children().len() > 0).map(|placed| (placed.id(), placed.level()))
    }

    /// Takes the arrangement that can be read larger, unless the person has chosen; gives the zoom at which it fits.
    fn prefer(&mut self, measure: &mut dyn Measure) -> f64 {
        let (chosen, labels, board) = (self.chosen_arrangement, &self.words, self.session.board());
        let setting = Setting { strings: &mut self.strings, measure };
        let mut making = Making { folds: &self.board_folds, labels, setting };
        let (classic, compact) = self.scene.try_both(board, &mut making);
        let zoom = |bounds: Option<Rect>| bounds.map_or(1.0, |bounds| self.camera.zoom_to_fit(bounds));
        let (classic, compact) = (zoom(classic), zoom(compact));
        let larger = if compact > classic { Arrangement::Compact } else { Arrangement::Classic };
        self.arrangement = chosen.unwrap_or(larger);
        match self.arrangement {
            Arrangement::Classic => classic,
            Arrangement::Compact => compact,
        }
    }

    fn lay_out(&mut self, measure: &mut dyn Measure) {
        let setting = Setting { strings: &mut self.strings, measure };
        let mut making = Making { folds: &self.board_folds, labels: &self.words, setting };
        let (board, arrangement) = (self.session.board(), self.arrangement);
        let stale = if self.settings.reduced_motion || !self.seen {
            self.scene.lay_out(board, arrangement, &mut making)
        } else {
            let sight = self.camera.visible_in_world();
            self.scene.lay_out_moving(board, arrangement, sight, self.now_ms, &mut making)
        };
        self.tiles.invalidate_many(&stale);
        self.report.typing_changed |= self.typing.is_some();
    }

    fn retouch(&mut self, touched: &[NoteId], measure: &mut dyn Measure) {
        let setting = Setting { strings: &mut self.strings, measure };
        let mut making = Making { folds: &self.board_folds, labels: &self.words, setting };
        match self.scene.retouch(self.session.board(), touched, &mut making) {
            Some(stale) => self.tiles.invalidate_many(&stale),
            None => self.lay_out(measure),
        }
    }
}

fn height_alone(bounds: Rect) -> Rect {
    Rect { w: 0.0, ..bounds }
}
