//! The ways in: a link by e-mail, somebody who vouches, and in the demo whoever one wants to be.

use super::{
    frame::{Frame, Ground},
    icon::Icon,
    names,
};
use crate::{
    account::{self, DemoPerson},
    address,
    http::Refusal,
    locale::words,
};
use board::network::way_in::NotIn;
use leptos::{prelude::*, task::spawn_local};

/// `/sign-in`: all ways in.
#[component]
pub fn SignInPage(
    /// See [`Ground`].
    ground: Ground,
) -> impl IntoView {
    view! {
        <Frame ground=ground title=Signal::derive(|| words().get("sign-in"))>
            <div class="reading">
                {address::failed()
                    .map(|code| {
                        let why = NotIn::parse(&code).map_or("arrival-failed", names::not_in);
                        view! {
                            <p class="ds-validation-message" role="alert">
                                {move || words().get(why)}
                            </p>
                        }
                    })}
                <WaysIn />
            </div>
        </Frame>
    }
}

/// All ways in that this server has.
#[component]
pub fn WaysIn() -> impl IntoView {
    let account = Ground::get().account;
    let ways = account.with_untracked(|account| account.sign_in.clone());
    let demo = account.with_untracked(|account| account.demo);
    let none = !ways.email && ways.issuers.is_empty();
    let guest = account.with_untracked(|account| account.person.as_ref().is_some_and(|person| person.guest));
    let vouched = !ways.issuers.is_empty();
    let keep_guest = RwSignal::new(guest);
    view! {
        <section class="ways-in" aria-labelledby="ways-in">
            <h2 id="ways-in">{move || words().get("sign-in")}</h2>
            // Who signs in by e-mail is asked behind the link.
            {(guest && vouched).then(|| view! { <KeepGuest keep_guest=keep_guest /> })}
            {ways
                .issuers
                .into_iter()
                .map(|issuer| {
                    let address = format!("/api/sign-in/oidc/{}?keep_guest=", issuer.id);
                    view! {
                        <a class="ds-button" href=move || format!("{address}{}", keep_guest.get())>
                            {move || words().fill("sign-in-with", [("issuer", issuer.name.clone().into())])}
                        </a>
                    }
                })
                .collect_view()}
            {ways.email.then(|| view! { <EmailForm /> })}
            <p hidden=!none>{move || words().get("sign-in-by-link")}</p>
            {demo.then(|| view! { <DemoPeople /> })}
        </section>
    }
}

/// Takes along, or leaves behind, what was written here as a guest.
#[component]
fn KeepGuest(keep_guest: RwSignal<bool>) -> impl IntoView {
    view! {
        <p>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=keep_guest
                    on:change:target=move |event| keep_guest.set(event.target().checked())
                />
                {move || words().get("sign-in-keep-guest")}
            </label>
        </p>
    }
}

/// Asks for a link by e-mail.
#[component]
fn EmailForm() -> impl IntoView {
    let email = RwSignal::new(String::new());
    let sent = RwSignal::new(false);
    let failed = RwSignal::new(None::<&'static str>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let email = email.get_untracked();
        spawn_local(async move {
            let answer = account::ask_for_link(email.trim()).await;
            sent.set(answer.is_ok());
            failed.set(answer.err().map(|refusal| names::refusal(&refusal)));
        });
    };
    view! {
        <form class="dialog-fields" on:submit=submit>
            <div>
                <label for="email">{move || words().get("sign-in-email")}</label>
                <input
                    class="ds-input"
                    id="email"
                    type="email"
                    name="email"
                    autocomplete="email"
                    required
                    prop:value=email
                    on:input:target=move |event| email.set(event.target().value())
                />
            </div>
            <div class="dialog-commands">
                <button type="submit" class="ds-button" data-variant="secondary">
                    {move || words().get("sign-in-email-send")}
                </button>
            </div>
            <p role="status">{move || sent.get().then(|| words().get("sign-in-email-sent"))}</p>
            <p class="ds-validation-message" role="alert" hidden=move || failed.get().is_none()>
                {move || failed.get().map(|text| words().get(text))}
            </p>
        </form>
    }
}

