/** An AgiService whose every frame the test decides. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Http2Server, type ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { AgiService, ServeResponseSchema, type ServeRequest, type ServeResponse } from "../src/gen/astergate/v1/agi_service_pb.js";

type Frame = NonNullable<MessageInitShape<typeof ServeResponseSchema>["frame"]>;
type Received<K> = Extract<ServeRequest["frame"], { case: K }>["value"];

/** One worker's stream. */
export class Connection {
  readonly token: string;
  ended = false;
  readonly sizes: number[] = []; // of messages, in frames
  readonly #in: ServeRequest["frame"][] = [];
  readonly #out: ServeResponse[] = [];
  #wake = () => {};
  #arrived = () => {};
  #failure: Error | undefined;
  #closed = false;

  constructor(token: string) {
    this.token = token;
  }

  send(frame: Frame): void {
    this.#out.push(create(ServeResponseSchema, { frame }));
    this.#wake();
  }

  /** Ends the stream with a status. */
  fail(code: Code): void {
    this.#failure = new ConnectError("the test says so", code);
    this.#wake();
  }

  /** The next frame, which must be of that kind. */
  async expect<K extends NonNullable<ServeRequest["frame"]["case"]>>(kind: K): Promise<Received<K>> {
    const end = Date.now() + 5000;
    while (this.#in.length === 0) {
      assert(!this.ended && Date.now() < end, `no ${kind} came`);
      await Promise.race([new Promise<void>((resolve) => (this.#arrived = resolve)), new Promise((r) => setTimeout(r, 100))]);
    }
    const frame = this.#in.shift();
    assert.equal(frame?.case, kind);
    return frame?.value as Received<K>;
  }

  /** Nothing came that was not expected. */
  quiet(): void {
    assert.deepEqual(this.#in.map((f) => f.case), []);
  }

  async read(requests: AsyncIterable<ServeRequest>): Promise<void> {
    try {
      for await (const { frame } of requests) {
        const together = frame.case === "batch" ? frame.value.frames.map((one) => one.frame) : [];
        const frames = together.length >= 2 && together.length <= 64 ? together : [frame]; // no test expects another batch
        this.sizes.push(frames.length);
        this.#in.push(...frames);
        this.#arrived();
      }
    } catch {
      // The worker cut it.
    }
    this.ended = true;
    this.#closed = true;
    this.#wake();
    this.#arrived();
  }

  async *write(): AsyncGenerator<ServeResponse> {
    for (;;) {
      for (let m = this.#out.shift(); m; m = this.#out.shift()) yield m;
      if (this.#failure) throw this.#failure;
      if (this.#closed) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

export class FakeAgi {
  readonly #server: Http2Server;
  readonly #sockets = new Set<ServerHttp2Session>();
  readonly #connections: Connection[] = [];
  #taken = 0;
  /** Statuses with which the next streams are refused. */
  refuse: Code[] = [];

  private constructor() {
    const routes = (router: ConnectRouter) => router.service(AgiService, { serve: (requests) => this.#serve(requests) });
    this.#server = createServer(connectNodeAdapter({ routes }));
    this.#server.on("session", (s) => this.#sockets.add(s));
  }

  static async start(port = 0): Promise<FakeAgi> {
    const fake = new FakeAgi();
    fake.#server.listen(port, "127.0.0.1");
    await once(fake.#server, "listening");
    return fake;
  }

  get target(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async *#serve(requests: AsyncIterable<ServeRequest>): AsyncGenerator<ServeResponse> {
    const refused = this.refuse.shift();
    if (refused) throw new ConnectError("refused by the test", refused);
    const connection = new Connection(`token-${this.#connections.length}`);
    this.#connections.push(connection);
    void connection.read(requests);
    yield* connection.write();
  }

  /** The next worker's stream. */
  async connection(): Promise<Connection> {
    for (const end = Date.now() + 10_000; this.#connections.length <= this.#taken; await new Promise((r) => setTimeout(r, 10))) {
      assert(Date.now() < end, "no worker came");
    }
    return this.#connections[this.#taken++] as Connection;
  }

  /** Cuts all connections, as a broken network does. */
  cut(): void {
    for (const session of this.#sockets) session.destroy();
    this.#sockets.clear();
  }

  stop(): void {
    this.cut();
    this.#server.close();
  }
}
