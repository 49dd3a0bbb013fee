import assert from "node:assert/strict";
import { afterEach, test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import { ALL, App, Client, DialStatus, ORPHAN, RpcError, UnauthenticatedError, View, events, type Event, type EventStream } from "../src/index.js";
import { EventSchema } from "../src/gen/astergate/v1/event_pb.js";
import type { SubscribeResponseSchema } from "../src/gen/astergate/v1/event_service_pb.js";
import { AgiService } from "../src/gen/astergate/v1/agi_service_pb.js";
import { ServerService } from "../src/gen/astergate/v1/server_service_pb.js";
import { FakeService, refusal, selfSigned, silence, type Messages } from "./fake_service.js";
import { until } from "./harness.js";

let fake: FakeService;
let client: Client;
afterEach(() => {
  client.close();
  fake.stop();
});

async function take<B>(count: number, stream: EventStream<B>): Promise<Event<B>[]> {
  const taken: Event<B>[] = [];
  for await (const event of stream) if (taken.push(event) === count) break;
  return taken;
}

test("a stream that falls silent is opened again, where it was", async () => {
  fake = await FakeService.start();
  client = new Client(fake.target);
  fake.streams = [
    async function* (_, signal) {
      yield { live: {}, resumeToken: "t0" };
      yield { events: [{ name: "One" }], resumeToken: "t1" };
      await silence(signal);
    },
    async function* () {
      yield { live: {}, resumeToken: "t1" };
      yield { events: [{ name: "Two" }], resumeToken: "t2" };
    },
  ];
  const taken = await take(2, client.events([], { heartbeatMs: 100 }));
  assert.deepEqual(taken.map((e) => e.name), ["One", "Two"]);
  assert.deepEqual(fake.subscriptions.map((s) => s.resumeToken), ["", "t1"]);
});

test("a filter is asked for, and what it fails on is told", async (t) => {
  const warn = t.mock.method(console, "warn", () => {});
  fake = await FakeService.start();
  client = new Client(fake.target);
  fake.streams = [async function* () {
    yield { live: {}, resumeToken: "t0" };
    yield { events: [{ name: "One" }], resumeToken: "t1", filterErrors: { count: 2n, newest: "event Odd: no number" } };
  }];
  await take(1, client.events([], { filter: "int(header('N')) > 1" }));
  assert.deepEqual(fake.subscriptions.map((s) => s.filter), ["int(header('N')) > 1"]);
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /could not judge 2 events: event Odd: no number/);
});

test("a heartbeat keeps a stream", async () => {
  fake = await FakeService.start();
  client = new Client(fake.target);
  fake.streams = [async function* () {
    yield { live: {} };
    for (let beat = 0; beat < 6; beat++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      yield { heartbeat: {} };
    }
    yield { events: [{ name: "One" }], resumeToken: "t1" };
  }];
  const [event] = await take(1, client.events([], { heartbeatMs: 200 }));
  assert.equal(event?.name, "One");
  assert.equal(fake.subscriptions.length, 1);
});

test("who was too slow goes on with the gap", async () => {
  fake = await FakeService.start();
  client = new Client(fake.target);
  fake.streams = [
    async function* () {
      yield { live: {}, resumeToken: "t0" };
      yield { events: [{ name: "One", sequence: 1n }], resumeToken: "t1" };
      throw refusal(Code.ResourceExhausted, "SUBSCRIBER_TOO_SLOW", "astergate", { resume_token: "t1" });
    },
    async function* () {
      yield { live: {}, resumeToken: "t1" };
      yield { events: [{ body: { case: "gap", value: { from: 2n, to: 8n } } }, { name: "Nine", sequence: 9n }], resumeToken: "t9" };
    },
  ];
  const stream = client.events();
  const taken = await take(3, stream);
  assert.deepEqual(taken.map((e) => e.name || e.is(events.Gap)), ["One", true, "Nine"]);
  assert.deepEqual(fake.subscriptions.map((s) => s.resumeToken), ["", "t1"]);
});

