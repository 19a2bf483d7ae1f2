//! What is done at a press, without a form: said aloud when it is done, and if it is not, shown where it was pressed.

use crate::{
    acts::{self, Undone},
    live_region::LiveRegion,
};
use board::network::act::Act;
use leptos::{prelude::*, task::spawn_local};

/// Does one act after the other, as they are pressed.
#[derive(Clone, Copy)]
pub struct AtOnce {
    live_region: LiveRegion,
    /// Why the last was not done.
    pub failed: RwSignal<Option<Undone>>,
}

impl AtOnce {
    /// Nothing is done yet.
    pub fn new(live_region: LiveRegion) -> AtOnce {
        AtOnce { live_region, failed: RwSignal::new(None) }
    }

    /// Does it, and then says so.
    pub fn run(self, act: Act, said: String) {
        let AtOnce { live_region, failed } = self;
        spawn_local(async move {
            match acts::act(&act).await {
                Ok(_) => {
                    failed.set(None);
                    live_region.say(said);
                }
                Err(why) => failed.set(Some(why)),
            }
        });
    }
}

/// Why something was not done, while it is not.
#[component]
pub fn WhyNot(
    /// Why, if it was not.
    failed: RwSignal<Option<Undone>>,
) -> impl IntoView {
    view! {
        <p class="ds-validation-message" role="alert" hidden=move || failed.get().is_none()>
            {move || failed.get().map(Undone::text)}
        </p>
    }
}
