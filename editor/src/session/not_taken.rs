//! What the server did not take: kept for the person who wrote it, with the reason, until they decide.

use super::outbox::{EntryId, OutboxEntry};
use board::{Command, Reversal, id::DocumentId, wire::message::Reason};
use serde::{Deserialize, Serialize};

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
}

impl NotTaken {
    pub(super) fn of(entry: OutboxEntry, why: WhyNotTaken) -> Self {
        let words = words(&entry.command);
        NotTaken { id: entry.id, document: entry.document, words, command: entry.command, why, at_ms: entry.at_ms }
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