test("TLS with a certificate that only this client trusts", async () => {
  const tls = selfSigned();
  let registered = 0;
  fake = await FakeService.start((router) => {
    router.service(ServerService, { listServers: () => ({ servers: [{ name: "pbx1" }] }) });
    router.service(AgiService, { serve: async function* (requests) {
      for await (const { frame } of requests) {
        if (frame.case === "register") yield { frame: { case: "registered", value: { resumeToken: "t" } } };
        registered++;
      }
    } });
  }, tls);
  client = new Client(fake.target, { nodeOptions: { ca: tls.cert } });
  assert.equal((await client.listServers()).servers[0]?.name, "pbx1");
  const stop = new AbortController();
  const app = new App(fake.target, { nodeOptions: { ca: tls.cert } }).default(() => {});
  await app.serve({ signal: stop.signal, handleSignals: false, onReady: () => stop.abort() });
  assert(registered > 0);

  const stranger = new Client(fake.target);
  await assert.rejects(stranger.listServers(), (e) => e instanceof RpcError && /certificate/i.test(e.message));
  stranger.close();
});

type Message = MessageInitShape<typeof SubscribeResponseSchema>;

/** A stream of these messages, which then is silent. */
function told(...messages: Message[]): Messages {
  return async function* (request, signal) {
    yield { live: {}, resumeToken: request.resumeToken || "t0" };
    yield* messages;
    await silence(signal);
  };
}

const hangup = (number: number) => ({
  name: "Hangup", sequence: BigInt(number), server: "pbx1",
  body: { case: "hangup" as const, value: { channel: { uniqueId: `u${number}` }, cause: 16 } },
});
const dialEnd = { name: "DialEnd", sequence: 2n, body: { case: "dialEnd" as const, value: { dialStatus: DialStatus.BUSY } } };

async function start(...streams: Messages[]): Promise<void> {
  fake = await FakeService.start();
  client = new Client(fake.target);
  fake.streams = streams;
}

/** What is written to the console meanwhile. */
function hush(context: TestContext): string[] {
  const lines: string[] = [];
  for (const method of ["warn", "error"] as const) context.mock.method(console, method, (...parts: unknown[]) => lines.push(parts.map(String).join(" ")));
  return lines;
}

test("messages choose and type events", async (context) => {
  const warned = hush(context);
  const gap = { server: "pbx1", body: { case: "gap" as const, value: { from: 3n, to: 4n } } };
  await start(told({ events: [{ body: { case: "linkUp", value: {} } }, hangup(2), gap, dialEnd, hangup(5)], resumeToken: "t5" }));
  const one = client.events(events.Hangup);
  const ids: (string | undefined)[] = (await take(2, one)).map((event) => event.body.channel?.uniqueId);
  assert.deepEqual(ids, ["u2", "u5"]);
  assert.match(warned.join(), /events of pbx1 are missing: 3 to 4/);
  const two = await take(2, client.events([events.DialEnd, events.Gap]));
  assert.deepEqual(two.map((event) => event.body.$typeName), ["astergate.v1.Gap", "astergate.ami.event.v1.DialEnd"]);
  const [first] = two;
  if (first?.is(events.DialEnd)) assert.equal(first.body.dialStatus, DialStatus.BUSY);
  assert.equal((await take(5, client.events([events.DialEnd, "Hang*"]))).length, 5);
  assert.deepEqual(fake.subscriptions.map((s) => s.names), [["Hangup"], ["DialEnd", "Gap"], ["DialEnd", "Hang*"]]);
});

test("batches are messages", async (context) => {
  const warned = hush(context);
  const gap = { server: "pbx1", body: { case: "gap" as const, value: { from: 3n, to: 4n } } };
  await start(told({ events: [hangup(1), hangup(2)], resumeToken: "t2" }, { events: [gap], resumeToken: "t3" }, { events: [hangup(3), gap], resumeToken: "t4" }));
  const stream = client.events(events.Hangup);
  const got: [bigint[], string][] = [];
  for await (const batch of stream.batches()) {
    got.push([batch.map((event) => event.sequence), stream.resumeToken]);
    if (got.length === 2) break;
  }
  // The token is that of what the loop has finished with.
  assert.deepEqual(got, [[[1n, 2n], "t0"], [[3n], "t3"]]);
  assert.equal(warned.length, 2);
});

