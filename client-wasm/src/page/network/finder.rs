//! Finding a project: by municipality under any of its names, by theme, by person.

use crate::{directory::Directory, locale::words, page::icon::Icon};
use board::network::{ProjectId, finding::Sought, view::ProjectFace};
use leptos::prelude::*;

/// What is looked for.
#[derive(Clone, Copy)]
pub struct Finder {
    typed: RwSignal<String>,
    theme: RwSignal<String>,
}

impl Finder {
    /// For nothing: all is shown.
    pub fn for_all() -> Finder {
        Finder { typed: RwSignal::default(), theme: RwSignal::default() }
    }

    /// Whether it looks for something. Followed.
    pub fn looks(self) -> bool {
        self.typed.with(|typed| !typed.trim().is_empty()) || self.theme.with(|theme| !theme.is_empty())
    }

    /// Looks for nothing any more.
    pub fn clear(self) {
        self.typed.set(String::new());
        self.theme.set(String::new());
    }
}

/// The projects that are found.
#[derive(Clone, Copy)]
pub struct Found {
    /// Which, the reader's own first, then by the organisation's name: never by how far anybody has come.
    pub shown: Memo<Vec<ProjectId>>,
    /// How many there are to be found.
    pub projects: Memo<usize>,
}

impl Found {
    /// Follows the network, and what is looked for.
    pub fn follow(directory: Directory, finder: Finder) -> Found {
        let all = Memo::new(move |_| {
            let projects = directory.projects.all().into_iter().filter(|project| !project.binned);
            let mut sorted: Vec<_> = projects.map(|project| (place(directory, &project), project)).collect();
            sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
            sorted.into_iter().map(|(_, project)| project).collect::<Vec<_>>()
        });
        let shown = Memo::new(move |_| {
            let sought = finder.typed.with(|typed| Sought::parse(typed));
            let theme = finder.theme.get();
            all.with(|all| {
                let found = all.iter().filter(|project| {
                    (theme.is_empty() || project.theme == theme) && answers(directory, project, &sought)
                });
                found.map(|project| project.id).collect()
            })
        });
        Found { shown, projects: Memo::new(move |_| all.with(Vec::len)) }
    }
}

fn place(directory: Directory, project: &ProjectFace) -> (bool, String, String) {
    let organisation = board::network::finding::folded(&directory.organisation_name(&project.organisation));
    (!project.own, organisation, project.title.clone())
}

fn answers(directory: Directory, project: &ProjectFace, sought: &Sought) -> bool {
    if sought.is_nothing() {
        return true;
    }
    let mut texts = vec![project.title.clone(), project.theme.clone()];
    if let Some(organisation) = directory.organisation(&project.organisation) {
        texts.extend(organisation.names);
        texts.extend(organisation.former);
    }
    texts.extend(project.leads.iter().filter_map(|lead| Some(directory.person(lead)?.name)));
    sought.is_in(texts.iter().map(String::as_str))
}

/// The fields to look with.
#[component]
pub fn FinderFields(
    /// What they fill.
    finder: Finder,
    /// The network.
    directory: Directory,
) -> impl IntoView {
    let themes = Memo::new(move |_| {
        let of_network = directory.network.with(|face| face.as_ref().map(|face| face.themes.clone()));
        let mut themes = of_network.unwrap_or_default();
        themes.extend(directory.projects.all().into_iter().map(|project| project.theme));
        themes.retain(|theme| !theme.is_empty());
        themes.sort();
        themes.dedup();
        themes
    });
    view! {
        <search class="finder">
            <div class="finder-words">
                <Icon name="MagnifyingGlass" />
                <label class="ds-sr-only" for="find-project">{move || words().get("projects-find")}</label>
                <input
                    class="ds-input"
                    id="find-project"
                    type="search"
                    placeholder=move || words().get("projects-find")
                    prop:value=finder.typed
                    on:input:target=move |event| finder.typed.set(event.target().value())
                />
            </div>
            <label class="ds-sr-only" for="find-theme">{move || words().get("theme-filter")}</label>
            <select
                class="ds-input"
                id="find-theme"
                prop:value=finder.theme
                on:change:target=move |event| finder.theme.set(event.target().value())
            >
                <option value="">{move || words().get("themes-all")}</option>
                <For each=move || themes.get() key=|theme| theme.clone() let:theme>
                    <option value=theme.clone()>{theme.clone()}</option>
                </For>
            </select>
        </search>
    }
}
