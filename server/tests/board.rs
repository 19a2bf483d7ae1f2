//! Our own clients meet at `/board/{board}`.

#[path = "meeting/place.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod place;

use board::id::DocumentId;
use board::wire::message::{Closed, Hello, ListedKind, Message, Reason, Right, SUBPROTOCOL, Seal};
use place::{Copy, Ours, Place, Plain, person, status};
use server::limits::Limits;
use server::rooms::seal::SealKey;

struct Town {
    place: Place,
    board: DocumentId,
    folder: tempfile::TempDir,
}

async fn town_with(limits: Limits) -> Town {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let place = Place::open(folder.path(), limits).await;
    let board = place.board(7).await;
    Town { place, board, folder }
}

async fn town() -> Town {
    town_with(Limits::default()).await
}

/// Where the log stood when the client was last told.
fn log_of(ours: &Ours, document: DocumentId) -> u64 {
    ours.talks[&document].seal.as_ref().map_or(0, |seal| seal.log)
}

fn voice(ours: &Ours, owner: &str) -> Option<DocumentId> {
    let owner = ListedKind::Voice { owner: person(owner) };
    let listed = ours.manifest.as_ref()?.documents.iter().find(|listed| listed.kind == owner)?;
    Some(listed.id)
}

#[tokio::test]
async fn the_manifest_comes_first_and_lists_the_content_and_the_own_voice() {
    let town = town().await;
    let a = Ours::connect(&town.place, town.board, "a").await;
    let manifest = a.manifest.clone().expect("it came");
    assert_eq!(manifest.person, person("a"));
    let kinds: Vec<_> = manifest.documents.iter().map(|listed| (&listed.kind, listed.right, listed.closed)).collect();
    let own = ListedKind::Voice { owner: person("a") };
    assert_eq!(kinds, [(&ListedKind::Content, Right::Write, None), (&own, Right::Write, None)]);
    assert_eq!(status(format!("ws://{}/board/{}?person=a", town.place.address, town.board), None).await, 400);
    let mut elsewhere = Ours::knock(&town.place, DocumentId(8), Some("a")).await;
    elsewhere.until("the end", |elsewhere| elsewhere.closed.is_some()).await;
    assert!(elsewhere.manifest.is_some_and(|manifest| manifest.documents.is_empty()), "there is no such board");
}

#[tokio::test]
async fn what_is_saved_is_said_counting_from_one_and_a_plain_client_reads_it() {
    let town = town().await;
    let mut a = Ours::join(&town.place, town.board, "a", 1001).await;
    let mut b = Plain::join(&town.place, town.board, "b", 2002).await;
    a.until("the question", |a| a.talks[&town.board].questions == 1).await;
    for at in 0..5 {
        a.types(town.board, at, "x").await;
    }
    // The answer to the server's question is the first.
    a.until("saved", |a| a.talks[&town.board].saved == 6).await;
    b.until("A's words", |b| b.copy.reads() == "xxxxx").await;
    b.types(0, "hei ").await;
    a.until("B's word", |a| a.talks[&town.board].copy.reads() == "hei xxxxx").await;
    assert_eq!(a.talks[&town.board].saved, 6);
}

#[tokio::test]
async fn a_voice_appears_to_others_with_its_first_word_and_is_theirs_to_read_alone() {
    let town = town().await;
    let mut a = Ours::join(&town.place, town.board, "a", 1001).await;
    let mut b = Ours::join(&town.place, town.board, "b", 2002).await;
    let of_a = voice(&a, "a").expect("always listed");
    assert_eq!(voice(&b, "a"), None);
    a.open(of_a, Copy::new(1002), None).await;
    a.types(of_a, 0, "et innspill").await;
    b.until("A's voice", |b| voice(b, "a").is_some()).await;
    assert_eq!(b.listed(of_a).map(|listed| listed.right), Some(Right::Read));
    b.open(of_a, Copy::new(2003), None).await;
    b.until("A's word", |b| b.talks[&of_a].copy.reads() == "et innspill").await;
    b.types(of_a, 0, "nei: ").await;
    b.until("the refusal", |b| !b.talks[&of_a].refused.is_empty()).await;
    assert_eq!(b.talks[&of_a].refused, [(1, Reason::ReadOnly)]);
    // On our own protocol a reader's deletion is refused, too.
    let mut c = Ours::join(&town.place, town.board, "c", 3003).await;
    c.open(of_a, Copy::new(3004), None).await;
    c.until("A's word", |c| c.talks[&of_a].answered).await;
    let struck = c.talks[&of_a].copy.deletes(0, 3);
    c.say(of_a, Message::Update(&struck)).await;
    c.until("the refusal", |c| !c.talks[&of_a].refused.is_empty()).await;
    assert_eq!(c.talks[&of_a].refused, [(1, Reason::ReadOnly)]);
}

