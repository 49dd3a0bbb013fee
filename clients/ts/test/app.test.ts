import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, type Client } from "@connectrpc/connect";
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import {
  AgiAppError, AgiDatabaseError, AgiDeadChannelError, AgiDeniedError, AgiError, AgiFailureReason, AgiHangup, AgiInvalidCommandError,
  AgiPipeHangup, AgiResultHangup, AgiSignalHangup, AgiUnknownError, AgiUsageError, App, ChannelState, LostPolicy, RpcError,
  type AgiSession, type AppOptions, type ServeOptions,
} from "../src/index.js";
import {
  AgiRouteSchema, ServeResponseSchema, SessionEnd,
  type AgiService, type ServeRequest, type SessionCommand, type SessionOfferSchema, type SessionResultSchema,
} from "../src/gen/astergate/v1/agi_service_pb.js";
import { Worker } from "../src/worker.js";
import { FakeAgi, type Connection } from "./fake_agi.js";
import { until } from "./harness.js";

let fake: FakeAgi;
let logged: string[];
let stops: AbortController[];
beforeEach(async () => {
  fake = await FakeAgi.start();
  logged = [];
  stops = [];
});
afterEach(() => {
  for (const stop of stops) stop.abort();
  fake.stop();
});

type Result = MessageInitShape<typeof SessionResultSchema>;

function app(options: AppOptions = {}): App {
  const lines = logged; // not the next test's
  return new App(fake.target, { log: (message, error) => lines.push(`${message} ${String(error ?? "")}`), ...options });
}

function serve(a: App, options: ServeOptions = {}): { done: Promise<void>; stop: AbortController } {
  const stop = new AbortController();
  stops.push(stop);
  const done = a.serve({ signal: stop.signal, handleSignals: false, retryMs: 5000, ...options });
  done.catch(() => undefined);
  return { done, stop };
}

async function registered(graceMs = 5000, sessions: { session: string; lastCommandId?: bigint; hungUp?: boolean }[] = [], batches = false): Promise<Connection> {
  const connection = await fake.connection();
  await connection.expect("register");
  connection.send({ case: "registered", value: { resumeToken: connection.token, grace: durationFromMs(graceMs), sessions, batches } });
  return connection;
}

function offer(connection: Connection, session = "s1", more: MessageInitShape<typeof SessionOfferSchema> = {}): void {
  connection.send({ case: "offer", value: { session, route: "", path: "x", channel: "PJSIP/alice-1", uniqueId: "u1", server: "pbx1", ...more } });
}

/** Answers the next command and gives it back. */
async function answer(connection: Connection, result: Result): Promise<SessionCommand> {
  const command = await connection.expect("command");
  connection.send({ case: "result", value: { session: command.session, commandId: command.commandId, ...result } });
  return command;
}

const failure = (reason: AgiFailureReason, usage = "") => ({ failure: { reason, message: "so", usage } });

test("frames of many calls go together, in their order", async () => {
  const got: string[] = [];
  const a = app().script("", async (call) => {
    await call.noop("first");
    await call.noop("second").catch((e: unknown) => assert(e instanceof AgiHangup));
    got.push(`${call.id} ${call.hungUp}`);
  });
  const { done, stop } = serve(a);
  const connection = await registered(5000, [], true);
  const sessions = Array.from({ length: 70 }, (_, i) => `s${i}`);
  const expectAll = async (kind: "accept" | "command" | "finish") => {
    for (const session of sessions) assert.equal((await connection.expect(kind)).session, session);
  };
  const results = (commandId: bigint) => sessions.map((session) => ({ frame: { case: "result" as const, value: { session, commandId, result: { case: "noop" as const, value: {} } } } }));
  connection.send({ case: "batch", value: { frames: sessions.map((session) => ({ frame: { case: "offer" as const, value: { session, path: "x" } } })) } });
  const first = [];
  for (let i = 0; i < 140; i++) first.push(await connection.expect(i < 70 ? "accept" : "command"));
  assert.deepEqual(first.map((f) => f.session), [...sessions, ...sessions]);
  assert.equal(Math.max(...connection.sizes), 64);
  connection.sizes.length = 0;
  connection.send({ case: "batch", value: { frames: results(1n) } });
  await expectAll("command");
  assert.deepEqual(connection.sizes, [64, 6]);
  connection.send({ case: "batch", value: { frames: [{ frame: { case: "hangup", value: { session: "s3" } } }, ...results(2n)] } });
  await expectAll("finish");
  assert.deepEqual(got, sessions.map((session) => `${session} ${session === "s3"}`));
  stop.abort(); // drains
  connection.send({ case: "batch", value: { frames: sessions.map((session) => ({ frame: { case: "ended" as const, value: { session, reason: SessionEnd.FINISHED } } })) } });
  await connection.expect("drain");
  await done;
  assert.deepEqual(logged, []);
});

