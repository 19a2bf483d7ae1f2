//! Carrying out what the person chose.

use super::{Editor, Request, Stale};
use crate::{
    actions::{
        Action, Barred, Discuss, New, Panel, Step, Zoom,
        commands::{Ordered, order},
    },
    announce::Said,
    geometry::Rect,
    limits::ZOOM_STEP,
    session::RunError,
    tools::Tool,
};
use board::{Command, CommandError, id::NoteId, input::Target, layout::Arrangement};
use std::sync::Arc;

impl Editor {
    pub(super) fn carry_out(&mut self, action: Action) {
        let action = match action {
            Action::Add(new) if self.typing.is_some() => match self.after_writing(new) {
                Some(action) => action,
                None => return,
            },
            action => action,
        };
        let fresh_bits = self.draw();
        let ordered = order(&action, &self.situation(), fresh_bits);
        match ordered {
            Err(barred) => self.say(Said::CannotDo(barred)),
            Ok(Some(ordered)) => self.change_the_board(&action, ordered),
            Ok(None) => self.change_the_view(action),
        }
    }

    /// While a note is being written, Tab and Enter go on to the next one. On one that is still empty they move it
    /// instead: Tab under the sibling before it; Enter ends the list.
    fn after_writing(&mut self, new: New) -> Option<Action> {
        let empty = self.typing.as_ref().is_some_and(|typing| typing.fresh);
        match (new, empty) {
            (New::Child, true) => Some(Action::Move(Step::In)),
            (New::Sibling, true) => {
                self.stop_writing();
                None
            }
            (New::Child | New::Sibling, false) => {
                // The letters are on the board already; what is said next is the new note.
                self.typing = None;
                Some(Action::Add(new))
            }
            (New::Cause | New::Effect | New::Constraint | New::Unplaced | New::Core, _) => {
                self.end_writing();
                Some(Action::Add(new))
            }
        }
    }

    fn change_the_board(&mut self, action: &Action, ordered: Ordered) {
        let Ordered { command, fresh } = ordered;
        let before = self.selected.clone();
        let neighbour = self.neighbour_after(&command);
        let children_kept = before.as_ref().map_or(0, |note| self.board().tree().children(note).len());
        if let Err(barred) = self.try_run(command) {
            self.say(Said::CannotDo(barred));
            return;
        }
        if let Action::Delete | Action::DeleteBranch = action {
            // The focus leaves by the person's own will: nothing was taken from under their hands.
            self.typing = None;
            self.selected = None;
        }
        self.follow_changes();
        let text = before.as_ref().map(|note| self.text(note)).unwrap_or_default();
        match action {
            Action::Add(_) => {
                if let Some(note) = fresh {
                    self.say(Said::Added { beside: before.is_some().then_some(text) });
                    self.select(Some(note.clone()));
                    self.begin_writing(note, true);
                }
            }
            Action::Move(Step::Earlier | Step::Later) => self.say_reordered(text),
            Action::Move(Step::Out | Step::In) | Action::MoveTo(_) => self.say_moved(text),
            Action::LinkTo(to) => {
                let to = self.text(to);
                self.say(Said::Linked { from: text, to });
            }
            Action::Unlink(_) => self.say(Said::Unlinked),
            Action::Delete => {
                self.say(Said::Deleted { text, children_kept });
                self.select_and_focus(neighbour);
            }
            Action::DeleteBranch => {
                self.say(Said::Deleted { text, children_kept: 0 });
                self.select_and_focus(neighbour);
            }
            Action::Restore(note) => {
                let text = self.text(note);
                self.say(Said::Restored { text });
                self.select_and_focus(Some(note.clone()));
            }
            Action::MakeCore | Action::SetEvidence(_) | Action::SetControl(_) => self.say(Said::Described { text }),
            Action::Discuss(discuss) => self.say(said_of(discuss)),
            Action::Write
            | Action::StopWriting
            | Action::ChooseParent
            | Action::ChooseLink
            | Action::OpenInputs
            | Action::OpenInputsOn(_)
            | Action::MakeTask
            | Action::Fold(_)
            | Action::Unfold(_)
            | Action::UnfoldAll(_)
            | Action::Undo
            | Action::Redo
            | Action::Select(_)
            | Action::FocusRow(_)
            | Action::Walk(_, _)
            | Action::Zoom(_)
            | Action::Arrange(_)
            | Action::Use(_)
            | Action::Find
            | Action::SayAgain => {}
        }
    }

