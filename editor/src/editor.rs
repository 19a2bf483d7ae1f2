//! The editor: everything a person sees and does on a board, without a browser.
//!
//! What comes in is queued ([`Editor::handle`], [`Editor::act`], [`Editor::command`], [`Editor::session`]); the frame
//! decides ([`Editor::frame`]): first what the person did, then what others did, then the picture. What comes out is
//! the picture, a report of what changed, and views that panels show as they are.

use crate::{
    actions::{Action, Panel, ToolKind, offers::Situation},
    announce::{Announcement, Announcer, Said},
    camera::{Camera, Motion},
    geometry::{Point, Rect},
    input::{Focus, Input, Key, KeyPress, Window},
    limits::INPUTS_QUEUED_MAX,
    outline::Outline,
    overlay::Overlay,
    paint::{Painter, strings::Strings},
    peers::Peers,
    scene::{Hit, Scene, folds::Folds},
    session::{Carried, Presence, Session},
    settings::{Settings, Words},
    shortcuts,
    text_layout::Measure,
    tiles::Tiles,
    tools::{Cursor, Preview, Tool},
    typing::Typing,
};
use board::{
    Command,
    id::{NoteId, PersonId},
    input::Target,
    layout::Arrangement,
    network::around::Looks,
};
use following::Known;
use hearing::Heard;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::collections::{HashSet, VecDeque};

mod doing;
mod following;
mod hearing;
mod inputs;
mod opening;
mod picture;
mod selecting;
mod views;
mod walking;
mod writing;

/// How the person is shown to the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Myself {
    /// Their id.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their municipality's name.
    pub municipality: String,
    /// How they look where no network says it.
    pub looks: Looks,
}

/// What an editor begins with.
pub struct EditorStart {
    /// The board and the line to the server.
    pub session: Session,
    /// Who this is.
    pub myself: Myself,
    /// Randomness, different for each page load: the ids of new notes are drawn from it.
    pub seed: u64,
    /// The window.
    pub window: Window,
    /// The person's choices.
    pub settings: Settings,
    /// Words on the canvas, in the person's language.
    pub words: Words,
}

/// What the client must do that the editor can't.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Put the focus into the text field ([`Editor::typing`] says where it is).
    FocusText,
    /// Put the focus on the canvas.
    FocusBoard,
    /// Put the focus on this note's row.
    FocusRow(NoteId),
    /// Ask under which note this one shall hang; answer with [`Action::MoveTo`].
    ChooseParent(NoteId),
    /// Ask what this note shall be linked to; answer with [`Action::LinkTo`].
    ChooseLink(NoteId),
    /// Show what can be done here ([`Editor::offers`]).
    OpenMenu {
        /// Where, CSS pixels on the canvas.
        at_in_screen: Point,
    },
    /// Show the innspill on something.
    OpenInputs(Target),
    /// Ask what is to be done about this note, who does it and by when.
    MakeTask(NoteId),
    /// Put the focus into the search field.
    Find,
}

/// What a frame came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FrameReport {
    /// Another frame is wanted at once: something moves, or the picture is not whole yet.
    pub again: bool,
    /// Another frame is wanted at this time at the latest: something fades.
    pub again_at_ms: Option<f64>,
    /// The selected note, its words, or what can be done with it may differ.
    pub selection_changed: bool,
    /// [`Editor::contributions`] differ.
    pub inputs_changed: bool,
    /// [`Editor::outline`] differs.
    pub outline_changed: bool,
    /// [`Editor::typing`] differs.
    pub typing_changed: bool,
    /// Somebody came, went, or told something else ([`Editor::peers`]).
    pub peers_changed: bool,
    /// The zoom differs ([`Editor::zoom`]), or the arrangement, the tool, or whether there is a way back to offer.
    pub view_changed: bool,
    /// Nothing of the board is in sight: offer a way back ([`crate::actions::Zoom::All`]).
    pub lost: bool,
    /// What the pointer looks like over the canvas.
    pub cursor: Cursor,
    /// What the client must do, in order.
    pub requests: Vec<Request>,
    /// What is to be said aloud, in order.
    pub announcements: Vec<Announcement>,
}

#[derive(Debug)]
enum Queued {
    Input(Input),
    Action(Action),
    Command(Command),
}

/// How the board's picture must be renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stale {
    /// Not at all.
    Nothing,
    /// The board is laid out again.
    Layout,
    /// Everything is painted again, too: fonts, colours or words differ.
    Everything,
}

/// See the module.
pub struct Editor {
    session: Session,
    myself: Myself,
    random: StdRng,
    settings: Settings,
    words: Words,