#[tokio::test]
async fn after_a_refusal_nothing_more_is_taken_under_that_id_and_a_new_hello_begins_the_count_anew() {
    let limits = Limits { update_bytes_max: 200, ..Limits::default() };
    let town = town_with(limits).await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.until("the question", |a| a.talks[&board].questions == 1).await;
    a.types(board, 0, "before").await;
    a.types(board, 0, &"x".repeat(300)).await;
    a.types(board, 0, "after").await;
    a.until("the refusal", |a| !a.talks[&board].refused.is_empty()).await;
    assert_eq!(a.talks[&board].refused, [(3, Reason::FrameTooLarge)]);
    a.until("what came before is saved", |a| a.talks[&board].saved == 2).await;
    let mut b = Ours::join(&town.place, board, "b", 2002).await;
    assert_eq!(b.talks[&board].copy.reads(), "before");
    // A parts: a fresh id, and what was not refused again.
    let seal = a.talks[&board].seal.clone();
    a.open(board, Copy::new(1009), seal).await;
    a.until("the hello's answer", |a| a.talks[&board].greeted && a.talks[&board].answered).await;
    assert_eq!(a.talks[&board].saved, 0);
    a.types(board, 0, "after ").await;
    a.until("saved", |a| a.talks[&board].saved >= 1).await;
    b.until("what A wrote again", |b| b.talks[&board].copy.reads() == "after before").await;
}

#[tokio::test]
async fn a_gap_stops_the_count_and_the_answer_to_the_question_settles_all() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.until("the question", |a| a.talks[&board].questions == 1).await;
    a.talks[&board].copy.types(0, "lost, ");
    a.types(board, 0, "late, ").await;
    a.types(board, 0, "later, ").await;
    a.until("all of it settled", |a| a.talks[&board].saved == 4).await;
    assert_eq!(a.talks[&board].questions, 2);
    let b = Ours::join(&town.place, board, "b", 2002).await;
    assert_eq!(b.talks[&board].copy.reads(), a.talks[&board].copy.reads());
}

#[tokio::test]
async fn nobody_says_hello_with_anothers_id() {
    let town = town().await;
    let mut a = Ours::join(&town.place, town.board, "a", 1001).await;
    a.types(town.board, 0, "x").await;
    a.until("saved", |a| a.talks[&town.board].saved > 0).await;
    let mut b = Ours::connect(&town.place, town.board, "b").await;
    b.open(town.board, Copy::new(1001), None).await;
    b.until("the refusal", |b| b.talks[&town.board].refused == [(0, Reason::ForeignClient)]).await;
    assert!(!b.talks[&town.board].answered, "what is asked without an accepted hello is not answered");
}

#[tokio::test]
async fn a_schema_that_the_server_does_not_know_is_refused() {
    let town = town().await;
    let mut a = Ours::join(&town.place, town.board, "a", 1001).await;
    let hello = Hello { schema: 2, seal: None, writes: vec![], unsent: vec![] };
    a.say(town.board, Message::Hello(hello)).await;
    a.until("the refusal", |a| a.talks[&town.board].refused == [(0, Reason::Schema)]).await;
}

#[tokio::test]
async fn a_sealed_document_is_told_of_at_once_and_takes_nothing_more() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.types(board, 0, "finished").await;
    a.until("saved", |a| a.talks[&board].saved > 0).await;
    assert_eq!(town.place.rooms.seal(board).await, Ok(true));
    assert_eq!(town.place.rooms.seal(board).await, Ok(false));
    a.until("the manifest", |a| a.listed(board).is_some_and(|listed| listed.closed == Some(Closed::Sealed))).await;
    a.types(board, 0, "not ").await;
    a.until("the refusal", |a| !a.talks[&board].refused.is_empty()).await;
    assert_eq!(a.talks[&board].refused[0].1, Reason::Sealed);
    let b = Ours::join(&town.place, board, "b", 2002).await;
    assert_eq!(b.talks[&board].copy.reads(), "finished");
}

#[tokio::test]
async fn a_server_restored_from_a_backup_begins_a_new_epoch_when_it_is_shown_a_later_number() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.types(board, 0, "in the backup").await;
    a.until("saved", |a| a.talks[&board].saved > 0).await;
    let log = a.talks[&board].seal.clone().expect("saved has one").log;
    // The seal of a history that this server no longer has.
    let lost = SealKey::new([7; 32]).seal(board, 0, log + 5);
    let mut plain = Plain::join(&town.place, board, "p", 4004).await;
    let mut b = Ours::connect(&town.place, board, "b").await;
    b.open(board, Copy::new(2002), Some(lost)).await;
    b.until("the refusal", |b| b.talks[&board].refused == [(0, Reason::OtherEpoch)]).await;
    b.until("the epoch", |b| b.listed(board).is_some_and(|listed| listed.epoch == 1)).await;
    // Who was there has a copy of the old history, too.
    a.until("the refusal", |a| a.talks[&board].refused == [(0, Reason::OtherEpoch)]).await;
    plain.until("the close", |plain| plain.closed.as_deref() == Some("other_epoch")).await;
    let url = |name: String| format!("ws://{}/sync/{name}?person=p", town.place.address);
    assert_eq!(status(url(board.to_string()), None).await, 410);
    assert_eq!(status(url(format!("{board}.1")), None).await, 101);
    // A fresh copy goes on.
    b.open(board, Copy::new(2009), None).await;
    b.until("the first sync", |b| b.talks[&board].answered).await;
    assert_eq!(b.talks[&board].copy.reads(), "in the backup");
    assert_eq!(b.talks[&board].seal.as_ref().map(|seal| seal.epoch), Some(1));
}

