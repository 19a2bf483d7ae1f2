// Signing in by e-mail: a real mail server takes what our server sends, and people follow the links in it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Samtavle } from "../samtavle.mjs";
import { PostOffice } from "./post_office.mjs";
import { Visitor, invitation } from "./visitor.mjs";

let server, office;
const letterTo = (address) => office.letterTo(address);

before(async () => {
  office = await PostOffice.open();
  server = await Samtavle.start(["--demo", ...office.options]);
});

after(async () => {
  await server?.end();
  await office.close();
});

async function follow(visitor, token, keep_guest = false) {
  const answer = await visitor.post("/api/sign-in/link", { token, keep_guest });
  return { status: answer.status, ...(await answer.json()) };
}

/** A guest who has made herself a member with that address. */
async function member(email, name) {
  const visitor = new Visitor(server);
  await visitor.arrive(await invitation(server), name);
  await visitor.post("/api/sign-in/email", { email });
  const { token } = await letterTo(email);
  assert.equal((await follow(visitor, token, true)).status, 200);
  return visitor;
}

test("a guest becomes a member with everything under the same id, and comes back elsewhere by a link", async () => {
  const kari = new Visitor(server);
  const welcome = await kari.arrive(await invitation(server), "Kari");
  const before = (await kari.me()).person;
  assert.equal((await kari.post("/api/sign-in/email", { email: "Kari@Example.no", language: "nn" })).status, 202);
  const letter = await letterTo("kari@example.no");
  assert.match(letter.text, /Her er lenkja di/);
  assert.equal((await follow(kari, letter.token, true)).status, 200);
  const now = (await kari.me()).person;
  assert.deepEqual({ ...now, guest: true }, before);
  assert.equal(now.guest, false);

  const elsewhere = new Visitor(server);
  await elsewhere.post("/api/sign-in/email", { email: "kari@example.no" });
  const second = await letterTo("kari@example.no");
  assert.match(second.text, /Her er lenka di/);
  assert.equal((await follow(elsewhere, second.token)).status, 200);
  assert.equal((await elsewhere.me()).person.id, before.id);
  assert.match(welcome.go, /^\/b\//);
});

test("a link works once, and of two who come at once one comes in", async () => {
  await member("once@example.no", "Per");
  const one = new Visitor(server);
  await one.post("/api/sign-in/email", { email: "once@example.no" });
  const { token } = await letterTo("once@example.no");
  const both = await Promise.all([follow(one, token), follow(new Visitor(server), token)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 410]);
  assert.equal(both.find(({ status }) => status === 410).reason, "link_ended");
  assert.equal((await follow(one, "0".repeat(32))).reason, "link_ended");
});

test("nobody can tell which addresses are known, and nobody's mailbox is filled", async () => {
  await member("known@example.no", "Ola");
  const stranger = new Visitor(server);
  const answers = [];
  for (const email of ["unknown@example.no", ...Array(6).fill("known@example.no")]) {
    const answer = await stranger.post("/api/sign-in/email", { email });
    answers.push(`${answer.status} ${await answer.text()}`);
  }
  assert.deepEqual(new Set(answers), new Set(["202 {}"]));
  // A letter that was asked for later has come: time enough for any that should not be there.
  await member("last@example.no", "Eva");
  assert.equal(office.letters.filter(({ to }) => to === "unknown@example.no").length, 0);
  assert.ok(office.letters.filter(({ to }) => to === "known@example.no").length <= 2, "three at once, one of them was the member's own");
  assert.equal((await stranger.post("/api/sign-in/email", { email: "known" })).status, 422);
});

test("a new address belongs to whoever asked, in the browser in which they asked", async () => {
  const asker = new Visitor(server);
  await asker.arrive(await invitation(server), "Anne");
  await asker.post("/api/sign-in/email", { email: "anne@example.no" });
  const { token } = await letterTo("anne@example.no");
  const victim = new Visitor(server);
  assert.equal((await follow(victim, token)).reason, "other_browser");
  assert.equal((await victim.me()).person, null);
  assert.equal((await follow(asker, token, true)).status, 200, "the link was not used up by that");
});

test("a guest who is a member already is shown as that member, and keeps what the guest was let in to", async () => {
  const berit = await member("berit@example.no", "Berit");
  const phone = new Visitor(server);
  const { go } = await phone.arrive(await invitation(server), "B.");
  const guest = { cookies: new Map(phone.cookies) };
  const guestId = (await phone.me()).person.id;
  await phone.post("/api/sign-in/email", { email: "berit@example.no" });
  const { token } = await letterTo("berit@example.no");
  assert.equal((await follow(phone, token, true)).status, 200);
  assert.equal((await phone.me()).person.id, (await berit.me()).person.id);
  const old = Object.assign(new Visitor(server), guest);
  assert.equal((await old.me()).person, null, "the guest's session is over");

  const ingrid = new Visitor(server);
  await ingrid.post("/api/demo/sign-in", { person: "demo-pl_fj" });
  const [network] = (await ingrid.me()).networks;
  const members = await (await ingrid.ask(`/api/networks/${network.id}/members`)).json();
  const board = go.split("/").at(-1);
  const letIn = members.filter(({ scope }) => scope.board?.[0] === board).map(({ person }) => person);
  assert.ok(letIn.includes((await berit.me()).person.id) && !letIn.includes(guestId));
});

test("without a mail server the operator hands out the link", async () => {
  const link = await server.admin("sign-in-link", "--email", "operator@example.no", "--name", "Operatøren");
  const visitor = new Visitor(server);
  assert.equal((await follow(visitor, link.split("/").at(-1))).status, 200);
  assert.equal((await visitor.me()).person.name, "Operatøren");
  await assert.rejects(server.admin("sign-in-link", "--email", "nobody@example.no"), /name is missing/);
});
