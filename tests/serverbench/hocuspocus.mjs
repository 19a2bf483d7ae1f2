// Hocuspocus as its guide sets it up, each document kept in a file: `node hocuspocus.mjs HOST PORT FOLDER`.
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [address, port, folder] = process.argv.slice(2);
const place = (documentName) => join(folder, encodeURIComponent(documentName));

const database = new Database({
  fetch: async ({ documentName }) => {
    try {
      return await readFile(place(documentName));
    } catch (error) {
      if (error.code === "ENOENT") return null;
      throw error;
    }
  },
  store: async ({ documentName, state }) => {
    await writeFile(`${place(documentName)}.new`, state);
    await rename(`${place(documentName)}.new`, place(documentName));
  },
});

await new Server({ address, port: Number(port), quiet: true, extensions: [database] }).listen();
