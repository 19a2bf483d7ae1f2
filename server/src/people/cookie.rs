//! The cookie by which a person is known again. HttpOnly: no script reads it. SameSite=Lax: other sites'
//! pages do not send it along with what they post.

use super::Secret;
use axum::http::{HeaderMap, HeaderValue, header};
use board::id::PersonId;

/// The cookie's name.
pub const NAME: &str = "samtavle_person";
/// A year: longer than a learning network's rounds.
const MAX_AGE_S: u32 = 365 * 24 * 3600;

/// Who a request comes from.
#[derive(Debug, Clone)]
pub struct Visitor {
    secret: Secret,
    known: bool,
}

impl Visitor {
    /// The visitor of these headers: who the cookie says, or else somebody new.
    pub fn of(headers: &HeaderMap) -> Self {
        let texts = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let cookies = texts.flat_map(|text| text.split(';')).filter_map(|cookie| cookie.trim().split_once('='));
        let secret = cookies.filter(|(name, _)| *name == NAME).find_map(|(_, value)| Secret::parse(value));
        Visitor { known: secret.is_some(), secret: secret.unwrap_or_else(Secret::fresh) }
    }

    /// The person, if they brought a cookie.
    pub fn known(headers: &HeaderMap) -> Option<PersonId> {
        let visitor = Visitor::of(headers);
        visitor.known.then(|| visitor.person())
    }

    /// Their public id.
    pub fn person(&self) -> PersonId {
        self.secret.person()
    }

    /// Gives somebody new their cookie with the answer. `secure`: only over https.
    pub fn remember(&self, answer: &mut HeaderMap, secure: bool) {
        if self.known {
            return;
        }
        let secure = if secure { "; Secure" } else { "" };
        let secret = self.secret.as_str();
        let cookie = format!("{NAME}={secret}; Path=/; Max-Age={MAX_AGE_S}; HttpOnly; SameSite=Lax{secure}");
        let cookie = HeaderValue::try_from(cookie).expect("hexadecimal text fits into a header");
        answer.append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_cookie(text: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::try_from(text).expect("test texts fit"))])
    }

    #[test]
    fn who_comes_without_a_cookie_gets_one_and_is_known_by_it() {
        let new = Visitor::of(&HeaderMap::new());
        let mut answer = HeaderMap::new();
        new.remember(&mut answer, true);
        let cookie = answer[header::SET_COOKIE].to_str().expect("our cookies are ASCII").to_owned();
        for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(cookie.contains(attribute), "{attribute} is missing in {cookie}");
        }

        let sent = cookie.split(';').next().expect("a cookie has a value");
        let headers = with_cookie(&format!("other=1; {sent}; last=2"));
        assert_eq!(Visitor::known(&headers), Some(new.person()));
        let mut answer = HeaderMap::new();
        Visitor::of(&headers).remember(&mut answer, true);
        assert!(answer.is_empty(), "a known one needs no new cookie");
    }

    #[test]
    fn a_cookie_that_is_none_of_ours_is_nobody() {
        for text in ["samtavle_person=", "samtavle_person=admin", "person=00000000000000000000000000000000"] {
            assert_eq!(Visitor::known(&with_cookie(text)), None, "{text}");
        }
    }
}
