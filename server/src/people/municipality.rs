//! Norway's 357 municipalities as of 2024 (© Kartverket, CC BY 4.0), and before them the demo's invented six.
//!
//! What they were called before, since 1988, is SSB's: the grouping of comparable municipalities that is made of the
//! changes in Klass 131. `server/data/tidligere-kommuner.json` says from where.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A municipality, as a list to choose from shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Municipality {
    /// Four digits; the demo's begin with X.
    pub number: String,
    /// Its names of equal standing (Norwegian, Sámi, Kven), the one it uses first first.
    pub names: Vec<String>,
    /// What it, or a part of it, was called before it was merged, split or renamed.
    pub former: Vec<String>,
    /// Whether it is one of the demo's.
    pub demo: bool,
}

#[derive(Deserialize)]
struct Kommuner {
    kommuner: Vec<Kommune>,
}

#[derive(Deserialize)]
struct Kommune {
    kommunenummer: String,
    navn: Vec<String>,
}

#[derive(Deserialize)]
struct TidligereKommuner {
    tidligere: Vec<TidligereKommune>,
}

/// A municipality that is part of another since, or is called otherwise. One that was split comes once for each part.
#[derive(Deserialize)]
struct TidligereKommune {
    navn: String,
    kommunenummer: String,
}

#[derive(Deserialize)]
struct Nettverk {
    organisasjoner: Vec<Organisasjon>,
}

#[derive(Deserialize)]
struct Organisasjon {
    kommunenummer: Option<String>,
    navn: String,
}

/// What the demo's organisations are called beside their name.
const SUFFIX: &str = " kommune";

static ALL: LazyLock<Vec<Municipality>> = LazyLock::new(|| {
    let nettverk: Nettverk = serde_json::from_str(include_str!("../../../board/demo/nettverk-demo.json"))
        .expect("a test reads the network that we carry");
    let kommuner: Kommuner = serde_json::from_str(include_str!("../../data/kommuner-2024.json"))
        .expect("a test reads the municipalities that we carry");
    let merged: TidligereKommuner = serde_json::from_str(include_str!("../../data/tidligere-kommuner.json"))
        .expect("a test reads the mergers that we carry");
    let mut former: HashMap<String, Vec<String>> = HashMap::new();
    for kommune in merged.tidligere {
        former.entry(kommune.kommunenummer).or_default().push(kommune.navn);
    }
    let invented = nettverk.organisasjoner.into_iter().filter_map(|organisation| {
        let name = organisation.navn.trim_end_matches(SUFFIX).to_owned();
        Some(Municipality { number: organisation.kommunenummer?, names: vec![name], former: Vec::new(), demo: true })
    });
    let real = kommuner.kommuner.into_iter();
    let real = real.map(|kommune| {
        let former = former.remove(&kommune.kommunenummer).unwrap_or_default();
        Municipality { number: kommune.kommunenummer, names: kommune.navn, former, demo: false }
    });
    invented.chain(real).collect()
});

/// All of them, the demo's first.
pub fn all() -> &'static [Municipality] {
    &ALL
}

static BY_NUMBER: LazyLock<HashMap<&'static str, &'static Municipality>> =
    LazyLock::new(|| all().iter().map(|municipality| (municipality.number.as_str(), municipality)).collect());

/// By its exact number: for those who know it, and ask often.
pub fn by_number(number: &str) -> Option<&'static Municipality> {
    BY_NUMBER.get(number).copied()
}

/// By number, or by one of its names with or without "kommune", in upper or lower case; or else by the name of
/// one that is part of it since. One that was split among several is none of them.
pub fn find(number_or_name: &str) -> Option<&'static Municipality> {
    let wanted = number_or_name.trim().to_lowercase();
    let wanted = wanted.trim_end_matches(SUFFIX);
    let called = |names: &[String]| names.iter().any(|name| name.to_lowercase() == wanted);
    let now =
        |municipality: &&Municipality| municipality.number.to_lowercase() == wanted || called(&municipality.names);
    all().iter().find(now).or_else(|| {
        let mut parts = all().iter().filter(|municipality| called(&municipality.former));
        let found = parts.next();
        found.filter(|_| parts.next().is_none())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demos_six_come_before_the_357() {
        assert_eq!(all().len(), 6 + 357);
        assert!(all().iter().take(6).all(|municipality| municipality.demo));
        assert!(all().iter().skip(6).all(|municipality| !municipality.demo && municipality.number.len() == 4));
    }

    #[test]
    fn every_name_finds_its_municipality() {
        assert_eq!(find("Kárášjohka").map(|found| found.number.as_str()), find("Karasjok").map(|f| f.number.as_str()));
        assert_eq!(find("Atlantis"), None);
    }

    #[track_caller]
    fn check_former(name: &str, today: &str) {
        assert_eq!(find(name).and_then(|found| found.names.first()).map(String::as_str), Some(today));
    }

    #[test]
    fn a_former_name_finds_todays_municipality() {
        check_former("Nøtterøy", "Færder");
        check_former("tjøme kommune", "Færder");
        check_former("Skedsmo", "Lillestrøm");
        check_former("Lenvik", "Senja");
        check_former("Rømskog", "Aurskog-Høland");
        check_former("Sørum", "Lillestrøm");
        check_former("Førde", "Sunnfjord");
        check_former("Klæbu", "Trondheim");
        check_former("Ølen", "Vindafjord");
        check_former("Skjerstad", "Bodø");
        check_former("Onsøy", "Fredrikstad");
        check_former("Våle", "Tønsberg");
    }

    #[test]
    fn who_is_called_so_today_comes_before_who_was() {
        check_former("Os", "Os");
        assert_eq!(find("Os").map(|found| found.number.as_str()), Some("3430"));
        assert_eq!(find("Nes").map(|found| found.number.as_str()), Some("3228"));
    }

    #[test]
    fn a_municipality_that_was_split_leads_to_all_its_parts_and_is_none_of_them() {
        let of_tysfjord = all().iter().filter(|one| one.former.iter().any(|name| name == "Tysfjord"));
        assert_eq!(of_tysfjord.map(|one| one.number.as_str()).collect::<Vec<_>>(), ["1806", "1875"]);
        assert_eq!(find("Tysfjord"), None);
        assert_eq!(find("Snillfjord"), None);
    }

    #[test]
    fn every_merger_leads_to_a_municipality_of_today() {
        let merged: TidligereKommuner =
            serde_json::from_str(include_str!("../../data/tidligere-kommuner.json")).expect("it is JSON");
        let former: usize = all().iter().map(|municipality| municipality.former.len()).sum();
        assert_eq!(former, merged.tidligere.len());
    }
}
