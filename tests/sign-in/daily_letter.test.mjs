// The daily letter: who answers innspill hears of new ones by e-mail, at most once a day, and not if they say so.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Samtavle } from "../samtavle.mjs";
import { PostOffice } from "./post_office.mjs";
import { Visitor, invitation } from "./visitor.mjs";

const ADDRESS = "amund@example.no";
let server, office;

before(async () => {
  office = await PostOffice.open();
  server = await Samtavle.start(["--demo", ...office.options]);
});

after(async () => {
  await server?.end();
  await office.close();
});

/** Somebody with an address who takes part in Ingrid's project, and Ingrid. */
async function colleague() {
  const link = await invitation(server);
  const amund = new Visitor(server);
  const { go } = await amund.arrive(link, "Amund", "Fjellvik");
  await amund.post("/api/sign-in/email", { email: ADDRESS, language: "nn" });
  const { token } = await office.letterTo(ADDRESS);
  assert.equal((await amund.post("/api/sign-in/link", { token, keep_guest: true })).status, 200);

  const lead = new Visitor(server);
  await lead.post("/api/demo/sign-in", { person: "demo-nl1" });
  const members = await (await lead.ask("/api/networks/demo/members")).json();
  const { organisation, scope } = members.find(({ person }) => person === "demo-pl_fj");
  const role = { network: "demo", person: (await amund.me()).person.id, organisation, role: "participant", scope, until_ms: null };
  const done = await lead.post("/api/acts", { set_role: role });
  assert.equal(done.status, 200, await done.text());
  return { amund, board: go.split("/").at(-1) };
}

/** Waits until the server has looked into a board. */
async function lookedInto(board, visitor) {
  while ((await visitor.ask(`/api/boards/${board}/miniature.svg`)).status !== 200) await new Promise(setImmediate);
}

test("who answers hears once a day how many innspill wait, in their language, until they do without", async () => {
  const { amund, board } = await colleague();
  await lookedInto(board, amund);
  const wish = async () => (await amund.ask("/api/me/letters")).json();
  assert.deepEqual(await wish(), { possible: true, daily: true }, "members get them unless they say no");
  await amund.post("/api/me/letters", { daily: true, language: "nn" });

  assert.match(await server.admin("send-daily-letters"), /^1 letters were sent, 0 /);
  const { text } = await office.letterTo(ADDRESS);
  assert.match(text, /Nye innspel som ventar på svar/);
  assert.match(text, /– Heltidskultur i omsorgstjenesten i Fjellvik: \d+\r\n/);
  assert.ok(text.includes(`${server.origin}/b/${board}`), text);
  assert.ok(!text.includes("Innspela dine"), "nobody has answered Amund");
  assert.match(await server.admin("send-daily-letters"), /^0 letters/, "at most one a day");

  const link = text.match(/http:\S+\/letters\/(\S+)/);
  const stranger = new Visitor(server);
  await stranger.ask(link[0]);
  assert.deepEqual(await wish(), { possible: true, daily: true }, "a mail scanner may open it");
  assert.equal((await stranger.post(`/api/letters/${link[1]}0`, {})).status, 404);
  assert.equal((await stranger.post(`/api/letters/${link[1]}`, {})).status, 200);
  assert.deepEqual(await wish(), { possible: true, daily: false });
});

test("who has no address can have none, and who is not signed in is asked to", async () => {
  const guest = new Visitor(server);
  await guest.arrive(await invitation(server), "Grete");
  assert.deepEqual(await (await guest.ask("/api/me/letters")).json(), { possible: false, daily: false });
  assert.equal((await new Visitor(server).ask("/api/me/letters")).status, 401);
});