test("headers that are named come without bodies", async () => {
  const some = { name: "Hangup", sequence: 1n, headers: [{ name: "Cause", value: "16" }] };
  await start(told({ events: [some, { name: "Hangup", sequence: 2n }, { body: { case: "linkUp", value: {} } }], resumeToken: "t2" }));
  const taken = await take(2, client.events(events.Hangup, { headers: ["Cause"] }));
  assert.deepEqual(taken.map((event) => [event.sequence, event.body, event.header("cause")]), [[1n, undefined, "16"], [2n, undefined, undefined]]);
  assert.deepEqual(fake.subscriptions.map((s) => s.headers), [["Cause"]]);
});

test("an event is not lost with who did not wait for it, nor is a batch", async () => {
  await start(told({ events: [hangup(1), hangup(2), hangup(3)] }));
  const stream = client.events(events.Hangup);
  await assert.rejects(stream.first(() => false, { timeoutMs: 0 }), { name: "TimeoutError" });
  assert.equal((await stream.first()).sequence, 1n);
  const { value } = await stream.batches().next();
  assert.deepEqual(value?.map((event) => event.sequence), [2n, 3n]);
  stream.close();
});

test("headers of typed fields", async () => {
  await start(told({ events: [hangup(1)] }));
  const [event] = await take(1, client.events(events.Hangup));
  assert.deepEqual(["CAUSE", "uniqueid", "Event", "Exten", "Nothing"].map((name) => event?.header(name)), ["16", "u1", "Hangup", undefined, undefined]);
});

test("an event whose message is newer than this package makes it ask for view BOTH", async () => {
  const novel = create(EventSchema, { name: "Novel", sequence: 2n });
  novel.$unknown = [{ no: 2000, wireType: 2, data: Uint8Array.of(0) }];
  await start(
    told({ events: [hangup(1)], resumeToken: "t1" }, { events: [novel], resumeToken: "t2" }),
    told({ events: [{ name: "Novel", sequence: 2n, headers: [{ name: "Color", value: "blue" }] }], resumeToken: "t2" }),
  );
  const taken = await take(2, client.events(["Hangup", "Novel"]));
  assert.deepEqual(taken.map((event) => event.sequence), [1n, 2n]);
  assert.equal(taken[1]?.header("color"), "blue");
  assert.deepEqual(fake.subscriptions.map((s) => [s.resumeToken, s.view]), [["", View.UNSPECIFIED], ["t1", View.BOTH]]);
});

test("waitFor, and what an action causes", async () => {
  await start(told({ events: [hangup(1), hangup(2), hangup(3)] }));
  const found = await client.waitFor(events.Hangup, (event) => event.body.channel?.uniqueId === "u2", { timeoutMs: 5000 });
  assert.equal(found.sequence, 2n);
  assert.equal((await client.waitFor("Hangup")).sequence, 1n);
  await assert.rejects(client.waitFor(events.Hangup, () => false, { timeoutMs: 100 }), { name: "TimeoutError" });
  await assert.rejects(client.waitFor(events.Hangup, () => false, { signal: AbortSignal.abort(new Error("no more")) }), /no more/);

  let act = () => {};
  const acted = new Promise<void>((resolve) => (act = resolve));
  fake.streams = [async function* (_, signal) {
    yield { live: {}, resumeToken: "t0" };
    await acted;
    yield { events: [hangup(1), hangup(2)] };
    await silence(signal);
  }];
  const before = fake.subscriptions.length;
  const hangups = await client.events(events.Hangup).open();
  await assert.rejects(hangups.first(undefined, { timeoutMs: 50 }), { name: "TimeoutError" });
  act();
  assert.equal((await hangups.first((event) => event.body.channel?.uniqueId === "u1")).sequence, 1n);
  assert.equal((await hangups.first(undefined, { timeoutMs: 5000 })).sequence, 2n);
  hangups.close();
  await assert.rejects(hangups.first(), /closed/);
  assert.equal(fake.subscriptions.length, before + 1);
});

