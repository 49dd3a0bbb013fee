/** One run of an App: its stream to astergate, and the sessions on it. */
import { hostname } from "node:os";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { durationMs } from "@bufbuild/protobuf/wkt";
import { Code, type Client } from "@connectrpc/connect";
import { createWritableIterable, type WritableIterable } from "@connectrpc/connect/protocol";
import type { AppOptions, Handler, ServeOptions } from "./app.js";
import { AgiHangup, RpcError } from "./base.js";
import { isTemporary, rpcError } from "./errors.js";
import type { AgiRoute, AgiService, ServeRequest, ServeResponse, SessionOffer, WorkerRegistered } from "./gen/astergate/v1/agi_service_pb.js";
import { ServeRequestSchema, SessionEnd } from "./gen/astergate/v1/agi_service_pb.js";
import { AgiSession } from "./session.js";
import { backOff } from "./transport.js";

type Frame = NonNullable<MessageInitShape<typeof ServeRequestSchema>["frame"]>;
type Out = WritableIterable<ServeRequest>;
type Options = AppOptions & ServeOptions;
type Routes = ReadonlyMap<string, { route: AgiRoute; handler: Handler }>;
/** A session until its `ended` comes. finish, once its handler has ended, is repeated after a lost stream. */
type Held = { call: AgiSession; finish?: Frame };

/** @internal */
export class Worker {
  readonly #log: NonNullable<AppOptions["log"]>;
  readonly #abort = new AbortController();
  readonly #sessions = new Map<string, Held>();
  #handlers = 0; // that run
  #live: Out | undefined; // to astergate, between `registered` and the stream's end
  #batches = false; // it reads them
  #waiting: Frame[] = []; // for the end of this turn, to go together
  #resumeToken = "";
  #graceMs = 0;
  #grace: NodeJS.Timeout | undefined;
  #draining = false;

  constructor(private readonly rpc: Client<typeof AgiService>, private readonly routes: Routes, private readonly options: Options) {
    this.#log = options.log ?? ((message, error) => console.error(`astergate: ${message}`, ...(error ? [error] : [])));
  }

