//! Signing in by OpenID Connect: somebody whom we trust (an issuer) vouches for a person.
//!
//! Code flow with PKCE (S256), `state` and `nonce`. What a browser is in the middle of is kept here, under a
//! secret in a cookie of its own, and used once. Of what the issuer tells, the pseudonym (`sub`), the name and
//! the municipality are kept, and nothing else.

pub mod settings;
mod way_out;

use super::secret::Secret;
use super::signing_in::Vouched;
use super::way::Way;
use crate::limits::ISSUER_ANSWERS_WITHIN;
use openidconnect::core::{CoreClientAuthMethod, CoreProviderMetadata};
use openidconnect::{
    AccessTokenHash, AuthType, AuthorizationCode, CsrfToken, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    RedirectUrl, RequestTokenError, Scope, TokenResponse, reqwest,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use settings::{IssuerSettings, Settings, SettingsError};
use way_out::{WayOut, WaysOut};

/// All claims of a token that OpenID Connect itself has no name for.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct OtherClaims(Map<String, Value>);

impl openidconnect::AdditionalClaims for OtherClaims {}

type Client = openidconnect::Client<
    OtherClaims,
    openidconnect::core::CoreAuthDisplay,
    openidconnect::core::CoreGenderClaim,
    openidconnect::core::CoreJweContentEncryptionAlgorithm,
    openidconnect::core::CoreJsonWebKey,
    openidconnect::core::CoreAuthPrompt,
    openidconnect::StandardErrorResponse<openidconnect::core::CoreErrorResponseType>,
    openidconnect::StandardTokenResponse<
        openidconnect::IdTokenFields<
            OtherClaims,
            openidconnect::EmptyExtraTokenFields,
            openidconnect::core::CoreGenderClaim,
            openidconnect::core::CoreJweContentEncryptionAlgorithm,
            openidconnect::core::CoreJwsSigningAlgorithm,
        >,
        openidconnect::core::CoreTokenType,
    >,
    openidconnect::core::CoreTokenIntrospectionResponse,
    openidconnect::core::CoreRevocableToken,
    openidconnect::core::CoreRevocationErrorResponse,
    openidconnect::EndpointSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointMaybeSet,
    openidconnect::EndpointMaybeSet,
>;

/// Why somebody did not come in this way.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// No issuer has that id.
    #[error("nobody here vouches for people under that name")]
    NoIssuer,
    /// It does not answer, or not in its own words.
    #[error("the issuer does not answer as it should: {0}")]
    Unreachable(String),
    /// This browser is not in the middle of signing in (it took too long, did it twice, or never began).
    #[error("begin again: this sign-in took too long, or was used already")]
    NotBegun,
    /// The person changed their mind, or the issuer would not have it.
    #[error("the issuer did not let the person in")]
    Denied,
    /// What came back is not what the issuer said to us.
    #[error("what came back from the issuer cannot be trusted: {0}")]
    Untrusted(String),
    /// The person works for nobody who is let in here.
    #[error("people of that organisation are not let in here")]
    NoOrganisation,
    /// More people are in the middle of signing in than we can remember.
    #[error("too many people are signing in; try again in a moment")]
    TooMany,
}

/// What an issuer sends back with the browser.
#[derive(Debug, Default, Deserialize)]
pub struct Returned {
    code: Option<String>,
    state: Option<String>,
    /// Who says so (RFC 9207), where the issuer tells.
    iss: Option<String>,
    error: Option<String>,
}

/// A browser on its way to an issuer.
#[derive(Debug)]
pub struct Departure {
    /// Where to.
    pub address: String,
    /// What it has to bring back in its cookie.
    pub secret: Secret,
}

struct Issuer {
    settings: IssuerSettings,
    client_secret: Option<openidconnect::ClientSecret>,
    redirect: RedirectUrl,
}

/// All who vouch for people here.
pub struct Issuers {
    issuers: Vec<Issuer>,
    ways_out: WaysOut,
    http: reqwest::Client,
}

fn unreachable(error: impl std::error::Error) -> OidcError {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        told = format!("{told}: {deeper}");
        cause = deeper.source();
    }
    OidcError::Unreachable(told)
}

fn untrusted(error: impl std::fmt::Display) -> OidcError {
    OidcError::Untrusted(error.to_string())
}

impl Issuers {
    /// Those of the settings. `url`: the address that people type.
    pub fn new(settings: Settings, url: &str) -> Result<Self, SettingsError> {
        let issuer = |settings: IssuerSettings| {
            let redirect = format!("{url}/api/sign-in/oidc/{}/callback", settings.id);
            let redirect = RedirectUrl::new(redirect).map_err(|_| SettingsError::Address(url.to_owned()))?;
            let client_secret = settings.secret()?.map(openidconnect::ClientSecret::new);
            Ok(Issuer { settings, client_secret, redirect })
        };
        let issuers = settings.issuers.into_iter().map(issuer).collect::<Result<_, _>>()?;
        let http = reqwest::ClientBuilder::new()
            // An answer that leads elsewhere could lead into the operator's own network.
            .redirect(reqwest::redirect::Policy::none())
            .timeout(ISSUER_ANSWERS_WITHIN)
            .build()
            .expect("the TLS library comes with the binary");
        Ok(Issuers { issuers, ways_out: WaysOut::default(), http })
    }

    /// Ids and names, as they are offered.
    pub fn offered(&self) -> impl Iterator<Item = (&str, &str)> {
        self.issuers.iter().map(|issuer| (&*issuer.settings.id, &*issuer.settings.name))
    }

