//! Somebody at a browser: a name, and the cookie that the server knows them by. See [`crate::meeting`] for how they
//! come in.

/// A person whom the server knows.
#[derive(Debug, Clone)]
pub struct Person {
    /// As others see it.
    pub name: String,
    /// `samtavle_session=…`, for the `Cookie` header.
    pub cookie: String,
}
