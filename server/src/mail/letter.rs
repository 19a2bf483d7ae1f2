//! What is in the letters. The words are in `server/letters/`, a file for each letter and language: the first
//! line is the subject.

use serde::{Deserialize, Serialize};

/// The languages in which a letter can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

/// A letter, ready to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// A link by which somebody signs in.
pub fn sign_in(language: Language, link: &str) -> Letter {
    let words = match language {
        Language::Nb => include_str!("../../letters/sign_in.nb.txt"),
        Language::Nn => include_str!("../../letters/sign_in.nn.txt"),
        Language::En => include_str!("../../letters/sign_in.en.txt"),
    };
    let (subject, body) = words.split_once('\n').expect("a test reads the letters that we carry");
    Letter { subject: subject.to_owned(), body: body.replace("{link}", link) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_subject_and_the_link() {
        for language in [Language::Nb, Language::Nn, Language::En] {
            let letter = sign_in(language, "https://tavle.example.no/sign-in/x");
            assert!(!letter.subject.is_empty() && !letter.subject.contains('{'), "{language:?}");
            assert!(letter.body.contains("\nhttps://tavle.example.no/sign-in/x\n"), "{language:?}");
            assert!(letter.body.contains("15") && !letter.body.contains('{'), "{language:?}");
        }
    }
}
