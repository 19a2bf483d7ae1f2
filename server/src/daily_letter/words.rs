//! How the daily letter reads. The words are in `server/letters/daily.*.txt`: the subject, and parts with names in
//! brackets; `[board]` is the line for one board of the part before it.

use super::contents::{Contents, Line};
use crate::mail::letter::{Language, Letter};

/// What stands around the contents.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Whom it is for.
    pub name: &'a str,
    /// How people reach this server, without a `/` at the end.
    pub url: &'a str,
    /// The link by which its reader does without.
    pub without: &'a str,
}

/// The letter.
pub fn letter(language: Language, contents: &Contents, frame: &Frame<'_>) -> Letter {
    let words = match language {
        Language::Nb => include_str!("../../letters/daily.nb.txt"),
        Language::Nn => include_str!("../../letters/daily.nn.txt"),
        Language::En => include_str!("../../letters/daily.en.txt"),
    };
    let (subject, rest) = words.split_once('\n').expect("a test reads the letters that we carry");
    let (mut body, mut lines): (String, &[Line]) = (String::new(), &[]);
    for (name, text) in parts(rest) {
        match name {
            "unanswered" => lines = &contents.unanswered,
            "answered" => lines = &contents.answered,
            "board" => {
                for line in lines {
                    let link = format!("{}/b/{}", frame.url, line.board);
                    let text = text.replace("{count}", &line.count.to_string()).replace("{link}", &link);
                    // What people wrote comes last: there may be braces in it.
                    body.push_str(&text.replace("{title}", &one_line(&line.title)));
                }
                continue;
            }
            _ => {
                body.push_str(&text.replace("{off}", frame.without).replace("{name}", &one_line(frame.name)));
                continue;
            }
        }
        if !lines.is_empty() {
            body.push_str(text);
        }
    }
    Letter { subject: subject.to_owned(), body }
}

/// The parts of a letter with their names; the first has none.
fn parts(words: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = Some(("", words));
    std::iter::from_fn(move || {
        let (name, text) = rest?;
        let next = text.find("\n[");
        let Some(end) = next else {
            rest = None;
            return Some((name, text));
        };
        let (this, after) = text.split_at(end + 1);
        rest = after.strip_prefix('[').and_then(|after| after.split_once("]\n"));
        Some((name, this))
    })
}

/// A title or a name, without what would break the line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::id::DocumentId;

    const FRAME: Frame<'_> =
        Frame { name: "Ingrid", url: "https://tavle.example.no", without: "https://tavle.example.no/letters/x.y" };

    fn line(count: u32) -> Line {
        Line { board: DocumentId(7), title: "Heltid\r\nBcc: {link}".into(), count }
    }

    #[test]
    fn a_letter_says_how_many_where_and_how_to_do_without() {
        for language in [Language::Nb, Language::Nn, Language::En] {
            let contents = Contents { unanswered: vec![line(3), line(4)], answered: vec![line(5)] };
            let Letter { subject, body } = letter(language, &contents, &FRAME);
            assert!(!subject.is_empty() && !subject.contains(['{', '[']), "{subject}");
            assert_eq!(body.matches("\n– Heltid Bcc: {link}: ").count(), 3, "{body}");
            assert_eq!(body.matches("https://tavle.example.no/b/00000000000000000000000000000007\n").count(), 3);
            assert!(body.contains("Ingrid") && body.ends_with("\nhttps://tavle.example.no/letters/x.y\n"), "{body}");
            assert!(!body.contains('['), "{body}");
        }
    }

    #[test]
    fn a_part_without_boards_is_not_there() {
        let both = Contents { unanswered: vec![line(3)], answered: vec![line(5)] };
        let one = Contents { answered: Vec::new(), ..both.clone() };
        let (both, one) = (letter(Language::Nb, &both, &FRAME).body, letter(Language::Nb, &one, &FRAME).body);
        assert!(both.contains("har fått svar") && !one.contains("har fått svar"));
        assert!(one.contains("venter på svar"));
    }
}
