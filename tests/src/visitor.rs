//! Somebody at a board: a person with a device and an open page, over a real socket.

use crate::{
    peer::{Address, Clock, Device, Peer},
    person::Person,
    server_process::ServerProcess,
    socket::PATIENCE,
};
use anyhow::ensure;
use board::{
    Command, Place, Position, Side,
    id::{DocumentId, InputId, NoteId},
    input::{InputKind, Target},
    network::sharing::Level,
    note::NoteKind,
};
use editor::session::{Connection, EntryId, Openness, WhyNotTaken};
use std::time::Instant;

/// Somebody with a device and an open page.
pub struct Visitor {
    /// Who.
    pub person: Person,
    /// What their browser keeps.
    pub device: Device,
    /// Their page.
    pub page: Peer,
    clock: Clock,
}

impl Visitor {
    /// Opens a board and waits until it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn comes(
        server: &ServerProcess,
        board: DocumentId,
        person: Person,
        seed: u64,
    ) -> anyhow::Result<Visitor> {
        let address = Address::of(server, board, &person).await?;
        let (mut device, clock) = (Device::default(), Clock::start());
        let page = Peer::open(address, &mut device, seed, clock);
        let mut visitor = Visitor { person, device, page, clock };
        visitor.until("the board", |page| page.session.connection() == Connection::Online).await?;
        Ok(visitor)
    }

    /// Works on until it is so.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn until(&mut self, what: &str, is_so: impl Fn(&Peer) -> bool) -> anyhow::Result<()> {
        self.page.until(&mut self.device, what, is_so).await
    }

    /// Works on until the server has called everything saved.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn all_saved(&mut self) -> anyhow::Result<()> {
        self.until("everything to be saved", Peer::at_rest).await
    }

    /// Does something to the board.
    ///
    /// # Errors
    /// When it can't be done.
    pub fn does(&mut self, command: Command) -> anyhow::Result<()> {
        Ok(self.page.session.run(command, self.clock.now_ms())?)
    }

    /// Writes a note.
    ///
    /// # Errors
    /// As [`Visitor::does`].
    pub fn writes(&mut self, bits: u128, text: &str) -> anyhow::Result<NoteId> {
        let (id, text) = (NoteId::fresh(bits), text.to_owned());
        let place = Place { parent: None, side: Side::None, at: Position::Last };
        self.does(Command::Create { id: id.clone(), kind: NoteKind::Note, place, text })?;
        Ok(id)
    }

    /// Gives an innspill about the board.
    ///
    /// # Errors
    /// As [`Visitor::does`].
    pub fn gives(&mut self, bits: u128, text: &str) -> anyhow::Result<()> {
        let (id, kind) = (InputId::fresh(bits), InputKind::Wish);
        self.does(Command::GiveInput { id, target: Target::Board, kind, text: text.to_owned() })
    }

    /// Whether that text is on the board, as a note or an innspill.
    pub fn reads(&self, text: &str) -> bool {
        let board = self.page.session.board();
        board.notes().any(|note| &*note.text == text) || board.inputs().any(|input| &*input.text == text)
    }

    /// What was not taken, oldest first: the words, and why.
    pub fn is_offered(&self) -> Vec<(&str, WhyNotTaken)> {
        self.page.session.not_taken().iter().map(|aside| (aside.words.as_str(), aside.why)).collect()
    }

    /// Looks at the page again and again, until the board is open so far.
    ///
    /// # Errors
    /// When it is not in time.
    pub async fn looks_again_until_it_is_open(&mut self, level: Level) -> anyhow::Result<()> {
        let is_open = |page: &Peer| {
            page.session.connection() == Connection::Online && page.session.openness() == Openness::To(level)
        };
        let started = Instant::now();
        while !is_open(&self.page) {
            ensure!(started.elapsed() < PATIENCE, "the board is not open to {}", self.person.name);
            self.page.nudge();
            self.page.turn(&mut self.device).await?;
            self.page.keep(&mut self.device);
        }
        Ok(())
    }

    /// The words of all that was not taken.
    pub fn words_set_aside(&self) -> Vec<String> {
        self.page.session.not_taken().iter().map(|aside| aside.words.clone()).collect()
    }

    /// Sends what there is to send, and waits for no answer.
    pub async fn sends(&mut self) {
        self.page.effects(&mut self.device).await;
    }

    /// Tries all of that again.
    ///
    /// # Errors
    /// When something can't even be tried.
    pub fn takes_the_offer(&mut self) -> anyhow::Result<()> {
        let ids: Vec<EntryId> = self.page.session.not_taken().iter().map(|aside| aside.id).collect();
        for id in ids {
            self.page.session.try_again(id, self.clock.now_ms())?;
        }
        Ok(())
    }
}
