import assert from "node:assert/strict";
import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import {
  AsteriskError, Client, DeniedError, GapReason, InvalidHeaderError, InvalidRequestError, LinkState, NotSentError, OutcomeUnknownError,
  RpcError, ServerUnknownError, UnauthenticatedError, View, events, rpcError, type Event, type EventStream,
} from "../src/index.js";
import { ActionService } from "../src/gen/astergate/v1/action_service_pb.js";
import { demo, freePort, serve, until } from "./harness.js";

let service: Awaited<ReturnType<typeof demo>>;
let client: Client;

before(async () => {
  service = await demo();
  client = new Client(service.target);
  await ready(client);
});
after(async () => {
  client.close();
  await service.stop();
});

async function ready(c: Client): Promise<void> {
  await until("link", async () => (await c.listServers()).servers.some((s) => s.state === LinkState.READY) || undefined);
}

async function take(count: number, stream: EventStream<Event["body"]>): Promise<Event[]> {
  const taken: Event[] = [];
  for await (const event of stream) if (taken.push(event) === count) break;
  return taken;
}

test("servers", async () => {
  const { servers: [server] } = await client.listServers({}, { timeoutMs: 5000 });
  assert.equal(server?.name, "demo");
  assert.equal(server.state, LinkState.READY);
});

test("events: names choose, sequences rise, breaking the loop ends the stream", async () => {
  const taken = await take(6, client.events(["Newchannel", "Hang*"], { server: "demo" }));
  for (const event of taken) assert.match(event.name, /^(Newchannel|Hang.*)$/);
  const sequences = taken.map((e) => e.sequence);
  assert.deepEqual(sequences, [...sequences].sort((a, b) => Number(a - b)));
  assert(taken.find((e) => e.name === "Newchannel")?.is(events.Newchannel));
});

test("header reads the same in every view", async () => {
  const token = client.events("Newchannel");
  const [first] = await take(1, token);
  assert(first);
  const again = async (view: View) => {
    const stream = client.events(["Newchannel", "Newexten", "Hangup"], { view, resumeToken: token.resumeToken });
    return take(8, stream);
  };
  const [typed, raw, both] = [await again(View.TYPED), await again(View.RAW), await again(View.BOTH)];
  for (const [i, event] of raw.entries()) {
    assert.equal(event.sequence, typed[i]?.sequence);
    for (const { name, value } of event.message.headers) {
      const seen = typed[i]?.header(name.toUpperCase());
      const decoded = value.replaceAll(/\\(.)/g, "$1"); // as CallerIDName's field has it
      assert.equal(seen ?? "", decoded, `${event.name}: ${name}`);
      assert.equal(both[i]?.header(name), event.header(name));
    }
    assert.equal(event.header("NoSuchHeader"), undefined);
  }
  const some = client.events(["Newchannel", "Newexten", "Hangup"], { headers: ["channel", "Uniqueid"], resumeToken: token.resumeToken });
  for (const [i, event] of (await take(8, some)).entries()) {
    assert.deepEqual(event.message.headers, raw[i]?.message.headers.filter(({ name }) => ["Channel", "Uniqueid"].includes(name)));
    assert.deepEqual([event.name, event.sequence, event.body], [raw[i]?.name, raw[i]?.sequence, undefined]);
  }
});

test("events: a signal ends the loop quietly", async () => {
  const stop = new AbortController();
  let seen = 0;
  for await (const _ of client.events([], { signal: stop.signal })) if (++seen === 2) stop.abort();
  assert(seen >= 2);
  for await (const _ of client.events([], { signal: AbortSignal.abort() })) assert.fail("subscribed all the same");
});

test("events: a bad choice throws at once", async () => {
  await assert.rejects(take(1, client.events([], { server: "pbx9" })), (e) => e instanceof ServerUnknownError && e.metadata["server"] === "pbx9");
  await assert.rejects(take(1, client.events([], { heartbeatMs: 1 })), (e) => e instanceof InvalidRequestError && e.reason === "INVALID_REQUEST");
});

