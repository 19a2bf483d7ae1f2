//! To whom the board is open now, and what else can be done.

use super::{Doing, Share, links::Links, openness};
use crate::{
    desk::desk,
    locale::words,
    page::{
        at_once::{AtOnce, WhyNot},
        icon::Icon,
    },
    time,
};
use board::network::{act::Act, sharing::Grant};
use leptos::prelude::*;

/// The list, and the ways on.
#[component]
pub fn Openings(
    /// See [`Share`].
    share: Share,
) -> impl IntoView {
    let face = desk().shown.face;
    let decides = Memo::new(move |_| face.with(|face| face.as_ref().is_some_and(|face| face.decides)));
    let grants = Memo::new(move |_| {
        let now_ms = time::now_ms();
        let grants = face.with(|face| face.as_ref().map(|face| face.grants.clone()).unwrap_or_default());
        grants.into_iter().filter(|grant| grant.holds(now_ms)).collect::<Vec<_>>()
    });
    let at_once = AtOnce::new(desk().live_region);
    let board = share.board;
    let locked = move || face.with(|face| face.as_ref().is_some_and(|face| face.locked));
    let project_locked = move || face.with(|face| face.as_ref().is_some_and(|face| face.project_locked));
    let asks = move || face.with(|face| face.as_ref().and_then(|face| face.asks.clone()));
    let closed = move || face.with(|face| face.as_ref().is_some_and(|face| face.closed_for_input));
    let own = move || {
        share.sharing.with(|sharing| {
            let sharing = sharing.as_ref()?;
            Some(sharing.organisations.iter().find(|party| party.id == sharing.own)?.name.clone())
        })
    };
    view! {
        <h3 tabindex="-1" data-first="">{move || words().get("share-now")}</h3>
        <ul class="grants">
            <li>
                <span class="grow">
                    {move || own().unwrap_or_else(|| words().get("board-own-only"))}
                    <small>{move || words().get("share-own-explained")}</small>
                </span>
            </li>
            <For each=move || grants.get() key=|grant| (grant.id.clone(), grant.level, grant.until_ms) let:grant>
                <GrantRow
                    grant=grant
                    share=share
                    decides=decides
                    end=move |(grant, said): (Grant, String)| at_once.run(Act::EndShare { board, grant: grant.id }, said)
                />
            </For>
        </ul>
        <p class="ds-paragraph" hidden=move || asks().is_none()>
            {move || {
                asks()
                    .map(|asks| {
                        let question = asks.question.into();
                        match asks.due_ms {
                            Some(due_ms) => {
                                let holes = [("question", question), ("day", time::date(due_ms).into())];
                                words().fill("share-asks-until", holes)
                            }
                            None => words().fill("share-asks", [("question", question)]),
                        }
                    })
            }}
        </p>
        <p class="ds-paragraph" hidden=move || !project_locked()>
            {move || words().get("share-project-locked")}
        </p>
        <WhyNot failed=at_once.failed />
        <Show when=move || decides.get() fallback=move || view! { <p class="ds-paragraph quiet">{move || words().get("share-lead-decides")}</p> }>
            <div class="share-ways">
                <button type="button" class="ds-button" on:click=move |_| share.go(Doing::Opening)>
                    <Icon name="Handshake" />
                    {move || words().get("share-open")}
                </button>
                <button type="button" class="ds-button" data-variant="secondary" on:click=move |_| share.go(Doing::Inviting)>
                    <Icon name="Link" />
                    {move || words().get("share-invite")}
                </button>
                <button type="button" class="ds-button" data-variant="secondary" on:click=move |_| share.go(Doing::Asking)>
                    <Icon name="Chat" />
                    {move || words().get("share-ask")}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    hidden=closed
                    on:click=move |_| at_once.run(Act::CloseForInput { board }, words().get("share-closed-for-input"))
                >
                    {move || words().get("share-close-for-input")}
                </button>
                <button
                    type="button"
                    class="ds-button"
                    data-variant="secondary"
                    hidden=project_locked
                    on:click=move |_| {
                        let locked = untrack(locked);
                        let said = if locked { "share-unlocked" } else { "share-locked" };
                        at_once.run(Act::LockBoard { board, locked: !locked }, words().get(said));
                    }
                >
                    <Icon name="PadlockLocked" />
                    {move || words().get(if locked() { "board-unlock" } else { "board-lock" })}
                </button>
            </div>
            <Links share=share />
        </Show>
    }
}

#[component]
fn GrantRow(
    grant: Grant,
    share: Share,
    decides: Memo<bool>,
    #[prop(into)] end: Callback<(Grant, String)>,
) -> impl IntoView {
    let to = grant.to.clone();
    let name = Signal::derive(move || share.sharing.with(|sharing| openness::grantee(&to, sharing.as_ref())));
    let terms = {
        let grant = grant.clone();
        move || openness::terms(&grant)
    };
    view! {
        <li>
            <span class="grow">{move || name.get()} <small>{terms}</small></span>
            <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                hidden=move || !decides.get()
                aria-label=move || words().fill("share-end-named", [("name", name.get().into())])
                on:click=move |_| {
                    let said = words().fill("share-ended", [("name", name.get_untracked().into())]);
                    end.run((grant.clone(), said));
                }
            >
                {move || words().get("share-end")}
            </button>
        </li>
    }
}
