// Signing in by OpenID Connect, with a real provider (oidc-provider) in this process, and what goes wrong.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Provider } from "oidc-provider";
import { Samtavle } from "../samtavle.mjs";
import { Visitor, invitation } from "./visitor.mjs";

let server, provider, listening, folder, issuer;
/** Who signs in next: `{ sub, name, tid }`; nobody: the person changes their mind. */
let person;

const FJELLVIK = "9188040d-6c67-4c5b-b112-36a304b66dad";

before(async () => {
  // Each of the two has to know where the other is.
  listening = createServer((request, response) => provider.callback()(request, response)).listen(0, "127.0.0.1");
  await once(listening, "listening");
  issuer = `http://127.0.0.1:${listening.address().port}`;
  folder = await mkdtemp(join(tmpdir(), "samtavle-sign-in-"));
  await writeFile(join(folder, "secret"), "a secret between the two\n");
  const entra = {
    id: "entra",
    name: "Kommunen",
    issuer,
    client_id: "samtavle",
    client_secret_file: join(folder, "secret"),
    scopes: ["profile", "organisation"],
    organisation: { claim: "/tid", municipalities: { [FJELLVIK]: "X901" } },
  };
  const settings = join(folder, "sign-in.json");
  await writeFile(settings, JSON.stringify({ issuers: [entra, { ...entra, id: "other" }] }));
  server = await Samtavle.start(["--demo", "--sign-in", settings]);
  provider = provide(issuer);
});

after(async () => {
  await server?.end();
  listening.close();
  await rm(folder, { recursive: true, force: true });
});

/** How the provider wants to be shown the secret. */
const IN_THE_BODY = "client_secret_post";

