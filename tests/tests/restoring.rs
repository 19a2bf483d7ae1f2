//! Yesterday's backup, put back under people who are connected and people who are away with newer work: nobody is
//! locked out, nothing is credited to the wrong person, and each is offered what the restored server lacks.

use anyhow::{Context, ensure};
use board::{
    id::{DocumentId, NoteId},
    network::{
        act::Act,
        role::{Role, Scope},
        sharing::Level,
    },
};
use editor::session::{Openness, WhyNotTaken};
use std::fs;
use system_tests::{http_request, meeting::Meeting, person::Person, server_process::ServerProcess, visitor::Visitor};

/// Who made a note, as the server's log has it.
async fn maker(server: &ServerProcess, board: DocumentId, note: &NoteId, asker: &Person) -> anyhow::Result<String> {
    let path = format!("/api/boards/{board}/notes/{note}/authors");
    let told = http_request::get(server.address(), &path, Some(&asker.cookie)).await?.json()?;
    let maker = told["made_by"].as_str().with_context(|| format!("nobody made it: {told}"))?;
    let people = told["people"].as_array().context("there are people")?;
    let named = people.iter().find(|person| person["id"] == maker).context("the maker is among them")?;
    Ok(named["name"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_backup_is_restored_under_people_who_have_newer_work() -> anyhow::Result<()> {
    let server = ServerProcess::start(&["--demo"]).await?;
    let meeting = Meeting::call(server.address(), "Heltid", "For få hele stillinger").await?;
    let board = meeting.board;
    let mut here = Visitor::comes(&server, board, meeting.welcome("Her", "4204").await?, 1).await?;
    let mut away = Visitor::comes(&server, board, meeting.welcome("Borte", "4204").await?, 2).await?;
    let mut sinks = Visitor::comes(&server, board, meeting.welcome("Synker", "4204").await?, 3).await?;
    here.writes(10, "i sikkerhetskopien")?;
    here.all_saved().await?;
    let backup = server.data().with_file_name("yesterday.db");
    server.admin(&["backup", &backup.display().to_string()])?;

    // Since then: all write, a guest comes, one writes without a line, and one may only give innspill from now on.
    let hers = here.writes(11, "lagret av Her")?;
    away.writes(20, "lagret av Borte")?;
    sinks.writes(30, "lagret av Synker")?;
    let mut guest = Visitor::comes(&server, board, meeting.welcome("Gjest", "4204").await?, 4).await?;
    guest.gives(40, "innspill fra Gjest")?;
    for somebody in [&mut here, &mut away, &mut sinks, &mut guest] {
        somebody.all_saved().await?;
    }
    away.page.cut();
    away.writes(21, "uten nett")?;
    // The page is closed, and opened again after the restore.
    away.page.reload(&mut away.device, 5).await?;
    let lead = Person::of_the_demo(server.address(), "demo-pl_fj").await?;
    let sinking = sinks.page.address().id.clone();
    lead.act(
        server.address(),
        &Act::SetRole {
            network: "demo".parse()?,
            person: sinking,
            organisation: None,
            role: Role::Guest,
            scope: Scope::Board(board, Level::Input),
            until_ms: None,
        },
    )
    .await?;
    sinks.until("the new right", |page| page.session.openness() == Openness::To(Level::Input)).await?;

    server.admin(&["restore", &backup.display().to_string()])?;

    // Nobody is locked out, and roles are as they were a moment ago.
    for (somebody, level) in [(&mut here, Level::Write), (&mut guest, Level::Write), (&mut sinks, Level::Input)] {
        somebody.until("the offer", |page| !page.session.not_taken().is_empty()).await?;
        somebody.all_saved().await?;
        ensure!(somebody.page.session.openness() == Openness::To(level), "{}", somebody.person.name);
    }
    ensure!(here.reads("i sikkerhetskopien") && !here.reads("lagret av Her") && !here.reads("lagret av Borte"));
    // Who was away brings what was not saved, and is offered what was.
    away.until("the offer", |page| !page.session.not_taken().is_empty()).await?;
    away.all_saved().await?;
    ensure!(away.reads("uten nett"));
    for (somebody, words) in [
        (&here, "lagret av Her"),
        (&away, "lagret av Borte"),
        (&sinks, "lagret av Synker"),
        (&guest, "innspill fra Gjest"),
    ] {
        ensure!(somebody.is_offered() == [(words, WhyNotTaken::Restored)], "{:?}", somebody.is_offered());
    }

    // What is taken is there again, once, and its author's.
    for somebody in [&mut here, &mut away, &mut guest] {
        somebody.takes_the_offer()?;
        somebody.all_saved().await?;
        ensure!(somebody.is_offered().is_empty());
    }
    ensure!(sinks.takes_the_offer().is_err(), "who may no longer write keeps it");
    ensure!(sinks.is_offered().len() == 1);
    let reader = Visitor::comes(&server, board, lead, 6).await?;
    for text in ["i sikkerhetskopien", "lagret av Her", "lagret av Borte", "uten nett", "innspill fra Gjest"] {
        ensure!(reader.reads(text), "{text}");
    }
    ensure!(!reader.reads("lagret av Synker"));
    for (note, name) in [(hers, "Her"), (NoteId::fresh(20), "Borte"), (NoteId::fresh(21), "Borte")] {
        ensure!(maker(&server, board, &note, &reader.person).await? == name, "{name}");
    }
    let input = reader.page.session.board().inputs().find(|input| &*input.text == "innspill fra Gjest");
    ensure!(input.is_some_and(|input| input.author == guest.page.address().id));
    Ok(())
}

/// As docs/operating.md has it: with the server stopped, and without a word to it.
#[tokio::test]
async fn a_copy_of_the_file_put_back_by_hand_is_noticed() -> anyhow::Result<()> {
    let mut server = ServerProcess::start(&["--demo"]).await?;
    let meeting = Meeting::call(server.address(), "Heltid", "For få hele stillinger").await?;
    let mut here = Visitor::comes(&server, meeting.board, meeting.welcome("Her", "4204").await?, 1).await?;
    let mut away = Visitor::comes(&server, meeting.board, meeting.welcome("Borte", "4204").await?, 2).await?;
    here.writes(10, "i kopien")?;
    here.all_saved().await?;
    let (file, copy) = (server.data().join("samtavle.db"), server.data().with_file_name("copy.db"));
    server.stop().await?;
    fs::copy(&file, &copy)?;
    server.restart().await?;
    let newer = here.writes(11, "lagret av Her")?;
    here.all_saved().await?;
    away.until("what the other wrote", |page| page.session.board().note(&newer).is_some()).await?;
    away.page.cut();
    away.writes(20, "uten nett")?;

    server.stop().await?;
    fs::copy(&copy, &file)?;
    server.restart().await?;

    here.until("the offer", |page| !page.session.not_taken().is_empty()).await?;
    ensure!(here.is_offered() == [("lagret av Her", WhyNotTaken::Restored)], "{:?}", here.is_offered());
    away.page.reload(&mut away.device, 3).await?;
    away.until("the file's copy", |page| page.session.board().note(&newer).is_none()).await?;
    away.all_saved().await?;
    ensure!(away.reads("i kopien") && away.reads("uten nett") && away.is_offered().is_empty());
    here.takes_the_offer()?;
    here.all_saved().await?;
    away.until("what was brought back", |page| page.session.board().notes().any(|note| &*note.text == "lagret av Her"))
        .await
}