    fn issuer(&self, id: &str) -> Result<&Issuer, OidcError> {
        self.issuers.iter().find(|issuer| issuer.settings.id == id).ok_or(OidcError::NoIssuer)
    }

    /// Sends a browser to an issuer.
    pub async fn depart(&self, id: &str, keep_guest: bool, now_ms: u64) -> Result<Departure, OidcError> {
        let issuer = self.issuer(id)?;
        let metadata = self.discover(issuer).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = openidconnect::core::CoreAuthenticationFlow::AuthorizationCode;
        let client = issuer.client(metadata.clone());
        let request = client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random);
        let scopes = issuer.settings.scopes.iter().cloned().map(Scope::new);
        let request = request.add_scopes(scopes).set_pkce_challenge(challenge);
        let extra = issuer.settings.parameters.iter();
        let request = extra.fold(request, |request, (name, value)| request.add_extra_param(name, value));
        let (address, state, nonce) = request.url();
        let way_out = WayOut { issuer: id.to_owned(), metadata, state, nonce, verifier, keep_guest };
        let secret = self.ways_out.keep(way_out, now_ms).ok_or(OidcError::TooMany)?;
        Ok(Departure { address: address.into(), secret })
    }

    /// A browser comes back. Gives whom the issuer vouches for, and whether they were the guest here.
    pub async fn come_back(
        &self,
        id: &str,
        secret: Option<Secret>,
        returned: Returned,
        now_ms: u64,
    ) -> Result<(Vouched, bool), OidcError> {
        let issuer = self.issuer(id)?;
        // Whatever comes of it, this way out has been used.
        let way_out = secret.and_then(|secret| self.ways_out.take(&secret, now_ms)).ok_or(OidcError::NotBegun)?;
        let state = returned.state.as_deref();
        if way_out.issuer != id || !state.is_some_and(|state| same(state, way_out.state.secret())) {
            return Err(OidcError::NotBegun);
        }
        if returned.iss.is_some_and(|iss| iss != issuer.settings.issuer) {
            return Err(untrusted("another issuer answers"));
        }
        let code = returned.code.filter(|_| returned.error.is_none()).ok_or(OidcError::Denied)?;
        let client = issuer.client(way_out.metadata);
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(untrusted)?;
        let request = request.set_pkce_verifier(way_out.verifier);
        let tokens = request.request_async(&self.http).await.map_err(|error| match error {
            // It does not know the code, or the code is another browser's.
            RequestTokenError::ServerResponse(refusal) => untrusted(refusal),
            RequestTokenError::Request(_) | RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                unreachable(error)
            }
        })?;

        let token = tokens.id_token().ok_or_else(|| untrusted("it sent no ID token"))?;
        let verifier = client.id_token_verifier();
        let claims = token.claims(&verifier, &way_out.nonce).map_err(untrusted)?;
        if let Some(expected) = claims.access_token_hash() {
            let (algorithm, key) = (token.signing_alg(), token.signing_key(&verifier));
            let (algorithm, key) = (algorithm.map_err(untrusted)?, key.map_err(untrusted)?);
            let hash = AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(untrusted)?;
            if hash != *expected {
                return Err(untrusted("its tokens do not belong together"));
            }
        }
        let others = Value::Object(claims.additional_claims().0.clone());
        let name = claims.name().and_then(|name| name.get(None)).map(|name| name.to_string());
        let way = Way::Subject { issuer: claims.issuer().to_string(), subject: claims.subject().to_string() };
        Ok((Vouched { way, name, municipality: issuer.municipality(&others)? }, way_out.keep_guest))
    }

    async fn discover(&self, issuer: &Issuer) -> Result<CoreProviderMetadata, OidcError> {
        let url = IssuerUrl::new(issuer.settings.issuer.clone()).map_err(unreachable)?;
        CoreProviderMetadata::discover_async(url, &self.http).await.map_err(unreachable)
    }
}

impl Issuer {
    fn client(&self, metadata: CoreProviderMetadata) -> Client {
        let id = openidconnect::ClientId::new(self.settings.client_id.clone());
        let proof = proof(&metadata);
        let client = Client::from_provider_metadata(metadata, id, self.client_secret.clone());
        client.set_redirect_uri(self.redirect.clone()).set_auth_type(proof)
    }

    /// The number of the municipality that the token's person works for, where the settings say which.
    fn municipality(&self, claims: &Value) -> Result<Option<String>, OidcError> {
        let Some(organisation) = &self.settings.organisation else { return Ok(None) };
        let told = claims.pointer(&organisation.claim).and_then(Value::as_str);
        let found = told.and_then(|told| organisation.municipalities.get(told));
        found.cloned().ok_or(OidcError::NoOrganisation)
    }
}

/// How an issuer wants to be shown the secret. One that says nothing takes it as `client_secret_basic` (OpenID
/// Connect Discovery 1.0, section 3).
fn proof(metadata: &CoreProviderMetadata) -> AuthType {
    let takes = |method| metadata.token_endpoint_auth_methods_supported().is_none_or(|all| all.contains(&method));
    let only_in_the_body =
        !takes(CoreClientAuthMethod::ClientSecretBasic) && takes(CoreClientAuthMethod::ClientSecretPost);
    if only_in_the_body { AuthType::RequestBody } else { AuthType::BasicAuth }
}

/// Compares hashes, so that the time it takes tells nothing.
fn same(one: &str, other: &str) -> bool {
    use super::secret::SecretHash;
    SecretHash::of(one) == SecretHash::of(other)
}
