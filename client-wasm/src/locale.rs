//! The words of the page, in bokmål, nynorsk and English, and the choice between them.

use crate::device;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use leptos::{prelude::*, reactive::graph::Observer};
use std::{cell::Cell, collections::HashMap};
use unic_langid::LanguageIdentifier;

/// A language that the page speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Bokmål.
    Bokmal,
    /// Nynorsk.
    Nynorsk,
    /// English.
    English,
}

impl Language {
    /// All of them, in the menu's order.
    pub const ALL: [Language; 3] = [Language::Bokmal, Language::Nynorsk, Language::English];

    /// As in the page's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Bokmal => "nb",
            Language::Nynorsk => "nn",
            Language::English => "en",
        }
    }

    /// Its name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Bokmal => "Bokmål",
            Language::Nynorsk => "Nynorsk",
            Language::English => "English",
        }
    }

    fn texts(self) -> &'static str {
        match self {
            Language::Bokmal => include_str!("../../web/locales/nb.ftl"),
            Language::Nynorsk => include_str!("../../web/locales/nn.ftl"),
            Language::English => include_str!("../../web/locales/en.ftl"),
        }
    }

    /// The language of a browser's tag such as `nn-NO`; anything Norwegian but nynorsk is bokmål.
    fn parse(tag: &str) -> Option<Language> {
        match tag.split('-').next()? {
            "nb" | "no" => Some(Language::Bokmal),
            "nn" => Some(Language::Nynorsk),
            "en" => Some(Language::English),
            _ => None,
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static BUNDLES: HashMap<Language, Bundle> =
        Language::ALL.into_iter().map(|language| (language, bundle(language))).collect();
}

fn bundle(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.tag().parse().expect("our own tags are well formed");
    let mut bundle = FluentBundle::new(vec![tag]);
    // Isolating marks would stand in labels that tests and screen readers read letter by letter.
    bundle.set_use_isolating(false);
    let texts = FluentResource::try_new(language.texts().to_owned()).unwrap_or_else(|(rest, _)| rest);
    bundle.add_resource_overriding(texts);
    bundle
}

/// The page's words; a copy of it can be held by every part of the page.
#[derive(Clone, Copy)]
pub struct Words {
    language: RwSignal<Language>,
}

impl Words {
    /// In the language chosen on this device, else the browser's, else bokmål. Once, before anything is shown.
    pub fn choose() -> Words {
        let chosen = device::remembered(device::LANGUAGE).and_then(|tag| Language::parse(&tag));
        let preferred = || {
            let tags = window().navigator().languages();
            tags.iter().filter_map(|tag| tag.as_string()).find_map(|tag| Language::parse(&tag))
        };
        let words = Words { language: RwSignal::new(chosen.or_else(preferred).unwrap_or(Language::Bokmal)) };
        words.tell_page();
        WORDS.set(Some(words));
        words
    }

    /// The language in force; what reads it follows a change.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Speak this language from now on, on this device.
    pub fn speak(self, language: Language) {
        self.language.set(language);
        device::remember(device::LANGUAGE, language.tag());
        self.tell_page();
    }

    fn tell_page(self) {
        if let Some(root) = document().document_element() {
            // Nothing is lost when it fails: the page keeps the language it said before.
            let _ = root.set_attribute("lang", self.language.get_untracked().tag());
        }
    }

    /// «A, B og C».
    pub fn list(self, names: &[String]) -> String {
        match names.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((last, others)) => {
                self.fill("and-last", [("others", others.join(", ").into()), ("last", last.clone().into())])
            }
        }
    }

    /// A text without holes.
    pub fn get(self, name: &str) -> String {
        format(self.now(), name, None)
    }

    /// The language in force. Followed where somebody follows; what is said once (an announcement) is in the language
    /// of that moment.
    pub fn now(self) -> Language {
        if Observer::get().is_some() { self.language.get() } else { self.language.get_untracked() }
    }

    /// A text with holes filled.
    pub fn fill<'a>(self, name: &str, holes: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>) -> String {
        let holes: FluentArgs = holes.into_iter().collect();
        format(self.now(), name, Some(&holes))
    }

    /// A text about a number of things, `$count`.
    pub fn count(self, name: &str, count: usize) -> String {
        self.fill(name, [("count", count.into())])
    }
}

/// A name that has no text shows as the name itself: it is seen, and does no harm.
fn format(language: Language, name: &str, holes: Option<&FluentArgs>) -> String {
    BUNDLES
        .with(|bundles| {
            let bundle = bundles.get(&language)?;
            let pattern = bundle.get_message(name)?.value()?;
            Some(bundle.format_pattern(pattern, holes, &mut Vec::new()).into_owned())
        })
        .unwrap_or_else(|| name.to_owned())
}

thread_local! {
    static WORDS: Cell<Option<Words>> = const { Cell::new(None) };
}

/// The page's words, from wherever in it (handlers of events are outside of Leptos' contexts).
pub fn words() -> Words {
    WORDS.get().expect("start() chooses the language before anything is shown")
}
