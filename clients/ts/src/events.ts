/** Event subscriptions that go on by themselves. */
import { create } from "@bufbuild/protobuf";
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import type { Client } from "@connectrpc/connect";
import { isTemporary, rpcError } from "./errors.js";
import { EventService, SubscribeRequestSchema, type Live } from "./gen/astergate/v1/event_service_pb.js";
import type { Event, View } from "./gen/astergate/v1/event_pb.js";
import { backOff } from "./transport.js";

/** Which events, and how. Nothing chosen is all. */
export interface EventsOptions {
  /** Names of events; `*` and `?` are wildcards: `Bridge*`. Link changes and gaps always pass. */
  names?: readonly string[] | undefined;
  /** A configured server, or several. */
  server?: string | readonly string[] | undefined;
  /** Classes such as `call`. */
  privileges?: readonly string[] | undefined;
  /** TYPED (default), RAW or BOTH. */
  view?: View | undefined;
  /** Goes on after the message that had this token. */
  resumeToken?: string | undefined;
  /** Also replies that nobody waited for any more. */
  orphanedResponses?: boolean | undefined;
  /** Longest silence, in ms. Default 15 000. A stream silent for twice that is taken as dead. */
  heartbeatMs?: number | undefined;
  /** How long to try to come back, in ms, before the iteration throws. Default 60 000; 0: never try. */
  retryMs?: number | undefined;
  /** Ends the iteration, quietly. */
  signal?: AbortSignal | undefined;
}

/**
 * Events, to iterate over. Iteration goes on after a broken stream where it was,
 * by the last resume token; what astergate could not keep is an event with the
 * body `gap`. It throws an RpcError when coming back is hopeless or took too
 * long. Iterate over it once at a time.
 */
export class EventStream implements AsyncIterable<Event> {
  readonly #rpc: Client<typeof EventService>;
  readonly #options: EventsOptions;
  /** Goes on after the last event that the loop has finished with. Keep it to go on in another process. */
  resumeToken: string;
  /** The servers as they were when the subscription last became live. */
  live: Live | undefined;

  /** @internal */
  constructor(rpc: Client<typeof EventService>, options: EventsOptions) {
    this.#rpc = rpc;
    this.#options = options;
    this.resumeToken = options.resumeToken ?? "";
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, undefined> {
    const { server, signal, heartbeatMs = 15_000, retryMs = 60_000 } = this.#options;
    let attempt = 0;
    let lastMessage = Date.now();
    while (!signal?.aborted) {
      const stop = new AbortController();
      const abort = () => stop.abort();
      signal?.addEventListener("abort", abort, { once: true });
      let watchdog: NodeJS.Timeout | undefined;
      try {
        const stream = this.#rpc.subscribe(this.#request(server, heartbeatMs), { signal: stop.signal });
        const messages = stream[Symbol.asyncIterator]();
        for (;;) {
          // Only the wait for a message counts, not what the loop does with it.
          watchdog = setTimeout(abort, 2 * heartbeatMs);
          const next = await messages.next();
          clearTimeout(watchdog);
          lastMessage = Date.now();
          if (next.done) break;
          attempt = 0;
          if (next.value.live) this.live = next.value.live;
          yield* next.value.events;
          if (next.value.resumeToken) this.resumeToken = next.value.resumeToken;
          lastMessage = Date.now();
        }
      } catch (thrown) {
        if (signal?.aborted) return;
        const error = rpcError(thrown);
        if (!isTemporary(error) || Date.now() - lastMessage >= retryMs) throw error;
      } finally {
        clearTimeout(watchdog);
        signal?.removeEventListener("abort", abort);
        stop.abort();
      }
      await backOff(attempt++, signal).catch(() => undefined);
    }
  }

  #request(server: EventsOptions["server"], heartbeatMs: number) {
    const { names = [], privileges = [], view, orphanedResponses } = this.#options;
    return create(SubscribeRequestSchema, {
      names: [...names],
      privileges: [...privileges],
      view,
      orphanedResponses,
      resumeToken: this.resumeToken,
      heartbeat: durationFromMs(heartbeatMs),
      ...(typeof server === "string" ? { server } : { servers: [...(server ?? [])] }),
    });
  }
}
