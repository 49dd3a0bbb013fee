/** Event subscriptions that go on by themselves. */
import { isMessage, type DescMessage } from "@bufbuild/protobuf";
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import type { Client } from "@connectrpc/connect";
import type { CallOptions } from "./call.js";
import { isTemporary, rpcError } from "./errors.js";
import { Event, hasUnknownBody, wireName, type Kind } from "./event.js";
import type { EventService, SubscribeRequest, SubscribeResponse } from "./gen/astergate/v1/event_service_pb.js";
import { GapSchema, View, type Event as EventMessage } from "./gen/astergate/v1/event_pb.js";
import { backOff } from "./transport.js";

/** Which events, and how: see SubscribeRequest. Nothing chosen is all. */
export interface EventsOptions extends Partial<Pick<SubscribeRequest, "server" | "servers" | "privileges" | "filter" | "view" | "resumeToken" | "orphanedResponses">> {
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
  readonly #kinds: readonly DescMessage[]; // that alone are wanted, if there are any
  #view: View;
  #waiting: EventMessage[] = [];
  #next: Promise<Event<B> | undefined> | undefined;
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
    this.#kinds = messages.length === kinds.length ? messages : [];
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
      for (let event = await this.#peek(); event; event = await this.#peek()) {
        this.#next = undefined;
        yield event;
      }
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
        const event = await this.#peek();
        if (left) return over; // the event is for the next who asks
        this.#next = undefined;
        if (!event) throw new Error("the subscription was closed");
        if (predicate(event)) return event;
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

  // The next event, until #next is cleared.
  #peek(): Promise<Event<B> | undefined> {
    return (this.#next ??= this.#wanted().catch((error: unknown) => {
      this.#next = undefined;
      throw error;
    }));
  }

  async #wanted(): Promise<Event<B> | undefined> {
    for (;;) {
      if (this.#waiting.length === 0) this.resumeToken = this.#token;
      while (this.#waiting.length === 0) if (!(await this.#read())) return undefined;
      const event = new Event<B>(this.#waiting.shift() as EventMessage);
      if (this.#kinds.length === 0 || this.#kinds.some((kind) => event.is(kind))) return event;
      if (isMessage(event.body, GapSchema)) console.warn(`astergate: events of ${event.server} are missing: ${event.body.from} to ${event.body.to}`);
    }
  }

  #subscribe(heartbeatMs: number): { messages: AsyncIterator<SubscribeResponse>; stop: AbortController } {
    const { server, servers, privileges, filter, orphanedResponses } = this.options;
    const request = {
      server, servers, privileges, filter, orphanedResponses, names: this.#names, view: this.#view, resumeToken: this.#token,
      heartbeat: durationFromMs(heartbeatMs),
    };
    const stop = new AbortController();
    return { stop, messages: this.rpc.subscribe(request, { signal: stop.signal })[Symbol.asyncIterator]() };
  }

  #received({ events, resumeToken, live, filterErrors }: SubscribeResponse): true {
    if (filterErrors) console.warn(`astergate: the filter could not judge ${filterErrors.count} events: ${filterErrors.newest}`);
    this.#token = resumeToken || this.#token;
    if (this.#waiting.push(...events) === 0) this.resumeToken = this.#token;
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
        if (!done && this.#view === View.UNSPECIFIED && value.events.some(hasUnknownBody)) this.#view = View.BOTH;
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
