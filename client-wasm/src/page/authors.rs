//! «Skrevet av …»: who made a note and wrote its words, as the server's log knows it. Asked when a person asks.

use crate::{
    account::Place,
    desk::desk,
    http::{self, NoAnswer},
    locale::words,
    page::icon::Icon,
};
use board::id::{DocumentId, NoteId, PersonId};
use leptos::{prelude::*, task::spawn_local};
use serde::Deserialize;
use std::sync::Arc;

/// How far it is known who wrote a note.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    note: NoteId,
    /// Its words when it was asked: when they are others, it is to be asked again.
    text: Arc<str>,
    answer: Answer,
}

#[derive(Debug, Clone, PartialEq)]
enum Answer {
    Awaited,
    Told(Authors),
    Untold(NoAnswer),
}

/// The server's answer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Authors {
    made_by: Option<PersonId>,
    words: Vec<Run>,
    people: Vec<Author>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Run {
    by: Option<PersonId>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Author {
    id: PersonId,
    name: Option<String>,
    municipality: Option<Place>,
    guest: bool,
}

/// Asks the server who wrote the selected note, and says it aloud when the answer is there.
pub fn ask() {
    let Some(reading) = untrack(|| desk().reading()) else { return };
    let asked = desk().shown.authors;
    let (board, note, text) = (desk().board_id(), reading.note, reading.text);
    let known = |answer| Some(Asked { note: note.clone(), text: text.clone(), answer });
    let awaited = known(Answer::Awaited);
    if asked.with_untracked(|asked| *asked == awaited) {
        return;
    }
    asked.set(awaited.clone());
    spawn_local(async move {
        let answer = authors(board, &note).await.map_or_else(Answer::Untold, Answer::Told);
        // Another note was asked about meanwhile.
        if asked.with_untracked(|asked| *asked == awaited) {
            desk().live_region.say(sentence(&answer));
            asked.set(Some(Asked { note, text, answer }));
        }
    });
}

async fn authors(board: DocumentId, note: &NoteId) -> Result<Authors, NoAnswer> {
    http::get(&format!("/api/boards/{board}/notes/{note}/authors")).await
}

/// At the foot of the panel: what is known, or the way to ask for it.
#[component]
pub fn AuthorsLine(
    /// The note.
    note: NoteId,
    /// Its words.
    text: Arc<str>,
) -> impl IntoView {
    let about = move |asked: &Option<Asked>| {
        let asked = asked.as_ref().filter(|asked| asked.note == note && asked.text == text)?;
        Some(asked.answer.clone())
    };
    let answer = Memo::new(move |_| desk().shown.authors.with(&about));
    view! {
        <p class="foot-authors" data-testid="authors">
            {move || match answer.get() {
                Some(answer) => view! { <span>{sentence(&answer)}</span> }.into_any(),
                None => {
                    view! {
                        <button type="button" class="link-button" on:click=|_| ask()>
                            <Icon name="Person" />
                            {words().get("authors-ask")}
                        </button>
                    }
                        .into_any()
                }
            }}
        </p>
    }
}

fn sentence(answer: &Answer) -> String {
    match answer {
        Answer::Awaited => words().get("authors-asked"),
        Answer::Told(authors) => authors.sentence(),
        Answer::Untold(NoAnswer::Status(404)) => words().get("authors-not-saved"),
        Answer::Untold(NoAnswer::Offline | NoAnswer::Status(_) | NoAnswer::Unreadable) => words().get("authors-untold"),
    }
}

impl Authors {
    fn sentence(&self) -> String {
        let words = words();
        let mut writers: Vec<&Option<PersonId>> = Vec::new();
        for run in &self.words {
            if !writers.contains(&&run.by) {
                writers.push(&run.by);
            }
        }
        let maker = self.name_of(&self.made_by);
        if writers.iter().all(|writer| **writer == self.made_by) {
            return words.fill("authors-one", [("who", maker.into())]);
        }
        let names: Vec<String> = writers.into_iter().map(|writer| self.name_of(writer)).collect();
        let all = match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} {} {last}", others.join("; "), words.get("foot-and")),
            None => String::new(),
        };
        words.fill("authors-several", [("maker", maker.into()), ("writers", all.into())])
    }

    /// «Kari Nordmann (gjest), Fjellvik».
    fn name_of(&self, person: &Option<PersonId>) -> String {
        let words = words();
        let found = person.as_ref().and_then(|person| self.people.iter().find(|author| author.id == *person));
        let Some(author) = found else { return words.get("authors-unknown") };
        let name = match author.name.as_deref() {
            None | Some("") => words.get("former-participant"),
            Some(name) if author.guest => format!("{name} ({})", words.get("guest")),
            Some(name) => name.to_owned(),
        };
        match &author.municipality {
            Some(place) => format!("{name}, {}", place.name),
            None => name,
        }
    }
}
