/** Calls, followed from their first sign of life to their end. */
import { create } from "@bufbuild/protobuf";
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import { createClient } from "@connectrpc/connect";
import type { CallOptions } from "./call.js";
import { isTemporary, rpcError } from "./errors.js";
import { CallMethods } from "./gen/astergate/call_methods.js";
import type { Services } from "./gen/astergate/services.js";
import { CallChangeKind, CallChangeSchema, CallState, type Call as CallMessage, type CallChange } from "./gen/astergate/v1/call_pb.js";
import { CallService, type CallMilestone, type WatchCallsResponse } from "./gen/astergate/v1/call_service_pb.js";
import { backOff } from "./transport.js";

const heartbeatMs = 15_000;

/**
 * A call: what is known of it, what can be done with it, and what can be waited
 * for. Over a Calls view, subclasses are called back: override call..., dialing....
 * What these return is awaited, and what they throw is logged.
 */
export class Call extends CallMethods {
  /** @param message the call as it was when something was last heard of it; a view keeps it current. */
  constructor(protected readonly client: Services, public message: CallMessage) {
    super();
  }

  get id(): string { return this.message.call; }
  /** The configured server that it is on. */
  get server(): string { return this.message.server; }
  get state(): CallState { return this.message.state; }
  /** It has ended or failed. */
  get over(): boolean { return this.state === CallState.ENDED || this.state === CallState.FAILED; }
  /** The channels that are alive. */
  get uniqueIds(): string[] {
    return this.message.legs.flatMap((leg) => leg.channels).filter((channel) => !channel.hungUp).map((channel) => channel.uniqueId);
  }

  /** Anything has happened to the call. This comes before the others. */
  callChanged(_change: CallChange): unknown { return undefined; }
  /** Asterisk has taken the call, or its first channel was seen. */
  callQueued(): unknown { return undefined; }
  /** The call came to nothing. It is over. */
  callFailed(_reason: string): unknown { return undefined; }
  /** Dialling a leg has begun. */
  dialingStarted(): unknown { return undefined; }
  /** Dialling a leg has ended: `ANSWER`, `BUSY`, ... */
  dialingFinished(_status: string): unknown { return undefined; }
  /** A channel of the call has another state. */
  callStateChanged(_state: number, _stateDesc: string): unknown { return undefined; }
  /** The call is over. cause is undefined if nobody knows. */
  callEnded(_cause: number | undefined, _causeDesc: string): unknown { return undefined; }

  protected seen(call: CallMessage | undefined): void {
    if (call && call.sequence >= this.message.sequence) this.message = call;
  }

  protected async reach(waitFor: CallMilestone, { timeoutMs, signal }: CallOptions): Promise<boolean> {
    const limits = [signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)].filter((limit) => limit !== undefined);
    const limit = AbortSignal.any(limits);
    for (let attempt = 0; ; attempt++) {
      try {
        const done = await this.client.waitCall({ call: this.id, waitFor }, { signal: limit });
        this.seen(done.call);
        return done.reached;
      } catch (thrown) {
        limit.throwIfAborted();
        const error = rpcError(thrown);
        if (!isTemporary(error)) throw error;
        await backOff(attempt, limit);
      }
    }
  }

  /** @internal */
  async _tell(change: CallChange): Promise<void> {
    const { failure, cause, causeText } = this.message;
    const told: Partial<Record<CallChangeKind, () => unknown>> = {
      [CallChangeKind.QUEUED]: () => this.callQueued(),
      [CallChangeKind.FAILED]: () => this.callFailed(failure),
      [CallChangeKind.DIAL_BEGIN]: () => this.dialingStarted(),
      [CallChangeKind.DIAL_END]: () => this.dialingFinished(change.text),
      [CallChangeKind.STATE]: () => this.callStateChanged(change.number ?? 0, change.text),
      [CallChangeKind.ENDED]: () => this.callEnded(cause, causeText),
    };
    for (const one of [() => this.callChanged(change), told[change.kind]]) {
      try {
        await one?.();
      } catch (error) {
        console.error(`astergate: a callback failed on call ${this.id}:`, error);
      }
    }
  }
}

/** Which calls, and how. */
export interface CallsOptions {
  /** Restricts the view to one server. */
  server?: string | undefined;
  /** An expression as of listCalls. A call that it once let pass stays to its end. */
  filter?: string | undefined;
}

