//! Rooms, admission, the log and the page.
