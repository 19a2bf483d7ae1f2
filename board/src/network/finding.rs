//! Finding things by what people call them: without regard to case, and to letters that a keyboard may lack.

/// A text as it is compared: lower case, and letters with marks as those without ("Kárášjohka" is found by
/// "karasjohka", "Nøtterøy" by "notteroy").
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'æ' => plain.push_str("ae"),
            'å' | 'á' | 'à' | 'ä' | 'â' => plain.push('a'),
            'ø' | 'ö' | 'ó' | 'ò' | 'ô' => plain.push('o'),
            'č' => plain.push('c'),
            'đ' | 'ð' => plain.push('d'),
            'é' | 'è' | 'ë' | 'ê' => plain.push('e'),
            'ï' | 'í' | 'î' => plain.push('i'),
            'ŋ' | 'ñ' => plain.push('n'),
            'š' => plain.push('s'),
            'ŧ' => plain.push('t'),
            'ü' | 'ú' => plain.push('u'),
            'ž' => plain.push('z'),
            other => plain.push(other),
        }
    }
    plain
}

/// What somebody looks for: some words, in any order, each of them anywhere in what is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    words: Vec<String>,
}

impl Sought {
    /// As typed.
    pub fn parse(typed: &str) -> Sought {
        Sought { words: typed.split_whitespace().map(folded).collect() }
    }

    /// Whether it is nothing: then everything is found.
    pub fn is_nothing(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether these texts, together, have all that is sought.
    pub fn is_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        if self.is_nothing() {
            return true;
        }
        let texts: Vec<String> = texts.into_iter().map(folded).collect();
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
    }

    /// How well one of these names answers: 0 is called exactly so, 1 begins so, 2 has it inside; none does not.
    pub fn rank<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Option<u8> {
        let whole = self.words.join(" ");
        let rank = |name: &str| {
            let name = folded(name);
            if name == whole {
                Some(0)
            } else if name.starts_with(&whole) {
                Some(1)
            } else {
                self.words.iter().all(|word| name.contains(word)).then_some(2)
            }
        };
        names.into_iter().filter_map(rank).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, texts: &[&str], expected: bool) {
        assert_eq!(Sought::parse(typed).is_in(texts.iter().copied()), expected, "{typed} in {texts:?}");
    }

    #[test]
    fn nothing_finds_everything() {
        check("", &["Fjellvik"], true);
        check("  ", &[], true);
    }

    #[test]
    fn a_name_is_found_without_its_marks_and_in_any_case() {
        check("karasjohka", &["Karasjok", "Kárášjohka"], true);
        check("KARASJOHKA", &["Kárášjohka"], true);
        check("notteroy", &["Nøtterøy"], true);
        check("Nøtterøy", &["Færder", "Nøtterøy"], true);
        check("haerad", &["Hærad"], true);
        check("oslo", &["Bergen"], false);
    }

    #[test]
    fn words_are_found_together_wherever_each_of_them_stands() {
        check("fjellvik heltid", &["Heltidskultur", "Fjellvik"], true);
        check("fjellvik sykefravær", &["Heltidskultur", "Fjellvik"], false);
    }

    #[test]
    fn who_is_called_exactly_so_comes_first() {
        let rank = |typed: &str, names: &[&str]| Sought::parse(typed).rank(names.iter().copied());
        assert_eq!(rank("os", &["Os"]), Some(0));
        assert_eq!(rank("os", &["Oslo"]), Some(1));
        assert_eq!(rank("os", &["Kristiansund", "Åmot og Osen"]), Some(2));
        assert_eq!(rank("os", &["Bergen"]), None);
    }
}
