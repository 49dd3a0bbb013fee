/** Event subscriptions that go on by themselves. */
import { isMessage } from "@bufbuild/protobuf";
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import type { Client } from "@connectrpc/connect";
import type { CallOptions } from "./call.js";
import { isTemporary, rpcError } from "./errors.js";
import { Event, hasUnknownBody, wireName, type Kind } from "./event.js";
import type { EventService, SubscribeRequest, SubscribeResponse } from "./gen/astergate/v1/event_service_pb.js";
import { GapSchema, View, type Event as EventMessage } from "./gen/astergate/v1/event_pb.js";
import { backOff } from "./transport.js";

/** Which events, and how: see SubscribeRequest. Nothing chosen is all. */
export interface EventsOptions extends Partial<Pick<SubscribeRequest, "server" | "servers" | "privileges" | "filter" | "view" | "headers" | "resumeToken" | "orphanedResponses">> {
  /** Longest silence, in ms. Default 15 000. A stream silent for twice that is taken as dead. */
  heartbeatMs?: number | undefined;
  /** How long to try to come back, in ms, before the iteration throws. Default 60 000; 0: never try. */
  retryMs?: number | undefined;
  /** Ends the iteration, quietly. */
  signal?: AbortSignal | undefined;
}

/**
 * Events, to iterate over. Iteration goes on after a broken stream where it was,
 * by the last resume token; what astergate could not keep is an event with a Gap
 * for its body. It throws an RpcError when coming back is hopeless or took too
 * long. Iterate over it once at a time; leaving the loop closes it.
 */
export class EventStream<B> implements AsyncIterable<Event<B>> {
  /** Goes on after the last event that the loop has finished with. Keep it to go on in another process. */
  resumeToken: string;
  #token: string; // of the last message
  #names: string[];
  readonly #types: ReadonlySet<string>; // of the bodies that alone are wanted, if there are any
  #view: View;
  #waiting: Event<B>[] = []; // that were read and not yet taken
  #filling: Promise<boolean> | undefined; // of #waiting
  #stream: { messages: AsyncIterator<SubscribeResponse>; stop: AbortController } | undefined;
  #closed = false;
  #holds = false; // the subscription to #names
  #waiters: { resolve: () => void; reject: (error: unknown) => void }[] = []; // for that

  /** @internal */
  constructor(private readonly rpc: Client<typeof EventService>, kinds: readonly Kind[], private readonly options: EventsOptions) {
    this.#token = this.resumeToken = options.resumeToken ?? "";
    this.#view = options.view ?? View.UNSPECIFIED;
    this.#names = kinds.map(wireName);
    // Only where all are messages it is certain of which kind each event is.
    const messages = kinds.filter((kind) => typeof kind !== "string");
    this.#types = new Set(messages.length === kinds.length ? messages.map((kind) => kind.typeName) : []);
    options.signal?.addEventListener("abort", () => this.close(), { once: true });
    if (options.signal?.aborted) this.close();
  }