/** What makes the object of a call that was not known. */
export type CallFactory<C extends Call> = new (client: Services, message: CallMessage) => C;

/**
 * The live calls, always current: a collection by id. A call leaves it with its
 * end. After a break the view goes on where it was; calls that ended unseen are
 * told as ended, cause undefined.
 */
export class Calls<C extends Call> implements Iterable<C> {
  readonly #calls = new Map<string, C>();
  readonly #stop = new AbortController();
  #token = "";
  #complete = false;
  #ended: unknown;
  #waiting: (() => void)[] = [];
  #following: Promise<void> | undefined;

  /** @internal */
  constructor(private readonly client: Services, private readonly make: CallFactory<C>, private readonly options: CallsOptions) {}

  /** Begins to follow; resolves when all live calls are there. Throws what makes that useless. */
  async open(): Promise<this> {
    this.#following ??= this.#follow();
    await this.#until(() => this.#complete);
    return this;
  }

  /** Ends the view. */
  close(): void {
    this.#stop.abort();
  }

  get size(): number { return this.#calls.size; }
  get(call: string): C | undefined { return this.#calls.get(call); }
  [Symbol.iterator](): Iterator<C> { return [...this.#calls.values()][Symbol.iterator](); }
  /** Calls of originate that have no channel yet. */
  get queued(): C[] { return [...this].filter((call) => call.message.legs.length === 0); }
  /** Calls that have channels. */
  get tracked(): C[] { return [...this].filter((call) => call.message.legs.length > 0); }

  /** The object of a live call, once this view has it: of one that was just made. */
  async find(call: string): Promise<C> {
    await this.#until(() => this.#calls.has(call));
    return this.#calls.get(call) as C;
  }

  /** Resolves at the next change of any call. */
  async changed(): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#ended) throw this.#ended;
  }

  async #until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.#ended) throw this.#ended;
      await this.changed();
    }
  }

  async #follow(): Promise<void> {
    let seen: Set<string> | undefined = new Set();
    try {
      for await (const { item } of this.#messages()) {
        if (item.case === "gap") seen = new Set();
        else if (item.case === "call") {
          seen?.add(item.value.call);
          this.#take(item.value);
        } else if (item.case === "update" && item.value.call && item.value.change) await this.#update(item.value.call, item.value.change);
        else if (item.case === "snapshotComplete") {
          for (const call of [...this].filter(({ id }) => seen && !seen.has(id))) {
            call.message.state = CallState.ENDED;
            await this.#update(call.message, create(CallChangeSchema, { kind: CallChangeKind.ENDED, resynchronized: true }));
          }
          seen = undefined;
          this.#complete = true;
        }
        this.#wake();
      }
      this.#ended = new Error("the view was closed");
    } catch (error) {
      this.#ended = error;
    }
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #take(message: CallMessage): C {
    const call = this.#calls.get(message.call) ?? new this.make(this.client, message);
    call.message = message;
    this.#calls.set(message.call, call);
    return call;
  }

  async #update(message: CallMessage, change: CallChange): Promise<void> {
    const call = this.#take(message);
    if (call.over) this.#calls.delete(call.id);
    await call._tell(change);
  }

  // What the watch says, over as many connections as it takes.
  async *#messages(): AsyncGenerator<WatchCallsResponse, void, undefined> {
    const rpc = createClient(CallService, this.client.transport);
    for (let attempt = 0; !this.#stop.signal.aborted; attempt++) {
      const silent = new AbortController();
      const request = { ...this.options, resumeToken: this.#token, heartbeat: durationFromMs(heartbeatMs) };
      let watchdog = setTimeout(() => silent.abort(), 2 * heartbeatMs);
      try {
        for await (const message of rpc.watchCalls(request, { signal: AbortSignal.any([this.#stop.signal, silent.signal]) })) {
          clearTimeout(watchdog);
          watchdog = setTimeout(() => silent.abort(), 2 * heartbeatMs);
          attempt = 0;
          this.#token = message.resumeToken || this.#token;
          yield message;
        }
      } catch (thrown) {
        const error = rpcError(thrown);
        if (!this.#stop.signal.aborted && !isTemporary(error)) throw error;
      } finally {
        clearTimeout(watchdog);
      }
      await backOff(attempt, this.#stop.signal).catch(() => undefined);
    }
  }
}
