//! What a person may do changes while they are here, or while they are away.

use super::*;
use board::network::sharing::Level;

impl Stage {
    /// The server tells what this person may do with the content and the own voice.
    fn may(&mut self, content: Right, voice: Right) -> Option<Openness> {
        (self.server.right, self.server.voice_right) = (content, voice);
        self.hear_manifest()
    }

    fn hear_manifest(&mut self) -> Option<Openness> {
        let manifest = self.server.manifest();
        self.hear(&[manifest]);
        self.session.take_new_openness()
    }
}

fn them() -> Me {
    Me { id: PersonId::fresh(2), name: "Bo".into() }
}

#[test]
fn a_right_that_changes_is_told_once_and_what_one_may_do_first_is_no_news() {
    let mut page = Stage::online();
    assert_eq!(page.session.openness(), Openness::To(Level::Write));
    assert_eq!(page.session.take_new_openness(), None);
    assert_eq!(page.may(Right::Read, Right::Write), Some(Openness::To(Level::Input)));
    assert_eq!(page.session.take_new_openness(), None);
    assert_eq!(page.may(Right::Read, Right::Read), Some(Openness::To(Level::See)));
    assert_eq!(page.may(Right::Read, Right::Read), None);
    assert_eq!(page.may(Right::Write, Right::Write), Some(Openness::To(Level::Write)));
}

#[test]
fn what_was_taken_before_the_right_went_stays_and_what_came_later_is_set_aside() {
    let mut page = Stage::online();
    for text in ["en", "to", "tre"] {
        page.write(text);
    }
    page.save(2);
    // The server has taken "to" as well, and its word on that is still on its way.
    page.server.apply(3);
    page.may(Right::Read, Right::Write);
    page.keep();
    assert_eq!(page.set_aside(), [("tre", WhyNotTaken::Refused(Reason::ReadOnly))]);
    assert_eq!(page.reading(), ["en", "to"]);
    assert!(matches!(page.session.saved(), SavedState::AllSaved { .. }));
    assert_eq!(page.session.run(create("fire"), page.now), Err(RunError::Shut(Reason::ReadOnly)));
}

#[test]
fn a_right_that_comes_lets_what_was_refused_be_tried_again() {
    let mut page = Stage::online();
    page.write("en");
    page.may(Right::Read, Right::Write);
    page.keep();
    let id = page.session.not_taken()[0].id;
    assert_eq!(page.session.try_again(id, page.now), Err(RunError::Shut(Reason::ReadOnly)), "not yet");
    page.may(Right::Write, Right::Write);
    page.session.try_again(id, page.now).expect("now it may be");
    page.effects();
    let sent = page.server.counted.len();
    page.save(sent);
    assert_eq!(page.server.texts(), ["en"]);
    assert!(page.set_aside().is_empty());
}

#[test]
fn a_right_that_went_while_one_was_away_sets_aside_what_waited() {
    let mut page = Stage::online();
    page.write("en");
    page.save(2);
    page.session.socket_closed(page.now);
    page.write("to");
    page.keep();
    page.server.right = Right::Read;
    let mut page = page.crash().connect();
    page.keep();
    assert_eq!(page.set_aside(), [("to", WhyNotTaken::Refused(Reason::ReadOnly))]);
    assert_eq!(page.reading(), ["en"]);
}

#[test]
fn a_locked_board_says_so_and_takes_nothing() {
    let mut page = Stage::online();
    page.server.closed = Some(Closed::Locked);
    assert_eq!(page.may(Right::Read, Right::Read), Some(Openness::To(Level::See)));
    assert_eq!(page.session.shut(), Some(Reason::Locked));
    assert_eq!(page.session.run(create("en"), page.now), Err(RunError::Shut(Reason::Locked)));
}

