//! Letters by which people and municipalities are told apart: unique in a network, and as much like the name as
//! that allows.

use board::network::around::COLOURS;
use std::collections::BTreeSet;

/// The Norwegian alphabet: what is tried when a name has no letters left to give.
const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ";

fn upper(letter: char) -> String {
    letter.to_uppercase().collect()
}

fn alphabet() -> impl Iterator<Item = String> + Clone {
    ALPHABET.chars().map(String::from)
}

/// One or two letters for an organisation: its first; or that with another of the name; or with any.
pub fn for_organisation(name: &str, taken: &BTreeSet<&str>) -> String {
    let mut letters = name.chars().filter(|c| c.is_alphabetic()).map(upper);
    let first = letters.next().unwrap_or_else(|| "X".to_owned());
    let of_name = letters.map(|second| format!("{first}{second}"));
    let of_any = alphabet().map(|second| format!("{first}{second}"));
    let anything = alphabet().flat_map(|first| alphabet().map(move |second| format!("{first}{second}")));
    let tried = std::iter::once(first.clone()).chain(of_name).chain(of_any).chain(anything);
    tried.into_iter().find(|letters| !taken.contains(letters.as_str())).unwrap_or(first)
}

/// Two or three letters for a person: of the first and the last name; with one more of the last; or with any.
pub fn for_person(name: &str, taken: &BTreeSet<&str>) -> String {
    let letters = |word: &str| -> Vec<String> { word.chars().filter(|c| c.is_alphabetic()).map(upper).collect() };
    let words: Vec<Vec<String>> = name.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect();
    let (first, last) = match &words[..] {
        [] => (ALPHABET[..1].to_owned(), Vec::new()),
        [only] => (only[0].clone(), only[1..].to_vec()),
        [first, .., last] => (first[0].clone(), last.clone()),
    };
    let rest: Vec<String> = last.iter().skip(1).cloned().collect();
    let pair = format!("{first}{}", last.first().map_or("", String::as_str));
    let three = rest.into_iter().chain(alphabet()).map(|third| format!("{pair}{third}"));
    let anything = alphabet().flat_map(|a| {
        alphabet().flat_map(move |b| {
            let a = a.clone();
            alphabet().map(move |c| format!("{a}{b}{c}"))
        })
    });
    let mut tried = std::iter::once(pair.clone()).chain(three).chain(anything);
    tried.find(|letters| !taken.contains(letters.as_str())).unwrap_or(pair)
}

/// The colour that fewest have, the first of them.
pub fn colour(taken: impl Iterator<Item = u8>) -> u8 {
    let mut counts = [0usize; COLOURS as usize];
    for colour in taken {
        if let Some(count) = counts.get_mut(usize::from(colour)) {
            *count += 1;
        }
    }
    (0..COLOURS).min_by_key(|colour| counts[usize::from(*colour)]).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::municipality;

    #[test]
    fn all_norways_municipalities_have_letters_of_their_own_in_one_network() {
        let mut taken: Vec<String> = Vec::new();
        for municipality in municipality::all() {
            let name = municipality.names.first().expect("a municipality has a name");
            let letters = for_organisation(name, &taken.iter().map(String::as_str).collect());
            assert!(letters.chars().count() <= 2 && !taken.contains(&letters), "{name}: {letters}");
            taken.push(letters);
        }
    }

    #[test]
    fn people_with_one_pair_of_initials_get_a_third() {
        let mut taken = BTreeSet::new();
        assert_eq!(for_person("Solveig Tveit", &taken), "ST");
        taken.insert("ST");
        assert_eq!(for_person("Samuel Tesfay", &taken), "STE");
        taken.insert("STE");
        assert_eq!(for_person("Sigrid Teigen", &taken), "STI");
        assert_eq!(for_person("Máret Ánne Somby", &taken), "MS");
        assert_eq!(for_person("Kari", &taken), "KA");
        assert_eq!(for_person("Å", &taken), "Å");
        assert_eq!(for_person("", &taken), "A");
        assert_eq!(for_person("123 456", &taken), "A");
    }

    #[test]
    fn eight_organisations_have_eight_colours() {
        let mut taken: Vec<u8> = Vec::new();
        for _ in 0..COLOURS {
            let next = colour(taken.iter().copied());
            assert!(!taken.contains(&next));
            taken.push(next);
        }
        assert_eq!(colour(taken.iter().copied()), 0);
    }
}