test("sendAction: reply, list, repeated headers, Asterisk's refusal", async () => {
  const list = await client.sendAction("CoreShowChannels", {}, { timeoutMs: 5000 });
  assert.equal(list.success, true);
  assert.equal(list.reply?.listComplete, true);
  assert.equal(list.items.length, list.reply.receivedItems);
  const streamed = client.streamAction("CoreShowChannels");
  let received = 0;
  for await (const { name } of streamed) assert.equal(name, "CoreShowChannel", String(received++));
  assert(streamed.head?.success && streamed.reply?.listComplete && streamed.reply.receivedItems === received);
  assert.equal(streamed.end?.name, list.end?.name);
  const stream = await client.events("UserEvent", { view: View.BOTH }).open();
  const sent = await client.sendAction("UserEvent", [["UserEvent", "Hello"], ["Note", "one"], ["Note", 2], ["None", undefined]], { actionId: "mine-1" });
  assert.equal(sent.success, true);
  const [event] = await take(1, stream);
  assert(event);
  assert.deepEqual(event.message.headers.filter((h) => h.name === "Note").map((h) => h.value), ["one", "2"]);
  assert.equal(event.header("none"), undefined);
  assert.match(event.header("ActionID") ?? "", /mine-1$/);
  const refused = await client.sendAction("NoSuchAction");
  assert.equal(refused.success, false);
  assert.match(refused.headers.find((h) => h.name === "Message")?.value ?? "", /Invalid|unknown/i);
});

