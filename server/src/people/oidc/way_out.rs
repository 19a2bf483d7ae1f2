//! What a browser that is away at an issuer has to come back with.

use crate::limits::{WAY_OUT_LASTS, WAYS_OUT_MAX};
use crate::people::ms;
use crate::people::secret::{Secret, SecretHash};
use openidconnect::core::CoreProviderMetadata;
use openidconnect::{CsrfToken, Nonce, PkceCodeVerifier};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// One browser's.
pub(super) struct WayOut {
    /// To which issuer.
    pub(super) issuer: String,
    /// What that said of itself, keys included.
    pub(super) metadata: CoreProviderMetadata,
    pub(super) state: CsrfToken,
    pub(super) nonce: Nonce,
    pub(super) verifier: PkceCodeVerifier,
    /// Whether the guest in this browser is the person who comes back.
    pub(super) keep_guest: bool,
}

/// All of them, in memory: who is away while the server starts anew, begins again.
#[derive(Default)]
pub(super) struct WaysOut(Mutex<HashMap<SecretHash, (u64, WayOut)>>);

impl WaysOut {
    /// Remembers one; gives the secret for the browser, or nothing when there are too many.
    pub(super) fn keep(&self, way_out: WayOut, now_ms: u64) -> Option<Secret> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= WAYS_OUT_MAX {
            kept.retain(|_, (ends_ms, _)| now_ms < *ends_ms);
        }
        let secret = Secret::fresh();
        let room = kept.len() < WAYS_OUT_MAX;
        room.then(|| kept.insert(secret.hash(), (now_ms.saturating_add(ms(WAY_OUT_LASTS)), way_out)));
        room.then_some(secret)
    }

    /// Gives it back, once.
    pub(super) fn take(&self, secret: &Secret, now_ms: u64) -> Option<WayOut> {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&secret.hash());
        taken.filter(|(ends_ms, _)| now_ms < *ends_ms).map(|(_, way_out)| way_out)
    }
}
