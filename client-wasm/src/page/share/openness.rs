//! How a board's openings read in a few words: who can see it, and beside each.

use crate::{desk::desk, locale::words, page::names, time};
use board::network::{
    around::Audience,
    lookup::Sharing,
    sharing::{Grant, Grantee},
};
use leptos::prelude::Get;

/// As many others are named; the rest is a number.
const NAMED_MAX: usize = 3;

/// Who can see the board, in a sentence. Followed by who is told it, and by language.
pub fn visible_for() -> String {
    let (owner, municipality, others, invited) = match desk().shown.audience.get() {
        None => return String::new(),
        Some(Audience::Everybody) => return words().get("visible-address"),
        Some(Audience::Network) => return words().get("visible-network"),
        Some(Audience::Organisations { owner, municipality, others, invited }) => {
            (owner, municipality, others, invited)
        }
    };
    let mut who = vec![match (others.is_empty(), municipality) {
        (true, true) => words().fill("visible-municipality", [("name", owner.into())]),
        (true, false) => words().fill("visible-organisation", [("name", owner.into())]),
        (false, _) => owner,
    }];
    let more = others.len().saturating_sub(NAMED_MAX);
    who.extend(others.into_iter().take(NAMED_MAX));
    who.extend((more > 0).then(|| words().fill("visible-more", [("count", more.into())])));
    who.extend(invited.then(|| words().get("visible-invited")));
    words().fill("visible-for", [("who", words().list(&who).into())])
}

/// Whom an opening is to.
pub fn grantee(to: &Grantee, sharing: Option<&Sharing>) -> String {
    match to {
        Grantee::Network => words().get("shared-whole-network"),
        Grantee::Organisation(id) => {
            let known = sharing.and_then(|sharing| sharing.organisations.iter().find(|party| party.id == *id));
            known.map(|party| party.name.clone()).unwrap_or_else(|| words().get("shared-an-organisation"))
        }
        Grantee::Person(id) => {
            let known = sharing.and_then(|sharing| sharing.people.iter().find(|person| person.id == *id));
            known.map(|person| person.name.clone()).unwrap_or_else(|| words().get("shared-a-person"))
        }
    }
}

/// How far, and until when.
pub fn terms(grant: &Grant) -> String {
    let level = words().get(names::opened(grant.level));
    match grant.until_ms {
        Some(until_ms) => words().fill("shared-until", [("level", level.into()), ("day", time::date(until_ms).into())]),
        None => level,
    }
}
