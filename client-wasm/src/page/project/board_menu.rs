//! What who decides about a board can do with it as a whole.

use crate::{
    directory::Directory,
    locale::words,
    page::{
        act_form::{ActForm, TextField},
        at_once::{AtOnce, WhyNot},
        dialog::Dialog,
        frame::Ground,
        icon::Icon,
        menu::{Menu, MenuItem},
    },
};
use board::{
    limits::TITLE_UTF16_MAX,
    network::{
        BoardId,
        act::{Act, Done},
        view::BoardFace,
    },
};
use leptos::prelude::*;

/// The button and its menu.
#[component]
pub fn BoardMenu(
    /// The board.
    board: BoardId,
    /// What is known of it.
    face: Memo<Option<BoardFace>>,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let title =
        Signal::derive(move || face.with(|face| face.as_ref().map(|face| face.title.clone()).unwrap_or_default()));
    let locked = Memo::new(move |_| face.with(|face| face.as_ref().is_some_and(|face| face.locked)));
    let binned = Memo::new(move |_| face.with(|face| face.as_ref().is_some_and(|face| face.binned)));
    let project_locked = Memo::new(move |_| face.with(|face| face.as_ref().is_some_and(|face| face.project_locked)));
    let at_once = AtOnce::new(Ground::get().live_region);
    let menu = format!("board-menu-{board}");
    let [renaming, duplicating, erasing] = [(); 3].map(|()| RwSignal::new(false));
    let run = move |act: Act, said: &'static str| {
        let title = untrack(|| directory.board(board)).map(|face| face.title).unwrap_or_default();
        at_once.run(act, words().fill(said, [("title", title.into())]));
    };
    let bin = move |binned: bool| {
        run(Act::BinBoard { board, binned }, if binned { "said-binned" } else { "said-unbinned" });
    };
    let lock = move |()| {
        let locked = !locked.get_untracked();
        run(Act::LockBoard { board, locked }, if locked { "said-locked" } else { "said-unlocked" });
    };
    let lock_text = Signal::derive(move || if locked.get() { "board-unlock" } else { "board-lock" });
    view! {
        <button
            type="button"
            class="icon-button"
            popovertarget=menu.clone()
            aria-haspopup="menu"
            aria-label=move || words().fill("more-about", [("title", title.get().into())])
        >
            <Icon name="MenuElipsisHorizontal" />
        </button>
        <Menu id=menu label=Signal::derive(|| words().get("more"))>
            {move || if binned.get() {
                view! {
                    <MenuItem icon="ArrowUndo" text="restore" choose=move |()| bin(false) />
                    <MenuItem icon="Trash" text="board-erase" choose=move |()| erasing.set(true) />
                }
                    .into_any()
            } else {
                view! {
                    <MenuItem icon="PencilLine" text="rename" choose=move |()| renaming.set(true) />
                    // A locked project takes no new boards, and unlocking one of it opens nothing.
                    <Show when=move || !project_locked.get()>
                        <MenuItem icon="Plus" text="duplicate" choose=move |()| duplicating.set(true) />
                        <MenuItem icon="PadlockLocked" text=lock_text choose=lock />
                    </Show>
                    <MenuItem icon="Trash" text="to-bin" choose=move |()| bin(true) />
                }
                    .into_any()
            }}
        </Menu>
        <WhyNot failed=at_once.failed />
        <TitleDialog
            open=renaming
            id=format!("rename-{board}")
            heading="rename"
            title=title
            act=move |title| Act::RenameBoard { board, title }
        />
        <TitleDialog
            open=duplicating
            id=format!("duplicate-{board}")
            heading="duplicate"
            explained="duplicate-explained"
            title=Signal::derive(move || words().fill("copy-of", [("title", title.get().into())]))
            act=move |title| Act::DuplicateBoard { board, title }
        />
        <Dialog open=erasing id=format!("erase-{board}") title=Signal::derive(|| words().get("board-erase"))>
            <Erase board=board title=title open=erasing />
        </Dialog>
    }
}

/// Asks for a title, and does something with it.
#[component]
pub fn TitleDialog(
    /// Open or closed.
    open: RwSignal<bool>,
    /// An id of its own in the page.
    id: String,
    /// The name of the heading's text, which is the button's, too.
    heading: &'static str,
    /// What stands in the field when it opens.
    title: Signal<String>,
    /// What comes of it.
    #[prop(into)]
    act: Callback<String, Act>,
    /// The name of a text that says what that means.
    #[prop(optional)]
    explained: Option<&'static str>,
    /// What to do then, beside closing.
    #[prop(optional, into)]
    done: Option<Callback<Done>>,
) -> impl IntoView {
    let done = move |came: Done| {
        open.set(false);
        if let Some(done) = done {
            done.run(came);
        }
    };
    view! {
        <Dialog open=open id=id title=Signal::derive(move || words().get(heading))>
            {
                let value = RwSignal::new(title.get_untracked());
                view! {
                    {explained.map(|text| view! { <p class="ds-paragraph">{move || words().get(text)}</p> })}
                    <ActForm
                        act=move |()| act.run(value.with_untracked(|value| value.trim().to_owned()))
                        done=done
                        button=Signal::derive(move || words().get(heading))
                    >
                        <TextField
                            id="new-title"
                            label=Signal::derive(|| words().get("title"))
                            value=value
                            length_max=TITLE_UTF16_MAX
                            first=true
                        />
                    </ActForm>
                }
            }
        </Dialog>
    }
}

/// Asks once more, since it can't be taken back.
#[component]
fn Erase(board: BoardId, title: Signal<String>, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <ActForm
            act=move |()| Act::EraseBoard { board }
            done=move |_| open.set(false)
            button=Signal::derive(|| words().get("board-erase"))
            ends=true
        >
            <p class="ds-paragraph">
                {move || words().fill("board-erase-explained", [("title", title.get().into())])}
            </p>
        </ActForm>
    }
}
