// The network between one person and the server, which can be pulled, or let no WebSocket through: a relay of bytes on
// a port of its own.
import { once } from "node:events";
import { connect, createServer } from "node:net";

const UPGRADE = /^upgrade: websocket/im;
const FORBIDDEN = "HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

export class Line {
  /** A line to a port of this machine; the person opens `origin`. */
  static async to(port) {
    const line = new Line();
    line.sockets = new Set();
    line.cut = false;
    line.blocked = false;
    line.listener = createServer((near) => line.join(near, port)).listen(0, "127.0.0.1");
    await once(line.listener, "listening");
    line.origin = `http://127.0.0.1:${line.listener.address().port}`;
    return line;
  }

  join(near, port) {
    if (this.cut) return near.destroy();
    this.hold(near);
    // A browser asks for a WebSocket on a connection of its own: its first words say so.
    near.once("data", (first) => {
      if (this.blocked && UPGRADE.test(first)) return near.end(FORBIDDEN);
      const far = connect(port, "127.0.0.1");
      this.hold(far);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
      far.write(first);
      near.pipe(far).pipe(near);
    });
  }

  hold(socket) {
    this.sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.sockets.delete(socket));
  }

  /** Nothing comes through any more, and what was open breaks. */
  pull() {
    this.cut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  plugIn() {
    this.cut = false;
  }

  /** A firewall from now on: pages come through, WebSockets do not, and those that were open break. */
  block() {
    this.blocked = true;
    for (const socket of this.sockets) socket.destroy();
  }

  unblock() {
    this.blocked = false;
  }

  async end() {
    this.pull();
    this.listener.close();
  }
}
