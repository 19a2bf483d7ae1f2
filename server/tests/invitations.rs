//! Invitation links and the door, over a real store: whom they let in, when, and to what.

#[path = "town/hall.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod hall;
#[path = "town/opened.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod opened;

use board::id::PersonId;
use board::network::act::{Act, Done, Invite, NotDone};
use board::network::role::{Role, Scope};
use board::network::sharing::{Grantee, Level};
use board::network::standing::Standing;
use futures_util::future::join_all;
use futures_util::poll;
use hall::*;
use opened::*;
use server::network::Change;
use server::store::{Store, Write};
use std::collections::HashSet;

impl Town {
    async fn invite(&self, invite: Invite) -> String {
        let by = match invite.scope {
            Scope::Board(..) => "project_lead",
            Scope::Network | Scope::Project(_) => "network_lead",
        };
        match self.act(by, Act::Invite(invite)).await {
            Done::Invitation { secret, .. } => secret,
            other => panic!("an invitation came to {other:?}"),
        }
    }
}

fn to_board(level: Level) -> Invite {
    Invite {
        network: network(),
        role: Role::Guest,
        scope: Scope::Board(OWN, level),
        organisation: None,
        expires_ms: NOW_MS + HOUR_MS,
        uses_max: None,
        admitted_by_lead: false,
        role_until_ms: None,
    }
}

#[tokio::test]
async fn a_link_lets_in_until_it_ends_and_the_same_person_once() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let secret = town.invite(Invite { uses_max: Some(2), ..to_board(Level::Input) }).await;
    let offer = town.directory.offer(&secret).expect("the link holds");
    assert_eq!(
        (offer.network.as_str(), offer.board.as_deref(), offer.level),
        ("Nettverket", Some("Tavle 12"), Some(Level::Input))
    );
    let accept = |name: &str| {
        let (directory, secret, person) = (town.directory.clone(), secret.clone(), person(name));
        async move { directory.accept_invitation(&secret, &person, Some("X902")).await }
    };
    let welcome = accept("a").await.expect("the link holds");
    assert_eq!((welcome.address(), welcome.waiting()), (format!("/b/{OWN}"), false));
    assert_eq!(welcome.held.organisation, Some(organisation("nordsund")));
    assert_eq!(town.directory.level(Some(&person("a")), OWN), Some(Level::Input));
    assert_eq!(town.directory.level(Some(&person("a")), OPENED), None, "a guest of one board sees no other");
    accept("a").await.expect("who is in comes again");
    accept("b").await.expect("two may come");
    assert_eq!(accept("c").await.err(), Some(NotDone::InvitationEnded));
    assert!(town.directory.offer(&secret).is_none());
    accept("b").await.expect("who is in comes again, also when the link is used up");
    assert_eq!(town.directory.level(Some(&person("c")), OWN), None);
}

#[tokio::test]
async fn a_revoked_link_lets_nobody_in_and_takes_back_what_came_of_it() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let secret = town.invite(to_board(Level::Write)).await;
    town.directory.accept_invitation(&secret, &person("a"), None).await.expect("the link holds");
    let invitation = town.directory.state().invitations(&network()).next().map(|row| row.id.clone()).expect("one");
    let mut changes = town.directory.changes();
    town.act("project_lead", Act::RevokeInvitation { invitation, with_memberships: true }).await;
    until(&mut changes, Change::Person(person("a"))).await;
    assert_eq!(town.directory.level(Some(&person("a")), OWN), None);
    for name in ["a", "b"] {
        let refused = town.directory.accept_invitation(&secret, &person(name), None).await;
        assert_eq!(refused.err(), Some(NotDone::InvitationEnded));
    }
    assert_eq!(
        town.directory.accept_invitation("guessed", &person("b"), None).await.err(),
        Some(NotDone::InvitationEnded)
    );
}

#[tokio::test]
async fn sixty_people_come_at_once_and_wait_until_the_lead_lets_them_all_in() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let secret = town
        .invite(Invite {
            role: Role::Participant,
            scope: Scope::Network,
            admitted_by_lead: true,
            ..to_board(Level::Input)
        })
        .await;
    let people: Vec<PersonId> = (0..60).map(|n| person(&format!("p{n}"))).collect();
    let coming = people.iter().map(|person| town.directory.accept_invitation(&secret, person, Some("X902")));
    for welcome in join_all(coming).await {
        assert!(welcome.expect("everybody comes to the door").waiting());
    }
    assert!(people.iter().all(|person| town.directory.level(Some(person), OPENED).is_none()), "nobody is in yet");
    town.act("network_lead", Act::Admit { network: network(), people: people.clone() }).await;
    assert!(people.iter().all(|person| town.directory.level(Some(person), OPENED) == Some(Level::Input)));
    let state = town.directory.state();
    let initials: HashSet<&str> = state.places(&network()).map(|place| place.initials.as_str()).collect();
    assert_eq!(initials.len(), state.places(&network()).count(), "no two have the same initials");
}

