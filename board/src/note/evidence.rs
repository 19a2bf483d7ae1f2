//! What supports a note.

use crate::register::{Fields, text_or_null};
use serde::{Deserialize, Serialize};
use yrs::Any;

/// How well a claim is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceStatus {
    /// There is a source.
    Documented,
    /// People have seen it.
    Experienced,
    /// Somebody believes it.
    Assumed,
    /// Nobody knows yet.
    Unknown,
}

impl EvidenceStatus {
    /// The glossary's code.
    pub fn code(self) -> &'static str {
        match self {
            EvidenceStatus::Documented => "documented",
            EvidenceStatus::Experienced => "experienced",
            EvidenceStatus::Assumed => "assumed",
            EvidenceStatus::Unknown => "unknown",
        }
    }

    /// The status with this code.
    pub fn from_code(code: &str) -> Option<EvidenceStatus> {
        [EvidenceStatus::Documented, EvidenceStatus::Experienced, EvidenceStatus::Assumed, EvidenceStatus::Unknown]
            .into_iter()
            .find(|status| status.code() == code)
    }
}

/// One piece of evidence (belegg) for a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// How strong it is.
    pub status: EvidenceStatus,
    /// What it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Year of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
}

impl Evidence {
    /// `[[[status, text, source, url, year], …], nonce]`, null for what is not said.
    pub(crate) fn read_all(value: &Any) -> Vec<Evidence> {
        let read = |item: &Any| {
            let fields = Fields::of(item);
            let said = |at| fields.text(at).map(|text| text.to_string());
            Some(Evidence {
                status: EvidenceStatus::from_code(fields.text(0)?)?,
                text: said(1),
                source: said(2),
                url: said(3),
                year: fields.number(4).filter(|year| year.abs() < 1e5).map(|year| year as i32),
            })
        };
        Fields::of(value).list(0).iter().filter_map(read).collect()
    }

    pub(crate) fn fields(all: &[Evidence]) -> Vec<Any> {
        let write = |evidence: &Evidence| {
            Any::from(vec![
                Any::from(evidence.status.code()),
                text_or_null(evidence.text.as_deref()),
                text_or_null(evidence.source.as_deref()),
                text_or_null(evidence.url.as_deref()),
                evidence.year.map_or(Any::Null, Any::from),
            ])
        };
        vec![Any::from(all.iter().map(write).collect::<Vec<_>>())]
    }
}
