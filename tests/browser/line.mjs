// The network between one person and the server, which can be pulled: a relay of bytes on a port of its own.
import { once } from "node:events";
import { connect, createServer } from "node:net";

export class Line {
  /** A line to a port of this machine; the person opens `origin`. */
  static async to(port) {
    const line = new Line();
    line.sockets = new Set();
    line.cut = false;
    line.listener = createServer((near) => line.join(near, port)).listen(0, "127.0.0.1");
    await once(line.listener, "listening");
    line.origin = `http://127.0.0.1:${line.listener.address().port}`;
    return line;
  }

  join(near, port) {
    if (this.cut) return near.destroy();
    const far = connect(port, "127.0.0.1");
    for (const [socket, other] of [[near, far], [far, near]]) {
      this.sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }

  /** Nothing comes through any more, and what was open breaks. */
  pull() {
    this.cut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  plugIn() {
    this.cut = false;
  }

  async end() {
    this.pull();
    this.listener.close();
  }
}
