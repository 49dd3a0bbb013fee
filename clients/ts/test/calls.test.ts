import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { clone, create } from "@bufbuild/protobuf";
import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";
import { Call, CallChangeKind, CallState, Client, RpcError } from "../src/index.js";
import { CallChangeSchema, CallSchema, type Call as CallMessage } from "../src/gen/astergate/v1/call_pb.js";
import {
  CallMilestone, CallService, WatchCallsResponseSchema, type HangupCallRequest, type OriginateRequest, type TransferCallRequest, type WaitCallRequest,
  type WatchCallsRequest, type WatchCallsResponse,
} from "../src/gen/astergate/v1/call_service_pb.js";
import { FakeService } from "./fake_service.js";
import { until } from "./harness.js";

const reached: Partial<Record<CallMilestone, CallState>> = {
  [CallMilestone.RINGING]: CallState.RINGING, [CallMilestone.ANSWERED]: CallState.ANSWERED, [CallMilestone.ENDED]: CallState.ENDED,
};

/** CallService as a client sees it: the test says what happens to which call. */
class FakeCalls {
  readonly calls = new Map<string, CallMessage>();
  readonly requests: (OriginateRequest | WaitCallRequest | HangupCallRequest | TransferCallRequest)[] = [];
  readonly watches: WatchCallsRequest[] = [];
  /** False: as after a restart, no token is known. */
  known = true;
  refusals: Code[] = [];
  #sequence = 0;
  #log: WatchCallsResponse[] = [];
  #watchers = new Set<{ queue: WatchCallsResponse[]; broken: boolean; wake: () => void }>();
  #changed: (() => void)[] = [];

