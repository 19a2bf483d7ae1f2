//! A person's desk: the editor, what the page shows of it, and the frame in which things happen.
//!
//! Handlers of events only take note here ([`Desk::input`], [`Desk::act`]); the next frame tells the editor,
//! lets it paint, does the session's errands, and then shows what has changed to the panels, as signals. No
//! borrow of the editor is held while signals are set: what follows them may focus, open or scroll, and the
//! browser's handlers of that run at once.

pub mod frame;
pub mod outside;
pub mod shown;

use crate::{
    canvas::{measure::CanvasMeasure, painter::CanvasPainter},
    choices,
    errands::Errands,
    live_region::LiveRegion,
    locale::words,
    me::Me,
    page::outline::window::PartOfBoard,
    storage::kept::Kept,
};
use board::{
    InputCount,
    command::{Place, Position},
    id::{DocumentId, LinkId, NoteId, PersonId},
    input::Target,
    note::Side,
    problem_tree::Group,
};
use editor::{
    actions::{Action, Barred, offers::Offer},
    discussion::{About, Contribution},
    editor::{Editor, EditorStart, Myself},
    input::{Input, KeyPress},
    outline::Row,
    reading::Reading,
    session::{EntryId, Session, SessionStart},
};
use leptos::prelude::*;
use shown::{Asked, Candidate, PersonShown, Shown, Voice};
use std::{
    cell::{Cell, RefCell},
    collections::HashSet,
    rc::Rc,
    sync::Arc,
};
use web_sys::HtmlCanvasElement;

/// Something that was noted, to be done in the next frame.
enum Noted {
    Input(Input),
    Act(Action),
    TryAgain(Vec<EntryId>),
    Discard(Vec<EntryId>),
    SchemeChanged,
    LanguageChanged,
    FontsCame,
    SettingsChanged,
    Tasking(bool),
    MeChanged(Me),
    Nudged,
    Hidden,
    Leaving,
}

/// What is behind a desk; one a page, and as long-lived.
struct Drawer {
    editor: RefCell<Editor>,
    errands: RefCell<Errands>,
    painter: RefCell<Option<CanvasPainter>>,
    measure: RefCell<CanvasMeasure>,
    canvas: RefCell<Option<HtmlCanvasElement>>,
    noted: RefCell<Vec<Noted>>,
    me: RefCell<Me>,
    frame_asked: Cell<bool>,
    pixel_ratio: Cell<f64>,
    was_offline: Cell<bool>,
    /// Those whose names were asked for.
    names_asked: RefCell<HashSet<PersonId>>,
    refused_again: Cell<Option<EntryId>>,
}

/// The desk; a copy of it can be held by every part of the page.
#[derive(Clone, Copy)]
pub struct Desk {
    drawer: &'static Drawer,
    /// What the panels show.
    pub shown: Shown,
    /// What is said aloud.
    pub live_region: LiveRegion,
}

thread_local! {
    static DESK: Cell<Option<Desk>> = const { Cell::new(None) };
}

/// The page's desk, from wherever in it (handlers of events are outside of Leptos' contexts).
pub fn desk() -> Desk {
    DESK.get().expect("the board page is shown only after set_up()")
}

/// The page's desk, where it has one.
pub fn desk_if_set_up() -> Option<Desk> {
    DESK.get()
}

/// Sets up the desk for a board and begins to work: from here on frames run, as soon as there is a stage.
pub fn set_up(board: DocumentId, me: &Me, kept: Kept) -> Result<(), wasm_bindgen::JsValue> {
    let session = Session::new(SessionStart {
        board,
        me: board::Me { id: me.person.clone(), name: me.name.as_str().into() },
        onlooker: me.onlooker,
        seed: seed(),
        now_ms: js_sys::Date::now() as u64,
        held: kept.locks.keys().copied().collect(),
        rows: kept.rows,
    });
    let editor = Editor::new(EditorStart {
        session,
        myself: myself(me),
        seed: seed(),
        window: outside::whole_window(),
        settings: choices::settings(),
        words: labels(),
    });
    let wake: Rc<dyn Fn()> = Rc::new(|| desk().wake());
    let drawer = Drawer {
        editor: RefCell::new(editor),
        errands: RefCell::new(Errands::new(board, kept.shelf, kept.locks, wake)),
        painter: RefCell::default(),
        measure: RefCell::new(CanvasMeasure::new()?),
        canvas: RefCell::default(),
        noted: RefCell::default(),
        me: RefCell::new(me.clone()),
        frame_asked: Cell::new(false),
        pixel_ratio: Cell::new(0.0),
        was_offline: Cell::new(false),
        names_asked: RefCell::default(),
        refused_again: Cell::new(None),
    };
    let desk = Desk { drawer: Box::leak(Box::new(drawer)), shown: Shown::new(me), live_region: LiveRegion::silent() };
    DESK.set(Some(desk));
    desk.follow_outside();
    desk.follow_voices(board);
    desk.wake();
    Ok(())
}

