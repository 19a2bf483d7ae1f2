//! What goes over the wire and into the local copy.

use super::{Board, EncodeError};
use crate::ClientId;
use crate::id::DocumentId;
use std::collections::HashMap;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{ReadTxn, StateVector, Transact};

impl Board {
    /// What a document holds, as a state vector (v1).
    ///
    /// # Errors
    /// If it is not open.
    pub fn state_vector(&self, id: DocumentId) -> Result<Vec<u8>, EncodeError> {
        let (replica, _) = self.documents.get(&id).ok_or(EncodeError::NotOpen(id))?;
        Ok(replica.state_vector().encode_v1())
    }

    /// What a holder of this state vector lacks (v1).
    ///
    /// # Errors
    /// If the document is not open or the bytes are no state vector.
    pub fn encode_since(&self, id: DocumentId, state_vector: &[u8]) -> Result<Vec<u8>, EncodeError> {
        let (replica, _) = self.documents.get(&id).ok_or(EncodeError::NotOpen(id))?;
        let state_vector =
            StateVector::decode_v1(state_vector).map_err(|error| EncodeError::Malformed(error.to_string()))?;
        Ok(replica.doc.transact().encode_state_as_update_v1(&state_vector))
    }

    /// A whole document (v1).
    ///
    /// # Errors
    /// If it is not open.
    pub fn encode_all(&self, id: DocumentId) -> Result<Vec<u8>, EncodeError> {
        let (replica, _) = self.documents.get(&id).ok_or(EncodeError::NotOpen(id))?;
        Ok(replica.doc.transact().encode_state_as_update_v1(&StateVector::default()))
    }

    /// The next clock that each client id will write in a document: what has been seen of whom.
    pub fn clocks(&self, id: DocumentId) -> HashMap<ClientId, u32> {
        let state = self.documents.get(&id).map(|(replica, _)| replica.state_vector());
        state.iter().flat_map(StateVector::iter).map(|(client, clock)| (*client, *clock)).collect()
    }
}
