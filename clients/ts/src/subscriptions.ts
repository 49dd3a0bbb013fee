/** Ways to get events: subscriptions, waits, callbacks. */
import { isMessage } from "@bufbuild/protobuf";
import { createClient } from "@connectrpc/connect";
import type { CallOptions } from "./call.js";
import type { BodyOf, Event, Kind } from "./event.js";
import { EventStream, type EventsOptions } from "./events.js";
import { Services } from "./gen/astergate/services.js";
import { OrphanedResponseSchema } from "./gen/astergate/v1/event_pb.js";
import { EventService } from "./gen/astergate/v1/event_service_pb.js";

/** Every event. */
export const ALL = "*";
/** Responses that nobody waited for any more. */
export const ORPHAN = OrphanedResponseSchema;

type Callback = { kind: Kind; fits: (event: Event) => boolean; call: (event: Event<never>) => unknown };

/** Subscriptions, and callbacks, which share one. */
export class Subscriptions extends Services {
  #table: readonly Callback[] = [];
  #shared: EventStream<BodyOf<string>> | undefined;

  /**
   * Subscribes to events when it is iterated over: `for await (const event of
   * client.events(events.Hangup))`. Kinds are messages of `events`, or names, as
   * globs: `Bridge*`; none is all. Where all are messages, only their events come:
   * name Gap, LinkUp or LinkDown to have those as well. Without Gap, what is
   * missing is logged.
   */
  events<K extends Kind = string>(kinds: K | readonly K[] = [], options: EventsOptions = {}): EventStream<BodyOf<K>> {
    const list: readonly K[] = Array.isArray(kinds) ? kinds : [kinds as K];
    return new EventStream(createClient(EventService, this.transport), list, options);
  }

  /**
   * The first event of a kind of which the predicate holds, from now on. For what
   * an action of yours causes, subscribe before it:
   *
   *     const hangups = await client.events(events.Hangup).open();
   *     await client.actions.originate({ channel: "PJSIP/alice", channelId: "mine" });
   *     const hangup = await hangups.first((event) => event.body.channel?.uniqueId === "mine");
   *     hangups.close();
   */
  async waitFor<K extends Kind>(kind: K, predicate?: (event: Event<BodyOf<K>>) => boolean, options: CallOptions = {}): Promise<Event<BodyOf<K>>> {
    const events = this.events(kind);
    return events.first(predicate, options).finally(() => events.close());
  }

  /**
   * Calls back for each event of a kind: a message of `events`, a name or glob, ALL,
   * or ORPHAN for responses that nobody waited for any more.
   *
   * Subscriptions run one after the other, in Asterisk's order, and for one event in
   * the order of their registration; promises are awaited. What one throws is
   * logged. Events wait for slow callbacks; those that wait too long, astergate
   * drops, and tells so by a Gap.
   *
   * @returns a promise that is fulfilled when the subscription, one for all
   * callbacks, holds: await it, but not within a callback, to miss nothing from
   * then on. It is rejected with what makes subscribing useless.
   */
  on<K extends Kind>(kind: K, callback: (event: Event<BodyOf<K>>) => unknown): Promise<void> {
    this.#table = [...this.#table, { kind, fits: matcher(kind), call: callback }];
    return this.#listen();
  }

  /** Ends calling back: this function for this kind, or all of the kind. */
  off(kind: Kind, callback?: (event: Event<never>) => unknown): void {
    this.#table = this.#table.filter((one) => one.kind !== kind || (callback && callback !== one.call));
    if (this.#table.length) void this.#listen();
  }

  /** Ends all callbacks. */
  close(): void {
    this.#shared?.close();
  }

  #listen(): Promise<void> {
    const began = !this.#shared;
    const events = (this.#shared ??= this.events<string>([], { orphanedResponses: true, retryMs: Infinity }));
    const holds = events._choose(this.#table.map((one) => one.kind));
    holds.catch(() => undefined); // not everyone awaits it
    if (began) void this.#dispatch(events);
    return holds;
  }

  async #dispatch(events: EventStream<BodyOf<string>>): Promise<void> {
    let ended: unknown = new Error("the client was closed");
    try {
      for await (const event of events) {
        for (const { fits, call } of this.#table) if (fits(event)) await run(call, event);
      }
    } catch (error) {
      ended = error;
      console.error("astergate: there are no more events for callbacks:", error);
    }
    this.#shared = undefined;
    events._giveUp(ended);
  }
}

function matcher(kind: Kind): (event: Event) => boolean {
  if (typeof kind !== "string") return ({ body }) => isMessage(body, kind);
  const glob = new RegExp(`^${kind.replace(/[^\w*?]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".")}$`, "is");
  return ({ name, body }) => glob.test(name) && !isMessage(body, ORPHAN);
}

async function run(call: (event: Event<never>) => unknown, event: Event): Promise<void> {
  try {
    await call(event as Event<never>);
  } catch (error) {
    console.error(`astergate: a callback failed on ${event.name || event.body?.$typeName}:`, error);
  }
}