#[test]
fn where_reading_is_lost_the_copy_goes_the_own_words_stay_and_the_server_is_not_pressed() {
    let mut page = Stage::online();
    page.write("saved");
    page.save(2);
    page.session.hide(page.now);
    page.effects();
    page.write("on its way");
    page.keep();
    page.server.listed.clear();
    assert_eq!(page.hear_manifest(), Some(Openness::NotShared));
    page.keep();
    assert!(page.reading().is_empty());
    assert_eq!(page.set_aside(), [("on its way", WhyNotTaken::Unlisted)]);
    assert!(page.shelf.keys().all(|key| key.contains("/aside/")), "{:?}", page.shelf.keys());
    assert!(!page.session.writable() && !page.session.can_undo());
    assert!(!page.online);
    let Connection::Offline { retry_at } = page.session.connection() else { panic!("not asked again later") };
    assert!(retry_at >= page.now + limits::RETRY_NOT_SHARED_MS);

    // It is shared again.
    page.server.listed = vec![BOARD, VOICE];
    page.now = retry_at;
    page.session.tick(page.now);
    assert_eq!(page.effects(), 1);
    let mut page = page.connect();
    assert_eq!(page.session.take_new_openness(), Some(Openness::To(Level::Write)));
    assert_eq!(page.reading(), ["saved"]);
}

#[test]
fn words_that_stood_in_the_field_when_the_right_went_are_kept() {
    let mut page = Stage::online();
    page.may(Right::Read, Right::Write);
    page.session.keep_aside(create("half a word"), Reason::ReadOnly, page.now);
    page.effects();
    page.keep();
    assert_eq!(page.crash().set_aside(), [("half a word", WhyNotTaken::Refused(Reason::ReadOnly))]);
}

#[test]
fn who_signs_in_next_on_the_same_device_never_sends_what_the_first_has_left() {
    let mut a = Stage::offline();
    a.write("A's");
    a.keep();
    // A signs out, B signs in; the device has one shelf.
    let rows: Vec<Row> = a.shelf.keys().map(|key| Row { key: key.clone(), value: Vec::new() }).collect();
    let all_clients = clients_on_shelf(&rows);
    let mut b = Stage::open(Server::of(them()), a.shelf, &all_clients, 9).connect();
    assert_eq!(b.session.saved(), SavedState::AllSaved { at_ms: None });
    assert!(b.reading().is_empty());
    assert_eq!(b.server.counted, [super::super::exchange::NOTHING_NEW], "the answer to the server's question");
    assert!(
        b.server
            .hellos
            .iter()
            .flat_map(|hello| hello.writes.iter().chain(&hello.unsent))
            .all(|id| { !all_clients.contains(&ClientId::new(*id)) })
    );
    b.write("B's");
    b.keep();
    b.save(2);
    assert_eq!(b.server.texts(), ["B's"]);
    // A signs in again.
    let mut a = Stage::open(Server::new(), b.shelf, &all_clients, 10).connect();
    a.save(1);
    assert_eq!(a.server.texts(), ["A's"]);
    assert_eq!(a.reading(), ["A's"]);
}

#[test]
fn who_was_signed_out_elsewhere_sends_nothing_more_and_loses_nothing() {
    let mut page = Stage::online();
    page.write("en");
    page.keep();
    page.session.signed_out(page.now);
    page.online = false;
    assert_eq!(page.session.connection(), Connection::SignedOut);
    page.write("to");
    page.keep();
    page.session.nudge(page.now + 1_000_000);
    page.session.tick(page.now + 1_000_000);
    assert_eq!(page.effects(), 0, "nothing is tried before it is known who sits here");
    let mut page = page.crash().connect();
    page.save(1);
    assert_eq!(page.server.texts(), ["en", "to"]);
}

#[test]
fn a_page_that_is_greeted_as_somebody_else_says_nothing_and_keeps_what_it_has() {
    let mut page = Stage::offline();
    page.write("A's");
    page.keep();
    // The line comes back when B has signed in in another tab.
    let a = std::mem::replace(&mut page.server.me, them());
    let mut page = page.connect();
    assert_eq!(page.session.connection(), Connection::SignedOut);
    assert!(page.server.hellos.is_empty() && page.server.counted.is_empty());
    page.session.nudge(page.now + 1_000_000);
    assert_eq!(page.effects(), 0);
    page.server.me = a;
    let mut page = page.crash().connect();
    page.save(1);
    assert_eq!(page.server.texts(), ["A's"]);
}

#[test]
fn an_onlooker_is_whom_the_server_makes_of_them() {
    let me = Me { id: PersonId::fresh(3), name: "Onlooker".into() };
    let start =
        SessionStart { board: BOARD, me, onlooker: true, seed: 1, now_ms: 1_000, rows: Vec::new(), held: Vec::new() };
    let mut session = Session::new(start);
    session.socket_opened(1_000);
    session.receive(&Server::of(them()).manifest(), 1_000);
    assert_eq!(session.connection(), Connection::Connecting, "it pulls");
}
