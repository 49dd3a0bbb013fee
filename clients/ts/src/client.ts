/** The client for events, actions and servers. */
import { createClient } from "@connectrpc/connect";
import type { CallOptions } from "./call.js";
import { Callbacks } from "./callbacks.js";
import type { BodyOf, Event, Kind } from "./event.js";
import { EventStream, type EventsOptions } from "./events.js";
import { Actions } from "./gen/astergate/actions.js";
import { Services } from "./gen/astergate/services.js";
import { ActionService } from "./gen/astergate/v1/action_service_pb.js";
import { AgiService } from "./gen/astergate/v1/agi_service_pb.js";
import { EventService } from "./gen/astergate/v1/event_service_pb.js";
import { ServerService } from "./gen/astergate/v1/server_service_pb.js";
import { connect, type ConnectOptions } from "./transport.js";

/** A client of one astergate. Its calls may run at the same time; close it to let the process end. */
export class Client extends Services {
  /** Manager actions, typed. */
  readonly actions: Actions;
  /** The services as they are, for all that has no method here. They throw ConnectError: see rpcError. */
  readonly raw;
  readonly #callbacks = new Callbacks((kinds, options) => this.events(kinds, options));
  readonly #close: () => void;

  /** @param target `host:port`, or a URL: `https://astergate.example.org` */
  constructor(target: string, options: ConnectOptions = {}) {
    const { transport, close } = connect(target, options);
    super(transport);
    this.#close = close;
    this.actions = new Actions(transport);
    this.raw = {
      actions: createClient(ActionService, transport),
      agi: createClient(AgiService, transport),
      events: createClient(EventService, transport),
      servers: createClient(ServerService, transport),
    };
  }

  /**
   * Subscribes to events when it is iterated over: `for await (const event of
   * client.events(events.Hangup))`. Kinds are messages of `events`, or names, as
   * globs: `Bridge*`; none is all. Where all are messages, only their events come:
   * name Gap, LinkUp or LinkDown to have those as well. Without Gap, what is
   * missing is logged.
   */
  events<K extends Kind = string>(kinds: K | readonly K[] = [], options: EventsOptions = {}): EventStream<BodyOf<K>> {
    const list: readonly K[] = Array.isArray(kinds) ? kinds : [kinds as K];
    return new EventStream(this.raw.events, list, options);
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
    try {
      return await events.first(predicate, options);
    } finally {
      events.close();
    }
  }

  /**
   * Calls back for each event of a kind: a message of `events`, a name or glob, ALL,
   * or ORPHAN for responses that nobody waited for any more.
   *
   * Callbacks run one after the other, in Asterisk's order, and for one event in
   * the order of their registration; promises are awaited. What one throws is
   * logged. Events wait for slow callbacks; those that wait too long, astergate
   * drops, and tells so by a Gap.
   *
   * @returns a promise that is fulfilled when the subscription, one for all
   * callbacks, holds: await it, but not within a callback, to miss nothing from
   * then on. It is rejected with what makes subscribing useless.
   */
  on<K extends Kind>(kind: K, callback: (event: Event<BodyOf<K>>) => unknown): Promise<void> {
    return this.#callbacks.on(kind, callback);
  }

  /** Ends calling back: this function for this kind, or all of the kind. */
  off(kind: Kind, callback?: (event: Event<never>) => unknown): void {
    this.#callbacks.off(kind, callback);
  }

  /** Cuts the connection: running calls fail, subscriptions for callbacks end, and the process can end. */
  close(): void {
    this.#callbacks.close();
    this.#close();
  }
}