test("large frames go in several messages: what astergate takes as one is bounded", async () => {
  const { stop } = serve(app().script("", (call) => call.noop("x".repeat(8000))));
  const connection = await registered(5000, [], true);
  connection.send({ case: "batch", value: { frames: Array.from({ length: 20 }, (_, i) => ({ frame: { case: "offer" as const, value: { session: `s${i}`, path: "x" } } })) } });
  for (let i = 0; i < 20; i++) await connection.expect("accept");
  connection.sizes.length = 0;
  for (let i = 0; i < 20; i++) await connection.expect("command");
  assert(connection.sizes.every((frames) => frames <= 4) && connection.sizes.some((frames) => frames > 1), String(connection.sizes));
  stop.abort();
});

test("a service that reads no batches gets none, also behind one that did", async () => {
  let go = () => {};
  const gone = new Promise<void>((resolve) => (go = resolve));
  const a = app().script("", async (call) => {
    await gone;
    await call.noop();
  });
  const { stop } = serve(a);
  const old = await registered(5000, [], true);
  for (const session of ["s1", "s2", "s3"]) offer(old, session);
  for (const _ of [1, 2, 3]) await old.expect("accept");
  fake.cut();
  const connection = await registered(5000, ["s1", "s2", "s3"].map((session) => ({ session })));
  offer(connection, "s4");
  await connection.expect("accept");
  go();
  for (const _ of [1, 2, 3, 4]) await connection.expect("command");
  assert.deepEqual(connection.sizes, [1, 1, 1, 1, 1, 1]);
  stop.abort();
});

test("one call's frames in a batch keep their order, and a pong goes with others", async () => {
  const got: unknown[] = [];
  serve(app().default(async (call) => {
    got.push(await call.waitForDigit(100).catch((e: unknown) => e), call.hungUp);
    await call.noop();
  }));
  const connection = await registered(5000, [], true);
  offer(connection);
  await connection.expect("accept");
  await connection.expect("command");
  connection.sizes.length = 0;
  connection.send({ case: "batch", value: { frames: [
    { frame: { case: "ping", value: { id: 7n } } },
    { frame: { case: "result", value: { session: "s1", commandId: 1n, result: { case: "waitForDigit", value: { digit: "5" } } } } },
    { frame: { case: "hangup", value: { session: "s1" } } },
    { frame: { case: "offer", value: { session: "s2", route: "nobody" } } },
  ] } });
  assert.equal((await connection.expect("pong")).id, 7n);
  assert.equal((await connection.expect("decline")).session, "s2");
  await answer(connection, failure(AgiFailureReason.DEAD_CHANNEL));
  await connection.expect("finish");
  assert.deepEqual(got, ["5", true]); // the result came before the hangup
  assert.deepEqual(connection.sizes, [2, 1, 1]);
});

test("what is sent just before the stream is closed arrives", async () => {
  const { done, stop } = serve(app().default(() => {}), { onReady: () => stop.abort() }); // drains, and closes in the same turn
  const connection = await registered(5000, [{ session: "ghost" }], true);
  assert.equal((await connection.expect("finish")).session, "ghost");
  await connection.expect("drain");
  await done;
  connection.quiet();
  assert.deepEqual(connection.sizes, [1, 2]);
});