    fn change_the_view(&mut self, action: Action) {
        match action {
            Action::Write => {
                if let Some(note) = self.selected.clone() {
                    self.begin_writing(note, false);
                }
            }
            Action::StopWriting => self.stop_writing(),
            Action::ChooseParent => self.report.requests.extend(self.selected.clone().map(Request::ChooseParent)),
            Action::ChooseLink => self.report.requests.extend(self.selected.clone().map(Request::ChooseLink)),
            Action::OpenInputs => {
                let about = self.selected.clone().map_or(Target::Board, Target::Note);
                self.report.requests.push(Request::OpenInputs(about));
            }
            Action::OpenInputsOn(about) => self.report.requests.push(Request::OpenInputs(about)),
            Action::MakeTask => self.report.requests.extend(self.selected.clone().map(Request::MakeTask)),
            Action::Fold(panel) => self.fold(panel, true),
            Action::Unfold(panel) => self.fold(panel, false),
            Action::UnfoldAll(Panel::Board) => {
                self.board_folds.open_all();
                self.stale = self.stale.max(Stale::Layout);
            }
            Action::UnfoldAll(Panel::Outline) => {
                self.outline_folds.open_all();
                self.read_outline();
            }
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Select(note) => {
                self.select(note);
                self.say_selected();
            }
            Action::FocusRow(note) => {
                self.panel = Panel::Outline;
                self.select(Some(note));
            }
            Action::Walk(panel, direction) => self.walk(panel, direction),
            Action::Zoom(zoom) => self.zoom_by(zoom),
            Action::Arrange(chosen) => self.arrange(chosen),
            Action::Use(kind) => {
                self.laid_aside = None;
                if self.tool.kind() != kind {
                    self.tool = Tool::of(kind);
                    self.say(Said::ToolChosen(kind));
                }
            }
            Action::Find => self.report.requests.push(Request::Find),
            Action::SayAgain => self.announcer.say_again(),
            // These have commands, so they never come here.
            Action::Add(_)
            | Action::Move(_)
            | Action::MoveTo(_)
            | Action::LinkTo(_)
            | Action::Unlink(_)
            | Action::Delete
            | Action::DeleteBranch
            | Action::Restore(_)
            | Action::MakeCore
            | Action::SetEvidence(_)
            | Action::SetControl(_)
            | Action::Discuss(_) => {}
        }
    }

    pub(super) fn run(&mut self, command: Command) {
        if let Err(barred) = self.try_run(command) {
            self.say(Said::CannotDo(barred));
        }
    }

    pub(super) fn try_run(&mut self, command: Command) -> Result<(), Barred> {
        note_own_doings(&command, &mut self.own_doings);
        let now = self.clock();
        done(self.session.run(command, now))
    }

    fn undo(&mut self) {
        let now = self.clock();
        if let Some(skipped) = self.session.undo(now) {
            self.after_undo(Said::Undone { skipped });
        }
    }

    fn redo(&mut self) {
        let now = self.clock();
        if let Some(skipped) = self.session.redo(now) {
            self.after_undo(Said::Redone { skipped });
        }
    }

    /// What an undo touched is the person's own doing, whatever it was.
    fn after_undo(&mut self, said: Said) {
        self.undoing = true;
        self.follow_changes();
        self.undoing = false;
        self.say(said);
    }

    fn fold(&mut self, panel: Panel, close: bool) {
        let Some(note) = self.selected.clone() else { return };
        let folds = match panel {
            Panel::Board => &mut self.board_folds,
            Panel::Outline => &mut self.outline_folds,
        };
        let changed = if close { folds.close(note.clone()) } else { folds.open(&note) };
        if !changed {
            return;
        }
        match panel {
            Panel::Board => self.stale = self.stale.max(Stale::Layout),
            Panel::Outline => self.read_outline(),
        }
        let tree = self.session.board().tree();
        let said = if close {
            Said::Folded { text: self.text(&note), hidden: tree.branch(&note).skip(1).count() }
        } else {
            Said::Unfolded { text: self.text(&note), children: tree.children(&note).len() }
        };
        // In the outline the screen reader itself says "collapsed" and "expanded".
        if panel == Panel::Board {
            self.say(said);
        }
    }

    fn arrange(&mut self, chosen: Option<Arrangement>) {
        self.chosen_arrangement = chosen;
        if let Some(arrangement) = chosen {
            self.arrangement = arrangement;
        }
        self.refit_wanted = true;
        self.say(Said::Arranged { compact: self.arrangement == Arrangement::Compact });
    }

