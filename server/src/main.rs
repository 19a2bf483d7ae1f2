//! The `samtavle` binary: reads the command line, sets up the log, and waits for the signal to stop.

use clap::Parser;
use server::config::{Admin, Arguments, LogFormat, Serve, Task};
use server::serve::Server;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(anyhow::Error::from).and_then(
            |runtime| match arguments.task {
                Task::Serve(settings) => runtime.block_on(serve(settings)),
                Task::Admin(admin) => runtime.block_on(administer(admin)),
            },
        );
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("samtavle: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(settings: Serve) -> anyhow::Result<()> {
    settings.check()?;
    log_as(&settings)?;
    let ready_file = settings.ready_file.clone();
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let server = Server::start(settings).await?;
    let address = server.address();
    writeln!(std::io::stdout(), "Samtavle runs at {} (stop with Ctrl+C)", server.url())?;
    if let Some(link) = server.first_administrator() {
        writeln!(std::io::stdout(), "Nobody runs this server yet. Whoever opens this link first does: {link}")?;
    }
    if let Some(file) = &ready_file {
        write_at_once(file, &address.to_string())?;
    }
    tracing::info!(%address, version = env!("CARGO_PKG_VERSION"), "listening");
    server
        .run(async move {
            tokio::select! {
                _ = terminated.recv() => {}
                _ = interrupted.recv() => {}
            }
        })
        .await?;
    tracing::info!("stopped");
    Ok(())
}

async fn administer(admin: Admin) -> anyhow::Result<()> {
    let done = server::admin::ask::ask(admin).await?;
    writeln!(std::io::stdout(), "{done}")?;
    Ok(())
}

fn log_as(settings: &Serve) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&settings.log_filter)?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match settings.log {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
    Ok(())
}

/// Who waits for the file must never read half of it.
fn write_at_once(file: &std::path::Path, text: &str) -> std::io::Result<()> {
    let mut unfinished = file.as_os_str().to_owned();
    unfinished.push(".new");
    std::fs::write(&unfinished, text)?;
    std::fs::rename(&unfinished, file)
}
