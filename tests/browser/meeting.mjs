// How people who are no members of the network come to a board: a project lead of the demo makes it, and a link to it.

const LEAD = "demo-pl_fj";
const TREE = "Heltidskultur i omsorgstjenesten i Fjellvik";
/** How long a link lasts: longer than any test takes. */
const LINK_LASTS_MS = 24 * 3600 * 1000;

/** The demo's project lead, who asks by `fetch` and has no page. */
export class Lead {
  static async of(origin) {
    const lead = new Lead();
    lead.origin = origin;
    const answer = await lead.#post("/api/demo/sign-in", { person: LEAD });
    lead.cookie = answer.headers.get("set-cookie").split(";")[0];
    return lead;
  }

  async #post(path, body) {
    const headers = { "content-type": "application/json", ...(this.cookie && { cookie: this.cookie }) };
    const answer = await fetch(new URL(path, this.origin), { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async #get(path) {
    return (await fetch(new URL(path, this.origin), { headers: { cookie: this.cookie } })).json();
  }

  /** The demo's whole tree: `{ id, project }`. */
  async tree() {
    const boards = await this.#get("/api/boards");
    return boards.find(({ title }) => title === TREE);
  }

  /** Makes a board with a core problem; gives its id. */
  async makeBoard(title, core) {
    const { project } = await this.tree();
    const answer = await this.#post("/api/acts", { create_board: { project, kind: "problem_tree", title, core } });
    return (await answer.json()).board;
  }

  /** Does something to the network. */
  async act(act) {
    return (await this.#post("/api/acts", act)).json();
  }

  /** Makes a link to a board; gives its last part. */
  async invite(board, level = "write") {
    const { networks } = await this.#get("/api/me");
    const invite = {
      network: networks[0].id,
      role: "guest",
      scope: { board: [board, level] },
      organisation: null,
      expires_ms: Date.now() + LINK_LASTS_MS,
      uses_max: null,
      admitted_by_lead: false,
      role_until_ms: null,
    };
    const answer = await this.#post("/api/acts", { invite });
    return (await answer.json()).invitation.secret;
  }
}
