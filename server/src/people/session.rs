//! A session: one browser in which somebody is signed in. The browser has a secret, we have its hash.
//!
//! The secret is changed daily. The one before is taken until the new one has come back, since the answer
//! that brought it may have been lost, and a little longer, since requests overtake each other.

use super::secret::{Secret, SecretHash};
use super::{Kind, ms};
use crate::limits::{FORMER_SECRET_TAKEN_FOR, GUEST_SESSION_IDLE_MAX, MEMBER_SESSION_IDLE_MAX, SESSION_SECRET_AGE_MAX};
use board::id::PersonId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// Which session. It is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(pub u128);

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl SessionId {
    /// One that nobody has.
    pub(super) fn fresh() -> Self {
        SessionId(crate::random::bits())
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        u128::from_str_radix(text, 16).ok().map(SessionId)
    }
}

/// Who asks: somebody signed in, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Which session. Its sockets close when it ends.
    pub id: SessionId,
    /// The person.
    pub person: PersonId,
}

/// What is kept of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) person: PersonId,
    pub(super) kind: Kind,
    pub(super) secret: SecretHash,
    /// The secret before, for as long as it is taken.
    pub(super) former: Option<SecretHash>,
    /// When the secret was changed last.
    pub(super) changed_ms: u64,
    /// When the present secret came back first.
    pub(super) returned_ms: Option<u64>,
}

impl Kept {
    pub(super) fn begun(person: PersonId, kind: Kind, secret: &Secret, now_ms: u64) -> Self {
        let secret = secret.hash();
        Kept { person, kind, secret, former: None, changed_ms: now_ms, returned_ms: None }
    }

    /// For how long after its last day of use a session lasts.
    pub(super) fn idle_max(kind: Kind) -> Duration {
        match kind {
            Kind::Guest => GUEST_SESSION_IDLE_MAX,
            Kind::Member | Kind::Demo => MEMBER_SESSION_IDLE_MAX,
        }
    }

    pub(super) fn is_over(&self, now_ms: u64) -> bool {
        now_ms >= self.changed_ms.saturating_add(ms(Self::idle_max(self.kind)))
    }

    /// Whether it is time for a new secret.
    pub(super) fn is_old(&self, now_ms: u64) -> bool {
        now_ms >= self.changed_ms.saturating_add(ms(SESSION_SECRET_AGE_MAX))
    }

    /// Whether somebody with that secret is let in.
    pub(super) fn takes(&self, brought: &SecretHash, now_ms: u64) -> bool {
        let former_taken = || {
            let until = self.returned_ms.map(|returned| returned.saturating_add(ms(FORMER_SECRET_TAKEN_FOR)));
            until.is_none_or(|until| now_ms < until)
        };
        !self.is_over(now_ms) && (*brought == self.secret || (self.former.as_ref() == Some(brought) && former_taken()))
    }

    /// With a new secret. `brought`: the one that the browser certainly has.
    pub(super) fn changed(&self, brought: SecretHash, fresh: &Secret, now_ms: u64) -> Self {
        let (former, secret) = (Some(brought), fresh.hash());
        Kept { secret, former, changed_ms: now_ms, returned_ms: None, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY_MS: u64 = 24 * 3600 * 1000;

    fn begun(kind: Kind) -> (Kept, Secret) {
        let secret = Secret::fresh();
        (Kept::begun("kari".parse().expect("a plain name is an id"), kind, &secret, 0), secret)
    }

    #[test]
    fn the_secret_before_is_taken_until_the_new_one_has_come_back() {
        let (first, old) = begun(Kind::Member);
        assert!(!first.is_old(DAY_MS - 1) && first.is_old(DAY_MS));
        let new = Secret::fresh();
        let mut second = first.changed(old.hash(), &new, DAY_MS);
        assert!(second.takes(&old.hash(), 2 * DAY_MS), "the answer with the new one may have been lost");
        assert!(second.takes(&new.hash(), 2 * DAY_MS));
        second.returned_ms = Some(2 * DAY_MS);
        let grace = ms(FORMER_SECRET_TAKEN_FOR);
        assert!(second.takes(&old.hash(), 2 * DAY_MS + grace - 1));
        assert!(!second.takes(&old.hash(), 2 * DAY_MS + grace));
        assert!(!second.takes(&Secret::fresh().hash(), DAY_MS));
    }

    #[test]
    fn a_session_ends_when_it_is_not_used() {
        for (kind, idle_max) in [(Kind::Member, MEMBER_SESSION_IDLE_MAX), (Kind::Guest, GUEST_SESSION_IDLE_MAX)] {
            let (session, secret) = begun(kind);
            assert!(session.takes(&secret.hash(), ms(idle_max) - 1));
            assert!(!session.takes(&secret.hash(), ms(idle_max)));
        }
    }
}
