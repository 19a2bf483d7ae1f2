//! The way in for the very first: a link that whoever started the server reads there. It makes one
//! administrator, and then never again.

use super::secret::{Secret, SecretHash};
use std::sync::{Mutex, PoisonError};

/// The secret of this start, until it is used. Only its hash is kept, and that in memory: at the next start
/// there is a new one, if there is still no administrator.
#[derive(Default)]
pub(super) struct FirstAdministrator(Mutex<Option<SecretHash>>);

impl FirstAdministrator {
    /// Draws the secret of this start.
    pub(super) fn draw(&self) -> Secret {
        let secret = Secret::fresh();
        *self.lock() = Some(secret.hash());
        secret
    }

    /// Whether this is it, and it is not used yet.
    pub(super) fn is(&self, brought: &Secret) -> bool {
        *self.lock() == Some(brought.hash())
    }

    /// Uses it up; says whether it was this, and not used yet.
    pub(super) fn take(&self, brought: &Secret) -> bool {
        self.lock().take_if(|hash| *hash == brought.hash()).is_some()
    }

    /// It could not be used after all.
    pub(super) fn give_back(&self, brought: &Secret) {
        *self.lock() = Some(brought.hash());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<SecretHash>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
