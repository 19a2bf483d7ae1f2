//! By when a task is to be done, in words: a colour alone tells nobody.

use crate::{locale::words, time};
use board::task::Day;

/// "Frist i dag", "Frist torsdag 3. desember", or of one that is late "Frist gått ut torsdag 3. desember". Followed.
pub fn due_in_words(due: Day, overdue: bool) -> String {
    let name = match (overdue, due == time::today()) {
        (true, _) => "task-overdue",
        (false, true) => "task-due-today",
        (false, false) => "task-due-on",
    };
    words().fill(name, [("day", time::calendar_day(due).into())])
}
