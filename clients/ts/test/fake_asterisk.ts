/** The side of FastAGI that Asterisk has, as the test decides; and a network that can break. */
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A channel whose dialplan runs AGI(agi://...). */
export class Channel {
  /** Command lines as they came, without their LF. */
  readonly lines: string[] = [];
  readonly closed: Promise<unknown>;
  readonly #socket: Socket;

  private constructor(socket: Socket, reply: (line: string) => string | undefined) {
    this.#socket = socket;
    this.closed = once(socket, "close");
    let rest = "";
    socket.setEncoding("latin1").on("data", (data: string) => {
      const parts = (rest + data).split("\n");
      rest = parts.pop() ?? "";
      for (const part of parts) {
        const line = Buffer.from(part, "latin1").toString();
        this.lines.push(line);
        const answer = reply(line);
        if (answer !== undefined) this.say(answer);
      }
    });
    socket.on("error", () => undefined);
  }

  /** Connects; reply answers each command, or nothing if it runs on. */
  static async dial(port: number, script: string, args: string[], reply: (line: string) => string | undefined): Promise<Channel> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    const channel = new Channel(socket, reply);
    const environment = {
      network: "yes", network_script: script, request: `agi://127.0.0.1/${script}`, channel: "PJSIP/alice-00000001", language: "en",
      type: "PJSIP", uniqueid: "1700000000.1", version: "22.10.1", callerid: "100", calleridname: "J\xfcrgen", callingpres: "0",
      callingani2: "0", callington: "0", callingtns: "0", dnid: "200", rdnis: "unknown", context: "internal", extension: "200",
      priority: "2", enhanced: "0.0", accountcode: "", threadid: "140",
    };
    for (const [name, value] of Object.entries(environment)) channel.say(`agi_${name}: ${value}`);
    for (const [i, arg] of args.entries()) channel.say(`agi_arg_${i + 1}: ${arg}`);
    channel.say("");
    return channel;
  }

  /** Text as Latin-1. */
  say(line: string): void {
    if (!this.#socket.destroyed) this.#socket.write(Buffer.from(`${line}\n`, "latin1"));
  }

  drop(): void {
    this.#socket.destroy();
  }
}

/** Passes connections on to a port, until it cuts them. */
export class Proxy {
  readonly #sockets = new Set<Socket>();
  private constructor(private readonly server: Server) {}

  static async start(to: number): Promise<Proxy> {
    const server = createServer((near) => {
      const far = connect(to, "127.0.0.1");
      for (const socket of [near, far]) {
        proxy.#sockets.add(socket);
        socket.on("error", () => undefined).on("close", () => [near, far].forEach((s) => s.destroy()));
      }
      near.pipe(far).pipe(near);
    }).listen(0, "127.0.0.1");
    const proxy = new Proxy(server);
    await once(server, "listening");
    return proxy;
  }

  get target(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  stop(): void {
    this.cut();
    this.server.close();
  }
}
