//! What the panels show: signals, each set only when it differs.

use crate::{
    me::{Me, PEOPLE_COLOURS},
    page::bar::BoardState,
};
use board::{
    id::{NoteId, PersonId},
    input::{Input, InputKind},
    layout::Arrangement,
    problem_tree::Group,
};
use editor::{
    actions::ToolKind,
    peers::Seen,
    session::{Connection, NotTaken, SavedState},
    typing::TypingView,
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// Somebody who is here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonShown {
    /// Their id, if they have told it.
    pub person: Option<PersonId>,
    /// Their name.
    pub name: String,
    /// Their municipality's name.
    pub municipality: String,
    /// Two letters.
    pub initials: String,
    /// Number of their colour.
    pub colour: u8,
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

/// An innspill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputShown {
    /// How it speaks.
    pub kind: InputKind,
    /// What it says.
    pub text: Arc<str>,
    /// Who says it, as far as that is known here.
    pub author: Option<Voice>,
}

/// Somebody who has given innspill on this board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Their name.
    pub name: String,
    /// Their municipality's name.
    pub municipality: String,
}

impl InputShown {
    /// An innspill, with its author's name.
    pub fn of(input: &Input, people: &HashMap<PersonId, Voice>) -> InputShown {
        InputShown { kind: input.kind, text: input.text.clone(), author: people.get(&input.author).cloned() }
    }
}

/// All signals. Panels read them; only the desk's frame sets them.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Grows with every frame in which anything changed: what has no signal of its own is read anew then.
    pub revision: RwSignal<u64>,
    /// The board's title.
    pub title: RwSignal<String>,
    /// May it be written?
    pub state: RwSignal<BoardState>,
    /// Is there nothing on it?
    pub empty: RwSignal<bool>,
    /// The line to the server.
    pub connection: RwSignal<Connection>,
    /// How it stands with my work.
    pub saved: RwSignal<SavedState>,
    /// Does this device keep what is not saved yet?
    pub kept: RwSignal<bool>,
    /// What the server did not take.
    pub not_taken: RwSignal<Vec<NotTaken>>,
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
    /// Who has given innspill here.
    pub voices: RwSignal<HashMap<PersonId, Voice>>,
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
            saved: RwSignal::new(SavedState::AllSaved { at_ms: None }),
            kept: RwSignal::new(true),
            not_taken: RwSignal::default(),
            people: RwSignal::new(vec![PersonShown::me(me)]),
            tool: RwSignal::new(ToolKind::Select),
            cursor: RwSignal::new("default"),
            zoom_percent: RwSignal::new(100),
            arrangement: RwSignal::new(Arrangement::Classic),
            rows_revision: RwSignal::new(0),
            selected: RwSignal::default(),
            tab_stop: RwSignal::default(),
            focus_in_outline: RwSignal::new(false),
            writing: RwSignal::default(),
            voices: RwSignal::default(),
            asked: RwSignal::default(),
        }
    }
}

impl PersonShown {
    /// Me, in my colour.
    pub fn me(me: &Me) -> PersonShown {
        PersonShown {
            person: Some(me.person.clone()),
            name: me.name.clone(),
            municipality: me.municipality.clone(),
            initials: initials(&me.name),
            colour: me.colour(),
            me: true,
            writing: None,
        }
    }

    /// Somebody else, as they tell it.
    pub fn peer(peer: &Seen) -> PersonShown {
        let told = &peer.presence;
        PersonShown {
            person: told.person.clone(),
            name: told.name.clone(),
            municipality: told.municipality.clone(),
            initials: initials(&told.name),
            colour: told.colour % PEOPLE_COLOURS,
            me: false,
            writing: told.editing.clone(),
        }
    }
}

/// The first letters of the first and the last word of a name.
pub fn initials(name: &str) -> String {
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
