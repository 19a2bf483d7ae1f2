//! «Siden sist»: what organisations did on the boards since I was here. Counted by municipality, never by person.

use crate::{directory::Directory, locale::words, time};
use board::network::view::{Happened, News};
use leptos::prelude::*;

/// So much is told; the boards themselves know the rest.
const NEWS_MAX: usize = 12;

/// The list.
#[component]
pub fn NewsList(
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let news = Memo::new(move |_| {
        let mut news = directory.news.all();
        news.sort_by_key(|one| std::cmp::Reverse(one.at_ms));
        news.truncate(NEWS_MAX);
        news
    });
    let nothing = move || directory.told.get() && news.with(Vec::is_empty);
    let since = move || directory.me.with(|me| me.as_ref().and_then(|me| me.last_here_ms)).map(time::day);
    view! {
        <section aria-labelledby="news">
            <h2 id="news">
                {move || words().get("news-since")} " " <small>{since}</small>
            </h2>
            <p class="quiet" hidden=move || !nothing()>{move || words().get("news-nothing")}</p>
            <ul class="news">
                {move || {
                    news.get().into_iter().map(|one| view! { <NewsItem one=one directory=directory /> }).collect_view()
                }}
            </ul>
        </section>
    }
}

#[component]
fn NewsItem(one: News, directory: Directory) -> impl IntoView {
    let News { organisation, board, what, count, at_ms: _ } = one;
    let whose = Memo::new(move |_| directory.organisation(&organisation));
    let name = move || whose.with(|whose| whose.as_ref().and_then(|face| face.names.first().cloned()));
    let letters = move || whose.with(|whose| whose.as_ref().map(|face| face.letters.clone()));
    let colour = move || whose.with(|whose| whose.as_ref().map_or(0, |face| face.colour));
    let text = match what {
        Happened::Notes => "news-notes",
        Happened::Inputs => "news-inputs",
        Happened::Answers => "news-answers",
        Happened::Shared => "news-shared",
        Happened::Asked => "news-asked",
    };
    view! {
        <li>
            <span class="letters" aria-hidden="true" data-small="" data-person=colour data-initials=letters></span>
            <span>
                <b>{name}</b>
                " "
                {move || words().count(text, count as usize)}
                " "
                <a href=format!("/b/{board}")>{move || directory.board(board).map(|face| face.title)}</a>
            </span>
        </li>
    }
}
