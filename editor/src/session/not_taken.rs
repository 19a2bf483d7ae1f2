//! What the server did not take: kept for the person who wrote it, with the reason, until they decide.

use super::{
    outbox::{EntryId, OutboxEntry},
    saved::Saved,
};
use board::{
    Command, InputCommand, Reversal, TaskCommand,
    id::{AnswerId, CommentId, DocumentId, InputId, LinkId, NoteId, TaskId},
    wire::message::Reason,
};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Why something is not on the board. The words a person reads are in the locales, by this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNotTaken {
    /// The server refused it.
    Refused(Reason),
    /// The document can no longer be read by this person.
    Unlisted,
    /// What it was about is no longer there (a backup was restored).
    Gone,
    /// It was saved once, and the server was put back to a backup that lacks it.
    Restored,
}

/// One thing that was not taken. It can be tried again, its text copied, or it can be thrown away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotTaken {
    /// Its name.
    pub id: EntryId,
    /// The document it was meant for.
    pub document: DocumentId,
    /// What was meant.
    pub command: Command,
    /// The person's own words in it, to be copied; empty when it holds none.
    pub words: String,
    /// Why.
    pub why: WhyNotTaken,
    /// When it was done, in milliseconds since 1970.
    pub at_ms: u64,
    /// The clocks that it took under its id, where the server may have it without our knowing; else empty.
    #[serde(default)]
    pub clocks: Range<u32>,
}

impl NotTaken {
    pub(super) fn of(entry: OutboxEntry, why: WhyNotTaken) -> Self {
        let words = words(&entry.command);
        let clocks = match why {
            WhyNotTaken::Unlisted => entry.clocks,
            WhyNotTaken::Refused(_) | WhyNotTaken::Gone | WhyNotTaken::Restored => 0..0,
        };
        NotTaken {
            id: entry.id,
            document: entry.document,
            words,
            command: entry.command,
            why,
            at_ms: entry.at_ms,
            clocks,
        }
    }

    pub(super) fn of_saved(saved: Saved, why: WhyNotTaken) -> Self {
        let Saved { id, document, clocks, command, at_ms } = saved;
        NotTaken { id, document, words: words(&command), command, why, at_ms, clocks }
    }

    /// A command that was not even carried out.
    pub(super) fn of_command(id: EntryId, document: DocumentId, command: Command, why: Reason, at_ms: u64) -> Self {
        let words = words(&command);
        NotTaken { id, document, words, command, why: WhyNotTaken::Refused(why), at_ms, clocks: 0..0 }
    }
}

/// What a person did in one go and was not taken: one new note, one text that was changed letter by letter.
#[derive(Debug, Clone, PartialEq)]
pub struct NotTakenWork {
    /// All of it, in the order in which it was done; never empty. The first names it.
    pub ids: Vec<EntryId>,
    /// What it began with.
    pub command: Command,
    /// The person's words as they were in the end.
    pub words: String,
    /// Why it was not taken.
    pub why: WhyNotTaken,
}

/// Each text once: what was typed into it after another is one piece of work, as it is one step to the person.
pub fn works(not_taken: &[NotTaken]) -> Vec<NotTakenWork> {
    let mut works: Vec<NotTakenWork> = Vec::new();
    for one in not_taken {
        let goes_on = |work: &&mut NotTakenWork| {
            let same = text_of(&one.command).is_some_and(|text| writes(&work.command) == Some(text));
            work.why == one.why && same
        };
        match works.last_mut().filter(goes_on) {
            Some(work) => {
                work.ids.push(one.id);
                work.words.clone_from(&one.words);
            }
            None => works.push(NotTakenWork {
                ids: vec![one.id],
                command: one.command.clone(),
                words: one.words.clone(),
                why: one.why,
            }),
        }
    }
    works
}