test("what waits for a stream that breaks does not come on the next", async () => {
  const sessions = Array.from({ length: 40 }, (_, i) => `s${i}`);
  const streams: ServeRequest["frame"][][] = [];
  // Without a network the stream breaks while the handlers are sending: each one a microtask after the other.
  const handler = async (call: AgiSession) => {
    for (let left = sessions.indexOf(call.id); left > 0; left--) await undefined;
    await call.noop();
  };
  const say = (frame: MessageInitShape<typeof ServeResponseSchema>["frame"]) => create(ServeResponseSchema, { frame });
  async function* broken(requests: AsyncIterable<ServeRequest>) {
    const seen: ServeRequest["frame"][] = [];
    const resumed = streams.push(seen) > 1;
    void (async () => {
      for await (const { frame } of requests) seen.push(...(frame.case === "batch" ? frame.value.frames.map((one) => one.frame) : [frame]));
    })();
    yield say({ case: "registered", value: { batches: true, grace: durationFromMs(5000), sessions: resumed ? sessions.map((session) => ({ session })) : [] } });
    if (!resumed) {
      yield say({ case: "batch", value: { frames: sessions.map((session) => ({ frame: { case: "offer", value: { session } } })) } });
      throw new ConnectError("cut", Code.Unavailable);
    }
    yield say({ case: "ping", value: { id: 1n } });
    await until("pong", () => seen.some((f) => f.case === "pong") || undefined, 5000).catch(() => undefined); // told below
    throw new ConnectError("the end", Code.InvalidArgument);
  }
  const rpc = { serve: broken } as unknown as Client<typeof AgiService>;
  const worker = new Worker(rpc, new Map([["", { route: create(AgiRouteSchema), handler }]]), { log: () => {} });
  await assert.rejects(worker.run(), (e) => e instanceof RpcError && e.code === Code.InvalidArgument);
  const [first = [], second = []] = streams;
  assert(first.filter((f) => f.case === "command").length < sessions.length); // it did break while they sent
  assert.deepEqual(second.map((f) => (f.case === "command" ? f.value.session : f.case)), ["register", ...sessions, "pong"]);
});

