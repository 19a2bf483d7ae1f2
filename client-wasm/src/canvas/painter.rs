//! The editor's [`Painter`] on the browser's canvases.

use super::{
    context::{Context, crossed},
    icons::{ICON_SIDE, Icons},
    inks::Inks,
    measure::Fonts,
};
use editor::{
    geometry::{Point, Rect},
    limits::TILE_SIDE_PX,
    paint::{Align, Dash, Font, Icon, Ink, Painter, Piece, Stroke, Surface, TextId, TextRun, TileId, Transform},
};
use js_sys::{Array, JsString};
use std::{collections::HashMap, f64::consts::TAU};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlCanvasElement, OffscreenCanvas};

/// Radius of a dot of the board's raster, board units.
const DOT_RADIUS: f64 = 1.0;
/// A raster of more dots than this in one rectangle is a grey surface, not dots.
const DOTS_MAX: f64 = 20_000.0;

/// What the context is set to: setting it again costs a call and a string comparison.
#[derive(Default, PartialEq, Clone, Copy)]
struct Pens {
    fill: Option<Ink>,
    stroke: Option<Stroke>,
    font: Option<Font>,
    align: Option<Align>,
}

/// Both canvases, the tiles and everything that has crossed into JavaScript.
pub struct CanvasPainter {
    board: Context,
    board_canvas: HtmlCanvasElement,
    overlay: Context,
    overlay_canvas: HtmlCanvasElement,
    tiles: HashMap<TileId, (OffscreenCanvas, Context)>,
    texts: HashMap<TextId, JsString>,
    inks: Inks,
    icons: Icons,
    fonts: Fonts,
    words: CanvasWords,
    on: Context,
    pens: Pens,
}

/// Values of canvas properties, crossed once.
struct CanvasWords {
    left: JsString,
    center: JsString,
    round: JsString,
    evenodd: JsString,
    solid: Array,
    dashed: Array,
}

impl CanvasPainter {
    /// A painter on the two canvases of the stage.
    pub fn new(board_canvas: HtmlCanvasElement, overlay_canvas: HtmlCanvasElement) -> Result<Self, JsValue> {
        let opaque = js_sys::Object::new();
        js_sys::Reflect::set(&opaque, &"alpha".into(), &false.into())?;
        let missing = "this browser has no 2D canvas";
        let board: Context =
            board_canvas.get_context_with_context_options("2d", &opaque)?.ok_or(missing)?.unchecked_into();
        let overlay: Context = overlay_canvas.get_context("2d")?.ok_or(missing)?.unchecked_into();
        Ok(CanvasPainter {
            on: board.clone(),
            board,
            board_canvas,
            overlay,
            overlay_canvas,
            tiles: HashMap::new(),
            texts: HashMap::new(),
            inks: Inks::new(),
            icons: Icons::default(),
            fonts: Fonts::default(),
            words: CanvasWords {
                left: crossed("left"),
                center: crossed("center"),
                round: crossed("round"),
                evenodd: crossed("evenodd"),
                solid: Array::new(),
                dashed: Array::of2(&5.into(), &4.into()),
            },
            pens: Pens::default(),
        })
    }

    /// Light has become dark, or the contrast another: colours are looked up again.
    pub fn scheme_changed(&mut self) {
        self.inks.forget_all();
    }

    /// Gives both canvases their number of device pixels. Setting it wipes a canvas, so only when it differs.
    pub fn resize(&mut self, width_px: u32, height_px: u32) {
        for canvas in [&self.board_canvas, &self.overlay_canvas] {
            if canvas.width() != width_px || canvas.height() != height_px {
                canvas.set_width(width_px);
                canvas.set_height(height_px);
            }
        }
        self.pens = Pens::default();
    }

    fn set_fill(&mut self, ink: Ink) {
        if self.pens.fill != Some(ink) {
            self.on.set_fill(self.inks.css(ink));
            self.pens.fill = Some(ink);
        }
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        if self.pens.stroke == Some(stroke) {
            return;
        }
        self.on.set_stroke(self.inks.css(stroke.ink));
        self.on.set_line_width(stroke.width);
        self.on.set_line_dash(match stroke.dash {
            Dash::Solid => &self.words.solid,
            Dash::Dashed => &self.words.dashed,
        });
        self.pens.stroke = Some(stroke);
    }

    /// The tile's context, with its bitmap made when there is none. `None` when memory is short.
    fn tile(&mut self, id: TileId) -> Option<Context> {
        if let Some((_, context)) = self.tiles.get(&id) {
            return Some(context.clone());
        }
        let side = TILE_SIDE_PX as u32;
        let canvas = OffscreenCanvas::new(side, side).ok()?;
        let context: Context = canvas.get_context("2d").ok()??.unchecked_into();
        self.tiles.insert(id, (canvas, context.clone()));
        Some(context)
    }
}

impl Painter for CanvasPainter {
    fn learn(&mut self, id: TextId, text: &str) {
        self.texts.insert(id, crossed(text));
    }

