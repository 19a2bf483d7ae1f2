//! The page and its files, from the binary itself (in debug builds from `web/dist`, so that a new bundle
//! needs no new binary).

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use board::id::DocumentId;
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../web/dist"]
#[allow_missing = true]
struct Bundle;

const PAGE: &str = "index.html";
/// Under here, names carry a hash of their content: `assets/<16 hexadecimal digits>/app.css`.
const HASHED: &str = "assets/";
const HASH_DIGITS: usize = 16;
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";

/// `/b/{board}`: the page, for an address that can be a board's. Whether there is one, the page asks.
pub async fn board_page(Path(board): Path<String>, headers: HeaderMap) -> Response {
    match board.parse::<DocumentId>() {
        Ok(_) => page(headers).await,
        Err(_) => (StatusCode::NOT_FOUND, "No board has such an address.").into_response(),
    }
}

/// The page.
pub async fn page(headers: HeaderMap) -> Response {
    embedded(PAGE, &headers).unwrap_or_else(|| {
        let missing = "This server was built without its web page: run `cargo xtask web` and build it again.";
        (StatusCode::SERVICE_UNAVAILABLE, missing).into_response()
    })
}

/// Any other file of the bundle.
pub async fn file(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = uri.path().trim_start_matches('/');
    let found = if path.ends_with(".br") || path == PAGE { None } else { embedded(path, &headers) };
    found.unwrap_or_else(|| (StatusCode::NOT_FOUND, "There is nothing at this address.").into_response())
}

fn embedded(path: &str, headers: &HeaderMap) -> Option<Response> {
    let plain = Bundle::get(path)?;
    let compressed = accepts_brotli(headers).then(|| Bundle::get(&format!("{path}.br"))).flatten();
    let encoding = compressed.as_ref().map(|_| HeaderValue::from_static("br"));
    let etag = etag(&plain, encoding.is_some());
    let mut response = if headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        axum::body::Body::from(compressed.unwrap_or(plain).data.into_owned()).into_response()
    };
    let own = response.headers_mut();
    own.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static(if is_hashed(path) { FOREVER } else { ASK_FIRST }));
    own.insert(header::ETAG, etag);
    own.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    own.extend(encoding.map(|encoding| (header::CONTENT_ENCODING, encoding)));
    Some(response)
}

fn etag(file: &EmbeddedFile, compressed: bool) -> HeaderValue {
    let hash: String = file.metadata.sha256_hash().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let suffix = if compressed { "-br" } else { "" };
    HeaderValue::try_from(format!("\"{hash}{suffix}\"")).expect("hexadecimal digits fit into a header")
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    let texts = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    texts.flat_map(|text| text.split(',')).any(|offer| {
        let (coding, quality) = offer.split_once(';').unwrap_or((offer, ""));
        let refused = matches!(quality.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        coding.trim().eq_ignore_ascii_case("br") && !refused
    })
}

fn is_hashed(path: &str) -> bool {
    let folder = path.strip_prefix(HASHED).and_then(|rest| rest.split_once('/'));
    folder.is_some_and(|(hash, _)| hash.len() == HASH_DIGITS && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The types of what a bundle holds; browsers refuse to guess under `nosniff`.
fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "ftl" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_hashed("assets/0123456789abcdef/app.css"));
        for path in ["assets/app.css", "index.html", "assets/0123/app.css", "icons/0123456789abcdef/a.svg"] {
            assert!(!is_hashed(path), "{path}");
        }
    }

    #[track_caller]
    fn check_brotli(accept: &'static str, expected: bool) {
        let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accept))]);
        assert_eq!(accepts_brotli(&headers), expected, "{accept}");
    }

    #[test]
    fn brotli_goes_to_who_asks_for_it() {
        check_brotli("gzip, deflate, br", true);
        check_brotli("br;q=0.5", true);
        check_brotli("gzip", false);
        check_brotli("br;q=0, gzip", false);
        check_brotli("brotli", false);
    }
}
