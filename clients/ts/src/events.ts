/** Event subscriptions that go on by themselves. */
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import type { Client } from "@connectrpc/connect";
import { isTemporary, rpcError } from "./errors.js";
import type { EventService, Live, SubscribeRequest } from "./gen/astergate/v1/event_service_pb.js";
import type { Event } from "./gen/astergate/v1/event_pb.js";
import { backOff } from "./transport.js";

type Chosen = "server" | "servers" | "names" | "privileges" | "view" | "resumeToken" | "orphanedResponses";

/** Which events, and how: see SubscribeRequest. Nothing chosen is all. */
export interface EventsOptions extends Partial<Pick<SubscribeRequest, Chosen>> {
  /** Longest silence, in ms. Default 15 000. A stream silent for twice that is taken as dead. */
  heartbeatMs?: number | undefined;
  /** How long to try to come back, in ms, before the iteration throws. Default 60 000; 0: never try. */
  retryMs?: number | undefined;
  /** Ends the iteration, quietly. */
  signal?: AbortSignal | undefined;
  /** Called whenever the subscription has become live: from then on nothing is left out without a gap. */
  onLive?: ((live: Live) => void) | undefined;
}

/**
 * Events, to iterate over. Iteration goes on after a broken stream where it was,
 * by the last resume token; what astergate could not keep is an event with the
 * body `gap`. It throws an RpcError when coming back is hopeless or took too
 * long. Iterate over it once at a time.
 */
export class EventStream implements AsyncIterable<Event> {
  /** Goes on after the last event that the loop has finished with. Keep it to go on in another process. */
  resumeToken: string;

  /** @internal */
  constructor(private readonly rpc: Client<typeof EventService>, private readonly options: EventsOptions) {
    this.resumeToken = options.resumeToken ?? "";
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, undefined> {
    const { signal, onLive, heartbeatMs = 15_000, retryMs = 60_000, ...chosen } = this.options;
    let attempt = 0;
    let lastMessage = Date.now();
    while (!signal?.aborted) {
      const stop = new AbortController();
      const abort = () => stop.abort();
      signal?.addEventListener("abort", abort, { once: true });
      let watchdog: NodeJS.Timeout | undefined;
      try {
        const request = { ...chosen, resumeToken: this.resumeToken, heartbeat: durationFromMs(heartbeatMs) };
        const messages = this.rpc.subscribe(request, { signal: stop.signal })[Symbol.asyncIterator]();
        for (;;) {
          // Only the wait for a message counts, not what the loop does with it.
          watchdog = setTimeout(abort, 2 * heartbeatMs);
          const next = await messages.next();
          clearTimeout(watchdog);
          lastMessage = Date.now();
          if (next.done) break;
          attempt = 0;
          if (next.value.live) onLive?.(next.value.live);
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
}
