//! Share: to whom the board is open, and what who decides about it can do: open it, end an opening, invite by a
//! link, ask for innspill, close, lock.

pub mod asking;
pub mod choosing;
pub mod inviting;
pub mod links;
pub mod made_link;
pub mod opening;
pub mod openings;
pub mod openness;
pub mod qr;

use crate::{
    desk::desk,
    http,
    locale::words,
    page::{copying::ToCopy, dialog::Dialog, icon::Icon},
};
use asking::Asking;
use board::network::{BoardId, lookup::Sharing};
use inviting::Inviting;
use leptos::{prelude::*, task::spawn_local};
use opening::OpeningForm;
use openings::Openings;
use wasm_bindgen::JsCast;

/// The dialog's id in the page.
const ID: &str = "share";

/// What a person is doing in the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Looks to whom it is open.
    Looking,
    /// Opens it to more.
    Opening,
    /// Invites by a link.
    Inviting,
    /// Asks for innspill.
    Asking,
}

/// What the dialog works on; a copy of it can be held by every part.
#[derive(Clone, Copy)]
pub struct Share {
    /// The board.
    pub board: BoardId,
    /// To whom it is open and could be, by name; none until the server has answered.
    pub sharing: RwSignal<Option<Sharing>>,
    /// What is being done.
    pub doing: RwSignal<Doing>,
}

impl Share {
    fn of(board: BoardId) -> Share {
        let share = Share { board, sharing: RwSignal::new(None), doing: RwSignal::new(Doing::Looking) };
        share.look();
        share
    }

    /// Asks the server for the names and links again.
    pub fn look(self) {
        spawn_local(async move {
            // Without an answer what was known stays.
            if let Ok(sharing) = http::get::<Sharing>(&format!("/api/boards/{}/sharing", self.board)).await {
                self.sharing.set(Some(sharing));
            }
        });
    }

    /// Goes on to something else; the focus goes with it.
    pub fn go(self, doing: Doing) {
        self.doing.set(doing);
        spawn_local(async move {
            leptos::task::tick().await;
            let first = document().query_selector(&format!("#{ID} [data-first]")).ok().flatten();
            if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
                // It is shown, so it can be focused.
                let _ = first.focus();
            }
        });
    }

    /// Something was done: it is said, and the names and links may be others.
    pub fn done(self, said: String) {
        desk().live_region.say(said);
        self.look();
        self.go(Doing::Looking);
    }
}

/// The dialog.
#[component]
pub fn ShareDialog(
    /// Open or closed.
    open: RwSignal<bool>,
) -> impl IntoView {
    // The dialog stays as it is while the board's openings change under it.
    let board = Memo::new(|_| desk().shown.face.with(|face| face.as_ref().map(|face| face.id)));
    view! {
        <Dialog open=open id=ID title=Signal::derive(|| words().get("share-title"))>
            {move || match board.get() {
                Some(board) => view! { <Inside share=Share::of(board) /> }.into_any(),
                None => view! {
                    <p class="ds-paragraph">{move || words().get("share-explained")}</p>
                    <Address />
                }
                    .into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Inside(share: Share) -> impl IntoView {
    move || match share.doing.get() {
        Doing::Looking => view! {
            <Openings share=share />
            <Address />
        }
        .into_any(),
        Doing::Opening => view! {
            <Back share=share text="share-open" />
            <OpeningForm share=share />
        }
        .into_any(),
        Doing::Inviting => view! {
            <Back share=share text="share-invite" />
            <Inviting share=share />
        }
        .into_any(),
        Doing::Asking => view! {
            <Back share=share text="share-ask" />
            <Asking share=share />
        }
        .into_any(),
    }
}

/// What is being done, and the way back.
#[component]
fn Back(
    share: Share,
    /// The name of what is being done.
    text: &'static str,
) -> impl IntoView {
    view! {
        <header class="share-back">
            <button type="button" class="icon-button" aria-label=move || words().get("back") on:click=move |_| share.go(Doing::Looking)>
                <Icon name="ArrowLeft" />
            </button>
            <h3 tabindex="-1" data-first="">{move || words().get(text)}</h3>
        </header>
    }
}

/// The board's address, to be copied: for those to whom it is open.
#[component]
fn Address() -> impl IntoView {
    let address = window().location().href().unwrap_or_default();
    view! {
        <ToCopy
            id="share-address"
            label=Signal::derive(|| words().get("share-address"))
            text=address
            copy_it="share-copy"
            copied_it="share-copied"
            aside=true
        />
    }
}
