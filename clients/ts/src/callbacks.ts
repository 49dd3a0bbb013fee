/** Callbacks for events. */
import { isMessage } from "@bufbuild/protobuf";
import type { BodyOf, Event, Kind } from "./event.js";
import type { EventStream, EventsOptions } from "./events.js";
import { OrphanedResponseSchema } from "./gen/astergate/v1/event_pb.js";

/** Every event. */
export const ALL = "*";
/** Responses that nobody waited for any more. */
export const ORPHAN = OrphanedResponseSchema;

type Callback = { kind: Kind; call: (event: Event<never>) => unknown };

/** The callbacks of a client, and the one subscription that they share. @internal */
export class Callbacks {
  #table: readonly Callback[] = [];
  #events: EventStream<BodyOf<string>> | undefined;

  constructor(private readonly subscribe: (kinds: string[], options: EventsOptions) => EventStream<BodyOf<string>>) {}

  on<K extends Kind>(kind: K, call: (event: Event<BodyOf<K>>) => unknown): Promise<void> {
    this.#table = [...this.#table, { kind, call }];
    return this.#listen();
  }

  off(kind: Kind, call?: (event: Event<never>) => unknown): void {
    this.#table = this.#table.filter((one) => one.kind !== kind || (call && call !== one.call));
    if (this.#table.length) void this.#listen();
  }

  close(): void {
    this.#events?.close();
  }

  #listen(): Promise<void> {
    const began = !this.#events;
    const events = (this.#events ??= this.subscribe([], { orphanedResponses: true, retryMs: Infinity }));
    const holds = events._choose(this.#table.map((one) => one.kind));
    holds.catch(() => undefined); // not everyone awaits it
    if (began) void this.#dispatch(events);
    return holds;
  }

  async #dispatch(events: EventStream<BodyOf<string>>): Promise<void> {
    let ended: unknown = new Error("the client was closed");
    try {
      for await (const event of events) {
        for (const { kind, call } of this.#table) {
          if (matches(kind, event)) await run(call, event);
        }
      }
    } catch (error) {
      ended = error;
      console.error("astergate: there are no more events for callbacks:", error);
    }
    this.#events = undefined;
    events._giveUp(ended);
  }
}

function matches(kind: Kind, { name, body }: Event): boolean {
  if (typeof kind !== "string") return isMessage(body, kind);
  const glob = kind.replace(/[^\w*?]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${glob}$`, "is").test(name) && !isMessage(body, ORPHAN);
}

async function run(call: (event: Event<never>) => unknown, event: Event): Promise<void> {
  try {
    await call(event as Event<never>);
  } catch (error) {
    console.error(`astergate: a callback failed on ${event.name || event.body?.$typeName}:`, error);
  }
}
