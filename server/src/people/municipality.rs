//! Norway's 357 municipalities as of 2024 (© Kartverket, CC BY 4.0), and before them the demo's invented six.

use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A municipality, as a list to choose from shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Municipality {
    /// Four digits; the demo's begin with X.
    pub number: String,
    /// Its names of equal standing (Norwegian, Sámi, Kven), the one it uses first first.
    pub names: Vec<String>,
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
    let invented = nettverk.organisasjoner.into_iter().filter_map(|organisation| {
        let name = organisation.navn.trim_end_matches(SUFFIX).to_owned();
        Some(Municipality { number: organisation.kommunenummer?, names: vec![name], demo: true })
    });
    let real = kommuner.kommuner.into_iter();
    let real = real.map(|kommune| Municipality { number: kommune.kommunenummer, names: kommune.navn, demo: false });
    invented.chain(real).collect()
});

/// All of them, the demo's first.
pub fn all() -> &'static [Municipality] {
    &ALL
}

/// By number, or by one of its names with or without "kommune", in upper or lower case.
pub fn find(number_or_name: &str) -> Option<&'static Municipality> {
    let wanted = number_or_name.trim().to_lowercase();
    let wanted = wanted.trim_end_matches(SUFFIX);
    all().iter().find(|municipality| {
        municipality.number.to_lowercase() == wanted || municipality.names.iter().any(|n| n.to_lowercase() == wanted)
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
}
