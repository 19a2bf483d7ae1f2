//! Random plans of sessions against a model server with the real admission: cuts, reloads, crashes, refusals, seals,
//! backups copied back. Every command that was not refused is there once, none twice; each refused one is in its
//! author's list; all pages read the same in the end.

use std::{cell::Cell, fs, panic, sync::Once};
use system_tests::{
    model_world::{Outcome, carry_out},
    plan::{Misfortunes, Plan},
    seed::seed,
};

/// Carries out many plans; a failing one is shortened and written down. Says how much was not taken.
fn check(name: &str, plans: u64, pages: usize, steps: usize, misfortunes: Misfortunes) -> usize {
    let first = seed();
    let (mut commands, mut not_taken) = (0, 0);
    for number in 0..plans {
        let plan = Plan::random(first.wrapping_add(number), pages, steps, misfortunes);
        match attempt(&plan) {
            Ok(outcome) => {
                commands += outcome.commands;
                not_taken += outcome.not_taken;
            }
            Err(faults) => {
                let short = plan.shortened(|plan| attempt(plan).is_err());
                let faults = attempt(&short).err().unwrap_or(faults);
                let path = std::env::temp_dir().join(format!("samtavle-{name}-{}.json", plan.seed));
                let json = serde_json::to_string_pretty(&short).expect("a plan is JSON");
                fs::write(&path, &json).expect("the temporary directory takes a file");
                panic!("{faults:#?}\nSAMTAVLE_PLAN={} runs it again:\n{json}", path.display());
            }
        }
    }
    println!("{name}: {plans} plans, {commands} commands, {not_taken} not taken");
    not_taken
}

fn attempt(plan: &Plan) -> Result<Outcome, Vec<String>> {
    let outcome = quietly(|| panic::catch_unwind(|| carry_out(plan)));
    match outcome {
        Ok(outcome) if outcome.faults.is_empty() => Ok(outcome),
        Ok(outcome) => Err(outcome.faults),
        Err(cause) => {
            let text = cause.downcast_ref::<String>().cloned();
            Err(vec![text.or(cause.downcast_ref::<&str>().map(|s| s.to_string())).unwrap_or_default()])
        }
    }
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Shortening a plan panics a hundred times; only the last is worth reading.
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                loud(info);
            }
        }));
    });
    QUIET.set(true);
    let done = work();
    QUIET.set(false);
    done
}

#[test]
fn nothing_is_lost_or_doubled_by_cuts_reloads_and_crashes() {
    let not_taken = check("cuts", 60, 4, 400, Misfortunes::default());
    assert_eq!(not_taken, 0, "nobody refused anything");
}

#[test]
fn a_refusal_costs_what_was_refused_and_nothing_else() {
    let not_taken = check("refusals", 60, 3, 400, Misfortunes { refusals: true, ..Misfortunes::default() });
    assert!(not_taken > 0, "something was refused");
}

#[test]
fn a_seal_sets_aside_what_came_too_late() {
    let not_taken = check("seals", 40, 3, 300, Misfortunes { seals: true, ..Misfortunes::default() });
    assert!(not_taken > 0, "something came too late");
}

#[test]
fn rights_that_change_set_aside_what_came_too_late_and_nothing_else() {
    let not_taken = check("rights", 60, 4, 400, Misfortunes { rights: true, ..Misfortunes::default() });
    assert!(not_taken > 0, "something came too late");
}

#[test]
fn a_backup_copied_back_takes_what_was_saved_since_and_nothing_that_waits() {
    check("backups", 40, 3, 400, Misfortunes { backups: true, ..Misfortunes::default() });
}

#[test]
fn everything_at_once() {
    let not_taken = check(
        "everything",
        60,
        4,
        500,
        Misfortunes { refusals: true, seals: true, rights: true, backups: true, kills: true, ..Misfortunes::default() },
    );
    assert!(not_taken > 0, "something was refused");
}

#[test]
fn many_hands_in_few_texts_lose_double_and_bring_back_no_sign() {
    let misfortunes = Misfortunes { refusals: true, backups: true, crowds: true, ..Misfortunes::default() };
    check("crowds", 40, 4, 400, misfortunes);
}

#[test]
fn what_went_wrong_once_goes_well_now() {
    let plans = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/plans")).expect("the folder of plans");
    for path in plans.map(|entry| entry.expect("a file").path()) {
        let plan: Plan = serde_json::from_slice(&fs::read(&path).expect("the plan's file")).expect("a plan");
        let outcome = carry_out(&plan);
        assert!(outcome.faults.is_empty(), "{}: {:#?}", path.display(), outcome.faults);
    }
}

#[test]
fn a_plan_that_was_written_down_is_run_again() {
    let Some(path) = std::env::var_os("SAMTAVLE_PLAN") else { return };
    let plan: Plan = serde_json::from_slice(&fs::read(path).expect("the plan's file")).expect("a plan");
    let outcome = carry_out(&plan);
    assert!(outcome.faults.is_empty(), "{:#?}", outcome.faults);
}