test("offer, accept, typed commands, finish", async () => {
  const a = app({ workerId: "w1", capacity: 7 });
  const got: unknown[] = [];
  a.script(/order\/(?<step>\w+)/i, async (call, { step }) => {
    got.push(step, call.args, call.query.getAll("a"), call.environment.get("agi_callerid"), call.path, call.channel, call.uniqueId, call.server);
    got.push(await call.answer());
    got.push(await call.streamFile("demo-thanks", { escapeDigits: "12", sampleOffset: 8 }));
    got.push(await call.getVariable("UNSET"), await call.getVariable("EMPTY"));
    got.push(await call.waitForDigit(1500), await call.channelStatus());
    got.push(await call.getData("enter", { timeoutMs: 2000, maxDigits: 4 }), await call.exec("Dial", "PJSIP/bob,30"));
    await call.setVariable("NAME", 'a "b" \\ ü');
    got.push((await call.execute("SPEECH CREATE", "vosk", 3, Uint8Array.of(0xe4))).text);
  }, { workerLost: LostPolicy.OTHER_WORKER, priority: 3 });
  a.script("exact$", () => {});
  const { done, stop } = serve(a);
  const connection = await fake.connection();
  const register = await connection.expect("register");
  assert.deepEqual([register.workerId, register.capacity, register.resumeToken, register.batches], ["w1", 7, "", true]);
  assert.deepEqual(register.routes.map((r) => r.pattern), ["(?i)order/(?P<step>\\w+)", "exact$"]);
  assert.deepEqual([register.routes[0]?.workerLost, register.routes[0]?.priority], [LostPolicy.OTHER_WORKER, 3]);
  connection.send({ case: "registered", value: { resumeToken: "t" } });
  offer(connection, "s1", {
    route: "(?i)order/(?P<step>\\w+)", path: "order/menu", groups: { step: "menu" }, arguments: [{ value: "one" }],
    query: [{ name: "a", value: "1" }, { name: "a", value: "2" }], environment: [{ name: "agi_callerid", value: "100" }],
  });
  assert.equal((await connection.expect("accept")).session, "s1");
  await answer(connection, { result: { case: "answer", value: {} } });
  const played = await answer(connection, { result: { case: "streamFile", value: { digit: "1", endPosition: 8000n } } });
  assert(played.command.case === "streamFile" && played.commandId === 2n);
  assert.deepEqual([played.command.value.filename, played.command.value.escapeDigits, played.command.value.sampleOffset], ["demo-thanks", "12", 8n]);
  await answer(connection, { result: { case: "getVariable", value: {} } });
  await answer(connection, { result: { case: "getVariable", value: { value: "" } } });
  const waited = await answer(connection, { result: { case: "waitForDigit", value: {} } });
  assert(waited.command.case === "waitForDigit");
  assert.deepEqual([waited.command.value.timeout?.seconds, waited.command.value.timeout?.nanos], [1n, 500_000_000]);
  await answer(connection, { result: { case: "channelStatus", value: { state: ChannelState.UP } } });
  await answer(connection, { result: { case: "getData", value: { digits: "0042", timeout: true } } });
  await answer(connection, { result: { case: "exec", value: { result: "0" } } });
  const set = await answer(connection, { result: { case: "setVariable", value: {} } });
  assert(set.command.case === "setVariable" && set.command.value.value === 'a "b" \\ ü');
  const raw = await answer(connection, { reply: { code: 200, result: "1", text: "200 result=1" } });
  assert(raw.command.case === "raw" && raw.command.value.name === "SPEECH CREATE");
  assert.deepEqual(raw.command.value.arguments.map((v) => v.value), ["vosk", "3", ""]);
  assert.deepEqual([...(raw.command.value.arguments[2]?.rawValue ?? [])], [0xe4]);
  assert.equal((await connection.expect("finish")).failed, false);
  connection.send({ case: "ended", value: { session: "s1", reason: SessionEnd.FINISHED } });
  assert.deepEqual(got, [
    "menu", ["one"], ["1", "2"], "100", "order/menu", "PJSIP/alice-1", "u1", "pbx1", undefined, { digit: "1", endPosition: 8000 },
    undefined, "", undefined, ChannelState.UP, { digits: "0042", timeout: true }, "0", "200 result=1",
  ]);
  stop.abort();
  await connection.expect("drain");
  await done;
  connection.quiet();
  assert.deepEqual(logged, []);
});

test("each failure has its error", async () => {
  const errors: unknown[] = [];
  const expected = [
    ["APP_ERROR", AgiAppError], ["DATABASE_ERROR", AgiDatabaseError], ["UNKNOWN_REPLY", AgiUnknownError], ["USAGE", AgiUsageError],
    ["DEAD_CHANNEL", AgiDeadChannelError], ["INVALID_COMMAND", AgiInvalidCommandError], ["DENIED", AgiDeniedError],
    ["BUSY", AgiError], ["HANGUP", AgiResultHangup], ["LOST", AgiPipeHangup],
  ] as const;
  const a = app().default(async (call) => {
    for (const _ of expected) errors.push(await call.answer().catch((e: unknown) => e));
  });
  serve(a);
  const connection = await registered();
  offer(connection);
  await connection.expect("accept");
  for (const [reason] of expected) {
    await answer(connection, { ...failure(AgiFailureReason[reason], "Usage: ANSWER"), reply: { code: 520, text: "520 ..." } });
  }
  assert.equal((await connection.expect("finish")).failed, false);
  for (const [i, [reason, type]] of expected.entries()) {
    const error = errors[i] as AgiError;
    assert(error instanceof type, `${reason}: ${String(error)}`);
    assert.deepEqual([error.reason, error.reply?.code], [reason, 520]);
    assert.equal(error instanceof AgiHangup, ["HANGUP", "LOST"].includes(reason));
  }
  assert.equal((errors[3] as AgiUsageError).usage, "Usage: ANSWER");
  assert(errors[1] instanceof AgiAppError && errors[1] instanceof AgiError);
});

