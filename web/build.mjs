// The npm half of the web bundle: `node build.mjs` fills `dist/`.
//
//   dist/index.html             the page; the icon sprite is written into it
//   dist/service-worker.js      at the root, since its scope is its folder
//   dist/manifest.webmanifest, dist/icon.svg, dist/icon-maskable.svg
//   dist/assets/                app.css, start.js, inter-latin.woff2, inter-sami.woff2
//
// `cargo xtask build` adds the client to `dist/assets/` (`app.js`, `app_bg.wasm`, and the parts that are fetched later), moves
// `assets/` to `assets/HASH/`, and writes that HASH where index.html and service-worker.js say `__BUNDLE__`.
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import subsetFont from "subset-font";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "dist");
const require = createRequire(import.meta.url);

/** Aksel's icons, and in `icons/` the few it lacks, as a hidden sprite: `<svg><use href="#icon-Plus"/></svg>` draws one, also where no network is. */
async function sprite() {
  const names = JSON.parse(await readFile(join(here, "icons.json"), "utf8"));
  const symbols = await Promise.all(
    names.map(async (name) => {
      const ours = join(here, "icons", `${name}.svg`);
      const file = existsSync(ours) ? ours : require.resolve(`@navikt/aksel-icons/svg/${name}.svg`);
      const svg = await readFile(file, "utf8");
      const paths = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").trim();
      return `<symbol id="icon-${name}" viewBox="0 0 24 24">${paths}</symbol>`;
    }),
  );
  return `<svg class="sprite" aria-hidden="true" focusable="false">${symbols.join("")}</svg>`;
}

async function page() {
  const html = await readFile(join(here, "index.html"), "utf8");
  const slot = "<!-- icons -->";
  if (!html.includes(slot)) throw new Error(`index.html has no ${slot}`);
  await writeFile(join(out, "index.html"), html.replace(slot, await sprite()));
}

/** Inter's letters of a range, all weights: the file as it comes holds four times as many as anybody writes here. */
async function font(name, source, ranges) {
  const letters = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n)));
  const inter = await readFile(require.resolve(`@fontsource-variable/inter/files/${source}.woff2`));
  await writeFile(join(out, "assets", name), await subsetFont(inter, letters.join(""), { targetFormat: "woff2" }));
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "assets"), { recursive: true });
await Promise.all([
  build({
    absWorkingDir: here,
    entryPoints: { app: "styles/app.css", start: "start.js" },
    outdir: join(out, "assets"),
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome111", "firefox115", "safari16.4"],
    external: ["./app.js", "*.woff2"],
    logLevel: "warning",
  }),
  page(),
  cp(require.resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"), join(out, "assets/inter-latin.woff2")),
  font("inter-sami.woff2", "inter-latin-ext-wght-normal", [
    [0x100, 0x17f],
    [0x18f, 0x18f],
    [0x1b7, 0x1b7],
    [0x1cd, 0x1f0],
    [0x259, 0x259],
    [0x292, 0x292],
  ]),
  ...["service-worker.js", "manifest.webmanifest", "icon.svg", "icon-maskable.svg"].map((file) =>
    cp(join(here, file), join(out, file)),
  ),
]);
