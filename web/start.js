// What must happen before the wasm runs, and what must still work when it cannot.
import "@digdir/designsystemet-web/dialog";
import "@digdir/designsystemet-web/popover";
import init from "./app.js";

/** The page says in plain words that it stopped; the wasm's panic hook calls this too. */
function tellThatItBroke(error) {
  console.error(error);
  const dialog = document.getElementById("broken");
  if (dialog && !dialog.open) dialog.showModal();
}
globalThis.samtavleBroke = tellThatItBroke;

// The choices of this device, applied before the page is built.
try {
  const theme = localStorage.getItem("samtavle.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.colorScheme = theme;
  const language = localStorage.getItem("samtavle.language");
  if (language === "nb" || language === "nn" || language === "en") document.documentElement.lang = language;
} catch {
  // Storage may be forbidden; the defaults serve.
}

init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) }).catch(tellThatItBroke);

// The page must be there when the network is not. Without a worker it works all the same, while there is one.
navigator.serviceWorker?.register("/service-worker.js").catch(console.warn);
