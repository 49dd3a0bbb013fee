import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, type HandlerContext, type ServiceImpl } from "@connectrpc/connect";
import * as index from "../src/index.js";
import { AsteriskError, BridgeTone, Client, NotSentError, OutcomeUnknownError, RpcError, events } from "../src/index.js";
import { CoreService } from "../src/gen/astergate/ami/v1/core_service_pb.js";
import { QueueService } from "../src/gen/astergate/ami/v1/queue_service_pb.js";
import { OriginateRequestSchema } from "../src/gen/astergate/ami/v1/channel_pb.js";
import { GetvarRequestSchema } from "../src/gen/astergate/ami/v1/variable_pb.js";
import { ErrorReason } from "../src/gen/astergate/v1/error_reason_pb.js";
import { byReason } from "../src/gen/astergate/v1/errors.js";
import { FakeService, refusal } from "./fake_service.js";

let fake: FakeService;
let client: Client;
afterEach(() => {
  client.close();
  fake.stop();
});

async function start(core: Partial<ServiceImpl<typeof CoreService>>): Promise<void> {
  fake = await FakeService.start((router) => router.service(CoreService, core));
  client = new Client(fake.target, { token: () => Promise.resolve("0123456789abcdef") });
}

test("names of methods", async () => {
  await start({});
  const names = {
    Ping: "ping", PJSIPShowEndpoints: "pjsipShowEndpoints", DBGet: "dbGet", DBGetTree: "dbGetTree", SIPpeers: "sipPeers",
    IAXpeerlist: "iaxPeerlist", CoreShowChannels: "coreShowChannels", Getvar: "getvar", MWIUpdate: "mwiUpdate", AOCMessage: "aocMessage",
    KSendSMS: "kSendSms", Atxfer: "atxfer", AGI: "agi", PRIDebugSet: "priDebugSet", SKINNYdevices: "skinnyDevices",
  };
  const url = new URL("../../scripts/names.mjs", import.meta.url).href;
  const { methodName } = (await import(url)) as { methodName: (action: string) => string };
  assert.deepEqual(Object.fromEntries(Object.keys(names).map((name) => [name, methodName(name)])), names);
  for (const { name } of CoreService.methods) assert.equal(typeof client.actions[methodName(name) as "ping"], "function", name);
});

test("arguments", async () => {
  const calls: [MessageInitShape<typeof OriginateRequestSchema>, HandlerContext][] = [];
  await start({ originate: (request, context) => {
    calls.push([request, context]);
    return { completion: { uniqueId: "mine" } };
  } });
  const { completion } = await client.actions.originate({
    channel: "PJSIP/alice", context: "internal", exten: 100, priority: 1, timeoutMs: 2500, earlyMedia: true, async: false,
    variables: { A: "1,2", B: "x" }, server: "pbx1", actionId: "a-1",
    extraHeaders: [["X-One", 1], ["X-One", Uint8Array.of(0xff)], ["X-Two", undefined]],
  }, { timeoutMs: 9000 });
  assert.equal(completion?.uniqueId, "mine");
  const [request, context] = calls[0] ?? assert.fail();
  assert.deepEqual(request, create(OriginateRequestSchema, {
    channel: "PJSIP/alice", context: "internal", exten: "100", priority: "1", timeout: { seconds: 2n, nanos: 500_000_000 }, earlyMedia: true,
    variables: { A: "1,2", B: "x" }, server: "pbx1", actionId: "a-1",
    extraHeaders: [{ name: "X-One", value: "1" }, { name: "X-One", rawValue: Uint8Array.of(0xff) }],
  }));
  assert.equal(context.requestHeader.get("authorization"), "Bearer 0123456789abcdef");
  const left = context.timeoutMs() ?? 0;
  assert(left > 8000 && left <= 9000, String(left));
});

test("what is not given is not sent", async () => {
  await start({ getvar: (request, context) => {
    assert.deepEqual(request, create(GetvarRequestSchema, { variable: "NAME" }));
    assert.equal(context.timeoutMs(), undefined);
    return { value: "v" };
  } });
  assert.equal((await client.actions.getvar({ variable: "NAME" })).value, "v");
});

test("a list is awaited or iterated over", async () => {
  const asked: unknown[] = [];
  await start({ coreShowChannels: ({ listTimeout, maxItems }) => {
    asked.push(listTimeout?.seconds, maxItems);
    return { channels: [{ application: "Dial" }, { application: "Echo" }] };
  } });
  const names: string[] = [];
  for await (const channel of client.actions.coreShowChannels({ listTimeoutMs: 2000 })) names.push(channel.application);
  assert.deepEqual(names, ["Dial", "Echo"]);
  const { channels } = await client.actions.coreShowChannels({ maxItems: 5 });
  assert.equal(channels[0]?.$typeName, events.CoreShowChannel.typeName);
  assert.deepEqual(asked, [2n, 0, undefined, 5]);
});

