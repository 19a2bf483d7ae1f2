//! The server was put back to a backup, under a page that knows more.

use super::*;

impl Stage {
    /// The server is put back to what it had when it had taken so many messages of this connection.
    fn restored_to(&mut self, count: usize) {
        let mut server = Server { epoch: self.server.epoch + 1, ..Server::new() };
        server.counted = std::mem::take(&mut self.server.counted);
        server.apply(count);
        server.counted.clear();
        self.server = server;
    }

    /// As [`Stage::restored_to`], while the page is there.
    fn parted_by_restore_to(mut self, count: usize) -> Stage {
        self.restored_to(count);
        self.refuse(0, Reason::OtherEpoch);
        assert!(!self.online, "it connects anew");
        let mut page = self.connect();
        page.keep();
        page
    }

    fn try_all_again(&mut self) {
        let ids: Vec<EntryId> = self.session.not_taken().iter().map(|aside| aside.id).collect();
        for id in ids {
            self.session.try_again(id, self.now).expect("it may be written");
        }
        self.effects();
        self.save(self.server.counted.len());
    }

    fn type_into(&mut self, note: &board::id::NoteId, before: &str, after: &str) {
        let (before, after) = (before.to_owned(), after.to_owned());
        self.session
            .run(Command::WriteText { note: note.clone(), before, after }, self.now)
            .expect("it can be written");
        self.effects();
    }
}

#[test]
fn what_was_not_saved_is_said_again_and_what_was_is_offered() {
    let mut page = Stage::online();
    page.write("in the backup");
    page.write("saved");
    page.save(3);
    page.write("waiting");
    let mut page = page.parted_by_restore_to(2);
    assert_eq!(page.reading(), ["in the backup", "waiting"]);
    assert_eq!(page.set_aside(), [("saved", WhyNotTaken::Restored)]);
    page.try_all_again();
    assert_eq!(page.server.texts(), ["in the backup", "saved", "waiting"]);
    assert!(page.set_aside().is_empty());
}

#[test]
fn who_was_away_and_comes_back_after_the_restore_is_offered_it_too() {
    let mut page = Stage::online();
    page.write("in the backup");
    page.write("saved");
    page.save(3);
    page.session.socket_closed(page.now);
    page.write("waiting");
    page.keep();
    page.restored_to(2);
    let mut page = page.crash().connect();
    page.keep();
    assert_eq!(page.reading(), ["in the backup", "waiting"]);
    assert_eq!(page.set_aside(), [("saved", WhyNotTaken::Restored)]);
    let page = page.crash().connect();
    assert_eq!(page.set_aside(), [("saved", WhyNotTaken::Restored)], "until the person has decided");
}

#[test]
fn letters_that_were_typed_and_erased_are_offered_as_the_words_that_came_of_them() {
    let mut page = Stage::online();
    page.write("a");
    let note = page.session.board().notes().next().expect("it is written").id.clone();
    for (before, after) in [("a", "ab"), ("ab", "a"), ("a", "ac"), ("ac", "acd"), ("acd", "ac")] {
        page.type_into(&note, before, after);
    }
    page.save(7);
    let mut page = page.parted_by_restore_to(2);
    assert_eq!(page.set_aside(), [("ac", WhyNotTaken::Restored)]);
    page.try_all_again();
    assert_eq!(page.server.texts(), ["ac"]);
}

#[test]
fn a_better_backup_takes_from_the_list_what_it_has() {
    let mut page = Stage::online();
    page.write("saved");
    page.save(2);
    let counted = page.server.counted.clone();
    let mut page = page.parted_by_restore_to(0);
    assert_eq!(page.set_aside(), [("saved", WhyNotTaken::Restored)]);
    page.server.counted = counted;
    let mut page = page.parted_by_restore_to(2);
    assert!(page.set_aside().is_empty());
    assert_eq!(page.reading(), ["saved"]);
}
