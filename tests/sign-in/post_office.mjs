// A real mail server, which keeps what our server sends until somebody asks for it.
import { once } from "node:events";
import { SMTPServer } from "smtp-server";

/** The words of a letter: quoted-printable or plain. */
function words(raw) {
  const text = raw.replace(/=\r\n/g, "");
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

export class PostOffice {
  /** Letters that nobody has asked for: `{to, text, token}`; the token is of the link for signing in, if there is one. */
  letters = [];
  #waiting = [];
  #mail;

  static async open() {
    const office = new PostOffice();
    office.#mail = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onData(stream, session, taken) {
        const parts = [];
        stream.on("data", (part) => parts.push(part));
        stream.on("end", () => {
          const text = words(Buffer.concat(parts).toString());
          const link = text.match(/http:\S+\/sign-in\/\S+/)?.[0];
          office.#arrived({ to: session.envelope.rcptTo[0].address, text, token: link?.split("/").at(-1) });
          taken();
        });
      },
    });
    office.#mail.listen(0, "127.0.0.1");
    await once(office.#mail.server, "listening");
    return office;
  }

  /** What our server is to be started with. */
  get options() {
    const url = `smtp://127.0.0.1:${this.#mail.server.address().port}`;
    return ["--smtp-url", url, "--mail-from", "Samtavle <samtavle@example.no>"];
  }

  /** The next letter that arrives at that address. */
  letterTo(address) {
    const found = this.letters.findIndex((letter) => letter.to === address);
    if (found >= 0) return this.letters.splice(found, 1)[0];
    return new Promise((resolve) => this.#waiting.push({ address, resolve }));
  }

  #arrived(letter) {
    const at = this.#waiting.findIndex(({ address }) => address === letter.to);
    if (at >= 0) this.#waiting.splice(at, 1)[0].resolve(letter);
    else this.letters.push(letter);
  }

  close() {
    return new Promise((closed) => this.#mail.close(closed));
  }
}
