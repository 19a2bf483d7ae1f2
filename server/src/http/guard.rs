//! What stands before every address: other sites' pages may not write here or open sockets, and every
//! answer tells the browser how little it may do with it.

use super::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header, uri::Authority};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Everything comes from here; WebAssembly may be compiled, JavaScript from text may not. Styles that
/// scripts set on elements (CSSOM) are not "inline" to a browser, `style=""` in HTML is.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    // A board's address is half a key: no other site gets to know it.
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
];

/// A year, once a browser has come by https.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=31536000";

/// Adds the security headers to every answer.
pub async fn add_headers(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // An answer that says more about itself says it in a stricter way.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.settings.secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(STRICT_TRANSPORT_SECURITY));
    }
    response
}

/// Refuses what another site's page sends. Who is no browser sends no `Origin`, and has no cookie that
/// somebody else could make it send.
pub async fn check_origin(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let harmless = matches!(*request.method(), Method::GET | Method::HEAD)
        && !request.headers().contains_key(header::SEC_WEBSOCKET_KEY);
    if harmless || same_origin(request.headers(), request.uri().authority(), app.settings.public_host()) {
        return next.run(request).await;
    }
    (StatusCode::FORBIDDEN, "This comes from another site's page. Behind a proxy: see --public-url.").into_response()
}

/// `authority`: the host as HTTP/2 has it, in the request line. `public`: the host that people type.
fn same_origin(headers: &HeaderMap, authority: Option<&Authority>, public: Option<&str>) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
    let Some((_, origin_host)) = origin else { return false };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.or(authority.map(Authority::as_str));
    [host, public].into_iter().flatten().any(|own| own.eq_ignore_ascii_case(origin_host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(origin: Option<&'static str>, public: Option<&str>, expected: bool) {
        let mut headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static("127.0.0.1:8080"))]);
        headers.extend(origin.map(|origin| (header::ORIGIN, HeaderValue::from_static(origin))));
        assert_eq!(same_origin(&headers, None, public), expected, "{origin:?}");
    }

    #[test]
    fn only_our_own_pages_may_write_and_open_sockets() {
        check(Some("http://127.0.0.1:8080"), None, true);
        check(None, None, true);
        check(Some("http://127.0.0.1:9999"), None, false);
        check(Some("https://evil.example"), None, false);
        check(Some("null"), None, false);
        check(Some("https://Tavle.example.no"), Some("tavle.example.no"), true);
        check(Some("https://tavle.example.no.evil.example"), Some("tavle.example.no"), false);
    }
}