    queue: VecDeque<Queued>,
    now_ms: f64,
    tool: Tool,
    /// What the space bar took out of the hand, which holds the board as long as it is down.
    laid_aside: Option<ToolKind>,
    last_press: Option<(f64, Point)>,
    pointer_in_screen: Option<Point>,
    hover: Option<Hit>,
    /// Where the person works: where writing begins and the focus returns to.
    panel: Panel,

    selected: Option<NoteId>,
    typing: Option<Typing>,
    board_folds: Folds,
    outline_folds: Folds,
    outline: Outline,
    known: Known,
    heard: Heard,
    own_doings: HashSet<NoteId>,
    /// The person works in the board's project, and may make tasks there.
    tasking: bool,
    /// What changes now, the person's own undo has changed.
    undoing: bool,
    peers: Peers,
    peers_version: Option<u64>,

    camera: Camera,
    scene: Scene,
    stale: Stale,
    /// Notes whose words or signs changed while the tree stayed as it was.
    touched: Vec<NoteId>,
    /// The selected note shall be brought into sight when its place is known.
    reveal_wanted: bool,
    /// The board shall be laid out for the window and shown whole.
    refit_wanted: bool,
    /// The window has another size: another arrangement may be read larger.
    rearrange_wanted: bool,
    tiles: Tiles,
    strings: Strings,
    overlay: Overlay,
    arrangement: Arrangement,
    chosen_arrangement: Option<Arrangement>,
    opened: bool,
    /// A frame with content has been shown: from now on cards move to their places.
    seen: bool,

    announcer: Announcer,
    report: FrameReport,
}

impl Editor {
    /// An editor on a board. Nothing is seen before the first frame.
    pub fn new(start: EditorStart) -> Editor {
        Editor {
            session: start.session,
            myself: start.myself,
            random: StdRng::seed_from_u64(start.seed),
            settings: start.settings,
            words: start.words,
            queue: VecDeque::new(),
            now_ms: 0.0,
            tool: Tool::default(),
            laid_aside: None,
            last_press: None,
            pointer_in_screen: None,
            hover: None,
            panel: Panel::Board,
            selected: None,
            typing: None,
            board_folds: Folds::default(),
            outline_folds: Folds::default(),
            outline: Outline::default(),
            known: Known::default(),
            heard: Heard::default(),
            own_doings: HashSet::new(),
            tasking: false,
            undoing: false,
            peers: Peers::default(),
            peers_version: None,
            camera: Camera::new(start.window),
            scene: Scene::default(),
            stale: Stale::Layout,
            touched: Vec::new(),
            reveal_wanted: false,
            refit_wanted: false,
            rearrange_wanted: false,
            tiles: Tiles::default(),
            strings: Strings::default(),
            overlay: Overlay::default(),
            arrangement: Arrangement::Classic,
            chosen_arrangement: None,
            opened: false,
            seen: false,
            announcer: Announcer::default(),
            report: FrameReport::default(),
        }
    }

    /// The person did something. It is looked at in the next frame.
    pub fn handle(&mut self, input: Input) {
        // Only a flood of movements can fill the queue, and only the last of them matters.
        if self.queue.len() >= INPUTS_QUEUED_MAX {
            let moves = |queued: &Queued| matches!(queued, Queued::Input(Input::PointerMove(_)));
            if let Some(oldest) = self.queue.iter().position(moves) {
                self.queue.remove(oldest);
            }
        }
        self.queue.push_back(Queued::Input(input));
    }

    /// The person chose something in a menu, a toolbar or the outline. It is done in the next frame.
    pub fn act(&mut self, action: Action) {
        self.queue.push_back(Queued::Action(action));
    }

    /// The person filled in a form (innspill, evidence with its source, a title). It is run in the next frame.
    pub fn command(&mut self, command: Command) {
        self.queue.push_back(Queued::Command(command));
    }

    /// Would this key do something? Then the client queues it as [`Input::Key`], and keeps it from the browser.
    ///
    /// Not while an input method composes: then Enter and Tab are its own.
    pub fn wants(&self, press: &KeyPress) -> bool {
        if press.focus == Focus::Typing && self.typing.as_ref().is_some_and(Typing::composing) {
            return false;
        }
        let escape_ends_a_drag =
            press.key == Key::Escape && self.tool.preview().is_some() && press.focus == Focus::Board;
        escape_ends_a_drag || shortcuts::action(press, self.settings.letter_shortcuts).is_some()
    }