/// A text that can be written in.
#[derive(PartialEq)]
enum Text<'a> {
    Note(&'a NoteId),
    Link(&'a LinkId),
    Input(&'a InputId),
    Comment(&'a CommentId),
    Answer(&'a AnswerId),
    Task(&'a TaskId),
}

/// The text that a command goes on writing.
fn text_of(command: &Command) -> Option<Text<'_>> {
    match command.intention() {
        Command::WriteText { note, .. } => Some(Text::Note(note)),
        Command::WriteLinkText { link, .. } => Some(Text::Link(link)),
        Command::WriteInput { input, .. } => Some(Text::Input(input)),
        Command::Input(command) => match command {
            InputCommand::WriteComment { comment, .. } => Some(Text::Comment(comment)),
            InputCommand::WriteAnswer { answer, .. } => Some(Text::Answer(answer)),
            InputCommand::SetKind { .. }
            | InputCommand::Comment { .. }
            | InputCommand::WithdrawComment { .. }
            | InputCommand::Answer { .. }
            | InputCommand::SetStatus { .. }
            | InputCommand::Resolve { .. }
            | InputCommand::SetOrigin { .. } => None,
        },
        Command::Task(TaskCommand::Write { task, .. }) => Some(Text::Task(task)),
        Command::Create { .. }
        | Command::Move { .. }
        | Command::Link { .. }
        | Command::Unlink { .. }
        | Command::Delete { .. }
        | Command::Restore { .. }
        | Command::SetKind { .. }
        | Command::SetCore { .. }
        | Command::Recolour { .. }
        | Command::Resize { .. }
        | Command::SetEvidence { .. }
        | Command::SetControl { .. }
        | Command::SetAffected { .. }
        | Command::SetTitle { .. }
        | Command::GiveInput { .. }
        | Command::WithdrawInput { .. }
        | Command::Task(_)
        | Command::Import(_)
        | Command::Several(_)
        | Command::Revert(_)
        | Command::Seeded { .. } => None,
    }
}

/// The text that a command begins or goes on writing.
fn writes(command: &Command) -> Option<Text<'_>> {
    match command.intention() {
        Command::Create { id, .. } => Some(Text::Note(id)),
        Command::Link { id, .. } => Some(Text::Link(id)),
        Command::GiveInput { id, .. } => Some(Text::Input(id)),
        Command::Input(InputCommand::Comment { id, .. }) => Some(Text::Comment(id)),
        Command::Input(InputCommand::Answer { id, .. }) => Some(Text::Answer(id)),
        Command::Task(TaskCommand::Create { id, .. }) => Some(Text::Task(id)),
        other => text_of(other),
    }
}

/// The person's own words in a command, a line each.
fn words(command: &Command) -> String {
    let mut lines = Vec::new();
    gather(command, &mut lines);
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn gather(command: &Command, lines: &mut Vec<String>) {
    match command {
        Command::Create { text, .. } | Command::GiveInput { text, .. } => lines.push(text.clone()),
        Command::WriteText { after, .. } | Command::WriteLinkText { after, .. } | Command::WriteInput { after, .. } => {
            lines.push(after.clone())
        }
        Command::SetTitle { title } => lines.push(title.clone()),
        Command::Input(command) => match command {
            InputCommand::Comment { text, .. } | InputCommand::Answer { text, .. } => lines.push(text.clone()),
            InputCommand::WriteComment { after, .. } | InputCommand::WriteAnswer { after, .. } => {
                lines.push(after.clone())
            }
            InputCommand::SetKind { .. }
            | InputCommand::WithdrawComment { .. }
            | InputCommand::SetStatus { .. }
            | InputCommand::Resolve { .. }
            | InputCommand::SetOrigin { .. } => {}
        },
        Command::Task(command) => match command {
            TaskCommand::Create { task, .. } => lines.push(task.text.clone()),
            TaskCommand::Write { after, .. } => lines.push(after.clone()),
            TaskCommand::SetOwner { .. }
            | TaskCommand::SetDue { .. }
            | TaskCommand::SetStatus { .. }
            | TaskCommand::Delete { .. }
            | TaskCommand::Restore { .. } => {}
        },
        Command::Link { note, .. } => lines.extend(note.clone()),
        Command::SetAffected { affected, .. } => lines.extend(affected.iter().cloned()),
        Command::SetEvidence { evidence, .. } => lines.extend(evidence.iter().filter_map(|one| one.text.clone())),
        Command::Several(commands) => commands.iter().for_each(|command| gather(command, lines)),
        Command::Seeded { command, .. } => gather(command, lines),
        Command::Revert(reversals) => lines.extend(reversals.iter().filter_map(|reversal| match reversal {
            Reversal::Text { put, .. } => Some(put.clone()),
            Reversal::Register { .. } | Reversal::Creation { .. } => None,
        })),
        // The file that it came from holds the words of an import.
        Command::Import(_)
        | Command::Move { .. }
        | Command::Unlink { .. }
        | Command::WithdrawInput { .. }
        | Command::Delete { .. }
        | Command::Restore { .. }
        | Command::SetKind { .. }
        | Command::SetCore { .. }
        | Command::Recolour { .. }
        | Command::Resize { .. }
        | Command::SetControl { .. } => {}
    }
}