test("typed actions", async () => {
  assert.equal((await client.actions.ping()).ping, "Pong");
  const told = await client.events(events.UserEvent).open();
  await client.actions.userEvent({ userEvent: "Hello", extraHeaders: { Color: "blue" } });
  const event = await told.first(({ body }) => body.userEvent === "Hello", { timeoutMs: 20_000 });
  assert.equal(event.header("Color"), "blue");
  told.close();
  for await (const { channel } of client.actions.coreShowChannels()) assert.match(channel?.channel ?? "", /\//);
  const { reply } = await client.actions.coreShowChannels({ server: "demo", actionId: "mine" });
  assert(reply?.listComplete && reply.actionId.endsWith("mine"));
  const refused = await client.actions.getvar({ variable: "X", channel: "PJSIP/nobody" }).catch((e: unknown) => e);
  assert(refused instanceof AsteriskError && refused.message === "No such channel" && refused.action === "Getvar");
  await assert.rejects(client.actions.command({ command: "core show version" }), DeniedError);
});

test("sendAction: errors by their reasons", async () => {
  const of = async (sent: Promise<unknown>) => (await sent.then(() => assert.fail("no error"), (e: unknown) => e)) as RpcError;
  const denied = await of(client.sendAction("Command", { Command: "core show version" }));
  assert(denied instanceof DeniedError, String(denied));
  assert.deepEqual([denied.reason, denied.domain, denied.metadata["action"]], ["DANGEROUS_ACTION", "astergate", "Command"]);
  assert.equal(denied.code, Code.PermissionDenied);
  const smuggled = await of(client.sendAction("Originate", { Channel: "Local/1\r\nAction: Command" }));
  assert(smuggled instanceof InvalidHeaderError && smuggled.metadata["header"] === "Channel");
  assert((await of(client.sendAction("Ping", {}, { server: "pbx9" }))) instanceof ServerUnknownError);
  const aborted = await of(client.sendAction("Ping", {}, { signal: AbortSignal.abort(new Error("no more")) }));
  assert.equal(aborted.message, "no more");
});

test("sendAction: NOT_SENT while the link is off, repeated only if asked", async () => {
  const own = await serve(await freePort(), service.manager);
  const c = new Client(own.target);
  try {
    await ready(c);
    await c.disconnect({ server: "pbx1" });
    await assert.rejects(c.sendAction("Ping", {}, { timeoutMs: 1000 }), NotSentError);
    const repeated = c.sendAction("Ping", {}, { timeoutMs: 10_000, retryNotSent: 20 });
    await sleep(300);
    await c.connect({ server: "pbx1" });
    assert.equal((await repeated).response, "Success");
  } finally {
    c.close();
    await own.stop();
  }
});

test("an action without an ErrorInfo has an unknown outcome", async () => {
  const nobody = new Client(`127.0.0.1:${await freePort()}`);
  await assert.rejects(nobody.sendAction("Ping"), (e) => e instanceof OutcomeUnknownError && e.domain === "" && e.reason === "");
  await assert.rejects(nobody.listServers(), (e) => e instanceof RpcError && !(e instanceof OutcomeUnknownError));
  nobody.close();

  let calls = 0;
  const routes = (router: ConnectRouter) => router.service(ActionService, {
    sendAction: async (_, { signal }) => {
      calls++;
      await sleep(5000, undefined, { signal });
      throw new ConnectError("too late", Code.Internal);
    },
  });
  const slow = createServer(connectNodeAdapter({ routes })).listen(0, "127.0.0.1");
  await until("listening", () => slow.listening || undefined);
  const c = new Client(`http://127.0.0.1:${(slow.address() as AddressInfo).port}`);
  const options = { timeoutMs: 200, retryNotSent: 5 };
  await assert.rejects(c.sendAction("Ping", {}, options), (e) => e instanceof OutcomeUnknownError && e.code === Code.DeadlineExceeded);
  await assert.rejects(c.sendAction("Ping", {}, { signal: AbortSignal.timeout(100) }), (e) => e instanceof OutcomeUnknownError && e.code === Code.Canceled);
  assert.equal(calls, 2);
  c.close();
  slow.close();
});

test("a token is sent, and its lack told", async () => {
  const token = "0123456789abcdef-secret";
  const own = await serve(await freePort(), service.manager, { ASTERGATE_ACCESS_TOKEN: token });
  const [good, bad, none] = [new Client(own.target, { token }), new Client(own.target, { token: "wrong" }), new Client(own.target)];
  try {
    assert.equal((await good.listServers()).servers[0]?.name, "pbx1");
    for (const c of [bad, none]) {
      await assert.rejects(c.listServers(), UnauthenticatedError);
      await assert.rejects(c.sendAction("Ping"), UnauthenticatedError);
      await assert.rejects(take(1, c.events()), UnauthenticatedError);
    }
  } finally {
    for (const c of [good, bad, none]) c.close();
    await own.stop();
  }
});

test("events go on over a broken connection without loss, and over a restart with a gap", async () => {
  const port = await freePort();
  let own = await serve(port, service.manager);
  const c = new Client(own.target);
  const seen: Event[] = [];
  const stop = new AbortController();
  const stream = c.events([], { signal: stop.signal, retryMs: 20_000 });
  const loop = (async () => {
    for await (const event of stream) seen.push(event);
  })();
  try {
    await until("events", () => seen.length > 5 || undefined);
    assert.notEqual(stream.resumeToken, "");

    c.close(); // cuts the connection under the stream
    const cut = seen.length;
    await until("events after the cut", () => seen.length > cut + 10 || undefined);
    const own16 = seen.filter((e) => e.sequence > 0n).map((e) => e.sequence);
    assert.deepEqual(own16, own16.map((_, i) => (own16[0] ?? 0n) + BigInt(i)), "nothing lost, nothing twice");

    await own.stop("SIGKILL");
    own = await serve(port, service.manager);
    const gap = await until("gap", () => seen.find((e) => e.is(events.Gap)));
    assert(gap.is(events.Gap) && gap.body.reason === GapReason.UNKNOWN_EPOCH);
    const at = seen.indexOf(gap);
    await until("events after the gap", () => seen.slice(at + 1).some((e) => e.name !== "") || undefined);
  } finally {
    stop.abort();
    await loop;
    c.close();
    await own.stop();
  }
});

test("events: retries are bounded", async () => {
  const nobody = new Client(`127.0.0.1:${await freePort()}`);
  const began = Date.now();
  await assert.rejects(take(1, nobody.events([], { retryMs: 500 })), RpcError);
  assert(Date.now() - began < 5000);
  await assert.rejects(take(1, nobody.events([], { retryMs: 0 })), (e) => rpcError(e) === e);
  nobody.close();
});
