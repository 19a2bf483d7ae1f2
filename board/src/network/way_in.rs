//! Why somebody did not come in: the codes that the server sends, and that the page has words for. One closed set,
//! so that no code is without words.

/// Why somebody did not come in, or is not shown as they wished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotIn {
    /// No issuer has that name here.
    NoIssuer,
    /// The issuer does not answer, or not in its own words.
    IssuerUnreachable,
    /// This browser is not in the middle of signing in.
    BeginAgain,
    /// The person changed their mind, or the issuer would not have it.
    Denied,
    /// What came back is not what the issuer said to us.
    Untrusted,
    /// The person works for nobody who is let in here.
    NoOrganisation,
    /// More people are in the middle of signing in than the server can remember.
    TooMany,
    /// A link for signing in was used, has expired, or was never one.
    LinkEnded,
    /// The link has to be opened where it was asked for.
    OtherBrowser,
    /// No letter can be sent there.
    EmailMalformed,
    /// The server sends no letters.
    NoMail,
    /// The server takes nobody more in.
    TooManyPeople,
    /// An invitation was used up, has expired, was taken back, or was never one.
    InvitationEnded,
    /// No name, or only spaces.
    NameMissing,
    /// A name has an end.
    NameTooLong,
    /// Line breaks and the like.
    NameUnprintable,
    /// Neither a number nor a name of a municipality.
    MunicipalityUnknown,
    /// The server cannot write anything down now.
    Unavailable,
}

impl NotIn {
    /// Each of them.
    pub const ALL: [NotIn; 18] = [
        NotIn::NoIssuer,
        NotIn::IssuerUnreachable,
        NotIn::BeginAgain,
        NotIn::Denied,
        NotIn::Untrusted,
        NotIn::NoOrganisation,
        NotIn::TooMany,
        NotIn::LinkEnded,
        NotIn::OtherBrowser,
        NotIn::EmailMalformed,
        NotIn::NoMail,
        NotIn::TooManyPeople,
        NotIn::InvitationEnded,
        NotIn::NameMissing,
        NotIn::NameTooLong,
        NotIn::NameUnprintable,
        NotIn::MunicipalityUnknown,
        NotIn::Unavailable,
    ];

    /// As it stands in answers (`reason`) and in the address of the sign-in page (`failed`).
    pub fn code(self) -> &'static str {
        match self {
            NotIn::NoIssuer => "no_issuer",
            NotIn::IssuerUnreachable => "issuer_unreachable",
            NotIn::BeginAgain => "begin_again",
            NotIn::Denied => "denied",
            NotIn::Untrusted => "untrusted",
            NotIn::NoOrganisation => "no_organisation",
            NotIn::TooMany => "too_many",
            NotIn::LinkEnded => "link_ended",
            NotIn::OtherBrowser => "other_browser",
            NotIn::EmailMalformed => "email_malformed",
            NotIn::NoMail => "no_mail",
            NotIn::TooManyPeople => "too_many_people",
            NotIn::InvitationEnded => "invitation_ended",
            NotIn::NameMissing => "name_missing",
            NotIn::NameTooLong => "name_too_long",
            NotIn::NameUnprintable => "name_unprintable",
            NotIn::MunicipalityUnknown => "municipality_unknown",
            NotIn::Unavailable => "unavailable",
        }
    }

    /// What a code means; none for one that is not of this set.
    pub fn parse(code: &str) -> Option<NotIn> {
        NotIn::ALL.into_iter().find(|one| one.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_means_what_it_meant() {
        for one in NotIn::ALL {
            assert_eq!(NotIn::parse(one.code()), Some(one));
        }
        assert_eq!(NotIn::parse("sunshine"), None);
    }
}