test("callbacks run one after the other, in order", async (context) => {
  const failed = hush(context);
  let go = () => {};
  const gone = new Promise<void>((resolve) => (go = resolve));
  await start(async function* (_, signal) {
    yield { live: {}, resumeToken: "t0" };
    await gone;
    const orphan = { body: { case: "orphanedResponse" as const, value: { actionId: "late" } } };
    yield { events: [hangup(1), dialEnd, orphan, hangup(4)], resumeToken: "t4" };
    await silence(signal);
  });
  const seen: string[] = [];
  let busy = 0;
  void client.on(events.Hangup, async (event) => {
    assert.equal(++busy, 1, "callbacks ran at once");
    await sleep(20);
    busy--;
    seen.push(`slow ${event.body.channel?.uniqueId}`);
  });
  void client.on("hangup", () => {
    seen.push("broken");
    throw new Error("oops");
  });
  void client.on(ALL, (event) => seen.push(`all ${event.name}`));
  void client.on(ORPHAN, (event) => seen.push(`orphan ${event.body.actionId}`));
  await client.on("Hang*", () => seen.push("last"));
  go();
  const rest = ["broken", "all Hangup", "last"];
  await until("callbacks", () => seen.length === 10 || undefined);
  assert.deepEqual(seen, ["slow u1", ...rest, "all DialEnd", "orphan late", "slow u4", ...rest]);
  assert.equal(failed.filter((line) => line.includes("oops")).length, 2);
  const last = fake.subscriptions.at(-1);
  assert.deepEqual([last?.orphanedResponses, last?.names], [true, ["*", "Hang*", "Hangup", "OrphanedResponse", "hangup"]]);
});

test("callbacks come and go on one subscription, from where it was", async () => {
  const sent: Message[] = [];
  await start(async function* (request, signal) {
    yield { live: {}, resumeToken: request.resumeToken || "t0" };
    while (!signal.aborted) {
      const message = sent.shift();
      if (message) yield message;
      else await sleep(5);
    }
  });
  const seen: string[] = [];
  const two = (event: Event) => seen.push(`two ${event.sequence}`);
  const one = (event: Event) => {
    seen.push(`one ${event.sequence}`);
    client.off("Hangup", one);
    void client.on("DialEnd", two);
  };
  await client.on("Hangup", one);
  sent.push({ events: [hangup(1)], resumeToken: "t1" });
  await until("second subscription", () => fake.subscriptions.length === 2 || undefined);
  await client.on("DialEnd", two);
  assert.deepEqual(fake.subscriptions.map((s) => [s.resumeToken, s.names]), [["", ["Hangup"]], ["t1", ["DialEnd"]]]);
  sent.push({ events: [dialEnd], resumeToken: "t2" });
  await until("both", () => seen.length === 3 || undefined);
  assert.deepEqual(seen, ["one 1", "two 2", "two 2"]);
  client.off("DialEnd");
  sent.push({ events: [dialEnd] }, { events: [dialEnd] });
  await until("sent", () => sent.length === 0 || undefined);
  await sleep(20);
  assert.equal(seen.length, 3);
});

test("who registers is told why there are no events, and may try again", async (context) => {
  hush(context);
  // eslint-disable-next-line require-yield
  await start(async function* () { throw refusal(Code.Unauthenticated, "UNAUTHENTICATED", "astergate"); });
  await assert.rejects(client.on("Hangup", () => {}), UnauthenticatedError);
  fake.streams = [told()];
  await client.on("DialEnd", () => {});
  const waiting = client.on("Other", () => {});
  client.close();
  await assert.rejects(waiting, /closed/);
});

test("slow callbacks get a gap", async () => {
  await start(
    async function* () {
      yield { live: {}, resumeToken: "t0" };
      yield { events: [hangup(1)], resumeToken: "t1" };
      throw refusal(Code.ResourceExhausted, "SUBSCRIBER_TOO_SLOW", "astergate", { resume_token: "t1" });
    },
    told({ events: [{ body: { case: "gap", value: { to: 8n } } }, hangup(9)], resumeToken: "t9" }),
  );
  const seen: (string | undefined)[] = [];
  await client.on(ALL, async (event) => {
    await sleep(100);
    seen.push(event.body?.$typeName.split(".").at(-1));
  });
  await until("all", () => seen.length === 3 || undefined);
  assert.deepEqual(seen, ["Hangup", "Gap", "Hangup"]);
});