  async run(): Promise<void> {
    const { retryMs = Infinity } = this.options;
    let lastUp = Date.now();
    let attempt = 0;
    try {
      while (!this.#abort.signal.aborted && !this.#drained()) {
        let failure = new RpcError("astergate ended the stream", Code.Unavailable);
        await this.#stream().catch((thrown: unknown) => (failure = rpcError(thrown)));
        if (this.#live) {
          [attempt, lastUp, this.#live, this.#waiting] = [0, Date.now(), undefined, []];
          this.#grace = setTimeout(() => this.#endAll(SessionEnd.WORKER_LOST), this.#graceMs);
        }
        if (this.#abort.signal.aborted || this.#drained()) return;
        if (!isTemporary(failure) || Date.now() - lastUp >= retryMs) throw failure;
        this.#log(`no connection, trying again: ${failure.message}`);
        await backOff(attempt++, this.#abort.signal).catch(() => undefined);
      }
    } finally {
      clearTimeout(this.#grace);
      this.#endAll(SessionEnd.WORKER_LOST);
    }
  }

  /** Tells astergate the routes of now. */
  reroute(): void {
    this.#send({ case: "setRoutes", value: { routes: [...this.routes.values()].map((r) => r.route) } });
  }

  /** Takes no more sessions; a second call gives back those that run. */
  drain(): void {
    if (this.#draining) return this.#stop();
    this.#draining = true;
    this.#send({ case: "drain", value: {} });
    setTimeout(() => this.#stop(), this.options.drainMs ?? 30_000).unref();
    this.#closeIfDrained();
  }

  #stop(): void {
    for (const [session, held] of this.#sessions) {
      held.call._end(SessionEnd.STOPPED);
      held.finish ??= { case: "finish", value: { session, failed: true, reason: "the worker stops" } };
      this.#send(held.finish);
    }
    this.#abortSoon();
  }

  #drained(): boolean {
    return this.#draining && this.#sessions.size === 0 && this.#handlers === 0;
  }

  #closeIfDrained(): void {
    if (!this.#drained()) return;
    this.#flush();
    this.#live?.close();
    this.#abortSoon();
  }

  // astergate ends a stream that is closed or has no more sessions; it gets 2 s.
  #abortSoon(): void {
    if (this.#live) setTimeout(() => this.#abort.abort(), 2000).unref();
    else this.#abort.abort();
  }

  async #stream(): Promise<void> {
    const out = createWritableIterable<ServeRequest>();
    const { workerId = `${hostname()}-${process.pid}`, capacity = 100 } = this.options;
    const routes = [...this.routes.values()].map((r) => r.route);
    const value = { workerId, capacity, routes, resumeToken: this.#resumeToken, batches: true };
    write(out, [{ case: "register", value }]);
    try {
      for await (const { frame } of this.rpc.serve(out, { signal: this.#abort.signal })) {
        this.#receive(frame, out);
      }
    } finally {
      out.close();
    }
  }

  #send(frame: Frame): void {
    if (!this.#live) return;
    if (!this.#batches) return write(this.#live, [frame]);
    // Others that a batch has woken send in this turn as well.
    if (this.#waiting.push(frame) === 1) queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    while (this.#live && this.#waiting.length > 0) {
      let [n, size] = [0, 0]; // what astergate takes as one is bounded
      while (n < Math.min(64, this.#waiting.length) && size < 32 << 10) size += roughly(this.#waiting[n++]);
      write(this.#live, this.#waiting.splice(0, n));
    }
  }

  #registered(registered: WorkerRegistered, out: Out): void {
    clearTimeout(this.#grace);
    this.#live = out;
    this.#batches = registered.batches;
    this.#resumeToken = registered.resumeToken;
    this.#graceMs = registered.grace ? durationMs(registered.grace) : 0;
    const resumed = new Map(registered.sessions.map((s) => [s.session, s]));
    for (const [session, held] of this.#sessions) {
      const state = resumed.get(session);
      if (!state) this.#end(session, SessionEnd.WORKER_LOST);
      else if (held.finish) this.#send(held.finish);
      else held.call._resume(state);
    }
    for (const session of resumed.keys()) {
      if (this.#sessions.has(session)) continue;
      this.#send({ case: "finish", value: { session, failed: true, reason: "the worker does not know it" } });
    }
    if (this.#draining) this.#send({ case: "drain", value: {} });
    this.options.onReady?.();
    this.#closeIfDrained();
  }

  #receive(frame: ServeResponse["frame"], out: Out): void {
    if (frame.case === undefined) return; // newer than this package
    if (frame.case === "registered") return this.#registered(frame.value, out);
    if (frame.case === "batch") return frame.value.frames.forEach((one) => this.#receive(one.frame, out));
    if (frame.case === "ping") return this.#send({ case: "pong", value: { id: frame.value.id } });
    if (frame.case === "offer") return this.#offer(frame.value);
    const call = this.#sessions.get(frame.value.session)?.call;
    if (frame.case === "result") call?._result(frame.value);
    else if (frame.case === "hangup") call?._hangup();
    else this.#end(frame.value.session, frame.value.reason);
  }

  #offer(offer: SessionOffer): void {
    const { session, route } = offer;
    const handler = this.routes.get(route)?.handler;
    const full = this.#sessions.size >= (this.options.capacity ?? 100);
    if (!handler || full || this.#draining) {
      const reason = !handler ? "no such route" : full ? "at capacity" : "draining";
      return this.#send({ case: "decline", value: { session, reason } });
    }
    this.#end(session, SessionEnd.WORKER_LOST); // an offer that comes again: its accept was lost
    const held: Held = { call: new AgiSession(offer, (frame) => this.#send(frame), (session) => this.rpc.streamAudio({ session })) };
    this.#sessions.set(session, held);
    this.#send({ case: "accept", value: { session } });
    void this.#handle(held, handler);
  }

  async #handle(held: Held, handler: Handler): Promise<void> {
    const { call } = held;
    const session = call.id;
    let reason = "";
    this.#handlers++;
    try {
      await handler(call, call.groups);
      await call._finish();
    } catch (error) {
      // A wait that call.signal cut short is a hangup as well.
      const cut = call.signal.aborted && error instanceof Error && error.name === "AbortError";
      if (!(error instanceof AgiHangup) && !cut) {
        reason = String(error);
        this.#log(`the handler of ${call.path} failed on ${call.channel}`, error);
      }
    }
    this.#handlers--;
    held.finish ??= { case: "finish", value: { session, failed: reason !== "", reason } };
    if (this.#sessions.get(session) === held) this.#send(held.finish);
    this.#closeIfDrained();
  }

  #end(session: string, reason: SessionEnd): void {
    this.#sessions.get(session)?.call._end(reason);
    if (this.#sessions.delete(session)) this.#closeIfDrained();
  }

  #endAll(reason: SessionEnd): void {
    for (const session of [...this.#sessions.keys()]) this.#end(session, reason);
  }
}

// At most how many bytes a value takes in a message, without encoding it.
function roughly(value: unknown): number {
  if (typeof value === "string") return 3 * value.length;
  if (value instanceof Uint8Array) return value.length;
  return typeof value === "object" && value !== null ? Object.values(value).reduce((n: number, one) => n + roughly(one), 16) : 16;
}

// What cannot be written any more is found out and repeated at the next `registered`.
function write(out: Out, frames: Frame[]): void {
  const [frame, ...more] = frames;
  const all: Frame | undefined = more.length > 0 ? { case: "batch", value: { frames: frames.map((one) => ({ frame: one })) } } : frame;
  out.write(create(ServeRequestSchema, { frame: all })).catch(() => undefined);
}
