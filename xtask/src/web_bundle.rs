//! The web bundle, `web/dist`: what `web/build.mjs` makes of the static side, and the client in WASM.
//!
//! All that can be cached for ever lies in `assets/HASH/`, where HASH is that of the whole bundle;
//! the few files with a fixed address have `__BUNDLE__` replaced by it, and `__ASSETS__` by the names of what lies there.

use crate::{
    process::{self, Step},
    toolchain,
};
use anyhow::{Context, anyhow};
use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::Write,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

/// How much work goes into the bundle.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// Seconds to rebuild; larger and slower to run.
    Quick,
    /// As small and fast as it gets, compressed beforehand.
    Release,
}

impl Quality {
    fn cargo_profile(self) -> &'static str {
        match self {
            Quality::Quick => "dev",
            Quality::Release => "wasm-release",
        }
    }

    fn cargo_folder(self) -> &'static str {
        match self {
            Quality::Quick => "debug",
            Quality::Release => "wasm-release",
        }
    }

    /// Brotli's effort, 0 to 11.
    fn brotli_effort(self) -> u32 {
        match self {
            Quality::Quick => 2,
            Quality::Release => 11,
        }
    }
}

/// Files whose address never changes, and so may not be cached for ever.
const FIXED_ADDRESS: [&str; 3] = ["index.html", "service-worker.js", "manifest.webmanifest"];
/// Fetches the client's parts when they are asked for.
const PARTS_SCRIPT: &str = "./parts.js";
const COMPRESSIBLE: [&str; 8] = ["html", "js", "css", "wasm", "svg", "ftl", "json", "webmanifest"];

/// Builds `web/dist` and returns its path.
pub fn build(quality: Quality) -> anyhow::Result<PathBuf> {
    toolchain::ensure_wasm_target()?;
    toolchain::ensure_npm_packages("web")?;
    Step::new("Building the client (WASM)")
        .cargo(["rustc", "--package", "client-wasm", "--target", "wasm32-unknown-unknown"])
        .args(["--profile", quality.cargo_profile()])
        // It is cut into parts after the linker, which must tell where it has put what.
        .args(["--", "-C", "link-arg=--emit-relocs"])
        .run()?;
    let dist = process::project_root().join("web/dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(dist.join("assets"))?;
    Step::new("Building styles, icons, fonts and texts").program("node").args(["build.mjs"]).inside("web").run()?;
    bind(quality, &dist.join("assets"))?;
    name_by_content(&dist)?;
    compress(&dist, quality.brotli_effort())?;
    Ok(dist)
}

/// Makes `app.js`, `app_bg.wasm` and the parts that are fetched later of the compiled client.
fn bind(quality: Quality, assets: &Path) -> anyhow::Result<()> {
    let compiled = process::target_directory().join("wasm32-unknown-unknown").join(quality.cargo_folder());
    let whole = fs::read(compiled.join("client_wasm.wasm"))?;
    let first_part = compiled.join("client_wasm_first_part.wasm");
    let mut cutting = wasm_split_cli_support::Options::new(&whole);
    cutting.output_dir = assets;
    cutting.main_out_path = &first_part;
    cutting.main_module = "./app.js";
    cutting.link_name = PARTS_SCRIPT;
    let cut = wasm_split_cli_support::transform(cutting)
        .map_err(|error| anyhow!("{error:#}"))
        .context("the client could not be cut into its parts")?;
    if quality == Quality::Release {
        for part in cut.split_modules {
            fs::write(&part, without_names(&fs::read(&part)?)?)?;
        }
    }
    Bindgen::new()
        .input_path(first_part)
        .out_name("app")
        .web(true)?
        .typescript(false)
        // The parts fetched later call what the linker exported from the first.
        .keep_lld_exports(true)
        .remove_name_section(quality == Quality::Release)
        .remove_producers_section(true)
        .generate(assets)
        .context("wasm-bindgen could not bind the client")
}

/// A part without the names of its functions, which only a debugger reads.
fn without_names(part: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut module = wasm_encoder::Module::new();
    for payload in wasmparser::Parser::new(0).parse_all(part) {
        if let Some((id, contents)) = payload?.as_section()
            && id != wasm_encoder::SectionId::Custom as u8
        {
            let data = &part[usize::try_from(contents.start)?..usize::try_from(contents.end)?];
            module.section(&wasm_encoder::RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// Moves `assets/*` into `assets/HASH/` and tells the files with a fixed address.
fn name_by_content(dist: &Path) -> anyhow::Result<()> {
    let assets = dist.join("assets");
    let mut files = files_below(&assets)?;
    files.sort();
    let names: Vec<_> = files.iter().filter_map(|file| file.file_name()?.to_str()).collect();
    let names = names.join(" ");
    let mut hasher = DefaultHasher::new();
    for file in &files {
        file.strip_prefix(dist)?.hash(&mut hasher);
        fs::read(file)?.hash(&mut hasher);
    }
    for name in FIXED_ADDRESS {
        fs::read(dist.join(name)).unwrap_or_default().hash(&mut hasher);
    }
    let bundle = format!("{:016x}", hasher.finish());
    let staging = dist.join("staging");
    fs::rename(&assets, &staging)?;
    fs::create_dir(&assets)?;
    fs::rename(&staging, assets.join(&bundle))?;
    for name in FIXED_ADDRESS {
        let path = dist.join(name);
        if let Ok(text) = fs::read_to_string(&path) {
            fs::write(&path, text.replace("__BUNDLE__", &bundle).replace("__ASSETS__", &names))?;
        }
    }
    Ok(())
}

/// Writes a `.br` beside every file that gets smaller by it.
fn compress(dist: &Path, effort: u32) -> anyhow::Result<()> {
    for file in files_below(dist)? {
        let extension = file.extension().and_then(|e| e.to_str()).unwrap_or_default().to_owned();
        if !COMPRESSIBLE.contains(&extension.as_str()) {
            continue;
        }
        let bytes = fs::read(&file)?;
        let mut compressed = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut compressed, 1 << 16, effort, 22);
        writer.write_all(&bytes)?;
        drop(writer);
        if compressed.len() < bytes.len() {
            fs::write(file.with_extension(format!("{extension}.br")), compressed)?;
        }
    }
    Ok(())
}

/// All files in a folder and its folders.
pub fn files_below(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
