// Somebody at a browser of their own, as far as cookies and questions go: no page is drawn.
export class Visitor {
  cookies = new Map();

  constructor(server) {
    this.origin = server.origin;
  }

  /** Asks `address` (a path here, or any other server), as a browser does: with the cookies of these addresses. */
  async ask(address, { method = "GET", json } = {}) {
    const url = new URL(address, this.origin);
    const headers = {};
    if (json) Object.assign(headers, { "content-type": "application/json", origin: this.origin });
    const sent = [...this.cookies.values()].filter(({ host, path }) => host === url.host && url.pathname.startsWith(path));
    if (sent.length) headers.cookie = sent.map(({ name, value }) => `${name}=${value}`).join("; ");
    const body = json && JSON.stringify(json);
    const answer = await fetch(url, { method, headers, body, redirect: "manual" });
    for (const set of answer.headers.getSetCookie()) this.#keep(url, set);
    return answer;
  }

  post(address, json) {
    return this.ask(address, { method: "POST", json });
  }

  #keep(url, set) {
    const [first, ...attributes] = set.split("; ");
    const at = first.indexOf("=");
    const [name, value] = [first.slice(0, at), first.slice(at + 1)];
    const of = (attribute) => attributes.find((found) => found.toLowerCase().startsWith(`${attribute}=`))?.slice(attribute.length + 1);
    const path = of("path") ?? "/";
    const key = `${url.host} ${path} ${name}`;
    const gone = of("max-age") === "0" || (of("expires") && new Date(of("expires")) < new Date());
    if (gone) this.cookies.delete(key);
    else this.cookies.set(key, { host: url.host, path, name, value });
  }

  async me() {
    return (await this.ask("/api/me")).json();
  }

  /** Comes by an invitation link, as a guest. */
  async arrive(link, name, municipality = "Elvestad") {
    const answer = await this.post(`/api/invitations/${link.split("/").at(-1)}`, { name, municipality });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}

/** An operator's invitation to a board of the demo: the one that Ingrid Solheim leads. */
export async function invitation(server) {
  const ingrid = new Visitor(server);
  await ingrid.post("/api/demo/sign-in", { person: "demo-pl_fj" });
  const boards = await (await ingrid.ask("/api/boards")).json();
  const { id } = boards.find(({ title }) => title === "Heltidskultur i omsorgstjenesten i Fjellvik");
  return server.admin("invite", "--board", id, "--level", "input");
}
