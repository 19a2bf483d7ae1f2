//! The browser side, thin.