test("a list of several kinds, and enums", async () => {
  fake = await FakeService.start((router) => {
    router.service(CoreService, { bridge: ({ tone }) => {
      assert.equal(tone, BridgeTone.BOTH);
      return {};
    } });
    router.service(QueueService, { queueStatus: () => ({ entries: [{ queue: "q1" }], members: [{ queue: "q2" }], queues: [{ queue: "q3" }] }) });
  });
  client = new Client(fake.target);
  await client.actions.bridge({ channel1: "a", channel2: "b", tone: BridgeTone.BOTH });
  const items: string[] = [];
  for await (const item of client.actions.queueStatus()) items.push(`${item.$typeName.split(".").at(-1)} ${item.queue}`);
  assert.deepEqual(items, ["QueueParams q3", "QueueMember q2", "QueueEntry q1"]);
});

test("what Asterisk refuses", async () => {
  const refusals: [string, Code, string][] = [
    ["ACTION_UNKNOWN", Code.Unimplemented, "ActionUnknownError"], ["ASTERISK_DENIED", Code.PermissionDenied, "AsteriskDeniedError"],
    ["ASTERISK_INVALID", Code.InvalidArgument, "AsteriskInvalidError"], ["CHANNEL_NOT_FOUND", Code.NotFound, "ChannelNotFoundError"],
    ["ASTERISK_NOT_FOUND", Code.NotFound, "AsteriskNotFoundError"], ["ASTERISK_EXISTS", Code.AlreadyExists, "AsteriskExistsError"],
    ["ASTERISK_REFUSED", Code.FailedPrecondition, "AsteriskRefusedError"], ["ORIGINATE_FAILED", Code.Aborted, "OriginateFailedError"],
  ];
  let next = 0;
  const told = { message: "No such thing", action: "Getvar", server: "pbx1", action_id: "ag-1" };
  await start({ getvar: () => {
    const [reason, code] = refusals[next++] ?? assert.fail();
    throw refusal(code, reason, "asterisk", told);
  } });
  for (const [reason, code, name] of refusals) {
    const error = await client.actions.getvar({ variable: "NAME" }).then(() => assert.fail(), (e: unknown) => e);
    assert(error instanceof AsteriskError && error.constructor === (index as Record<string, unknown>)[name] && error.name === name, String(error));
    assert.deepEqual([error.reason, error.code, error.domain, error.message, error.action, error.server, error.actionId],
      [reason, code, "asterisk", "No such thing", "Getvar", "pbx1", "ag-1"]);
  }
});

test("each reason has a class", () => {
  const reasons = Object.entries(ErrorReason).filter(([, number]) => typeof number === "number" && number > 0);
  assert.deepEqual(Object.keys(byReason).sort(), reasons.map(([name]) => name).sort());
  for (const [name, number] of reasons) {
    const asterisks = byReason[name]?.prototype instanceof AsteriskError;
    assert.equal(asterisks, (Number(number) >= 18 && Number(number) <= 25) || Number(number) === 32, name);
  }
  [client, fake] = [new Client("127.0.0.1:1"), { stop: () => undefined } as FakeService];
});

test("repeats only what was not sent; a write without a reason may have been done", async () => {
  let reasons: string[] = [];
  let calls = 0;
  const fail = () => {
    calls++;
    const reason = reasons.shift();
    if (reason) throw refusal(Code.Unavailable, reason, "astergate");
    return {};
  };
  const gone = () => { throw new ConnectError("gone", Code.Unavailable); };
  await start({ ping: fail, setvar: gone, getvar: gone });
  reasons = ["NOT_SENT", "LIMIT_EXCEEDED"];
  await client.actions.ping({}, { retryNotSent: 2 });
  reasons = ["NOT_SENT", "NOT_SENT"];
  await assert.rejects(client.actions.ping({}, { retryNotSent: 1 }), NotSentError);
  reasons = ["OUTCOME_UNKNOWN"];
  await assert.rejects(client.actions.ping({}, { retryNotSent: 5 }), OutcomeUnknownError);
  assert.equal(calls, 6);
  await assert.rejects(client.actions.setvar({ variable: "NAME", value: 1 }), OutcomeUnknownError);
  await assert.rejects(client.actions.getvar({ variable: "NAME" }), (e) => e instanceof RpcError && !(e instanceof OutcomeUnknownError));
});