    fn forget(&mut self, id: TextId) {
        self.texts.remove(&id);
    }

    fn begin(&mut self, surface: Surface, transform: Transform) {
        let (context, width, height) = match surface {
            Surface::Board => {
                (self.board.clone(), f64::from(self.board_canvas.width()), f64::from(self.board_canvas.height()))
            }
            Surface::Overlay => {
                (self.overlay.clone(), f64::from(self.overlay_canvas.width()), f64::from(self.overlay_canvas.height()))
            }
            Surface::Tile(id) => match self.tile(id) {
                Some(context) => (context, TILE_SIDE_PX, TILE_SIDE_PX),
                None => return,
            },
        };
        self.on = context;
        self.pens = Pens::default();
        self.on.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        self.on.clear_rect(0.0, 0.0, width, height);
        self.on.set_line_join(&self.words.round);
        self.transform(transform);
    }

    fn transform(&mut self, transform: Transform) {
        let Transform { scale, dx, dy } = transform;
        self.on.set_transform(scale, 0.0, 0.0, scale, dx, dy);
    }

    fn end(&mut self) {
        self.pens = Pens::default();
    }

    fn fill(&mut self, rect: Rect, ink: Ink) {
        self.set_fill(ink);
        self.on.fill_rect(rect.x, rect.y, rect.w, rect.h);
    }

    fn dots(&mut self, rect: Rect, spacing: f64, ink: Ink) {
        if rect.w * rect.h / (spacing * spacing) > DOTS_MAX {
            return;
        }
        self.set_fill(ink);
        self.on.begin_path();
        let first = |from: f64| (from / spacing).ceil() * spacing;
        let mut y = first(rect.y);
        while y < rect.bottom() {
            let mut x = first(rect.x);
            while x < rect.right() {
                self.on.move_to(x + DOT_RADIUS, y);
                self.on.arc(x, y, DOT_RADIUS, 0.0, TAU);
                x += spacing;
            }
            y += spacing;
        }
        self.on.fill();
    }

    fn round_rect(&mut self, rect: Rect, radius: f64, fill: Option<Ink>, stroke: Option<Stroke>) {
        self.on.begin_path();
        self.on.round_rect(rect.x, rect.y, rect.w, rect.h, radius);
        if let Some(ink) = fill {
            self.set_fill(ink);
            self.on.fill();
        }
        if let Some(stroke) = stroke {
            self.set_stroke(stroke);
            self.on.stroke();
        }
    }

    fn line(&mut self, pieces: &[Piece], stroke: Stroke) {
        self.set_stroke(stroke);
        self.on.begin_path();
        for &piece in pieces {
            match piece {
                Piece::Move(to) => self.on.move_to(to.x, to.y),
                Piece::Line(to) => self.on.line_to(to.x, to.y),
                Piece::Curve(a, b, to) => self.on.bezier_curve_to(a.x, a.y, b.x, b.y, to.x, to.y),
                Piece::Round(corner, to, radius) => self.on.arc_to(corner.x, corner.y, to.x, to.y, radius),
            }
        }
        self.on.stroke();
    }

    fn polygon(&mut self, points: &[Point], ink: Ink) {
        let Some((first, rest)) = points.split_first() else { return };
        self.set_fill(ink);
        self.on.begin_path();
        self.on.move_to(first.x, first.y);
        for point in rest {
            self.on.line_to(point.x, point.y);
        }
        self.on.close_path();
        self.on.fill();
    }

    fn text(&mut self, run: TextRun) {
        self.set_fill(run.ink);
        let Some(text) = self.texts.get(&run.text) else { return };
        if self.pens.font != Some(run.font) {
            self.on.set_font(self.fonts.css(run.font));
            self.pens.font = Some(run.font);
        }
        if self.pens.align != Some(run.align) {
            self.on.set_text_align(match run.align {
                Align::Left => &self.words.left,
                Align::Center => &self.words.center,
            });
            self.pens.align = Some(run.align);
        }
        self.on.fill_text(text, run.at.x, run.at.y);
    }

    fn icon(&mut self, icon: Icon, rect: Rect, ink: Ink) {
        self.set_fill(ink);
        let Some(path) = self.icons.path(icon) else { return };
        self.on.save();
        self.on.translate(rect.x, rect.y);
        self.on.scale(rect.w / ICON_SIDE, rect.h / ICON_SIDE);
        self.on.fill_path(path, &self.words.evenodd);
        self.on.restore();
    }

    fn draw_tile(&mut self, tile: TileId, to_px: Rect) {
        let Some((canvas, _)) = self.tiles.get(&tile) else { return };
        // Rectangles of tiles are in device pixels, whatever transform the surface was begun with.
        self.on.save();
        self.on.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        self.on.draw_image(canvas, to_px.x, to_px.y, to_px.w, to_px.h);
        self.on.restore();
    }

    fn drop_tile(&mut self, tile: TileId) {
        self.tiles.remove(&tile);
    }
}