    fn zoom_by(&mut self, zoom: Zoom) {
        let motion = self.motion();
        let aimed = match zoom {
            Zoom::In => Some(self.camera.aimed_zoom() * ZOOM_STEP),
            Zoom::Out => Some(self.camera.aimed_zoom() / ZOOM_STEP),
            Zoom::Hundred => Some(1.0),
            Zoom::All => {
                if let Some(bounds) = self.scene.bounds() {
                    self.camera.fit(bounds, motion);
                }
                None
            }
            Zoom::Selection => {
                if let Some(bounds) = self.selected.as_ref().and_then(|note| self.branch_bounds(note)) {
                    self.camera.fit(bounds, motion);
                }
                None
            }
            Zoom::To(note) => {
                self.select(Some(note));
                None
            }
        };
        if let Some(aimed) = aimed {
            self.camera.zoom_to(aimed, motion);
        }
        let percent = (self.camera.aimed_zoom() * 100.0).round() as u32;
        self.say(Said::Zoomed { percent });
    }

    /// What a branch covers, as far as it is in sight.
    fn branch_bounds(&self, note: &NoteId) -> Option<Rect> {
        let cards = self.board().tree().branch(note).filter_map(|note| self.scene.card(note));
        cards.map(|card| card.face.rect).reduce(Rect::union)
    }

    pub(super) fn text(&self, note: &NoteId) -> Arc<str> {
        self.board().note(note).map(|note| note.text.clone()).unwrap_or_default()
    }

    /// Who is chosen next when a command deletes the selected note.
    fn neighbour_after(&self, command: &Command) -> Option<NoteId> {
        let Command::Delete { notes } = command else { return None };
        self.outline.neighbour(self.selected.as_ref()?, |note| notes.contains(note))
    }
}

/// What is said of one's own word in the discussion.
fn said_of(discuss: &Discuss) -> Said {
    match discuss {
        Discuss::Give { .. } => Said::InputGiven,
        Discuss::Change { .. } => Said::InputChanged,
        Discuss::Withdraw(_) => Said::InputWithdrawn,
        Discuss::Comment { .. } => Said::Commented,
        Discuss::TakeBack(_) => Said::CommentTakenBack,
        Discuss::Answer { status, .. } => Said::InputAnswered { status: *status },
        Discuss::Adopt { note, .. } => Said::InputAdopted { text: note.as_str().into() },
        Discuss::Resolve { resolved, .. } => Said::ThreadResolved { resolved: *resolved },
    }
}

/// Which notes a command of one's own touches: what is said of others' doings leaves these out.
fn note_own_doings(command: &Command, own: &mut std::collections::HashSet<NoteId>) {
    match command.intention() {
        Command::Create { id, .. } => drop(own.insert(id.clone())),
        Command::Move { note, .. } | Command::SetCore { note } => drop(own.insert(note.clone())),
        Command::Delete { notes } | Command::Restore { notes } => own.extend(notes.iter().cloned()),
        Command::Several(commands) => commands.iter().for_each(|command| note_own_doings(command, own)),
        // Words and signs are no news to anybody's ear; an import is the person's own doing, and all of it is new.
        Command::WriteText { .. }
        | Command::Link { .. }
        | Command::WriteLinkText { .. }
        | Command::Unlink { .. }
        | Command::SetKind { .. }
        | Command::Recolour { .. }
        | Command::Resize { .. }
        | Command::SetEvidence { .. }
        | Command::SetControl { .. }
        | Command::SetAffected { .. }
        | Command::SetTitle { .. }
        | Command::GiveInput { .. }
        | Command::WriteInput { .. }
        | Command::WithdrawInput { .. }
        | Command::Input(_)
        | Command::Task(_)
        | Command::Import(_)
        | Command::Revert(_)
        | Command::Seeded { .. } => {}
    }
}

/// That all is already as it was wanted is no failure.
pub(super) fn done(result: Result<(), RunError>) -> Result<(), Barred> {
    match result {
        Ok(()) | Err(RunError::Command(CommandError::NothingChanges)) => Ok(()),
        Err(error) => Err(barred_by(&error)),
    }
}

fn barred_by(error: &RunError) -> Barred {
    match error {
        RunError::Shut(_) => Barred::ReadOnly,
        RunError::Command(error) => match error {
            CommandError::NotOpen => Barred::ReadOnly,
            CommandError::NoNote(_)
            | CommandError::NoLink(_)
            | CommandError::NoInput(_)
            | CommandError::NoComment(_)
            | CommandError::NoAnswer(_)
            | CommandError::NoTask(_) => Barred::Gone,
            CommandError::Answered(_) => Barred::Answered,
            CommandError::UnderItself(_) => Barred::OwnBranch,
            CommandError::CoreStays => Barred::IsCore,
            CommandError::AlreadyLinked | CommandError::Taken(_) => Barred::LinkedAlready,
            CommandError::Limit(_) => Barred::Full,
            CommandError::NothingChanges => Barred::NothingToUndo,
            CommandError::TwoDocuments | CommandError::Import(_) => Barred::NotPossible,
        },
    }
}