#[tokio::test]
async fn who_waits_to_be_let_in_further_keeps_what_they_have() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let level = |town: &Town| town.directory.level(Some(&person("a")), OWN);
    let come = async |town: &Town, secret: &str| {
        town.directory.accept_invitation(secret, &person("a"), None).await.expect("the link holds").waiting()
    };
    let to_see = town.invite(to_board(Level::See)).await;
    let to_write = town.invite(Invite { admitted_by_lead: true, ..to_board(Level::Write) }).await;
    assert!(!come(&town, &to_see).await);
    assert!(come(&town, &to_write).await);
    assert_eq!(level(&town), Some(Level::See));
    assert!(!come(&town, &to_see).await, "what they have needs nobody's leave");

    town.act("project_lead", Act::TurnAway { network: network(), people: vec![person("a")] }).await;
    assert_eq!(level(&town), Some(Level::See));

    assert!(come(&town, &to_write).await);
    drop(town);
    let town = opened_in(folder.path()).await;
    assert_eq!(level(&town), Some(Level::See), "after a restart, too");
    town.act("project_lead", Act::Admit { network: network(), people: vec![person("a")] }).await;
    assert_eq!(level(&town), Some(Level::Write));
    assert_eq!(town.directory.state().held_by(&person("a")).len(), 1, "nobody stands at the door any more");
}

#[tokio::test]
async fn who_waited_at_the_door_before_an_upgrade_is_let_in_after_it() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let to_write = town.invite(Invite { admitted_by_lead: true, ..to_board(Level::Write) }).await;
    town.directory.accept_invitation(&to_write, &person("a"), None).await.expect("the link holds");
    // As it was kept when a person had one row on a board, in or not.
    let entries = town.store.list("member", "").await.expect("the store answers");
    let waiting = entries.into_iter().find(|entry| entry.key.ends_with("/waiting")).expect("somebody waits");
    let before = waiting.key.trim_end_matches("/waiting").to_owned();
    town.store.put("member", &before, waiting.value, None).await.expect("nobody is in");
    town.store
        .put_all(vec![Write { bucket: "member", key: waiting.key, value: None, expected: Some(waiting.revision) }])
        .await
        .expect("it is there");
    drop(town);
    let town = opened_in(folder.path()).await;
    town.act("project_lead", Act::Admit { network: network(), people: vec![person("a")] }).await;
    assert_eq!(town.directory.level(Some(&person("a")), OWN), Some(Level::Write));
    drop(town);
    let town = opened_in(folder.path()).await;
    assert_eq!(town.directory.level(Some(&person("a")), OWN), Some(Level::Write));
    assert_eq!(town.directory.state().held_by(&person("a")).len(), 1);
}

#[tokio::test]
async fn who_waits_is_told_when_it_is_decided_and_no_sooner() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let to_network = Invite { role: Role::Participant, scope: Scope::Network, ..to_board(Level::Input) };
    let secret = town.invite(Invite { admitted_by_lead: true, ..to_network }).await;
    let people = [person("a"), person("b")];
    for person in &people {
        town.directory.accept_invitation(&secret, person, None).await.expect("the link holds");
    }
    let [a, b] = people.each_ref().map(|person| town.directory.decided(&secret, person));
    tokio::pin!(a, b);
    town.act("network_lead", Act::Admit { network: network(), people: vec![person("a")] }).await;
    assert_eq!(a.await, Ok(Standing::Admitted));
    assert!(poll!(&mut b).is_pending(), "nobody has decided about the other");
    town.act("network_lead", Act::TurnAway { network: network(), people: vec![person("b")] }).await;
    assert_eq!(b.await, Ok(Standing::TurnedAway));
    assert_eq!(town.directory.decided("guessed", &person("a")).await, Err(NotDone::InvitationEnded));
}

#[tokio::test]
async fn what_a_guest_of_the_network_says_of_themselves_opens_nothing() {
    let folder = folder();
    let town = founded_in(folder.path()).await;
    let share = Act::Share {
        board: OWN,
        to: Grantee::Organisation(organisation("nordsund")),
        level: Level::Write,
        until_ms: None,
    };
    town.act("project_lead", share).await;
    let secret = town.invite(Invite { scope: Scope::Network, ..to_board(Level::Input) }).await;
    town.directory.accept_invitation(&secret, &person("a"), Some("X902")).await.expect("the link holds");
    assert_eq!(town.directory.level(Some(&person("a")), OWN), None);
    assert_eq!(town.directory.level(Some(&person("a")), OPENED), Some(Level::Input));
}