  /** Waits until the subscription holds: what happens from then on is not missed. */
  async open(): Promise<this> {
    if (!this.#stream) await this.#read();
    return this;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event<B>, void, undefined> {
    try {
      while (this.#waiting.length > 0 || (await this.#fill())) yield this.#waiting.shift() as Event<B>;
    } finally {
      this.#leave();
    }
  }

  /**
   * The events by the message that they came in, 1 to 64, which costs less than to
   * await each: `for await (const batch of stream.batches())`. The loop has
   * finished with a batch when it asks for the next one.
   */
  async *batches(): AsyncGenerator<Event<B>[], void, undefined> {
    try {
      while (this.#waiting.length > 0 || (await this.#fill())) yield this.#waiting.splice(0);
    } finally {
      this.#leave();
    }
  }

  /** The next event of which the predicate holds. Throws a TimeoutError, or what the signal says. */
  async first(predicate: (event: Event<B>) => boolean = () => true, { timeoutMs, signal }: CallOptions = {}): Promise<Event<B>> {
    signal?.throwIfAborted();
    const limits = [signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)];
    let left = false;
    const over = new Promise<never>((_, fail) => {
      const leave = (by: AbortSignal) => ((left = true), fail(by.reason));
      for (const limit of limits) limit?.addEventListener("abort", () => leave(limit), { once: true });
    });
    const search = async () => {
      for (;;) {
        if (this.#waiting.length === 0 && !(await this.#fill())) throw new Error("the subscription was closed");
        if (left) return over; // the event is for the next who asks
        const event = this.#waiting.shift();
        if (event && predicate(event)) return event;
      }
    };
    return Promise.race([search(), over]);
  }

  /** Ends the subscription. */
  close(): void {
    this.#closed = true;
    this.#leave();
  }

  /** Goes on with other kinds of events; resolves when the subscription to them holds, which takes somebody who reads. @internal */
  _choose(kinds: readonly Kind[]): Promise<void> {
    const names = [...new Set(kinds.map(wireName))].sort();
    if (names.join() !== this.#names.join()) {
      this.#names = names;
      this.#holds = false;
      this.#leave();
    }
    return this.#holds ? Promise.resolve() : new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  /** Tells who waits for the subscription to hold that it will not. @internal */
  _giveUp(error: unknown): void {
    for (const { reject } of this.#waiters.splice(0)) reject(error);
  }

  #leave(): void {
    this.#stream?.stop.abort();
    this.#stream = undefined;
  }

  // Waits until there are events; false once it is closed. All who wait, wait for the same.
  #fill(): Promise<boolean> {
    this.resumeToken = this.#token;
    return (this.#filling ??= this.#readSome().finally(() => (this.#filling = undefined)));
  }

  async #readSome(): Promise<boolean> {
    while (this.#waiting.length === 0) if (!(await this.#read())) return false;
    return true;
  }

  // What astergate tells of itself comes without having been asked for. Views RAW and HEADERS have no bodies.
  #wants({ body, server }: EventMessage): boolean {
    if (this.#types.size === 0 || body.value === undefined || this.#types.has(body.value.$typeName)) return true;
    if (isMessage(body.value, GapSchema)) console.warn(`astergate: events of ${server} are missing: ${body.value.from} to ${body.value.to}`);
    return false;
  }

  #subscribe(heartbeatMs: number): { messages: AsyncIterator<SubscribeResponse>; stop: AbortController } {
    const { server, servers, privileges, filter, headers, orphanedResponses } = this.options;
    const request = {
      server, servers, privileges, filter, headers, orphanedResponses, names: this.#names, view: this.#view, resumeToken: this.#token,
      heartbeat: durationFromMs(heartbeatMs),
    };
    const stop = new AbortController();
    return { stop, messages: this.rpc.subscribe(request, { signal: stop.signal })[Symbol.asyncIterator]() };
  }

  #received({ events, resumeToken, live, filterErrors }: SubscribeResponse): true {
    if (filterErrors) console.warn(`astergate: the filter could not judge ${filterErrors.count} events: ${filterErrors.newest}`);
    this.#token = resumeToken || this.#token;
    for (const event of events) if (this.#wants(event)) this.#waiting.push(new Event<B>(event));
    if (this.#waiting.length === 0) this.resumeToken = this.#token;
    if (live) {
      this.#holds = true;
      for (const { resolve } of this.#waiters.splice(0)) resolve();
    }
    return true;
  }

  // Reads one message, over as many connections as it takes; false once it is closed.
  async #read(): Promise<boolean> {
    const { heartbeatMs = 15_000, retryMs = 60_000 } = this.options;
    let broken = 0; // since when
    for (let attempt = 0; !this.#closed; attempt++) {
      const stream = (this.#stream ??= this.#subscribe(heartbeatMs));
      const watchdog = setTimeout(() => stream.stop.abort(), 2 * heartbeatMs);
      try {
        const { done, value } = await stream.messages.next();
        if (!done && this.#view === View.UNSPECIFIED && !this.options.headers?.length && value.events.some(hasUnknownBody)) this.#view = View.BOTH;
        else if (!done) return this.#received(value);
      } catch (thrown) {
        const error = rpcError(thrown);
        broken ||= Date.now();
        if (stream === this.#stream && (!isTemporary(error) || Date.now() - broken >= retryMs)) throw error;
      } finally {
        clearTimeout(watchdog);
      }
      if (stream === this.#stream) {
        this.#leave();
        await backOff(attempt, this.options.signal).catch(() => undefined);
      }
    }
    return false;
  }
}