test("hangup: signal, cleanup commands, no failure", async () => {
  const notes: unknown[] = [];
  const a = app().default(async (call) => {
    call.signal.addEventListener("abort", () => notes.push("aborted", call.signal.reason instanceof AgiHangup));
    await call.answer();
    await once(call.signal, "abort");
    notes.push(call.hungUp);
    await call.setVariable("DONE", "yes");
    await call.streamFile("bye").catch((e: unknown) => {
      notes.push(e instanceof AgiSignalHangup);
      throw e;
    });
  });
  serve(a);
  const connection = await registered();
  offer(connection);
  await connection.expect("accept");
  await answer(connection, { result: { case: "answer", value: {} } });
  connection.send({ case: "hangup", value: { session: "s1" } });
  await answer(connection, { result: { case: "setVariable", value: {} } });
  await answer(connection, failure(AgiFailureReason.DEAD_CHANNEL));
  assert.equal((await connection.expect("finish")).failed, false);
  assert.deepEqual(notes, ["aborted", true, true, true]);
  assert.deepEqual(logged, []);
});

test("a wait that the signal cuts short is a hangup; the session's end rejects what runs", async () => {
  const errors: unknown[] = [];
  const a = app()
    .script("wait", async (call) => void (await sleep(60_000, undefined, { signal: call.signal })))
    .script("exec", async (call) => {
      errors.push(await call.exec("Dial", "x").catch((e: unknown) => e), await call.noop().catch((e: unknown) => e));
    });
  serve(a);
  const connection = await registered();
  offer(connection, "s1", { route: "wait" });
  await connection.expect("accept");
  connection.send({ case: "hangup", value: { session: "s1" } });
  assert.equal((await connection.expect("finish")).failed, false);
  offer(connection, "s2", { route: "exec" });
  await connection.expect("accept");
  await connection.expect("command");
  connection.send({ case: "ended", value: { session: "s2", reason: SessionEnd.LOST } });
  await until("errors", () => errors.length === 2 || undefined);
  assert(errors.every((e) => e instanceof AgiPipeHangup && e.reason === "LOST"));
  await sleep(50);
  connection.quiet();
  assert.deepEqual(logged, []);
});

test("a handler that throws fails its session, and only that", async () => {
  const a = app().script("bad", () => assert.fail("oops")).script("good", async (call) => call.noop());
  serve(a);
  const connection = await registered();
  offer(connection, "s2", { route: "good" });
  await connection.expect("accept");
  const noop = await connection.expect("command");
  offer(connection, "s1", { route: "bad", path: "bad/x" });
  await connection.expect("accept");
  const finish = await connection.expect("finish");
  assert.deepEqual([finish.session, finish.failed], ["s1", true]);
  assert.match(finish.reason, /oops/);
  assert.match(logged.join(), /bad\/x.*oops/);
  connection.send({ case: "result", value: { session: "s2", commandId: noop.commandId, result: { case: "noop", value: {} } } });
  assert.deepEqual([(await connection.expect("finish")).failed], [false]);
});

