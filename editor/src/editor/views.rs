//! What panels show, as it is.

use super::Editor;
use crate::{
    actions::{Action, ToolKind, offers::Offer},
    card::Shape,
    discussion::{self, About, Contribution},
    geometry::Rect,
    outline::{self, Outline},
    peers::Seen,
    reading::{self, Reading},
    session::Session,
    settings::Settings,
    typing::TypingView,
};
use board::{
    Board,
    id::{DocumentId, NoteId},
    input::Target,
    layout::Arrangement,
    network::around::Looks,
};

impl Editor {
    /// The line to the server: sockets and stores speak with it; the next frame sees what came.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }
    /// The session, to look at.
    pub fn session_seen(&self) -> &Session {
        &self.session
    }
    /// The board as it is now.
    pub fn board(&self) -> &Board {
        self.session.board()
    }
    /// The board's id.
    pub fn board_id(&self) -> DocumentId {
        self.session.board_id()
    }
    /// The rows of the outline.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }
    /// The selected note: on the canvas and in the outline the same.
    pub fn selected(&self) -> Option<&NoteId> {
        self.selected.as_ref()
    }
    /// The selected note read aloud: the foot of the panel.
    pub fn reading(&self) -> Option<Reading> {
        reading::read(self.board(), self.selected.as_ref()?)
    }
    /// All innspill on the board, the latest first.
    pub fn contributions(&self) -> Vec<Contribution> {
        discussion::contributions(&self.situation())
    }
    /// May the person write the board, and speak in a voice of their own?
    pub fn rights(&self) -> (bool, bool) {
        (self.session.writable(), self.session.speaking())
    }
    /// What something is, in words.
    pub fn about(&self, target: &Target) -> About {
        discussion::about(self.board(), target)
    }
    /// What can be done with the selected note now.
    pub fn offers(&self) -> Vec<Offer> {
        self.situation().offers()
    }
    /// Can this be done now? For a single button.
    pub fn offer(&self, action: Action) -> Offer {
        Offer { barred: self.situation().barred(&action), action }
    }
    /// The notes whose words hold what is asked for, in reading order.
    pub fn find(&self, asked: &str) -> Vec<NoteId> {
        outline::find(self.board(), asked)
    }
    /// How the person is shown on the board: as the network around it has it, wherever there is one.
    pub fn looks(&self) -> &Looks {
        self.session.around().map_or(&self.myself.looks, |around| &around.looks)
    }
    /// Who else is here.
    pub fn peers(&self) -> impl Iterator<Item = &Seen> {
        self.peers.all()
    }
    /// Where a note's card is on the canvas, CSS pixels; none while its branch is closed.
    pub fn rect_in_screen(&self, note: &NoteId) -> Option<Rect> {
        Some(self.camera.view().screen_from_world_rect(self.scene.card(note)?.face.rect))
    }
    /// Where it is said on the canvas how many innspill a note or a link has, CSS pixels; none where it is not.
    pub fn inputs_in_screen(&self, about: &Target) -> Option<Rect> {
        let rect = match about {
            Target::Note(note) => self.scene.card(note)?.face.inputs_rect(),
            Target::Link(link) => {
                let mut shown = self.scene.lines().iter().filter(|line| line.is_shown(self.selected.as_ref()));
                shown.find(|line| line.link() == Some(link))?.inputs_rect()
            }
            Target::Board => None,
        };
        Some(self.camera.view().screen_from_world_rect(rect?))
    }
    /// CSS pixels per board unit: 1 is 100 %.
    pub fn zoom(&self) -> f64 {
        self.camera.view().zoom
    }
    /// How the tree is laid out now.
    pub fn arrangement(&self) -> Arrangement {
        self.arrangement
    }
    /// The tool in the hand.
    pub fn tool(&self) -> ToolKind {
        self.tool.kind()
    }
    /// The person's choices.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the text field needs, while a note is being written.
    pub fn typing(&self) -> Option<TypingView> {
        let typing = self.typing.as_ref()?;
        let view = self.camera.view();
        let card = self.scene.card(&typing.note);
        let (shape, level) = card.map_or((Shape::Unplaced, 0), |card| (card.face.shape, card.face.level));
        Some(TypingView {
            note: typing.note.clone(),
            panel: typing.panel,
            rect_in_screen: self.words_in_screen(&typing.note),
            zoom: view.zoom,
            font: shape.font(level),
            centred: shape == Shape::Core,
            text: typing.text().to_owned(),
            selected_utf16: typing.selected_utf16(),
            revision: typing.revision(),
        })
    }

    /// Where a note's words are seen.
    pub(super) fn words_in_screen(&self, note: &NoteId) -> Option<Rect> {
        let card = self.scene.card(note)?;
        let words = card.face.shape.text_rect(self.scene.seen_rect(card));
        Some(self.camera.view().screen_from_world_rect(words))
    }
}
