//! What the panels show: signals, each set only when it differs.

use crate::{
    me::Me,
    page::{authors, bar::BoardState, inputs::InputsView, panel::PanelTab},
};
use board::{
    id::{NoteId, PersonId},
    layout::Arrangement,
    network::{
        around::{Audience, Looks},
        view::BoardFace,
    },
    problem_tree::Group,
};
use editor::{
    actions::ToolKind,
    peers::Seen,
    session::{Connection, EntryId, NotTakenWork, SavedState},
    typing::TypingView,
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// Somebody who is here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonShown {
    /// Their id, if they have told it.
    pub person: Option<PersonId>,
    /// How they are called, and how they look.
    pub voice: Voice,
    /// Is it me?
    pub me: bool,
    /// The note that they are writing.
    pub writing: Option<NoteId>,
}

/// What a note is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Under which shall the selected note hang?
    Parent,
    /// What does the selected note also lead to?
    Link,
}

/// A note that may be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Which.
    pub note: NoteId,
    /// The part of the board it stands in.
    pub group: Group,
    /// Its words.
    pub text: Arc<str>,
}

/// How somebody is called and shown who is here or has said something.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Voice {
    /// Their name.
    pub name: String,
    /// Their municipality's name.
    pub municipality: String,
    /// Their initials and colour.
    pub looks: Looks,
}

/// All signals. Panels read them; only the desk's frame sets them.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Grows with every frame in which anything changed: what has no signal of its own is read anew then.
    pub revision: RwSignal<u64>,
    /// The board's title.
    pub title: RwSignal<String>,
    /// The board as the network around it has it; none where there is none.
    pub face: RwSignal<Option<BoardFace>>,
    /// Who can see the board; none where the server has not said it.
    pub audience: RwSignal<Option<Audience>>,
    /// May it be written?
    pub state: RwSignal<BoardState>,
    /// Is there nothing on it?
    pub empty: RwSignal<bool>,
    /// The line to the server.
    pub connection: RwSignal<Connection>,
    /// Does something on the way stop the line, while the server answers otherwise?
    pub blocked: RwSignal<bool>,
    /// How it stands with my work.
    pub saved: RwSignal<SavedState>,
    /// Does this device keep what is not saved yet?
    pub kept: RwSignal<bool>,
    /// What the server did not take.
    pub not_taken: RwSignal<Vec<NotTakenWork>>,
    /// What was tried again a moment ago and could not even be sent.
    pub refused_again: RwSignal<Option<EntryId>>,
    /// Who is here, I first.
    pub people: RwSignal<Vec<PersonShown>>,
    /// The tool in the hand.
    pub tool: RwSignal<ToolKind>,
    /// What the pointer looks like over the board, as in the styles (`data-cursor`).
    pub cursor: RwSignal<&'static str>,
    /// Per cent.
    pub zoom_percent: RwSignal<u32>,
    /// How the tree is laid out.
    pub arrangement: RwSignal<Arrangement>,
    /// Grows when the outline's rows change.
    pub rows_revision: RwSignal<u64>,
    /// The selected note.
    pub selected: RwSignal<Option<NoteId>>,
    /// The row that Tab leads to.
    pub tab_stop: RwSignal<Option<NoteId>>,
    /// Was the focus in the outline when the last frame began? Set before the rows are.
    pub focus_in_outline: RwSignal<bool>,
    /// The note being written.
    pub writing: RwSignal<Option<TypingView>>,
    /// Grows when anything that was said about the board differs, or the words of what it is about.
    pub inputs_revision: RwSignal<u64>,
    /// May I write the board, and speak in a voice of my own?
    pub rights: RwSignal<(bool, bool)>,
    /// What I have chosen to see of the innspill, and begun to write.
    pub inputs: InputsView,
    /// What the panel shows.
    pub tab: RwSignal<PanelTab>,
    /// Who has given innspill here.
    pub voices: RwSignal<HashMap<PersonId, Voice>>,
    /// Who wrote the note that it was last asked about.
    pub authors: RwSignal<Option<authors::Asked>>,
    /// The note that a task shall be made of.
    pub task_wanted: RwSignal<Option<NoteId>>,
    /// The note that is asked for.
    pub asked: RwSignal<Option<Asked>>,
}

impl Shown {
    /// As it is before the first frame.
    pub fn new(me: &Me) -> Shown {
        Shown {
            revision: RwSignal::new(0),
            title: RwSignal::default(),
            state: RwSignal::new(BoardState::Open),
            empty: RwSignal::new(false),
            connection: RwSignal::new(Connection::Connecting),
            blocked: RwSignal::new(false),
            saved: RwSignal::new(SavedState::AllSaved { at_ms: None }),
            kept: RwSignal::new(true),
            not_taken: RwSignal::default(),
            refused_again: RwSignal::default(),
            people: RwSignal::new(vec![PersonShown::me(me, &me.looks())]),
            tool: RwSignal::new(ToolKind::Select),
            cursor: RwSignal::new("default"),
            zoom_percent: RwSignal::new(100),
            arrangement: RwSignal::new(Arrangement::Classic),
            rows_revision: RwSignal::new(0),
            selected: RwSignal::default(),
            tab_stop: RwSignal::default(),
            focus_in_outline: RwSignal::new(false),
            writing: RwSignal::default(),
            inputs_revision: RwSignal::new(0),
            rights: RwSignal::new((false, false)),
            face: RwSignal::default(),
            audience: RwSignal::default(),
            inputs: InputsView::as_left(&me.person),
            tab: RwSignal::new(PanelTab::Outline),
            voices: RwSignal::default(),
            authors: RwSignal::default(),
            task_wanted: RwSignal::default(),
            asked: RwSignal::default(),
        }
    }
}

impl PersonShown {
    /// Me, as the board has me look.
    pub fn me(me: &Me, looks: &Looks) -> PersonShown {
        let (name, municipality) = (me.name.clone(), me.municipality.clone());
        let voice = Voice { name, municipality, looks: looks.clone() };
        PersonShown { person: Some(me.person.clone()), voice, me: true, writing: None }
    }

    /// Somebody else, as they tell it. Who tells no initials is shown with those of the name.
    pub fn peer(peer: &Seen) -> PersonShown {
        let told = &peer.presence;
        let initials = Some(told.initials.clone()).filter(|told| !told.is_empty());
        let looks = Looks { initials: initials.unwrap_or_else(|| initials_of(&told.name)), colour: told.colour };
        let voice = Voice { name: told.name.clone(), municipality: told.municipality.clone(), looks };
        PersonShown { person: told.person.clone(), voice, me: false, writing: told.editing.clone() }
    }
}

/// The first letters of the first and the last word of a name.
pub fn initials_of(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// Sets a signal where its value differs: what follows it runs only then.
pub fn show<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|shown| *shown != value) {
        signal.set(value);
    }
}
