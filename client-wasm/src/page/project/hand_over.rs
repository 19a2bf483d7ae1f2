//! Giving a project to another lead.

use crate::{
    directory::Directory,
    locale::words,
    page::{
        act_form::{ActForm, ChoiceField},
        dialog::Dialog,
        frame::Ground,
        network::everybody::{by_name, can_lead, everybody},
    },
};
use board::network::{
    ProjectId,
    act::{Act, Done},
};
use leptos::prelude::*;

/// Asks to whom.
#[component]
pub fn HandOverDialog(
    /// Open or closed.
    open: RwSignal<bool>,
    /// The project.
    project: ProjectId,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    view! {
        <Dialog open=open id="hand-over" title=Signal::derive(|| words().get("transfer"))>
            <HandOver open=open project=project directory=directory />
        </Dialog>
    }
}

#[component]
fn HandOver(open: RwSignal<bool>, project: ProjectId, directory: Directory) -> impl IntoView {
    let live_region = Ground::get().live_region;
    let to = RwSignal::new(String::new());
    let members = everybody(directory);
    let others = Signal::derive(move || {
        let leads = directory.project(project).map(|face| face.leads).unwrap_or_default();
        members.with(|members| {
            let others = members.iter().filter(|member| can_lead(member) && !leads.contains(&member.held.person));
            by_name(others)
        })
    });
    let act = move |()| Act::TransferProject {
        project,
        // What is offered are ids; nothing else can be chosen, and the server looks again.
        to: to.with_untracked(|to| to.parse()).expect("a choice is an id"),
    };
    let done = move |_: Done| {
        open.set(false);
        live_region.say(words().get("transferred"));
    };
    view! {
        <p class="ds-paragraph">{move || words().get("transfer-explained")}</p>
        <ActForm act=act done=done button=Signal::derive(|| words().get("transfer"))>
            <ChoiceField
                id="hand-over-to"
                label=Signal::derive(|| words().get("transfer-to"))
                value=to
                offered=others
                unchosen="choose"
            />
        </ActForm>
    }
}
