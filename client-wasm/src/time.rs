//! Days and times, as people here write them.

use crate::locale::{Language, words};
use board::task::Day;
use js_sys::Date;
use wasm_bindgen::JsValue;

/// What browsers call the language in force. Nynorsk writes days as bokmål does but for their names, which few
/// browsers have; those that have not fall back to bokmål by themselves.
fn locale() -> &'static str {
    match words().now() {
        Language::Bokmal => "nb-NO",
        Language::Nynorsk => "nn-NO",
        Language::English => "en-GB",
    }
}

/// A day of the calendar: "torsdag 3. desember", and of another year "3. desember 2027".
pub fn calendar_day(day: Day) -> String {
    // In the reader's own time zone, where it is that day.
    let date = Date::new_with_year_month_day(u32::from(day.year()), i32::from(day.month()) - 1, i32::from(day.day()));
    let at_ms = date.get_time() as u64;
    if day.year() == today().year() { self::day(at_ms) } else { self::date(at_ms) }
}

/// Today, where the reader is.
pub fn today() -> Day {
    let now = Date::new_0();
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(now.get_full_year()).unwrap_or_default();
    Day::new(year, small(now.get_month() + 1), small(now.get_date())).expect("a browser's clock shows a day")
}

/// A day near now: "torsdag 3. desember". `at_ms`: milliseconds since 1970.
pub fn day(at_ms: u64) -> String {
    written(at_ms, &[("weekday", "long"), ("day", "numeric"), ("month", "long")])
}

/// A day of any year: "3. desember 2026". `at_ms`: milliseconds since 1970.
pub fn date(at_ms: u64) -> String {
    written(at_ms, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// A moment: "3. des. 2026, 14:05". `at_ms`: milliseconds since 1970.
pub fn moment(at_ms: u64) -> String {
    let parts =
        [("day", "numeric"), ("month", "short"), ("year", "numeric"), ("hour", "2-digit"), ("minute", "2-digit")];
    written(at_ms, &parts)
}

fn written(at_ms: u64, parts: &[(&str, &str)]) -> String {
    let options = js_sys::Object::new();
    for (name, value) in parts {
        // Setting a field of a fresh object can't fail.
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    Date::new(&JsValue::from_f64(at_ms as f64)).to_locale_date_string(locale(), &options).into()
}

/// Now, in milliseconds since 1970.
pub fn now_ms() -> u64 {
    Date::now() as u64
}

/// The end of a day that was chosen in a field (`2026-12-03`), in milliseconds since 1970; none if none was.
pub fn end_of_day(chosen: &str) -> Option<u64> {
    // Without a zone: the day as it is where the person is.
    let end_ms = Date::parse(&format!("{chosen}T23:59:59"));
    end_ms.is_finite().then_some(end_ms as u64)
}