/** A provider at which whoever comes is the person of the moment, and agrees to everything. */
function provide(issuer, { inTheBody = false } = {}) {
  const callbacks = ["entra", "other"].map((id) => `${server.origin}/api/sign-in/oidc/${id}/callback`);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "samtavle",
        client_secret: "a secret between the two",
        redirect_uris: callbacks,
        ...(inTheBody && { token_endpoint_auth_method: IN_THE_BODY }),
      },
    ],
    ...(inTheBody && { clientAuthMethods: [IN_THE_BODY] }),
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    scopes: ["openid", "profile", "organisation"],
    claims: { openid: ["sub"], profile: ["name"], organisation: ["tid"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => person }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/people/${uid}` },
    cookies: { keys: ["only for this test"] },
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith("/people/")) return next();
    const { req, res } = context;
    context.respond = false;
    const { params, prompt } = await provider.interactionDetails(req, res);
    if (!person) return provider.interactionFinished(req, res, { error: "access_denied" });
    if (prompt.name === "login") return provider.interactionFinished(req, res, { login: { accountId: person.sub } });
    const grant = new provider.Grant({ accountId: person.sub, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    return provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } });
  });
  return provider;
}

/** Sets out; gives the provider's address. */
async function setOut(visitor, { id = "entra", keepGuest = false } = {}) {
  const answer = await visitor.ask(`/api/sign-in/oidc/${id}?keep_guest=${keepGuest}`);
  return new URL(answer.headers.get("location"), server.origin);
}

/** Goes where the provider sends; gives the address that it sends back to. */
async function atTheProvider(visitor, address) {
  let at = address;
  while (at.origin !== server.origin) {
    const answer = await visitor.ask(at);
    assert.ok(answer.headers.has("location"), `${answer.status} at ${at.pathname}: ${await answer.clone().text()}`);
    at = new URL(answer.headers.get("location"), at);
  }
  return at;
}

/** Comes back; gives the path on which it ends. */
async function comeBack(visitor, address) {
  const answer = await visitor.ask(address);
  assert.equal(answer.status, 303);
  return answer.headers.get("location");
}

async function signIn(visitor, how) {
  return comeBack(visitor, await atTheProvider(visitor, await setOut(visitor, how)));
}

const ingrid = { sub: "pseudonym-1", name: "Ingrid Solheim", tid: FJELLVIK };

test("somebody whom the issuer vouches for comes in, with name and municipality, and is the same the next time", async () => {
  person = ingrid;
  const here = new Visitor(server);
  assert.deepEqual((await here.me()).sign_in.issuers, [{ id: "entra", name: "Kommunen" }, { id: "other", name: "Kommunen" }]);
  assert.equal(await signIn(here), "/");
  const me = (await here.me()).person;
  assert.equal(me.name, "Ingrid Solheim");
  assert.deepEqual(me.municipality, { number: "X901", name: "Fjellvik" });
  assert.equal(me.guest, false);
  await here.post("/api/me", { name: "Ingrid S.", municipality: "Oslo" });
  assert.equal((await here.me()).person.municipality.name, "Fjellvik", "the issuer knows better");

  const elsewhere = new Visitor(server);
  await signIn(elsewhere);
  assert.deepEqual((await elsewhere.me()).person, { ...me, name: "Ingrid S." }, "and the name is hers to choose");
});

test("a guest who says so goes on as the member", async () => {
  person = { sub: "pseudonym-2", name: "Kari Nordmann", tid: FJELLVIK };
  const kari = new Visitor(server);
  await kari.arrive(await invitation(server), "Kari");
  const guest = (await kari.me()).person;
  assert.match(await signIn(kari, { keepGuest: true }), /^\//);
  const member = (await kari.me()).person;
  assert.deepEqual([member.id, member.name, member.guest], [guest.id, "Kari", false]);
});

test("nobody comes in with another browser's state, another issuer's answer, or the same answer twice", async () => {
  person = ingrid;
  const visitor = new Visitor(server);
  const back = await atTheProvider(visitor, await setOut(visitor));
  const victim = new Visitor(server);
  assert.equal(await comeBack(victim, back), "/sign-in?failed=begin_again", "the cookie is missing");
  await setOut(victim);
  assert.equal(await comeBack(victim, back), "/sign-in?failed=begin_again", "the state is another's");
  assert.equal(await comeBack(visitor, back), "/");
  assert.equal(await comeBack(visitor, back), "/sign-in?failed=begin_again", "it is used");

  const other = new Visitor(server);
  const crossed = await atTheProvider(other, await setOut(other));
  crossed.pathname = crossed.pathname.replace("entra", "other");
  assert.equal(await comeBack(other, crossed), "/sign-in?failed=begin_again");
  assert.equal((await victim.me()).person, null);
  assert.equal((await other.me()).person, null);
});

test("a token for another question is not believed", async () => {
  person = ingrid;
  const visitor = new Visitor(server);
  const away = await setOut(visitor);
  assert.equal(away.searchParams.get("code_challenge_method"), "S256");
  away.searchParams.set("nonce", "another");
  assert.equal(await comeBack(visitor, await atTheProvider(visitor, away)), "/sign-in?failed=untrusted");
  assert.equal((await visitor.me()).person, null);
});

test("a stolen code is worth nothing in another browser", async () => {
  person = ingrid;
  const victim = new Visitor(server);
  const stolen = await atTheProvider(victim, await setOut(victim));
  const thief = new Visitor(server);
  const own = await setOut(thief);
  stolen.searchParams.set("state", own.searchParams.get("state"));
  assert.equal(await comeBack(thief, stolen), "/sign-in?failed=untrusted", "it has another verifier");
  assert.equal((await thief.me()).person, null);
});

test("an issuer that takes the secret in the body alone gets it there", async () => {
  person = ingrid;
  const before = provider;
  provider = provide(issuer, { inTheBody: true });
  const visitor = new Visitor(server);
  assert.equal(await signIn(visitor), "/");
  assert.equal((await visitor.me()).person.guest, false);
  provider = before;
});

test("who has no name at the issuer comes in without one, and says it here", async () => {
  person = { sub: "pseudonym-4", tid: FJELLVIK };
  const visitor = new Visitor(server);
  await signIn(visitor);
  assert.equal((await visitor.me()).person.name, "");
  await visitor.post("/api/me", { name: "Nora Nordmann" });
  await signIn(visitor);
  assert.equal((await visitor.me()).person.name, "Nora Nordmann");
});

test("people of an organisation that is not in the settings are told so, and not taken in", async () => {
  for (const tid of ["another tenant", undefined]) {
    person = { sub: "pseudonym-3", name: "Fremmed", tid };
    const visitor = new Visitor(server);
    assert.equal(await signIn(visitor), "/sign-in?failed=no_organisation");
    assert.equal((await visitor.me()).person, null);
  }
});

test("who changes their mind, and who asks for an issuer that is not there, is told so", async () => {
  person = null;
  const visitor = new Visitor(server);
  assert.equal(await signIn(visitor), "/sign-in?failed=denied");
  assert.equal((await setOut(visitor, { id: "nobody" })).search, "?failed=no_issuer");
});
