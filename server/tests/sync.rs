//! Plain Yjs clients meet at `/sync/{document}`.

#[path = "meeting/place.rs"]
#[allow(dead_code)] // Each test file uses its part.
mod place;

use board::id::DocumentId;
use board::wire::message::Message;
use place::{Copy, Place, Plain, status};
use server::limits::Limits;

struct Town {
    place: Place,
    board: DocumentId,
    folder: tempfile::TempDir,
}

async fn town() -> Town {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let place = Place::open(folder.path(), Limits::default()).await;
    let board = place.board(7).await;
    Town { place, board, folder }
}

#[tokio::test]
async fn what_one_types_the_other_reads() {
    let town = town().await;
    let mut a = Plain::join(&town.place, town.board, "a", 1001).await;
    let mut b = Plain::join(&town.place, town.board, "b", 2002).await;
    a.types(0, "hei ").await;
    b.until("A's word", |b| b.copy.reads() == "hei ").await;
    b.types(4, "på deg").await;
    a.until("B's words", |a| a.copy.reads() == "hei på deg").await;
}

#[tokio::test]
async fn who_looks_into_boards_hears_where_something_was_logged() {
    let town = town().await;
    let written = town.place.rooms.written();
    let mut a = Plain::join(&town.place, town.board, "a", 1001).await;
    a.types(0, "hei").await;
    let told = tokio::time::timeout(place::PATIENCE, written.take()).await.expect("it is told");
    assert_eq!(told.into_iter().collect::<Vec<_>>(), [town.board]);
}

#[tokio::test]
async fn what_was_written_before_the_room_was_unloaded_is_there_again() {
    let town = town().await;
    let mut a = Plain::join(&town.place, town.board, "a", 1001).await;
    a.types(0, "varig").await;
    a.until("the echo", |a| a.updates == 1).await;
    town.place.rooms.shutdown().await;
    a.until("the close", |a| a.closed.is_some()).await;
    assert_eq!(town.place.rooms.census().0, 0, "no room is left");
    drop(town.place);
    let place = Place::open(town.folder.path(), Limits::default()).await;
    place.board(town.board.0).await;
    let b = Plain::join(&place, town.board, "b", 2002).await;
    assert_eq!(b.copy.reads(), "varig");
}

#[tokio::test]
async fn what_was_typed_before_the_first_sync_comes_in_with_one_question() {
    let town = town().await;
    let mut a = Plain::connect(&town.place, town.board, "a", Copy::new(1001)).await;
    a.copy.types(0, "typed offline, ");
    for _ in 0..20 {
        a.types(0, "x").await; // Each has a hole before it.
    }
    a.say(Message::Step1(&a.copy.state())).await;
    let mut b = Plain::join(&town.place, town.board, "b", 2002).await;
    let all = a.copy.reads();
    let (heard, ()) = tokio::join!(b.until("all of it", |b| b.copy.reads() == all), a.until("sync", |a| a.answered));
    let () = heard;
    assert_eq!(a.questions, 1, "the question that every plain client is greeted with");
}

#[tokio::test]
async fn a_burst_with_a_hole_draws_one_question_at_a_time() {
    let town = town().await;
    let mut a = Plain::join(&town.place, town.board, "a", 1001).await;
    a.until("the greeting", |a| a.questions == 1).await;
    a.types(0, "x").await;
    a.until("the echo", |a| a.updates == 1).await;
    a.answers = false;
    a.copy.types(0, "lost");
    for _ in 0..50 {
        a.types(0, "y").await;
    }
    a.until("the question", |a| a.questions == 2).await;
    a.answers = true;
    let whole = a.copy.since(&[0]);
    a.say(Message::Step2(&whole)).await;
    let all = a.copy.reads();
    let mut b = Plain::join(&town.place, town.board, "b", 2002).await;
    b.until("all of it", |b| b.copy.reads() == all).await;
    assert_eq!(a.questions, 2);
}

#[tokio::test]
async fn a_refused_plain_client_stays_as_a_reader() {
    let town = town().await;
    town.place.rooms.seal(town.board).await.expect("it can be sealed");
    let mut a = Plain::join(&town.place, town.board, "a", 1001).await;
    a.types(0, "too late").await;
    a.until("the refusal", |a| a.denied == ["sealed"]).await;
    assert_eq!(a.closed, None);
    let b = Plain::join(&town.place, town.board, "b", 2002).await;
    assert_eq!(b.copy.reads(), "");
}

#[tokio::test]
async fn nobody_writes_under_anothers_id() {
    let town = town().await;
    let mut a = Plain::join(&town.place, town.board, "a", 1001).await;
    a.types(0, "A wrote this").await;
    a.until("the echo", |a| a.updates == 1).await;
    let thief = Copy::new(1001);
    thief.hears(&a.copy.since(&[0]));
    let mut thief = Plain::connect(&town.place, town.board, "thief", thief).await;
    thief.types(0, "forged: ").await;
    let mut b = Plain::join(&town.place, town.board, "b", 2002).await;
    b.types(0, "B: ").await;
    a.until("B's word", |a| a.copy.reads().contains("B: ")).await;
    assert_eq!(a.copy.reads(), "B: A wrote this");
}

#[tokio::test]
async fn presence_is_heard_by_all_its_sender_too_and_goes_with_the_socket() {
    let town = town().await;
    let mut a = Plain::join(&town.place, town.board, "a", 1001).await;
    let mut b = Plain::join(&town.place, town.board, "b", 2002).await;
    let state_of = |client, clock, json: &str| {
        let mut out = vec![1];
        board::wire::varint::write_uint(&mut out, client);
        board::wire::varint::write_uint(&mut out, clock);
        board::wire::varint::write_bytes(&mut out, json.as_bytes());
        out
    };
    let state = |clock, json: &str| state_of(1001, clock, json);
    let here = state(1, r#"{"name":"A"}"#);
    a.say(Message::Awareness(&here)).await;
    a.until("the own presence", |a| a.presences == [here.clone()]).await;
    b.until("A's presence", |b| b.presences == [here.clone()]).await;
    // B repeats A's presence, as y-websocket does, and worse.
    b.say(Message::Awareness(&state(9, r#"{"name":"not A"}"#))).await;
    b.say(Message::Awareness(&state(9, "{"))).await;
    let b_here = state_of(2002, 1, "{}");
    b.say(Message::Awareness(&b_here)).await;
    a.until("B's own", |a| a.presences == [here.clone(), b_here.clone()]).await;
    drop(a.socket);
    let gone = state(1, "null");
    b.until("A's going", |b| b.presences.last() == Some(&gone)).await;
    assert_eq!(b.presences, [here, b_here, gone]);
}

#[tokio::test]
async fn only_what_exists_can_be_joined_and_only_at_its_present_address() {
    let town = town().await;
    let url = |name: String| format!("ws://{}/sync/{name}?person=a", town.place.address);
    assert_eq!(status(url(town.board.to_string()), None).await, 101);
    assert_eq!(status(url(DocumentId(8).to_string()), None).await, 404);
    assert_eq!(status(url(format!("{}.1", town.board)), None).await, 410);
    assert_eq!(status(url("x".into()), None).await, 404);
}
