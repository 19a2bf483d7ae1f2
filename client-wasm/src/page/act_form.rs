//! A form that is one act, or several in a row: its fields, its button, and what the server says when it will not.

use crate::{
    acts::{self, Undone},
    locale::words,
    page::at_once::WhyNot,
};
use board::network::act::{Act, Done};
use leptos::{prelude::*, task::spawn_local};

/// The form. The act is asked for when it is sent.
#[component]
pub fn ActForm(
    /// What the fields say.
    #[prop(into)]
    act: Callback<(), Act>,
    /// What to do when it is done.
    #[prop(into)]
    done: Callback<Done>,
    /// What stands on the button.
    #[prop(into)]
    button: Signal<String>,
    /// Looks dangerous, since it ends something.
    #[prop(default = false)]
    ends: bool,
    children: Children,
) -> impl IntoView {
    let acts = move |()| vec![act.run(())];
    view! {
        <ActsForm acts=acts done=done button=button ends=ends>
            {children()}
        </ActsForm>
    }
}

/// The form of several acts: one after the other, until one is not done.
#[component]
pub fn ActsForm(
    /// What the fields say; none while something is missing.
    #[prop(into)]
    acts: Callback<(), Vec<Act>>,
    /// What to do when all are done, with what came of the last.
    #[prop(into)]
    done: Callback<Done>,
    /// What stands on the button.
    #[prop(into)]
    button: Signal<String>,
    /// Looks dangerous, since it ends something.
    #[prop(default = false)]
    ends: bool,
    children: Children,
) -> impl IntoView {
    let sending = RwSignal::new(false);
    let failed = RwSignal::new(None::<Undone>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        let acts = acts.run(());
        if acts.is_empty() {
            // Nothing is chosen yet; the form says what is missing.
            return;
        }
        sending.set(true);
        spawn_local(async move {
            let came = acts::act_all(&acts).await;
            sending.set(false);
            match came {
                Ok(what) => {
                    failed.set(None);
                    done.run(what);
                }
                Err(why) => failed.set(Some(why)),
            }
        });
    };
    view! {
        <form class="dialog-fields" on:submit=submit>
            {children()}
            <WhyNot failed=failed />
            <div class="dialog-commands">
                <button
                    type="submit"
                    class="ds-button"
                    data-color=ends.then_some("danger")
                    aria-busy=move || sending.get().to_string()
                >
                    {move || button.get()}
                </button>
            </div>
        </form>
    }
}

/// A line of text in a form; it must be filled in.
#[component]
pub fn TextField(
    /// An id of its own in the page.
    id: &'static str,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is written.
    value: RwSignal<String>,
    /// So many UTF-16 units at most.
    length_max: usize,
    /// Takes the focus when the dialog opens.
    #[prop(default = false)]
    first: bool,
) -> impl IntoView {
    view! {
        <div>
            <label for=id>{move || label.get()}</label>
            <input
                class="ds-input"
                id=id
                required
                autocomplete="off"
                autofocus=first
                maxlength=length_max.to_string()
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
            />
        </div>
    }
}

/// One of some, in a form.
#[component]
pub fn ChoiceField(
    /// An id of its own in the page.
    id: &'static str,
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is chosen, by its value.
    value: RwSignal<String>,
    /// Values and their words. Followed.
    #[prop(into)]
    offered: Signal<Vec<(String, String)>>,
    /// Words for "nothing yet", where something must be chosen.
    #[prop(optional)]
    unchosen: Option<&'static str>,
) -> impl IntoView {
    view! {
        <div>
            <label for=id>{move || label.get()}</label>
            <select
                class="ds-input"
                id=id
                required
                prop:value=value
                on:change:target=move |event| value.set(event.target().value())
            >
                {unchosen
                    .map(|text| {
                        view! {
                            <option value="" disabled selected>
                                {move || words().get(text)}
                            </option>
                        }
                    })}
                <For each=move || offered.get() key=|one| one.clone() let((code, text))>
                    <option value=code.clone() selected=move || value.with(|value| *value == code)>{text}</option>
                </For>
            </select>
        </div>
    }
}
