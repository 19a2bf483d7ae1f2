//! Making a project: whose it is, what it is called and about, and who leads it.

use super::everybody::{by_name, can_lead, everybody};
use crate::{
    address,
    directory::Directory,
    locale::words,
    page::{
        act_form::{ActForm, ChoiceField, TextField},
        dialog::Dialog,
    },
};
use board::{
    limits::TITLE_UTF16_MAX,
    network::{
        act::{Act, Done},
        lookup::Member,
    },
};
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn NewProjectDialog(
    /// Open or closed.
    open: RwSignal<bool>,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    view! {
        <Dialog open=open id="new-project" title=Signal::derive(|| words().get("project-new"))>
            <NewProject directory=directory />
        </Dialog>
    }
}

#[component]
fn NewProject(directory: Directory) -> impl IntoView {
    let [organisation, title, theme, lead] = [(); 4].map(|()| RwSignal::new(String::new()));
    let organisations = Signal::derive(move || directory.organisations_by_name());
    let themes = Signal::derive(move || {
        let themes = directory.network.with(|face| face.as_ref().map(|face| face.themes.clone()).unwrap_or_default());
        themes.into_iter().map(|theme| (theme.clone(), theme)).collect::<Vec<_>>()
    });
    let members = everybody(directory);
    // Those of the organisation first: they are the likely ones.
    let people = Signal::derive(move || {
        let chosen = organisation.get();
        members.with(|members| {
            let belongs = |member: &&Member| member.held.organisation.as_ref().is_some_and(|id| id.as_str() == chosen);
            let mut likely = by_name(members.iter().filter(|member| can_lead(member)).filter(belongs));
            let others = by_name(members.iter().filter(|member| can_lead(member))).into_iter();
            let others: Vec<_> = others.filter(|other| !likely.contains(other)).collect();
            likely.extend(others);
            likely
        })
    });
    let me = move || directory.me.with_untracked(|me| me.as_ref().map(|me| me.person.clone()));
    let act = move |()| Act::CreateProject {
        network: directory.id.get_value(),
        // What is offered are ids; nothing else can be chosen, and the server looks again.
        organisation: organisation.with_untracked(|id| id.parse()).expect("a choice is an id"),
        title: title.with_untracked(|title| title.trim().to_owned()),
        theme: theme.get_untracked(),
        lead: lead.with_untracked(|id| id.parse().ok()).or_else(me).expect("the page knows whom it is shown to"),
    };
    let done = |done: Done| {
        if let Done::Project(project) = done {
            address::go(&format!("/p/{project}"));
        }
    };
    view! {
        <ActForm act=act done=done button=Signal::derive(|| words().get("project-create"))>
            <ChoiceField
                id="project-organisation"
                label=Signal::derive(|| words().get("project-organisation"))
                value=organisation
                offered=organisations
                unchosen="choose"
            />
            <TextField
                id="project-title"
                label=Signal::derive(|| words().get("project-title"))
                value=title
                length_max=TITLE_UTF16_MAX
            />
            <Show
                when=move || themes.with(|themes| !themes.is_empty())
                fallback=move || {
                    view! {
                        <TextField
                            id="project-theme"
                            label=Signal::derive(|| words().get("project-theme"))
                            value=theme
                            length_max=TITLE_UTF16_MAX
                        />
                    }
                }
            >
                <ChoiceField
                    id="project-theme"
                    label=Signal::derive(|| words().get("project-theme"))
                    value=theme
                    offered=themes
                    unchosen="choose"
                />
            </Show>
            <ChoiceField
                id="project-lead"
                label=Signal::derive(|| words().get("project-lead"))
                value=lead
                offered=people
                unchosen="choose"
            />
        </ActForm>
    }
}
