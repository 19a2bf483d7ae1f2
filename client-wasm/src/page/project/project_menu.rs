//! What who decides about a project can do with it as a whole.

use super::{board_menu::TitleDialog, hand_over::HandOverDialog};
use crate::{
    address,
    directory::Directory,
    locale::words,
    page::{
        at_once::{AtOnce, WhyNot},
        frame::Ground,
        icon::Icon,
        menu::{Menu, MenuItem},
    },
};
use board::network::{
    ProjectId,
    act::{Act, Done},
    view::ProjectFace,
};
use leptos::prelude::*;

/// The button and its menu.
#[component]
pub fn ProjectMenu(
    /// The project.
    project: ProjectId,
    /// What is known of it.
    face: Memo<Option<ProjectFace>>,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let locked = Memo::new(move |_| face.with(|face| face.as_ref().is_some_and(|face| face.locked)));
    let binned = Memo::new(move |_| face.with(|face| face.as_ref().is_some_and(|face| face.binned)));
    let title =
        Signal::derive(move || face.with(|face| face.as_ref().map(|face| face.title.clone()).unwrap_or_default()));
    let [renaming, duplicating, handing_over] = [(); 3].map(|()| RwSignal::new(false));
    let at_once = AtOnce::new(Ground::get().live_region);
    let run = move |act: Act, said: &'static str| {
        at_once.run(act, words().fill(said, [("title", title.get_untracked().into())]));
    };
    let bin = move |binned: bool| {
        run(Act::BinProject { project, binned }, if binned { "said-binned" } else { "said-unbinned" });
    };
    let lock = move |()| {
        let locked = !locked.get_untracked();
        run(Act::LockProject { project, locked }, if locked { "said-locked" } else { "said-unlocked" });
    };
    let lock_text = Signal::derive(move || if locked.get() { "board-unlock" } else { "board-lock" });
    let go_to_copy = |came: Done| {
        if let Done::Project(copy) = came {
            address::go(&format!("/p/{copy}"));
        }
    };
    view! {
        <button
            type="button"
            class="icon-button"
            popovertarget="project-menu"
            aria-haspopup="menu"
            aria-label=move || words().get("project-more")
        >
            <Icon name="MenuElipsisHorizontal" />
        </button>
        <Menu id="project-menu" label=Signal::derive(|| words().get("project-more"))>
            {move || if binned.get() {
                view! { <MenuItem icon="ArrowUndo" text="restore" choose=move |()| bin(false) /> }.into_any()
            } else {
                view! {
                    <MenuItem icon="PencilLine" text="rename" choose=move |()| renaming.set(true) />
                    <MenuItem icon="Plus" text="duplicate" choose=move |()| duplicating.set(true) />
                    <MenuItem icon="PadlockLocked" text=lock_text choose=lock />
                    <MenuItem icon="Person" text="transfer" choose=move |()| handing_over.set(true) />
                    <MenuItem icon="Trash" text="to-bin" choose=move |()| bin(true) />
                }
                    .into_any()
            }}
        </Menu>
        <WhyNot failed=at_once.failed />
        <TitleDialog
            open=renaming
            id="rename-project".to_owned()
            heading="rename"
            title=title
            act=move |title| {
                let theme = face.with_untracked(|face| face.as_ref().map(|face| face.theme.clone()).unwrap_or_default());
                Act::ChangeProject { project, title, theme }
            }
        />
        <TitleDialog
            open=duplicating
            id="duplicate-project".to_owned()
            heading="duplicate"
            explained="project-duplicate-explained"
            title=Signal::derive(move || words().fill("copy-of", [("title", title.get().into())]))
            act=move |title| Act::DuplicateProject { project, title }
            done=go_to_copy
        />
        <HandOverDialog open=handing_over project=project directory=directory />
    }
}