  change(name: string, kind: CallChangeKind, state?: CallState, call: Partial<CallMessage> = {}, change: MessageInitShape<typeof CallChangeSchema> = {}): void {
    const message = this.calls.get(name) ?? create(CallSchema, { call: name, server: "pbx1" });
    this.calls.set(name, message);
    Object.assign(message, call, { sequence: BigInt(++this.#sequence), state: state ?? message.state });
    if (message.state === CallState.ENDED || message.state === CallState.FAILED) this.calls.delete(name);
    const response = create(WatchCallsResponseSchema, {
      item: { case: "update", value: { change: { ...change, kind }, call: clone(CallSchema, message) } }, resumeToken: String(this.#sequence),
    });
    this.#log.push(response);
    for (const watcher of this.#watchers) watcher.queue.push(response);
    this.wake();
  }

  wake(): void {
    for (const watcher of this.#watchers) watcher.wake();
    for (const wake of this.#changed.splice(0)) wake();
  }

  break(): void {
    for (const watcher of this.#watchers) watcher.broken = true;
    this.wake();
  }

  routes(router: ConnectRouter): void {
    router.service(CallService, {
      originate: (request) => {
        this.requests.push(request);
        this.change("c-1", CallChangeKind.CREATED, CallState.PENDING);
        return { call: this.calls.get("c-1") };
      },
      hangupCall: (request) => (this.requests.push(request), { call: this.calls.get(request.call) }),
      transferCall: (request) => (this.requests.push(request), { call: this.calls.get(request.call) }),
      waitCall: async (request, { signal }) => {
        this.requests.push(request);
        const refusal = this.refusals.shift();
        if (refusal !== undefined) throw new ConnectError("the test says so", refusal);
        const wanted = reached[request.waitFor] as CallState;
        const call = this.calls.get(request.call) as CallMessage;
        while (this.calls.has(request.call) && call.state < wanted && !signal.aborted) await new Promise<void>((resolve) => this.#changed.push(resolve));
        return { call, reached: call.state > CallState.PARKED ? call.state === wanted : call.state >= wanted };
      },
      watchCalls: (request, { signal }) => this.#watch(request, signal),
    });
  }

  async *#watch(request: WatchCallsRequest, signal: AbortSignal): AsyncGenerator<WatchCallsResponse> {
    this.watches.push(request);
    const watcher = { queue: [] as WatchCallsResponse[], broken: false, wake: () => {} };
    if (this.known && request.resumeToken) watcher.queue.push(...this.#log.filter((r) => Number(r.resumeToken) > Number(request.resumeToken)));
    else {
      if (request.resumeToken) watcher.queue.push(create(WatchCallsResponseSchema, { item: { case: "gap", value: {} } }));
      for (const value of this.calls.values()) watcher.queue.push(create(WatchCallsResponseSchema, { item: { case: "call", value: clone(CallSchema, value) } }));
      watcher.queue.push(create(WatchCallsResponseSchema, { item: { case: "snapshotComplete", value: {} }, resumeToken: String(this.#sequence) }));
    }
    this.#watchers.add(watcher);
    signal.addEventListener("abort", () => watcher.wake());
    try {
      while (!signal.aborted && !watcher.broken) {
        const next = watcher.queue.shift();
        if (next) yield next;
        else await new Promise<void>((resolve) => (watcher.wake = resolve));
      }
      if (watcher.broken) throw new ConnectError("the connection broke", Code.Unavailable);
    } finally {
      this.#watchers.delete(watcher);
    }
  }
}

let fake: FakeCalls;
let service: FakeService;
let client: Client;
beforeEach(async () => {
  fake = new FakeCalls();
  service = await FakeService.start((router) => fake.routes(router));
  client = new Client(service.target);
});
afterEach(() => {
  client.close();
  service.stop();
});

test("a call is dialled, waited for, and acted on", async () => {
  const call = await client.dial({ channel: "PJSIP/alice", context: "internal", exten: 100, variables: { A: "x,y" }, timeoutMs: 20_000 });
  const request = fake.requests[0] as OriginateRequest;
  assert.deepEqual([request.exten, request.variables[0]?.value, request.timeout?.seconds], ["100", "x,y", 20n]);
  assert.deepEqual([call.id, call.server, call.state, call.over, call.uniqueIds], ["c-1", "pbx1", CallState.PENDING, false, []]);
  const answered = call.answered({ timeoutMs: 10_000 });
  await until("the call changes", () => fake.requests.length === 2);
  const legs = [create(CallSchema, { legs: [{ root: true, channels: [{ uniqueId: "1.1" }, { uniqueId: "1.2", hungUp: true }] }] }).legs[0]];
  fake.change("c-1", CallChangeKind.ANSWERED, CallState.ANSWERED, { legs: legs as never });
  assert.equal(await answered, true);
  assert.deepEqual([call.state, call.uniqueIds], [CallState.ANSWERED, ["1.1"]]);
  await assert.rejects(call.ended({ timeoutMs: 50 }), { name: "TimeoutError" });
  await call.hangup({ cause: 16 });
  await call.transfer({ blind: { to: { exten: "200" } } });
  assert.equal((fake.requests.at(-1) as TransferCallRequest).transfer.case, "blind");
  const ended = call.ended();
  await until("the call changes", () => fake.requests.at(-1)?.$typeName === "astergate.v1.WaitCallRequest");
  fake.change("c-1", CallChangeKind.ENDED, CallState.ENDED, { causeText: "Normal Clearing" });
  assert.equal(await ended, true);
  assert.equal(call.message.causeText, "Normal Clearing");
});

test("waiting goes on after a break, and tells of a call that is over", async () => {
  fake.refusals = [Code.Unavailable];
  const call = await client.dial({ channel: "PJSIP/alice", application: "Echo" });
  const answered = call.answered();
  await until("the call changes", () => fake.requests.length === 3);
  fake.change("c-1", CallChangeKind.FAILED, CallState.FAILED, { failure: "no such technology" });
  assert.equal(await answered, false);
  assert.equal(call.message.failure, "no such technology");
  fake.change("c-1", CallChangeKind.CREATED, CallState.PENDING);
  fake.refusals = [Code.NotFound];
  await assert.rejects(client.call("c-1").ringing(), RpcError);
});

test("a view is current", async () => {
  fake.change("c-7", CallChangeKind.CREATED, CallState.QUEUED, { legs: create(CallSchema, { legs: [{}] }).legs });
  const calls = await client.calls({ server: "pbx1", filter: "call.server == 'pbx1'" }).open();
  assert.deepEqual([fake.watches[0]?.server, fake.watches[0]?.filter], ["pbx1", "call.server == 'pbx1'"]);
  assert.deepEqual([...calls].map((call) => call.id), ["c-7"]);
  const seen = await calls.find((await client.dial({ channel: "PJSIP/alice" })).id);
  assert.deepEqual([calls.queued.map((call) => call.id), calls.tracked.map((call) => call.id), calls.size], [["c-1"], ["c-7"], 2]);
  fake.change("c-1", CallChangeKind.ANSWERED, CallState.ANSWERED);
  while (seen.state !== CallState.ANSWERED) await calls.changed();
  fake.change("c-1", CallChangeKind.ENDED, CallState.ENDED);
  await until("the call changes", () => !calls.get("c-1"));
  assert(seen.over && calls.get("c-7")?.state === CallState.QUEUED);
  calls.close();
});

test("subclasses are called back, and a view goes on after a break", async (t) => {
  const told: unknown[] = [];
  t.mock.method(console, "error", () => undefined);
  class Told extends Call {
    override callQueued() { told.push("queued"); }
    override callFailed(reason: string) { told.push(["failed", reason]); }
    override async dialingStarted() { await Promise.resolve(); told.push("dialing"); }
    override dialingFinished(status: string) { told.push(["dialed", status]); throw new Error("oops"); }
    override callStateChanged(state: number, text: string) { told.push(["state", state, text]); }
    override callEnded(cause: number | undefined, text: string) { told.push(["ended", cause, text]); }
  }
  fake.change("c-1", CallChangeKind.CREATED, CallState.QUEUED);
  const calls = await client.calls(Told).open();
  fake.change("c-2", CallChangeKind.QUEUED, CallState.QUEUED);
  assert((await calls.find("c-2")) instanceof Told);
  fake.change("c-2", CallChangeKind.STATE, undefined, {}, { number: 5, text: "Ringing" });
  fake.change("c-2", CallChangeKind.DIAL_BEGIN);
  fake.change("c-2", CallChangeKind.DIAL_END, undefined, {}, { text: "BUSY" });
  fake.break();
  fake.change("c-2", CallChangeKind.ENDED, CallState.ENDED, { cause: 17, causeText: "User busy" });
  fake.change("c-3", CallChangeKind.FAILED, CallState.FAILED, { failure: "refused" });
  await until("the call changes", () => told.length === 6);
  assert.deepEqual(told.splice(0), ["queued", ["state", 5, "Ringing"], "dialing", ["dialed", "BUSY"], ["ended", 17, "User busy"], ["failed", "refused"]]);
  assert(fake.watches[1]?.resumeToken);
  // As after a restart of astergate: the call has ended meanwhile.
  fake.known = false;
  fake.calls.clear();
  fake.break();
  await until("the call changes", () => told.length === 1);
  assert.deepEqual(told, [["ended", undefined, ""]]);
  assert.equal(calls.size, 0);
  calls.close();
  await assert.rejects(calls.changed());
});

test("a refused view throws", async () => {
  const other = await FakeService.start((router) => router.service(CallService, {
    watchCalls: async function* () { throw new ConnectError("bad filter", Code.InvalidArgument); },
  }));
  const strange = new Client(other.target);
  await assert.rejects(strange.calls().open(), /bad filter/);
  strange.close();
  other.stop();
});
