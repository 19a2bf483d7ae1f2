//! Random plans of headless pages against the real server process: commands, cut connections, reloads and crashes,
//! server kills, refusals by a limit or a seal, yesterday's backup put back. Every command that was not refused is
//! there once, none twice; each refused one is in its author's list. A failing plan is written down and run again
//! with `SAMTAVLE_LIVE_PLAN`.

use std::fs;
use system_tests::{
    live_world::carry_out,
    plan::{Misfortunes, Plan},
    seed::seed,
};

/// Room for some long notes only.
const LITTLE_ROOM: [&str; 2] = ["--document-bytes-max", "25000"];

async fn check(name: &str, plans: u64, pages: usize, steps: usize, misfortunes: Misfortunes) -> anyhow::Result<usize> {
    let first = seed();
    let options: &[&str] = if misfortunes.floods { &LITTLE_ROOM } else { &[] };
    let (mut commands, mut not_taken) = (0, 0);
    for number in 0..plans {
        let plan = Plan::random(first.wrapping_add(number), pages, steps, misfortunes);
        let outcome = carry_out(&plan, options).await?;
        if !outcome.faults.is_empty() {
            let path = std::env::temp_dir().join(format!("samtavle-live-{name}-{}.json", plan.seed));
            fs::write(&path, serde_json::to_string(&(options, &plan))?)?;
            panic!("{:#?}\nSAMTAVLE_LIVE_PLAN={} runs it again", outcome.faults, path.display());
        }
        commands += outcome.commands;
        not_taken += outcome.not_taken;
    }
    println!("{name}: {plans} plans, {commands} commands, {not_taken} not taken");
    Ok(not_taken)
}

#[tokio::test]
async fn kills_cuts_and_crashes_lose_nothing() -> anyhow::Result<()> {
    let not_taken = check("kills", 4, 4, 500, Misfortunes { kills: true, ..Misfortunes::default() }).await?;
    assert_eq!(not_taken, 0, "nobody refused anything");
    Ok(())
}

#[tokio::test]
async fn a_limit_costs_what_is_beyond_it() -> anyhow::Result<()> {
    let not_taken = check("floods", 4, 3, 400, Misfortunes { floods: true, ..Misfortunes::default() }).await?;
    assert!(not_taken > 0, "something was beyond the limit");
    Ok(())
}

#[tokio::test]
async fn a_seal_sets_aside_what_came_too_late() -> anyhow::Result<()> {
    check("seals", 4, 3, 300, Misfortunes { seals: true, ..Misfortunes::default() }).await?;
    Ok(())
}

#[tokio::test]
async fn a_backup_put_back_takes_what_was_saved_since_and_nothing_that_waits() -> anyhow::Result<()> {
    let misfortunes = Misfortunes { backups: true, kills: true, ..Misfortunes::default() };
    check("backups", 4, 3, 500, misfortunes).await?;
    Ok(())
}

#[tokio::test]
async fn everything_at_once() -> anyhow::Result<()> {
    let misfortunes = Misfortunes { seals: true, backups: true, kills: true, floods: true, ..Misfortunes::default() };
    let not_taken = check("everything", 4, 4, 600, misfortunes).await?;
    assert!(not_taken > 0, "something was beyond the limit");
    Ok(())
}

#[tokio::test]
async fn a_plan_that_was_written_down_is_run_again() -> anyhow::Result<()> {
    let Some(path) = std::env::var_os("SAMTAVLE_LIVE_PLAN") else { return Ok(()) };
    let (options, plan): (Vec<String>, Plan) = serde_json::from_slice(&fs::read(path)?)?;
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let outcome = carry_out(&plan, &options).await?;
    assert!(outcome.faults.is_empty(), "{:#?}", outcome.faults);
    Ok(())
}