test("commands of one session wait for their turn; strangers' frames do no harm", async () => {
  const order: string[] = [];
  const a = app().default(async (call) => {
    const one = call.noop("1").then(() => order.push("1"));
    const two = call.noop("2").then(() => order.push("2"), () => order.push("2 failed"));
    void call.noop("3").then(() => order.push("3")); // not awaited: still run before the finish
    await Promise.all([one, two]);
  });
  serve(a);
  const connection = await registered();
  offer(connection);
  await connection.expect("accept");
  const first = await connection.expect("command");
  await sleep(50);
  connection.quiet();
  for (const [session, commandId] of [["other", 1n], ["s1", 9n], ["s1", 1n], ["s1", 1n]] as const) {
    connection.send({ case: "result", value: { session, commandId, result: { case: "noop", value: {} } } });
  }
  assert.equal(first.commandId, 1n);
  await answer(connection, failure(AgiFailureReason.APP_ERROR));
  await answer(connection, { result: { case: "noop", value: {} } });
  await connection.expect("finish");
  assert.deepEqual(order, ["1", "2 failed", "3"]);
});

test("declines what it cannot take", async () => {
  const a = app({ capacity: 1 }).script("a", async (call) => call.noop());
  serve(a);
  const connection = await registered();
  offer(connection, "s1", { route: "nobody" });
  assert.equal((await connection.expect("decline")).session, "s1");
  offer(connection, "s2", { route: "a" });
  await connection.expect("accept");
  await connection.expect("command");
  offer(connection, "s3", { route: "a" });
  assert.match((await connection.expect("decline")).reason, /capacity/);
});

test("resume: a command that did not arrive is sent again, one that did is not, a finish is repeated", async () => {
  const ends: string[] = [];
  const handler = async (call: AgiSession) => {
    await call.noop(call.id).then(() => ends.push(`${call.id} done`), (e: AgiHangup) => ends.push(`${call.id} ${e.name} ${e.reason}`));
    if (call.id === "s2") assert.equal(call.hungUp, true);
  };
  serve(app().default(handler));
  let connection = await registered();
  for (const session of ["s1", "s2", "s3"]) {
    offer(connection, session);
    await connection.expect("accept");
    await connection.expect("command");
  }
  offer(connection, "s4");
  await connection.expect("accept");
  await answer(connection, { result: { case: "noop", value: {} } });
  await connection.expect("finish"); // whose `ended` never comes
  fake.cut();
  const again = await fake.connection();
  const register = await again.expect("register");
  assert.equal(register.resumeToken, connection.token);
  again.send({ case: "registered", value: { resumeToken: "new", grace: durationFromMs(5000), sessions: [
    { session: "s1", lastCommandId: 0n }, { session: "s2", lastCommandId: 1n, hungUp: true }, { session: "s4", lastCommandId: 1n }, { session: "ghost" },
  ] } });
  connection = again;
  const repeated = await connection.expect("command");
  assert.deepEqual([repeated.session, repeated.commandId], ["s1", 1n]);
  assert.deepEqual([(await connection.expect("finish")).session], ["s4"]);
  const ghost = await connection.expect("finish");
  assert.deepEqual([ghost.session, ghost.failed], ["ghost", true]);
  connection.send({ case: "ended", value: { session: "s4", reason: SessionEnd.FINISHED } });
  connection.send({ case: "result", value: { session: "s2", commandId: 1n, result: { case: "noop", value: {} } } });
  assert.equal((await connection.expect("finish")).session, "s2");
  connection.send({ case: "result", value: { session: "s1", commandId: 1n, result: { case: "noop", value: {} } } });
  assert.equal((await connection.expect("finish")).session, "s1");
  assert.deepEqual(ends, ["s4 done", "s3 AgiPipeHangup WORKER_LOST", "s2 done", "s1 done"]);
});

test("after the grace time the handlers learn that their calls are lost", async () => {
  const ends: unknown[] = [];
  const { done } = serve(app().default(async (call) => {
    await call.exec("Wait", "60").catch((e: unknown) => ends.push(e));
  }), { retryMs: 1500 });
  const connection = await registered(300);
  offer(connection);
  await connection.expect("accept");
  await connection.expect("command");
  fake.stop();
  await assert.rejects(done, RpcError);
  assert(ends[0] instanceof AgiPipeHangup && ends[0].reason === "WORKER_LOST");
});

