//! The editor's announcements in the person's words.

use crate::{locale::words, page::names};
use editor::announce::Said;
use fluent_bundle::FluentValue;

/// The words to say; `None` for what the page shows clearly enough.
pub fn sentence(said: &Said) -> Option<String> {
    let words = words();
    let say =
        |name: &str, holes: &[(&'static str, FluentValue<'static>)]| Some(words.fill(name, holes.iter().cloned()));
    let text = |text: &str| FluentValue::from(or_empty(text));
    let became = |status| FluentValue::from(words.get(names::status(status)).to_lowercase());
    match said {
        Said::Selected { text: note, level, number, of } => say(
            "said-selected",
            &[("text", text(note)), ("level", (*level).into()), ("number", (*number).into()), ("of", (*of).into())],
        ),
        Said::Added { beside: Some(beside) } => say("said-added-beside", &[("text", text(beside))]),
        Said::Added { beside: None } => say("said-added", &[]),
        Said::WritingBegan { text: note } if note.is_empty() => say("said-writing-began-empty", &[]),
        Said::WritingBegan { text: note } => say("said-writing-began", &[("text", text(note))]),
        Said::WritingEnded { text: note } => say("said-writing-ended", &[("text", text(note))]),
        Said::MovedUnder { text: note, parent } => {
            say("said-moved-under", &[("text", text(note)), ("parent", text(parent))])
        }
        Said::Reordered { text: note, number, of } => {
            say("said-reordered", &[("text", text(note)), ("number", (*number).into()), ("of", (*of).into())])
        }
        Said::WouldMoveUnder { parent } => say("said-would-move-under", &[("parent", text(parent))]),
        Said::MoveCancelled => say("said-move-cancelled", &[]),
        Said::Deleted { text: note, children_kept } => {
            say("said-deleted", &[("text", text(note)), ("kept", (*children_kept).into())])
        }
        Said::Restored { text: note } => say("said-restored", &[("text", text(note))]),
        Said::Undone { skipped: 0 } => say("said-undone", &[]),
        Said::Undone { .. } => say("said-undone-skipped", &[]),
        Said::Redone { skipped: 0 } => say("said-redone", &[]),
        Said::Redone { .. } => say("said-redone-skipped", &[]),
        Said::Linked { from, to } => say("said-linked", &[("from", text(from)), ("to", text(to))]),
        Said::Unlinked => say("said-unlinked", &[]),
        Said::Folded { text: note, hidden } => {
            say("said-folded", &[("text", text(note)), ("hidden", (*hidden).into())])
        }
        Said::Unfolded { text: note, children } => {
            say("said-unfolded", &[("text", text(note)), ("children", (*children).into())])
        }
        Said::Described { text: note } => say("said-described", &[("text", text(note))]),
        Said::Zoomed { percent } => say("said-zoomed", &[("percent", (*percent).into())]),
        Said::Arranged { compact: true } => say("said-arranged-compact", &[]),
        Said::Arranged { compact: false } => say("said-arranged-classic", &[]),
        // A pressed button says so itself.
        Said::ToolChosen(_) => None,
        Said::CannotDo(barred) => Some(words.get(names::barred(*barred))),
        Said::FocusMoved { gone, now: Some(now) } => {
            say("said-focus-moved", &[("gone", text(gone)), ("now", text(now))])
        }
        Said::FocusMoved { gone, now: None } => say("said-focus-moved-nowhere", &[("gone", text(gone))]),
        Said::WritingTaken { text: note } => say("said-writing-taken", &[("text", text(note))]),
        Said::DragTaken => say("said-drag-taken", &[]),
        Said::OthersAdded { text: note, count } => {
            say("said-others-added", &[("text", text(note)), ("count", (*count).into())])
        }
        Said::OthersDeleted { text: note, count } => {
            say("said-others-deleted", &[("text", text(note)), ("count", (*count).into())])
        }
        Said::OthersMoved { text: note, count } => {
            say("said-others-moved", &[("text", text(note)), ("count", (*count).into())])
        }
        Said::InputGiven => say("said-input-given", &[]),
        Said::InputChanged => say("said-input-changed", &[]),
        Said::InputWithdrawn => say("said-input-withdrawn", &[]),
        Said::Commented => say("said-commented", &[]),
        Said::CommentTakenBack => say("said-comment-taken-back", &[]),
        Said::InputAnswered { status } => say("said-input-answered", &[("status", became(*status))]),
        Said::InputAdopted { text: note } => say("said-input-adopted", &[("text", text(note))]),
        Said::ThreadResolved { resolved: true } => say("said-thread-resolved", &[]),
        Said::ThreadResolved { resolved: false } => say("said-thread-reopened", &[]),
        Said::OthersGave { author: Some(author), text: input, count } => {
            say("said-others-gave", &[("author", text(author)), ("text", text(input)), ("count", (*count).into())])
        }
        Said::OthersGave { author: None, text: input, count } => {
            say("said-others-gave-somebody", &[("text", text(input)), ("count", (*count).into())])
        }
        Said::Answered { status, text: line, count } => say(
            "said-answered",
            &[("status", became(*status)), ("text", line.to_string().into()), ("count", (*count).into())],
        ),
        Said::OpenedTo(openness) => names::openness(*openness).map(|name| words.get(name)),
        Said::Came { name } => say("said-came", &[("name", text(name))]),
        Said::Left { name } => say("said-left", &[("name", text(name))]),
    }
}

fn or_empty(text: &str) -> String {
    if text.is_empty() { words().get("empty-text") } else { text.to_owned() }
}
