//! «Ikke tatt imot»: what the server did not take, why, and what can be done with it.

use crate::{
    desk::{desk, desk_if_set_up},
    locale::words,
    page::{
        copying::copy,
        dialog::{Dialog, keep_focus},
    },
};
use board::{Command, InputCommand, TaskCommand, wire::message::Reason};
use editor::session::{EntryId, NotTakenWork, WhyNotTaken};
use leptos::prelude::*;

/// The list, in a dialog of its own.
#[component]
pub fn NotTakenDialog(
    /// Open or closed.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open id="not-taken" title=Signal::derive(|| words().get("not-taken"))>
            <NotTakenList
                not_taken=desk().shown.not_taken
                refused_again=desk().shown.refused_again
                try_again=|ids| desk().try_again(ids)
                discard=|ids| desk().discard(ids)
            />
        </Dialog>
    }
}

/// The list alone, in a dialog with the id `not-taken`.
#[component]
pub fn NotTakenList(
    /// What was not taken.
    not_taken: RwSignal<Vec<NotTakenWork>>,
    /// The words that say what is listed.
    #[prop(default = "not-taken-explained")]
    explained: &'static str,
    /// What was tried again a moment ago and could not even be sent.
    refused_again: RwSignal<Option<EntryId>>,
    /// Try these again, in this order; nothing where that makes no sense.
    #[prop(into, optional)]
    try_again: Option<Callback<Vec<EntryId>>>,
    /// Throw these away.
    #[prop(into)]
    discard: Callback<Vec<EntryId>>,
) -> impl IntoView {
    // Who has dealt with one goes on with the next.
    Effect::new(move |_| {
        not_taken.track();
        keep_focus("not-taken");
    });
    view! {
        <p class="ds-paragraph" role="status">
            {move || {
                let none = not_taken.with(Vec::is_empty);
                words().get(if none { "not-taken-none" } else { explained })
            }}
        </p>
        {try_again
            .map(|try_again| {
                view! {
                    <div class="dialog-commands" hidden=move || not_taken.with(|all| all.len() < 2)>
                        <button
                            type="button"
                            class="ds-button"
                            data-variant="secondary"
                            on:click=move |_| try_again.run(all_of(&not_taken.get()))
                        >
                            {move || words().get("not-taken-retry-all")}
                        </button>
                    </div>
                }
            })}
        <ul class="not-taken">
            <For each=move || not_taken.get() key=|one| one.ids.clone() let:one>
                <NotTakenItem one=one refused_again=refused_again try_again=try_again discard=discard />
            </For>
        </ul>
    }
}

fn all_of(not_taken: &[NotTakenWork]) -> Vec<EntryId> {
    not_taken.iter().flat_map(|one| one.ids.iter().copied()).collect()
}

#[component]
fn NotTakenItem(
    one: NotTakenWork,
    refused_again: RwSignal<Option<EntryId>>,
    try_again: Option<Callback<Vec<EntryId>>>,
    discard: Callback<Vec<EntryId>>,
) -> impl IntoView {
    let id = one.ids.first().copied()?;
    let (tried, discarded) = (one.ids.clone(), one.ids.clone());
    let why = one.why;
    let has_words = !one.words.is_empty();
    let copied = RwSignal::new(false);
    let text = one.words.clone();
    let refused_again = move || refused_again.get().is_some_and(|refused| one.ids.contains(&refused));
    let what_id = format!("not-taken-{}-{}", id.client.get(), id.seq);
    let [described_by, copied_by] = [(); 2].map(|()| what_id.clone());
    Some(view! {
        <li>
            <p id=what_id>
                <strong>{move || what(&one.command)}</strong>
                <br />
                {move || words().get(reason(why))}
            </p>
            {has_words.then(|| view! { <blockquote>{one.words.clone()}</blockquote> })}
            <div class="dialog-commands">
                {try_again
                    .map(|try_again| {
                        view! {
                            <button
                                type="button"
                                class="ds-button"
                                data-variant="secondary"
                                aria-describedby=described_by.clone()
                                on:click=move |_| try_again.run(tried.clone())
                            >
                                {move || words().get("not-taken-retry")}
                            </button>
                        }
                    })}
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    aria-describedby=copied_by.clone()
                    hidden=!has_words
                    on:click=move |_| copy(text.clone(), copied)
                >
                    {move || words().get(if copied.get() { "not-taken-copied" } else { "not-taken-copy" })}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="tertiary"
                    data-color="danger"
                    aria-describedby=copied_by
                    on:click=move |_| discard.run(discarded.clone())
                >
                    {move || words().get("not-taken-discard")}
                </button>
            </div>
            <p class="still" role="status">{move || refused_again().then(|| words().get("not-taken-still"))}</p>
        </li>
    })
}

