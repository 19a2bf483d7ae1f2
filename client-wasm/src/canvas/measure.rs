//! Widths of words, as the browser will draw them.

use super::context::{Context, crossed};
use editor::{paint::Font, text_layout::Measure};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::OffscreenCanvas;

/// The CSS of each of the editor's fonts.
pub struct Fonts {
    css: [JsString; Font::ALL.len()],
}

impl Default for Fonts {
    fn default() -> Self {
        Fonts { css: Font::ALL.map(|font| crossed(&css(font))) }
    }
}

impl Fonts {
    /// As a canvas wants it.
    pub fn css(&self, font: Font) -> &JsString {
        let at = Font::ALL.iter().position(|&known| known == font).expect("ALL holds every font");
        &self.css[at]
    }
}

/// `weight size family`, at the font's own size.
pub fn css(font: Font) -> String {
    format!("{} {}px Inter, system-ui, sans-serif", font.weight(), font.size())
}

/// Asks a canvas that nobody sees.
pub struct CanvasMeasure {
    context: Context,
    fonts: Fonts,
    set: Option<Font>,
}

impl CanvasMeasure {
    /// A small canvas for measuring.
    pub fn new() -> Result<Self, JsValue> {
        let context = OffscreenCanvas::new(1, 1)?.get_context("2d")?.ok_or("this browser has no 2D canvas")?;
        Ok(CanvasMeasure { context: context.unchecked_into(), fonts: Fonts::default(), set: None })
    }
}

impl Measure for CanvasMeasure {
    fn width(&mut self, font: Font, run: &str) -> f64 {
        if self.set != Some(font) {
            self.context.set_font(self.fonts.css(font));
            self.set = Some(font);
        }
        self.context.measure_text(run).width()
    }
}