    /// Does all that waits, takes in what others did, and paints. The clock counts milliseconds since 1970.
    pub fn frame(&mut self, now_ms: f64, painter: &mut impl Painter, measure: &mut dyn Measure) -> FrameReport {
        let elapsed_ms = (now_ms - self.now_ms).clamp(0.0, 100.0);
        self.now_ms = now_ms;
        let (seen_before, typing_before) = (self.seen_now(), self.typing_rect());
        self.do_what_waits();
        self.session.tick(self.clock());
        self.follow_openness();
        self.follow_changes();
        self.follow_peers();
        let hearing_again_at_ms = self.tell_what_was_heard();
        self.tick_tool(elapsed_ms);
        let flying = self.camera.step(now_ms);
        let unfinished = self.paint(painter, measure);
        self.seen = self.opened;
        self.tell_presence();

        let mut report = std::mem::take(&mut self.report);
        report.again = flying || unfinished || self.tool.ticks() || !self.queue.is_empty();
        let later = self.peers.fades_at_ms(now_ms).into_iter().chain(hearing_again_at_ms);
        report.again_at_ms = later.reduce(f64::min);
        report.lost = self.scene.bounds().is_some_and(|bounds| self.camera.lost(bounds));
        report.view_changed |= self.seen_now() != seen_before;
        report.typing_changed |= self.typing_rect() != typing_before;
        report.cursor = self.tool.cursor(self.hover.as_ref());
        report.announcements = self.announcer.take();
        report
    }

    /// The person's choices have changed.
    pub fn set_settings(&mut self, settings: Settings) {
        self.settings = settings;
    }
    /// The person reads another language now.
    pub fn set_words(&mut self, words: Words) {
        self.words = words;
        self.stale = Stale::Everything;
    }
    /// The person has another name, municipality or colour now.
    pub fn set_myself(&mut self, myself: Myself) {
        self.myself = myself;
    }
    /// Whether the person may make tasks in the project that the board belongs to.
    pub fn set_tasking(&mut self, tasking: bool) {
        self.report.selection_changed |= self.tasking != tasking;
        self.tasking = tasking;
    }
    /// The fonts have loaded: every word is measured anew.
    pub fn fonts_loaded(&mut self) {
        self.scene.forget_widths(&mut self.strings);
        self.stale = Stale::Everything;
    }
    /// The colour scheme has changed: every tile is painted anew.
    pub fn colours_changed(&mut self) {
        self.tiles.invalidate_all();
    }

    fn clock(&self) -> u64 {
        self.now_ms.max(0.0) as u64
    }

    fn motion(&self) -> Motion {
        let now_ms = self.now_ms;
        if self.settings.reduced_motion { Motion::Reduced { now_ms } } else { Motion::Smooth { now_ms } }
    }

    fn situation(&self) -> Situation<'_> {
        let board = self.session.board();
        Situation {
            board,
            selected: self.selected.as_ref(),
            writable: self.session.writable(),
            speaking: self.session.speaking(),
            tasking: self.tasking,
            can_undo: self.session.can_undo(),
            can_redo: self.session.can_redo(),
        }
    }

    fn draw(&mut self) -> u128 {
        self.random.random()
    }

    fn say(&mut self, said: Said) {
        self.announcer.say(said, self.settings.verbosity);
    }

    /// Where the text field lies; it follows its card.
    fn typing_rect(&self) -> Option<Rect> {
        self.words_in_screen(&self.typing.as_ref()?.note)
    }

    fn seen_now(&self) -> (u64, Arrangement, ToolKind, bool) {
        let lost = self.scene.bounds().is_some_and(|bounds| self.camera.lost(bounds));
        (self.zoom().to_bits(), self.arrangement, self.tool.kind(), lost)
    }

    fn tell_presence(&mut self) {
        let view = self.camera.view();
        let cursor = self.pointer_in_screen.map(|at| view.world_from_screen(at));
        let carried = match self.tool.preview() {
            Some(Preview::Carried { note, corner_in_world: at, .. }) => {
                Some(Carried { note: note.clone(), corner: [at.x.round(), at.y.round()] })
            }
            Some(Preview::Drawn { .. }) | None => None,
        };
        let looks = self.looks();
        let presence = Presence {
            person: Some(self.myself.person.clone()),
            name: self.myself.name.clone(),
            municipality: self.myself.municipality.clone(),
            initials: looks.initials.clone(),
            colour: looks.colour,
            cursor: cursor.map(|at| [at.x.round(), at.y.round()]),
            selection: self.selected.iter().cloned().collect(),
            editing: self.typing.as_ref().map(|typing| typing.note.clone()),
            carried,
        };
        let now = self.clock();
        self.session.set_presence(presence, now);
    }
}
