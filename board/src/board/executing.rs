//! The rules of each command.

use super::writing::Writing;
use crate::command::{Command, CommandError};
use crate::id::{LinkId, NoteId};
use crate::limits;
use crate::link::{self, LinkKind};
use crate::note::{self, Bounds, Deletion, Evidence};
use crate::register::Root;
use crate::retelling::Edit;
use crate::schema;
use crate::text_merge::utf16_length;
use yrs::Any;

impl Writing<'_> {
    /// Runs one command. Gives back what was done of it, where that is not what it says: a replay must not do later
    /// what could not be done now, and has to know what a text really was and became. What a failing command had written is in [`Writing::reversals`].
    pub(super) fn run(&mut self, command: &Command, depth: usize) -> Result<Option<Command>, CommandError> {
        match command {
            Command::Create { id, kind, place, text } => self.create_note(id, *kind, place, text)?,
            Command::WriteText { note, before, after } => {
                // Also in the bin: somebody may have deleted it under the writer's hands.
                self.model.note(note).ok_or_else(|| CommandError::NoNote(note.clone()))?;
                let edit = Edit { before: before.clone(), after: after.clone() };
                let done = self.write(Root::Notes, note.as_str(), edit)?;
                let note = note.clone();
                return Ok(done.map(|Edit { before, after }| Command::WriteText { note, before, after }));
            }
            Command::Move { note, to } => self.move_note(note, to)?,
            Command::Link { id, from, to, kind, note } => self.link(id, from, to, *kind, note.as_deref())?,
            Command::WriteLinkText { link, before, after } => {
                self.present_link(link)?;
                let edit = Edit { before: before.clone(), after: after.clone() };
                let done = self.write(Root::Links, link.as_str(), edit)?;
                let link = link.clone();
                return Ok(done.map(|Edit { before, after }| Command::WriteLinkText { link, before, after }));
            }
            Command::Unlink { link } => self.unlink(link)?,
            Command::Delete { notes } => {
                let notes = self.each(notes, Self::delete)?;
                return Ok(Some(Command::Delete { notes }));
            }
            Command::Restore { notes } => {
                let notes = self.each(notes, Self::restore)?;
                return Ok(Some(Command::Restore { notes }));
            }
            Command::SetKind { note, kind } => self.set_note(note, schema::KIND, vec![Any::from(kind.code())])?,
            Command::SetCore { note } => self.set_core(note)?,
            Command::Recolour { note, colour } => {
                let colour = colour.as_deref();
                if colour.is_some_and(|colour| colour.chars().count() > limits::COLOUR_CHARACTERS_MAX) {
                    return Err(CommandError::Limit("COLOUR_CHARACTERS_MAX"));
                }
                self.set_note(note, schema::STYLE, vec![crate::register::text_or_null(colour)])?;
            }
            Command::Resize { note, bounds } => self.resize(note, *bounds)?,
            Command::SetEvidence { note, evidence } => {
                check_evidence(evidence)?;
                self.set_note(note, schema::EVIDENCE, Evidence::fields(evidence))?;
            }
            Command::SetControl { note, control } => {
                let code = control.map_or(Any::Null, |control| Any::from(control.code()));
                self.set_note(note, schema::CONTROL, vec![code])?;
            }
            Command::SetAffected { note, affected } => {
                check_affected(affected)?;
                self.set_note(note, schema::AFFECTED, note::affected_fields(affected))?;
            }
            Command::SetTitle { title } => {
                check_title(title)?;
                self.set(Root::Board, "", schema::TITLE, vec![Any::from(title.as_str())]);
            }
            Command::GiveInput { id, target, kind, text } => self.give_input(id, target, *kind, text)?,
            Command::WriteInput { input, before, after } => {
                let edit = Edit { before: before.clone(), after: after.clone() };
                let done = self.write_input(input, edit)?;
                let input = input.clone();
                return Ok(done.map(|Edit { before, after }| Command::WriteInput { input, before, after }));
            }
            Command::WithdrawInput { input } => self.withdraw_input(input)?,
            Command::Input(command) => return Ok(self.discuss(command)?.map(Command::Input)),
            Command::Task(command) => return Ok(self.see_to(command)?.map(Command::Task)),
            Command::Import(import) => self.import(import)?,
            Command::Several(commands) => return self.several(commands, depth).map(Some),
            Command::Revert(reversals) => {
                let mut done = reversals.clone();
                for reversal in done.iter_mut().rev() {
                    if let Some(reverted) = self.revert(reversal) {
                        *reversal = reverted;
                    }
                }
                return Ok(Some(Command::Revert(done)));
            }
            Command::Seeded { seed, command } => {
                let done = self.run(command, depth)?;
                return Ok(done.map(|done| Command::Seeded { seed: *seed, command: Box::new(done) }));
            }
        }
        Ok(None)
    }

    /// Runs what can be run, and says what that was; fails only if nothing could.
    fn several(&mut self, commands: &[Command], depth: usize) -> Result<Command, CommandError> {
        if commands.len() > limits::SEVERAL_MAX {
            return Err(CommandError::Limit("SEVERAL_MAX"));
        }
        if depth > limits::SEVERAL_DEPTH_MAX {
            return Err(CommandError::Limit("SEVERAL_DEPTH_MAX"));
        }
        let voices = commands.iter().filter(|command| command.is_for_voice()).count();
        if voices != 0 && voices != commands.len() {
            return Err(CommandError::TwoDocuments);
        }
        let done = self.each(commands, |writing, command| {
            let written = writing.reversals.len();
            let done = writing.run(command, depth + 1)?;
            Ok((writing.reversals.len() > written).then(|| done.unwrap_or_else(|| command.clone())))
        })?;
        Ok(Command::Several(done.into_iter().flatten().collect()))
    }

    /// Does something with each, as far as it can be done; fails only if it could be done with none.
    fn each<T, R>(
        &mut self,
        all: &[T],
        mut act: impl FnMut(&mut Self, &T) -> Result<R, CommandError>,
    ) -> Result<Vec<R>, CommandError> {
        let mut done = Vec::new();
        let mut first = None;
        for one in all {
            match act(self, one) {
                Ok(result) => done.push(result),
                Err(error) => first = first.or(Some(error)),
            }
        }
        match first {
            Some(error) if done.is_empty() => Err(error),
            _ => Ok(done),
        }
    }

    fn delete(&mut self, note: &NoteId) -> Result<NoteId, CommandError> {
        let deletion = self.deletion();
        if self.model.notes[self.at_hand(note)?].live() {
            self.set(Root::Notes, note.as_str(), schema::DELETED, deletion);
        }
        Ok(note.clone())
    }

    fn restore(&mut self, note: &NoteId) -> Result<NoteId, CommandError> {
        let in_bin = self.model.note(note).map(|note| note.deleted.is_some());
        match in_bin {
            Some(true) => {
                let restored = Deletion::fields(0, self.me);
                self.set(Root::Notes, note.as_str(), schema::DELETED, restored);
                Ok(note.clone())
            }
            Some(false) if self.replaying() => Ok(note.clone()),
            Some(false) | None => Err(CommandError::NoNote(note.clone())),
        }
    }

    fn unlink(&mut self, link: &LinkId) -> Result<(), CommandError> {
        let deletion = self.deletion();
        match self.present_link(link) {
            Ok(()) => self.set(Root::Links, link.as_str(), schema::DELETED, deletion),
            Err(_) if self.replaying() && self.model.links.contains_key(link) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// The slot of a note that can be worked on: on the board. In a replay also one in the bin, where somebody
    /// may have put it meanwhile: had both been online, both would have been done.
    pub(super) fn at_hand(&self, note: &NoteId) -> Result<usize, CommandError> {
        let slot = self.model.tree.slot(note).filter(|&slot| self.model.notes[slot].present);
        let slot = slot.filter(|&slot| self.replaying() || self.model.notes[slot].live());
        slot.ok_or_else(|| CommandError::NoNote(note.clone()))
    }

    pub(super) fn deletion(&self) -> Vec<Any> {
        // 0 would mean restored.
        Deletion::fields(self.at.now_ms.max(1), self.me)
    }

    pub(super) fn set_note(&mut self, note: &NoteId, key: &str, fields: Vec<Any>) -> Result<(), CommandError> {
        self.at_hand(note)?;
        self.set(Root::Notes, note.as_str(), key, fields);
        Ok(())
    }

    fn link(
        &mut self,
        id: &LinkId,
        from: &NoteId,
        to: &NoteId,
        kind: LinkKind,
        text: Option<&str>,
    ) -> Result<(), CommandError> {
        if self.model.links.len() >= limits::LINKS_MAX {
            return Err(CommandError::Limit("LINKS_MAX"));
        }
        // After parting, an end may wait for its own replay or have been deleted: the link is kept, and shown
        // when both ends are.
        if !self.replaying() {
            self.at_hand(from)?;
            self.at_hand(to)?;
        }
        if self.model.links.contains_key(id) {
            return Err(CommandError::Taken(id.to_string()));
        }
        self.model.read_tree();
        let causal = matches!(kind, LinkKind::Causes | LinkKind::Contributes);
        if from == to || self.joined(from, to, kind) || (causal && self.model.leads_to(from).contains(&to)) {
            return Err(CommandError::AlreadyLinked);
        }
        // Loops that people draw are kept and shown as vicious circles, never refused.
        let kind = if causal && self.model.reaches(to, from) { LinkKind::Feedback } else { kind };
        self.create(Root::Links, id.as_str(), text.unwrap_or_default())?;
        self.first(Root::Links, id.as_str(), schema::ENDS, link::ends(from, to, kind));
        self.first(Root::Links, id.as_str(), schema::AUTHOR, vec![Any::from(self.me.as_str())]);
        self.read(Root::Links, id.as_str());
        Ok(())
    }

    fn joined(&self, from: &NoteId, to: &NoteId, kind: LinkKind) -> bool {
        let links = self.model.links_of.get(from).into_iter().flatten();
        links
            .filter_map(|id| self.model.links.get(id))
            .any(|link| link.deleted.is_none() && link.from == *from && link.to == *to && link.kind == kind)
    }

    fn resize(&mut self, note: &NoteId, bounds: Bounds) -> Result<(), CommandError> {
        if !bounds.within_limits() {
            return Err(CommandError::Limit("COORDINATE_MAX"));
        }
        self.set_note(note, schema::BOUNDS, bounds.fields())
    }
}

pub(super) fn check_evidence(evidence: &[Evidence]) -> Result<(), CommandError> {
    if evidence.len() > limits::EVIDENCE_MAX {
        return Err(CommandError::Limit("EVIDENCE_MAX"));
    }
    check_fields(evidence.iter().flat_map(|evidence| [&evidence.text, &evidence.source, &evidence.url]).flatten())
}

pub(super) fn check_affected(affected: &[String]) -> Result<(), CommandError> {
    if affected.len() > limits::AFFECTED_MAX {
        return Err(CommandError::Limit("AFFECTED_MAX"));
    }
    check_fields(affected.iter())
}

pub(super) fn check_title(title: &str) -> Result<(), CommandError> {
    if utf16_length(title) > limits::TITLE_UTF16_MAX {
        return Err(CommandError::Limit("TITLE_UTF16_MAX"));
    }
    Ok(())
}

fn check_fields<'a>(mut fields: impl Iterator<Item = &'a String>) -> Result<(), CommandError> {
    if fields.any(|field| utf16_length(field) > limits::FIELD_UTF16_MAX) {
        return Err(CommandError::Limit("FIELD_UTF16_MAX"));
    }
    Ok(())
}