#[tokio::test]
async fn after_a_restore_even_who_saw_no_more_than_the_log_now_has_parts_from_the_old_history() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.types(board, 0, "kept").await;
    a.until("saved", |a| log_of(a, board) == 1).await;
    let backup = town.folder.path().join("backup.db");
    let sqlite = town.place.sqlite.clone().expect("it was opened over a folder");
    sqlite.backup(backup.clone()).await.expect("a backup is made");
    a.types(board, 4, " lost").await;
    a.until("saved", |a| log_of(a, board) == 2).await;
    let seal = a.talks[&board].seal.clone();

    let restored = server::restore::restore(&sqlite, backup).await.expect("the backup is sound");
    assert_eq!(restored.documents, 1);
    town.place.rooms.let_go().await;
    // The log grows as far as it was, by another's hand.
    let mut b = Ours::join(&town.place, board, "b", 2002).await;
    assert_eq!(b.talks[&board].copy.reads(), "kept");
    b.types(board, 4, " anew").await;
    b.until("saved", |b| log_of(b, board) == 2).await;

    let mut again = Ours::connect(&town.place, board, "a").await;
    again.open(board, Copy::new(1002), seal).await;
    again.until("the refusal", |again| again.talks[&board].refused == [(0, Reason::OtherEpoch)]).await;
    let url = |name: String| format!("ws://{}/sync/{name}?person=p", town.place.address);
    assert_eq!(status(url(board.to_string()), None).await, 410, "a plain client learns it from the address");
    assert_eq!(status(url(format!("{board}.1")), None).await, 101);
}

#[tokio::test]
async fn a_seal_that_the_server_did_not_make_is_of_another_epoch() {
    let town = town().await;
    let mut a = Ours::connect(&town.place, town.board, "a").await;
    let forged = Seal { epoch: 0, log: 99, mac: "0".repeat(32) };
    a.open(town.board, Copy::new(1001), Some(forged)).await;
    a.until("the refusal", |a| a.talks[&town.board].refused == [(0, Reason::OtherEpoch)]).await;
    assert_eq!(a.listed(town.board).map(|listed| listed.epoch), Some(0), "nobody begins an epoch with a forged seal");
}

#[tokio::test]
async fn a_client_that_comes_back_with_its_seal_goes_on_where_it_was() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.types(board, 0, "one ").await;
    a.until("saved", |a| a.talks[&board].saved > 0).await;
    let talk = a.talks.remove(&board).expect("it is open");
    drop(a.socket);
    talk.copy.types(4, "two");
    let mut again = Ours::connect(&town.place, board, "a").await;
    again.open(board, talk.copy, talk.seal).await;
    again.until("saved", |again| again.talks[&board].saved == 1).await;
    let b = Ours::join(&town.place, board, "b", 2002).await;
    assert_eq!(b.talks[&board].copy.reads(), "one two");
}

#[tokio::test]
async fn a_server_that_stops_tells_what_it_has_and_says_that_it_comes_back() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.types(board, 0, "last words").await;
    a.until("saved", |a| a.talks[&board].saved > 0).await;
    let (rooms, closing) = (town.place.rooms.clone(), town.place.rooms.clone());
    let stopping = tokio::spawn(async move { rooms.shutdown().await });
    a.until("the close", |a| a.closed.is_some()).await;
    assert!(a.closing, "a notice says so before the close");
    stopping.await.expect("it stops");
    assert_eq!(closing.census().0, 0);
    let url = format!("ws://{}/board/{board}?person=a", town.place.address);
    assert_eq!(status(url, Some(SUBPROTOCOL)).await, 503);
    drop(town.folder);
}

#[tokio::test]
async fn who_has_read_what_a_restored_log_lacks_parts_although_their_seal_is_older() {
    let town = town().await;
    let board = town.board;
    let mut a = Ours::join(&town.place, board, "a", 1001).await;
    a.types(board, 0, "in the backup").await;
    a.until("saved", |a| a.talks[&board].saved > 0).await;
    let seal = a.talks[&board].seal.clone();
    // B read along with somebody whose work the backup lacks.
    let copy = Copy::new(2002);
    copy.hears(&a.talks[&board].copy.since(&[0]));
    copy.hears(&Copy::new(3003).types(0, "lost with the disk"));
    let mut b = Ours::connect(&town.place, board, "b").await;
    b.open(board, copy, seal.clone()).await;
    b.until("the refusal", |b| b.talks[&board].refused == [(0, Reason::OtherEpoch)]).await;
    assert!(!b.talks[&board].answered);
    assert_eq!(a.talks[&board].refused, [], "nobody else is sent apart by what cannot be proved");
    // The own unsent work is no sign of another history.
    let own = Copy::new(2009);
    own.types(0, "unsent ");
    b.open(board, own, seal).await;
    b.until("saved", |b| b.talks[&board].saved == 1).await;
}
