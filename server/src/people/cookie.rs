//! The cookie of a session. HttpOnly: no script reads it. SameSite=Lax: other sites' pages do not send it
//! along with what they post.

use super::secret::Secret;
use axum::http::{HeaderMap, HeaderValue, header};
use std::time::Duration;

/// The cookie's name.
pub const NAME: &str = "samtavle_session";

/// The secret that a browser brings, if it brings one of ours.
pub fn brought(headers: &HeaderMap) -> Option<Secret> {
    named(headers, NAME).find_map(Secret::parse)
}

/// The values of all cookies of that name.
pub fn named<'a>(headers: &'a HeaderMap, wanted: &'a str) -> impl Iterator<Item = &'a str> {
    let texts = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let cookies = texts.flat_map(|text| text.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
    cookies.filter(move |(name, _)| *name == wanted).map(|(_, value)| value)
}

/// Gives a browser its secret. `secure`: it travels over https only.
pub fn give(answer: &mut HeaderMap, secret: &Secret, kept_for: Duration, secure: bool) {
    set(answer, NAME, secret.as_str(), "/", kept_for, secure);
}

/// Takes the secret from a browser.
pub fn take(answer: &mut HeaderMap, secure: bool) {
    set(answer, NAME, "", "/", Duration::ZERO, secure);
}

/// Sets a cookie that only we read; none of its parts may hold a `;`.
pub fn set(answer: &mut HeaderMap, name: &str, value: &str, path: &str, kept_for: Duration, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let age = kept_for.as_secs();
    let cookie = format!("{name}={value}; Path={path}; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    let cookie = HeaderValue::try_from(cookie).expect("our cookies are words and hexadecimal text");
    answer.append(header::SET_COOKIE, cookie);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_cookie(text: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::try_from(text).expect("test texts fit"))])
    }

    #[test]
    fn who_was_given_a_cookie_brings_the_secret_back() {
        let (secret, mut answer) = (Secret::fresh(), HeaderMap::new());
        give(&mut answer, &secret, Duration::from_secs(60), true);
        let cookie = answer[header::SET_COOKIE].to_str().expect("our cookies are ASCII");
        for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/", "Max-Age=60"] {
            assert!(cookie.contains(attribute), "{attribute} is missing in {cookie}");
        }
        let sent = cookie.split(';').next().expect("a cookie has a value");
        assert_eq!(brought(&with_cookie(&format!("other=1; {sent}; last=2"))), Some(secret));
    }

    #[test]
    fn a_cookie_that_is_none_of_ours_is_no_secret() {
        for text in ["samtavle_session=", "samtavle_session=admin", "session=00000000000000000000000000000000"] {
            assert_eq!(brought(&with_cookie(text)), None, "{text}");
        }
    }
}
