//! Signing in: somebody has shown who they are, and comes in as the account that it belongs to.
//!
//! Who was a guest in this browser can say that it was them. Where nobody else has this way to sign in, the
//! guest's account becomes the member's, with everything under its id. Else there are two accounts of one
//! person: the guest's is marked as the member's, and shown under the member's name.

use super::links::Opens;
use super::secret::Secret;
use super::session::Session;
use super::way::{Email, Way};
use super::{Account, Kind, People, PeopleError, Profile, Token};
use crate::limits::{EMAIL_LINK_LASTS, HANDED_OUT_LINK_LASTS};
use board::id::PersonId;

/// Somebody came in.
#[derive(Debug)]
pub struct Arrival {
    /// As whom.
    pub person: PersonId,
    /// For this browser.
    pub token: Token,
    /// The guest's account that turned out to be this person's, where that is another one.
    pub was: Option<PersonId>,
}

/// Whom somebody vouches for.
#[derive(Debug, Clone)]
pub struct Vouched {
    /// How the person is known there.
    pub way: Way,
    /// The name, where it was told.
    pub name: Option<String>,
    /// The number of the municipality that the person works for, where that was told.
    pub municipality: Option<String>,
}

impl People {
    /// Somebody wants to sign in by e-mail. Gives the secret of a link to send there; `None`: nothing is to be sent.
    /// Who asks must not be able to tell which.
    pub async fn ask_for_link(
        &self,
        email: &Email,
        visitor: Option<&Session>,
        now_ms: u64,
    ) -> Result<Option<Secret>, PeopleError> {
        let known = self.accounts.by_way(&Way::Email(email.clone())).is_some();
        let asked_by = visitor.map(|visitor| visitor.person.clone()).filter(|_| !known);
        let asked_by = asked_by.filter(|person| self.is_known_by_cookie_alone(person));
        if !(known || asked_by.is_some()) || !self.links.may_send(email, now_ms) {
            return Ok(None);
        }
        let opens = Opens::Address { email: email.clone(), asked_by };
        Ok(Some(self.links.draw(opens, EMAIL_LINK_LASTS, now_ms).await?))
    }

    /// A link for a person whom the operator vouches for; who is not known by the address is taken in under `name`.
    pub async fn link_by_operator(
        &self,
        email: Email,
        name: Option<&str>,
        now_ms: u64,
    ) -> Result<(PersonId, Secret), PeopleError> {
        let way = Way::Email(email);
        let person = match self.accounts.by_way(&way) {
            Some(person) => person,
            None => self.take_in_by(way, Profile::parse(name.unwrap_or_default(), None)?, now_ms).await?,
        };
        let secret = self.link_to_hand_out(&person, now_ms).await?;
        Ok((person, secret))
    }

    /// A link that signs this person in, to be handed over by somebody who knows them.
    pub async fn link_to_hand_out(&self, person: &PersonId, now_ms: u64) -> Result<Secret, PeopleError> {
        Ok(self.links.draw(Opens::Person(person.clone()), HANDED_OUT_LINK_LASTS, now_ms).await?)
    }

    /// Somebody follows a link. `keep_guest`: what was done in this browser until now was done by them.
    pub async fn sign_in_by_link(
        &self,
        secret: &Secret,
        visitor: Option<&Session>,
        keep_guest: bool,
        now_ms: u64,
    ) -> Result<Arrival, PeopleError> {
        // Looked at first: who opens it in another browser can still open it in the right one.
        if let Opens::Address { email, asked_by: Some(asker) } = self.links.look(secret, now_ms).await? {
            let still_nobodys = self.accounts.by_way(&Way::Email(email)).is_none();
            if still_nobodys && visitor.is_none_or(|visitor| visitor.person != asker) {
                return Err(PeopleError::OtherBrowser);
            }
        }
        match self.links.take(secret, now_ms).await? {
            Opens::Person(person) => self.come_in(person, visitor, keep_guest, now_ms).await,
            Opens::Address { email, .. } => {
                let profile = visitor.and_then(|visitor| self.account(&visitor.person));
                let profile = profile.map(|account| account.profile.clone());
                self.arrive(Way::Email(email), profile, visitor, keep_guest, now_ms).await
            }
        }
    }

    /// Somebody comes for whom an issuer vouches.
    pub async fn sign_in_vouched(
        &self,
        vouched: Vouched,
        visitor: Option<&Session>,
        keep_guest: bool,
        now_ms: u64,
    ) -> Result<Arrival, PeopleError> {
        let Vouched { way, name, municipality } = vouched;
        // A name that nobody could read is asked for, as one that was not told.
        let told = name.as_deref().and_then(|name| Profile::parse(name, None).ok()).map(|profile| profile.name);
        let profile = Profile { name: told.clone().unwrap_or_default(), municipality: municipality.clone() };
        let arrival = self.arrive(way, Some(profile), visitor, keep_guest, now_ms).await?;
        let vouch = |account: &mut Account| {
            if account.profile.name.is_empty() {
                account.profile.name = told.unwrap_or_default();
            }
            if municipality.is_some() {
                account.profile.municipality = municipality;
                account.vouched = true;
            }
        };
        self.accounts.change(&arrival.person, vouch).await?;
        Ok(arrival)
    }

    async fn arrive(
        &self,
        way: Way,
        profile: Option<Profile>,
        visitor: Option<&Session>,
        keep_guest: bool,
        now_ms: u64,
    ) -> Result<Arrival, PeopleError> {
        if let Some(person) = self.accounts.by_way(&way) {
            return self.come_in(person, visitor, keep_guest, now_ms).await;
        }
        let mine = visitor.map(|visitor| &visitor.person).filter(|person| self.is_known_by_cookie_alone(person));
        let person = match mine.filter(|_| keep_guest) {
            Some(guest) => {
                self.accounts.become_member(guest, way).await?;
                guest.clone()
            }
            None => self.take_in_by(way, profile.ok_or(PeopleError::LinkEnded)?, now_ms).await?,
        };
        self.come_in(person, visitor, false, now_ms).await
    }

    async fn take_in_by(&self, way: Way, profile: Profile, now_ms: u64) -> Result<PersonId, PeopleError> {
        let person = PersonId::fresh(crate::random::bits());
        let account = Account { ways: vec![way], ..Account::new(profile, Kind::Member, now_ms) };
        self.accounts.add(&person, account).await?;
        Ok(person)
    }

    /// Ends the session that was here, and begins one of the person's.
    async fn come_in(
        &self,
        person: PersonId,
        visitor: Option<&Session>,
        keep_guest: bool,
        now_ms: u64,
    ) -> Result<Arrival, PeopleError> {
        let guest = visitor.map(|visitor| visitor.person.clone()).filter(|guest| keep_guest && *guest != person);
        let was = guest.filter(|guest| self.is_known_by_cookie_alone(guest));
        if let Some(guest) = &was {
            self.accounts.change(guest, |account| account.same_as = Some(person.clone())).await?;
            self.sessions.end_all(guest).await?;
        }
        if let Some(visitor) = visitor {
            self.sessions.end(visitor.id).await?;
        }
        let token = self.sign_in(&person, now_ms).await?;
        Ok(Arrival { person, token, was })
    }

    /// Whether the person could not come back without this browser's cookie.
    fn is_known_by_cookie_alone(&self, person: &PersonId) -> bool {
        self.account(person).is_some_and(|account| account.ways.is_empty() && account.kind != Kind::Demo)
    }
}