/// Randomness of this page load.
pub fn seed() -> u64 {
    getrandom::u64().unwrap_or_else(|_| js_sys::Math::random().to_bits())
}

fn myself(me: &Me) -> Myself {
    Myself {
        person: me.person.clone(),
        name: me.name.clone(),
        municipality: me.municipality.clone(),
        looks: me.looks(),
    }
}

/// What stands on the canvas itself, in the language in force.
fn labels() -> editor::settings::Words {
    let words = words();
    editor::settings::Words {
        effects: words.get("group-effects"),
        core: words.get("group-core"),
        causes: words.get("group-causes"),
        constraints: words.get("group-constraints"),
        unplaced: words.get("group-unplaced"),
        vicious_circle: words.get("vicious-circle"),
        is_writing: words.get("is-writing"),
    }
}

impl Desk {
    /// A movement of the hand: the next frame of the screen is soon enough.
    fn note(self, noted: Noted) {
        self.drawer.noted.borrow_mut().push(noted);
        self.wake();
    }

    /// Something after which a person may go on at once: the frame comes before the next event, so that the next
    /// key finds the focus where this one has put it.
    fn note_now(self, noted: Noted) {
        self.drawer.noted.borrow_mut().push(noted);
        self.wake_now();
    }

    /// A person did something; the next frame tells the editor.
    pub fn input(self, input: Input) {
        match input {
            Input::Key(_) | Input::TypingLeft => self.note_now(Noted::Input(input)),
            Input::PointerDown(_)
            | Input::PointerMove(_)
            | Input::PointerUp(_)
            | Input::PointerCancel { .. }
            | Input::Wheel { .. }
            | Input::Pinch { .. }
            | Input::SpaceHeld(_)
            | Input::Typed { .. }
            | Input::Composing(_)
            | Input::Resize(_)
            | Input::PointerGone => self.note(Noted::Input(input)),
        }
    }

    /// A person chose something to do.
    pub fn act(self, action: Action) {
        self.note_now(Noted::Act(action));
    }

    /// Try again what was not taken, in this order.
    pub fn try_again(self, ids: Vec<EntryId>) {
        self.note_now(Noted::TryAgain(ids));
    }

    /// Throw away what was not taken.
    pub fn discard(self, ids: Vec<EntryId>) {
        self.note_now(Noted::Discard(ids));
    }

    /// Light has become dark, or the other way.
    pub fn scheme_changed(self) {
        self.note(Noted::SchemeChanged);
    }

    /// Another language is spoken.
    pub fn language_changed(self) {
        self.note(Noted::LanguageChanged);
    }

    /// A person has chosen otherwise ([`choices`]).
    pub fn settings_changed(self) {
        self.note(Noted::SettingsChanged);
    }

    /// May I make tasks in the board's project?
    pub fn set_tasking(self, tasking: bool) {
        self.note(Noted::Tasking(tasking));
    }

    /// I am called otherwise from now on.
    pub fn i_am(self, me: &Me) {
        self.note(Noted::MeChanged(me.clone()));
    }

    /// Does the editor want this key? Asked at once, since the browser must be told at once.
    pub fn wants(self, press: &KeyPress) -> bool {
        self.drawer.editor.borrow().wants(press)
    }

    /// Why this can't be done now; `None` when it can. Followed by what reads it.
    pub fn barred(self, action: &Action) -> Option<Barred> {
        self.shown.revision.track();
        self.drawer.editor.borrow().offer(action.clone()).barred
    }

    /// What can be done with the selected note. Followed by what reads it.
    pub fn offers(self) -> Vec<Offer> {
        self.shown.revision.track();
        self.drawer.editor.borrow().offers()
    }

    /// The selected note and what it hangs together with. Followed by what reads it.
    pub fn reading(self) -> Option<Reading> {
        self.shown.revision.track();
        self.drawer.editor.borrow().reading()
    }

    /// A note's row, if it is open. Follow [`Shown::rows_revision`].
    pub fn row(self, note: &NoteId) -> Option<Row> {
        self.drawer.editor.borrow().outline().row(note).cloned()
    }

    /// The place of a note's row among all that are open.
    pub fn row_place(self, note: &NoteId) -> Option<usize> {
        self.drawer.editor.borrow().outline().place(note)
    }

    /// All open rows, by part of the board. Follow [`Shown::rows_revision`].
    pub fn outline_parts(self) -> Vec<PartOfBoard> {
        let editor = self.drawer.editor.borrow();
        let outline = editor.outline();
        let of = |group| outline.rows().iter().filter(move |row| row.group == group).map(|row| row.note.clone());
        let parts = outline.parts().iter();
        parts.map(|part| PartOfBoard { group: part.group, count: part.count, rows: of(part.group).collect() }).collect()
    }

