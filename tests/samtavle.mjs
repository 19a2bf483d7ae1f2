// The server as a process with a data directory, which can be killed and comes back: tests/src/server_process.rs for Node.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A port that nobody uses now. */
async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

export class Samtavle {
  /** Starts with an empty data directory, and waits until it answers. */
  static async start(options = ["--demo"]) {
    const server = new Samtavle();
    server.options = options;
    server.data = await mkdtemp(join(tmpdir(), "samtavle-"));
    server.port = await freePort();
    server.address = `127.0.0.1:${server.port}`;
    server.origin = `http://${server.address}`;
    await server.launch();
    return server;
  }

  async launch() {
    const binary = process.env.SAMTAVLE_BINARY;
    if (!binary) throw new Error("SAMTAVLE_BINARY is the path of the server; `cargo xtask test` sets it");
    const args = ["serve", "--data", join(this.data, "data"), "--listen", this.address, ...this.options];
    this.process = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.said = "";
    this.process.stdout.on("data", (bytes) => (this.said += bytes));
    this.log = "";
    this.process.stderr.on("data", (bytes) => (this.log += bytes));
    for (;;) {
      if (this.process.exitCode !== null) throw new Error(`the server ended at once:\n${this.log}`);
      const answer = await fetch(`${this.origin}/healthz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resume) => setTimeout(resume, 20));
    }
  }

  /** The link that makes whoever follows it first the administrator, as the operator reads it. */
  firstAdministratorLink() {
    return this.said.match(/does: (\S+)/)[1];
  }

  /** SIGKILL: no last words, no flush. */
  async kill() {
    const ended = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await ended;
  }

  /** SIGTERM, and waits for the end; `launch` starts it again. */
  async stop() {
    const ended = once(this.process, "exit");
    this.process.kill("SIGTERM");
    await ended;
  }

  async killAndRestart() {
    await this.kill();
    await this.launch();
  }

  /** An order of the operator's to the running server; gives what was printed. */
  async admin(...order) {
    const admin = spawn(process.env.SAMTAVLE_BINARY, ["admin", "--data", join(this.data, "data"), ...order]);
    const [printed, complaint] = [[], []];
    admin.stdout.on("data", (part) => printed.push(part));
    admin.stderr.on("data", (part) => complaint.push(part));
    const [code] = await once(admin, "close");
    if (code !== 0) throw new Error(`samtavle admin ${order[0]} ended with ${code}: ${Buffer.concat(complaint)}`);
    return Buffer.concat(printed).toString().trim();
  }

  /** Kills it and removes its data. */
  async end() {
    if (this.process.exitCode === null && this.process.signalCode === null) await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }
}