/// What was meant, in plain words. The person's own words stand below it; of a note that stands on the board
/// otherwise than was meant, its text is named.
fn what(command: &Command) -> String {
    let (name, about) = match command {
        Command::Create { .. } => ("not-taken-create", None),
        Command::WriteText { .. } | Command::WriteLinkText { .. } => ("not-taken-text", None),
        Command::Move { note, .. } => ("not-taken-move", Some(note)),
        Command::Delete { notes } => ("not-taken-delete", notes.first()),
        Command::Restore { notes } => ("not-taken-restore", notes.first()),
        Command::Link { from, .. } => ("not-taken-link", Some(from)),
        Command::Unlink { .. } => ("not-taken-unlink", None),
        Command::SetKind { note, .. }
        | Command::SetCore { note }
        | Command::Recolour { note, .. }
        | Command::Resize { note, .. }
        | Command::SetEvidence { note, .. }
        | Command::SetControl { note, .. }
        | Command::SetAffected { note, .. } => ("not-taken-signs", Some(note)),
        Command::SetTitle { .. } => ("not-taken-title", None),
        Command::GiveInput { .. } | Command::WriteInput { .. } | Command::WithdrawInput { .. } => {
            ("not-taken-input", None)
        }
        Command::Input(command) => match command {
            InputCommand::SetKind { .. } => ("not-taken-input", None),
            InputCommand::Comment { .. } | InputCommand::WriteComment { .. } | InputCommand::WithdrawComment { .. } => {
                ("not-taken-comment", None)
            }
            InputCommand::Answer { .. }
            | InputCommand::SetStatus { .. }
            | InputCommand::WriteAnswer { .. }
            | InputCommand::Resolve { .. } => ("not-taken-answer", None),
            InputCommand::SetOrigin { note, .. } => ("not-taken-signs", Some(note)),
        },
        Command::Task(TaskCommand::Create { .. }) => ("not-taken-task-new", None),
        Command::Task(
            TaskCommand::Write { .. }
            | TaskCommand::SetOwner { .. }
            | TaskCommand::SetDue { .. }
            | TaskCommand::SetStatus { .. }
            | TaskCommand::Delete { .. }
            | TaskCommand::Restore { .. },
        ) => ("not-taken-task", None),
        Command::Import(_) => ("not-taken-import", None),
        Command::Several(commands) => match commands.as_slice() {
            [only] => return what(only),
            _ => ("not-taken-several", None),
        },
        Command::Revert(_) => ("not-taken-undo", None),
        Command::Seeded { command, .. } => return what(command),
    };
    let what = words().get(name);
    let text = |note| desk_if_set_up().and_then(|desk| desk.text(note));
    match about.and_then(text).filter(|text| !text.is_empty()) {
        Some(text) => words().fill("not-taken-about", [("what", what.into()), ("text", text.as_ref().into())]),
        None => what,
    }
}

fn reason(why: WhyNotTaken) -> &'static str {
    match why {
        WhyNotTaken::Unlisted => "why-unlisted",
        WhyNotTaken::Gone => "why-gone",
        WhyNotTaken::Restored => "why-restored",
        WhyNotTaken::Refused(reason) => match reason {
            Reason::Malformed => "why-malformed",
            Reason::FrameTooLarge => "why-frame-too-large",
            Reason::DocumentFull => "why-document-full",
            Reason::Sealed => "why-sealed",
            Reason::ReadOnly => "why-read-only",
            Reason::Locked => "why-locked",
            Reason::ForeignClient => "why-foreign-client",
            Reason::OtherEpoch => "why-other-epoch",
            Reason::Schema => "why-schema",
            Reason::Harmful => "why-harmful",
            Reason::Unavailable => "why-unavailable",
            Reason::TooMany => "why-too-many",
        },
    }
}