/// The demo's people, by their organisations.
#[component]
fn DemoPeople() -> impl IntoView {
    let people = RwSignal::new(Vec::<DemoPerson>::new());
    let failed = RwSignal::new(false);
    spawn_local(async move { people.set(account::demo_people().await) });
    let organisations = move || {
        let mut names = people.with(|people| people.iter().map(|one| one.organisation.clone()).collect::<Vec<_>>());
        names.dedup();
        names
    };
    let of = move |organisation: &str| {
        people.with(|people| people.iter().filter(|one| one.organisation == organisation).cloned().collect::<Vec<_>>())
    };
    view! {
        <section class="demo-people" aria-labelledby="demo-people" hidden=move || people.with(Vec::is_empty)>
            <h3 id="demo-people">{move || words().get("demo-try-as")}</h3>
            <p>{move || words().get("demo-explained")}</p>
            <p class="ds-validation-message" role="alert" hidden=move || !failed.get()>
                {move || words().get("arrival-failed")}
            </p>
            <div class="demo-organisations">
                <For each=organisations key=|name| name.clone() let:name>
                    <div>
                        <h4>{name.clone()}</h4>
                        <ul>
                            {of(&name)
                                .into_iter()
                                .map(|person| view! { <DemoChoice person=person failed=failed /> })
                                .collect_view()}
                        </ul>
                    </div>
                </For>
            </div>
        </section>
    }
}

#[component]
fn DemoChoice(person: DemoPerson, failed: RwSignal<bool>) -> impl IntoView {
    let id = person.id.clone();
    let role = person.role;
    view! {
        <li>
            <button
                type="button"
                class="demo-person"
                on:click=move |_| {
                    let id = id.clone();
                    spawn_local(async move {
                        match account::be(&id).await {
                            Ok(()) => address::go("/"),
                            Err(_) => failed.set(true),
                        }
                    });
                }
            >
                <Icon name="Person" />
                <span>
                    {person.name}
                    <small>{move || words().get(names::role(role))}</small>
                </span>
            </button>
        </li>
    }
}

/// `/sign-in/{token}`: only a button, since mail scanners open links.
#[component]
pub fn SignInLinkPage(
    /// See [`Ground`].
    ground: Ground,
    /// What the link holds.
    token: String,
) -> impl IntoView {
    let guest = ground.account.with_untracked(|account| account.person.as_ref().is_some_and(|person| person.guest));
    let keep_guest = RwSignal::new(guest);
    let failed = RwSignal::new(None::<Refusal>);
    let ended = move || {
        let reason =
            |refusal: &Refusal| matches!(refusal, Refusal::Reason { reason, .. } if reason == NotIn::LinkEnded.code());
        failed.with(|failed| failed.as_ref().is_some_and(reason))
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let token = token.clone();
        spawn_local(async move {
            match account::sign_in(&token, keep_guest.get_untracked()).await {
                Ok(to) => address::go(&to.go),
                Err(refusal) => failed.set(Some(refusal)),
            }
        });
    };
    view! {
        <Frame ground=ground title=Signal::derive(|| words().get("sign-in"))>
            <form class="reading" on:submit=submit>
                <p>{move || words().get("sign-in-link-explained")}</p>
                {guest.then(|| view! { <KeepGuest keep_guest=keep_guest /> })}
                <button type="submit" class="ds-button" autofocus>
                    {move || words().get("sign-in")}
                </button>
                <p class="ds-validation-message" role="alert" hidden=move || failed.with(Option::is_none)>
                    {move || failed.with(|failed| failed.as_ref().map(|refusal| words().get(names::refusal(refusal))))}
                </p>
                <p hidden=move || !ended()>
                    <a href="/sign-in">{move || words().get("sign-in-link-again")}</a>
                </p>
            </form>
        </Frame>
    }
}
