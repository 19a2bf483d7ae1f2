//! The few drawing calls we use, for both kinds of canvas, with strings that have crossed already.
//!
//! A call into JavaScript costs some 8 ns, a Rust string that crosses 200 ns: so colours, fonts and lines of
//! text are JavaScript strings made once, which web-sys' own bindings do not take.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The 2D context of a canvas, on the page or off it: the calls are the same.
    #[derive(Clone)]
    pub type Context;

    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    pub fn set_fill(this: &Context, colour: &JsString);
    #[wasm_bindgen(method, setter, js_name = strokeStyle)]
    pub fn set_stroke(this: &Context, colour: &JsString);
    #[wasm_bindgen(method, setter, js_name = lineWidth)]
    pub fn set_line_width(this: &Context, width: f64);
    #[wasm_bindgen(method, setter, js_name = lineJoin)]
    pub fn set_line_join(this: &Context, join: &JsString);
    #[wasm_bindgen(method, setter, js_name = font)]
    pub fn set_font(this: &Context, font: &JsString);
    #[wasm_bindgen(method, setter, js_name = textAlign)]
    pub fn set_text_align(this: &Context, align: &JsString);
    #[wasm_bindgen(method, js_name = setLineDash)]
    pub fn set_line_dash(this: &Context, dash: &js_sys::Array);
    #[wasm_bindgen(method, js_name = setTransform)]
    pub fn set_transform(this: &Context, a: f64, b: f64, c: f64, d: f64, e: f64, f: f64);
    #[wasm_bindgen(method)]
    pub fn translate(this: &Context, x: f64, y: f64);
    #[wasm_bindgen(method)]
    pub fn scale(this: &Context, x: f64, y: f64);
    #[wasm_bindgen(method)]
    pub fn save(this: &Context);
    #[wasm_bindgen(method)]
    pub fn restore(this: &Context);

    #[wasm_bindgen(method, js_name = clearRect)]
    pub fn clear_rect(this: &Context, x: f64, y: f64, w: f64, h: f64);
    #[wasm_bindgen(method, js_name = fillRect)]
    pub fn fill_rect(this: &Context, x: f64, y: f64, w: f64, h: f64);
    #[wasm_bindgen(method, js_name = beginPath)]
    pub fn begin_path(this: &Context);
    #[wasm_bindgen(method, js_name = closePath)]
    pub fn close_path(this: &Context);
    #[wasm_bindgen(method, js_name = moveTo)]
    pub fn move_to(this: &Context, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = lineTo)]
    pub fn line_to(this: &Context, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = bezierCurveTo)]
    pub fn bezier_curve_to(this: &Context, ax: f64, ay: f64, bx: f64, by: f64, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = arcTo)]
    pub fn arc_to(this: &Context, ax: f64, ay: f64, bx: f64, by: f64, radius: f64);
    #[wasm_bindgen(method)]
    pub fn arc(this: &Context, x: f64, y: f64, radius: f64, from: f64, to: f64);
    #[wasm_bindgen(method)]
    pub fn rect(this: &Context, x: f64, y: f64, w: f64, h: f64);
    #[wasm_bindgen(method, js_name = roundRect)]
    pub fn round_rect(this: &Context, x: f64, y: f64, w: f64, h: f64, radius: f64);
    #[wasm_bindgen(method)]
    pub fn fill(this: &Context);
    #[wasm_bindgen(method, js_name = fill)]
    pub fn fill_path(this: &Context, path: &web_sys::Path2d, rule: &JsString);
    #[wasm_bindgen(method)]
    pub fn stroke(this: &Context);
    #[wasm_bindgen(method, js_name = fillText)]
    pub fn fill_text(this: &Context, text: &JsString, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = measureText)]
    pub fn measure_text(this: &Context, text: &str) -> web_sys::TextMetrics;
    #[wasm_bindgen(method, js_name = drawImage)]
    pub fn draw_image(this: &Context, image: &web_sys::OffscreenCanvas, x: f64, y: f64, w: f64, h: f64);
}

/// A string that has crossed into JavaScript, to be used many times.
pub fn crossed(text: &str) -> JsString {
    JsString::from(text)
}