test("a refused worker is told so, a busy server is tried again", async () => {
  fake.refuse = [Code.Unavailable, Code.Internal];
  const first = serve(app().default(() => {}));
  const connection = await registered();
  connection.fail(Code.InvalidArgument);
  await assert.rejects(first.done, (e) => e instanceof RpcError && e.code === Code.InvalidArgument);
});

test("drain: running calls end first; then their time is over", async () => {
  for (const patient of [true, false]) {
    const { done, stop } = serve(app().default(async (call) => call.noop()), { drainMs: patient ? 5000 : 200 });
    const connection = await registered();
    offer(connection);
    await connection.expect("accept");
    const command = await connection.expect("command");
    stop.abort();
    await connection.expect("drain");
    offer(connection, "s2");
    assert.equal((await connection.expect("decline")).session, "s2");
    if (patient) connection.send({ case: "result", value: { session: "s1", commandId: command.commandId, result: { case: "noop", value: {} } } });
    assert.equal((await connection.expect("finish")).failed, !patient);
    connection.send({ case: "ended", value: { session: "s1", reason: SessionEnd.FINISHED } });
    await done;
  }
});

test("a ping is answered at once, whatever the handlers do", async () => {
  serve(app().default(async (call) => call.noop()));
  const connection = await registered();
  offer(connection);
  await connection.expect("accept");
  await connection.expect("command"); // which is not answered
  for (const id of [1n, 2n]) {
    connection.send({ case: "ping", value: { id } });
    assert.equal((await connection.expect("pong")).id, id);
  }
  connection.quiet();
});

test("SIGTERM drains a worker's process, which then exits", async () => {
  const index = new URL("../src/index.js", import.meta.url).href;
  const program = `import { App } from ${JSON.stringify(index)};
    await new App(process.argv[1]).default(async (call) => void (await call.noop())).serve();
    console.log("served");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, fake.target], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  let out = "";
  child.stdout.on("data", (d: Buffer) => (out += d.toString()));
  const connection = await registered();
  offer(connection);
  await connection.expect("accept");
  const command = await connection.expect("command");
  child.kill("SIGTERM");
  await connection.expect("drain");
  connection.send({ case: "result", value: { session: "s1", commandId: command.commandId, result: { case: "noop", value: {} } } });
  await connection.expect("finish");
  connection.send({ case: "ended", value: { session: "s1", reason: SessionEnd.FINISHED } });
  assert.deepEqual(await exited, [0, null]);
  assert.equal(out.trim(), "served");
});

test("routes are replaced, taken away and cleared while serving", async () => {
  const a = app().script("menu", () => {}, { queueTimeMs: 1500, stickyKey: "agi_callerid" });
  serve(a);
  const connection = await fake.connection();
  const [menu] = (await connection.expect("register")).routes;
  assert.deepEqual([menu?.pattern, menu?.queueTime?.nanos, menu?.stickyKey], ["menu", 500_000_000, "agi_callerid"]);
  connection.send({ case: "registered", value: { resumeToken: connection.token, grace: durationFromMs(5000) } });
  offer(connection, "s0", { route: "menu" });
  await connection.expect("accept");
  await connection.expect("finish");
  const patterns = async () => (await connection.expect("setRoutes")).routes.map((route) => [route.pattern, route.priority]);
  const handler = async () => {};
  a.script("menu", handler, { priority: 3 });
  assert.deepEqual(await patterns(), [["menu", 3]]);
  a.default(() => {});
  assert.deepEqual(await patterns(), [["menu", 3], ["", 0]]);
  assert.equal(a.resolve("menu")?.handler, handler);
  assert.equal(a.unregister("menu"), true);
  assert.deepEqual(await patterns(), [["", 0]]);
  assert.notEqual(a.resolve("menu")?.handler, handler);
  a.clear();
  assert.deepEqual([await patterns(), a.resolve("menu")], [[], undefined]);
  offer(connection, "s1", { route: "menu" });
  await connection.expect("decline");
});