    /// The notes whose words hold what is asked for. Follow [`Shown::rows_revision`].
    pub fn find(self, asked: &str) -> Vec<(NoteId, Arc<str>)> {
        let editor = self.drawer.editor.borrow();
        let found = editor.find(asked).into_iter();
        found.filter_map(|note| Some((note.clone(), editor.board().note(&note)?.text.clone()))).collect()
    }

    /// The notes that may be the answer to what is asked.
    pub fn candidates(self, asked: Asked) -> Vec<Candidate> {
        let editor = self.drawer.editor.borrow();
        let rows = board::outline::outline(editor.board(), &HashSet::new()).into_iter();
        rows.map(|row| Candidate { note: row.note.id.clone(), group: row.group, text: row.note.text.clone() })
            .filter(|candidate| editor.offer(answer(asked, &candidate.note)).barred.is_none())
            .collect()
    }

    /// A note was chosen for what is asked.
    pub fn answer(self, asked: Asked, note: &NoteId) {
        self.act(answer(asked, note));
    }

    /// What lies in the bin, the latest first. Follow [`Shown::revision`].
    pub fn bin(self) -> Vec<Candidate> {
        self.shown.revision.track();
        let editor = self.drawer.editor.borrow();
        let bin = editor.board().bin().into_iter();
        bin.map(|note| Candidate { note: note.id.clone(), group: Group::Unplaced, text: note.text.clone() }).collect()
    }

    /// A note's words, be it on the board or in the bin. Followed by what reads it.
    pub fn text(self, note: &NoteId) -> Option<Arc<str>> {
        self.shown.revision.track();
        self.drawer.editor.borrow().board().note(note).map(|note| note.text.clone())
    }

    /// How many changes are in this window alone.
    pub fn only_here(self) -> usize {
        self.drawer.errands.borrow().only_here(self.drawer.editor.borrow().session_seen())
    }

    /// Puts nothing on this device any more.
    pub fn forget(self) {
        self.drawer.errands.borrow_mut().forget();
    }

    /// The board.
    pub fn board_id(self) -> DocumentId {
        self.drawer.editor.borrow().session_seen().board_id()
    }

    /// All innspill on the board, the latest first. Follow [`Shown::inputs_revision`] and [`Shown::rights`].
    pub fn contributions(self) -> Vec<Contribution> {
        self.drawer.editor.borrow().contributions()
    }

    /// How many innspill something has, and how many of them wait for an answer. Follow [`Shown::inputs_revision`].
    pub fn inputs_on(self, target: &Target) -> InputCount {
        self.drawer.editor.borrow().board().inputs_counted(target)
    }

    /// How many innspill there are, and how many wait for an answer. Follow [`Shown::inputs_revision`].
    pub fn inputs_in_all(self) -> InputCount {
        self.drawer.editor.borrow().board().inputs_in_all()
    }

    /// What something is, in words. Follow [`Shown::inputs_revision`].
    pub fn about(self, target: &Target) -> About {
        self.drawer.editor.borrow().about(target)
    }

    /// The drawn links of a note. Follow [`Shown::inputs_revision`].
    pub fn links_of(self, note: &NoteId) -> Vec<LinkId> {
        self.drawer.editor.borrow().board().links_of(note).map(|link| link.id.clone()).collect()
    }

    /// Do I look without having said who I am?
    pub fn is_onlooker(self) -> bool {
        self.drawer.me.borrow().onlooker
    }

    /// Is this me?
    pub fn is_me(self, person: &PersonId) -> bool {
        self.drawer.me.borrow().person == *person
    }

    /// Who somebody is: me, one who is here, or one who has said something here. Followed by what reads it.
    pub fn voice_of(self, person: &PersonId) -> Option<Voice> {
        let here = |people: &Vec<PersonShown>| {
            let found = people.iter().find(|shown| shown.person.as_ref() == Some(person))?;
            Some(found.voice.clone())
        };
        let voice = self.shown.voices.with(|voices| voices.get(person).cloned());
        voice.or_else(|| self.shown.people.with(here))
    }

    /// Who writes this note now, besides me. Followed by what reads it.
    pub fn writers_of(self, note: &NoteId) -> Vec<PersonShown> {
        let writes = |person: &&PersonShown| !person.me && person.writing.as_ref() == Some(note);
        self.shown.people.with(|people| people.iter().filter(writes).cloned().collect())
    }
}

fn answer(asked: Asked, note: &NoteId) -> Action {
    match asked {
        // Under the core a cause stays a cause and an effect an effect: the note's kind says the side.
        Asked::Parent => Action::MoveTo(Place { parent: Some(note.clone()), side: Side::None, at: Position::Last }),
        Asked::Link => Action::LinkTo(note.clone()),
    }
}
