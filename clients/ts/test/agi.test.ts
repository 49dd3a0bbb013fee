/** App against the real AgiService, which a fake channel dials by FastAGI. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import {
  AgiAppError, AgiDatabaseError, AgiDeniedError, AgiHangup, AgiInvalidCommandError, AgiResultHangup, AgiSignalHangup, AgiUsageError, App, Client,
  type Handler,
} from "../src/index.js";
import { Channel, Proxy } from "./fake_asterisk.js";
import { demo, freePort, serve, until, type Running } from "./harness.js";

let simulated: Awaited<ReturnType<typeof demo>>;
let service: Running;
let agi: number;
let client: Client;
before(async () => {
  simulated = await demo();
  agi = await freePort();
  service = await serve(await freePort(), simulated.manager, { ASTERGATE_AGI_LISTEN: `127.0.0.1:${agi}` });
  client = new Client(service.target);
  await until("link", async () => (await client.listServers()).servers.some((s) => s.info) || undefined);
});
after(async () => {
  client.close();
  await service.stop();
  await simulated.stop();
});

/** Serves one script while work runs. */
async function serving(pattern: RegExp, handler: Handler, work: () => Promise<void>, target = service.target): Promise<string[]> {
  const logged: string[] = [];
  const stop = new AbortController();
  const app = new App(target, { log: (message, error) => logged.push(`${message} ${String(error ?? "")}`) }).script(pattern, handler);
  let ready = false;
  const served = app.serve({ signal: stop.signal, handleSignals: false, retryMs: 10_000, drainMs: 1000, onReady: () => (ready = true) });
  served.catch(() => undefined); // told below
  try {
    await until("registered", () => ready || undefined);
    await work();
  } finally {
    stop.abort();
    await served;
  }
  return logged;
}

const done = "200 result=1";
const thrown = async (command: Promise<unknown>) => command.then(() => assert.fail("no error"), (e: unknown) => e);

test("a call: what Asterisk said, typed results, quoting, failures", async () => {
  const got: unknown[] = [];
  const logged = await serving(/order\/(?<step>\w+)/, async (call, { step }) => {
    got.push(step, call.args, call.query.get("a"), call.server, call.channel, call.uniqueId, call.environment.get("agi_callerid"));
    got.push(call.environment.get("agi_calleridname"));
    await call.answer();
    got.push(await call.streamFile("demo-thanks", { escapeDigits: "12" }));
    got.push(await call.getVariable("UNSET"), await call.getVariable("EMPTY"), await call.getVariable("FULL"));
    await call.setVariable("NAME", 'a "b" \\ ü');
    got.push(await call.getData("enter", { timeoutMs: 1500, maxDigits: 4 }));
    assert(await thrown(call.exec("NoSuch", "x")) instanceof AgiAppError);
    assert(await thrown(call.databaseGet("fam", "key")) instanceof AgiDatabaseError);
    const usage = await thrown(call.execute("SAY ALPHA", "x"));
    assert(usage instanceof AgiUsageError && usage.usage.includes("Usage: how"), String(usage));
    assert(await thrown(call.execute("NO SUCH")) instanceof AgiInvalidCommandError);
    assert(await thrown(call.exec("System", "id")) instanceof AgiDeniedError);
    got.push((await call.execute("NOOP", "last")).result);
  }, async () => {
    const channel = await Channel.dial(agi, "order/menu?a=1&b=2", ["one", "two,three"], (line) => {
      if (line.startsWith("STREAM FILE")) return "200 result=49 endpos=8000";
      if (line.includes("UNSET")) return "200 result=0";
      if (line.includes("EMPTY")) return "200 result=1 ()";
      if (line.includes("FULL")) return "200 result=1 (J\xfcrgen (x))";
      if (line.startsWith("GET DATA")) return "200 result=12 (timeout)";
      if (line.startsWith("EXEC")) return "200 result=-2";
      if (line.startsWith("DATABASE")) return "200 result=0";
      if (line.startsWith("SAY ALPHA")) return "520-Invalid command syntax.  Proper usage follows:\nUsage: how\n520 End of proper usage.";
      if (line.startsWith("NO ")) return "510 Invalid or unknown command";
      return done;
    });
    await channel.closed;
    assert(channel.lines.includes('SET VARIABLE "NAME" "a \\"b\\" \\\\ ü"'), channel.lines.join("\n"));
    assert(!channel.lines.some((l) => l.includes("System")));
  });
  assert.deepEqual(got, [
    "menu", ["one", "two,three"], "1", "pbx1", "PJSIP/alice-00000001", "1700000000.1", "100", "J\ufffdrgen",
    { digit: "1", endPosition: 8000 }, undefined, "", "J\ufffdrgen (x)", { digits: "12", timeout: true }, "1",
  ]);
  assert.deepEqual(logged, []);
});

test("hangup: before the first command, during one, between two; cleanup works", async () => {
  const got: unknown[] = [];
  let hangUp = () => {};
  const logged = await serving(/hang\/(?<when>\w+)/, async (call, { when }) => {
    if (when !== "before") await call.answer();
    if (when !== "during") {
      setTimeout(hangUp, 100); // when the session's accept has certainly arrived
      await once(call.signal, "abort");
    }
    const error = await thrown(call.streamFile("demo-thanks"));
    assert(error instanceof AgiHangup, String(error));
    got.push(when, error instanceof (when === "during" ? AgiResultHangup : AgiSignalHangup), call.hungUp, call.signal.aborted);
    await call.setVariable("CLEANED", "yes");
    throw error;
  }, async () => {
    for (const when of ["before", "during", "between"]) {
      const channel = await Channel.dial(agi, `hang/${when}`, [], (line) => {
        if (!line.startsWith("STREAM FILE")) return "200 result=0";
        return when === "during" ? "200 result=-1\nHANGUP" : "511 Command Not Permitted on a dead channel or intercept routine";
      });
      hangUp = () => channel.say("HANGUP");
      await channel.closed;
      assert(channel.lines.some((l) => l.includes("CLEANED")), `${when}: ${channel.lines.join(" / ")}`);
    }
  });
  assert.deepEqual(got, ["before", true, true, true, "during", true, true, true, "between", true, true, true]);
  assert.deepEqual(logged, []);
});

test("a handler that throws gives the call back as failed", async () => {
  const logged = await serving(/bad/, () => assert.fail("oops"), async () => {
    const channel = await Channel.dial(agi, "bad", [], () => done);
    await channel.closed;
    assert(channel.lines.some((l) => l.includes("ASTERGATE_STATUS") && l.includes("FAILED")), channel.lines.join("\n"));
  });
  assert.match(logged.join(), /bad.*oops/);
});

test("a call goes on over a broken connection: nothing is run twice", async () => {
  const proxy = await Proxy.start(Number(service.target.split(":")[1]));
  const got: string[] = [];
  let channel: Channel | undefined;
  const logged = await serving(/resume/, async (call) => {
    for (let i = 0; i < 5; i++) got.push((await call.execute("NOOP", i)).result);
  }, async () => {
    channel = await Channel.dial(agi, "resume", [], (line) => {
      if (!line.includes("2")) return `200 result=${got.length}`;
      proxy.cut(); // while the command runs
      setTimeout(() => channel?.say("200 result=2"), 400);
      return undefined;
    });
    await channel.closed;
  }, proxy.target);
  proxy.stop();
  assert.deepEqual(got, ["0", "1", "2", "3", "4"]);
  assert.deepEqual(channel?.lines.filter((l) => l.startsWith("NOOP")), got.map((n) => `NOOP "${n}"`));
  assert.match(logged.join(), /trying again/);
});

test("a hundred calls at once, none lost, none crossed", async () => {
  const ends: Promise<unknown>[] = [];
  await serving(/many\/(?<n>\d+)/, async (call, { n }) => {
    for (let i = 0; i < 5; i++) assert.equal((await call.execute("NOOP", `${n}-${i}`)).data, `${n}-${i}`);
  }, async () => {
    for (let n = 0; n < 100; n++) {
      const channel = await Channel.dial(agi, `many/${n}`, [], (line) => `200 result=1 (${line.split('"')[1] ?? ""})`);
      ends.push(channel.closed.then(() => assert.equal(channel.lines.filter((l) => l.startsWith(`NOOP "${n}-`)).length, 5)));
    }
    await Promise.all(ends);
  });
});

test("the README's first handler answers the demo's calls", async () => {
  const digits: unknown[] = [];
  const stop = new AbortController();
  const app = new App(simulated.target, { log: (message, error) => assert.fail(`${message} ${String(error)}`) });
  app.script(/demo\/(?<what>\w+)/, async (call, { what }) => {
    await call.answer();
    const { digit } = await call.streamFile("demo-thanks", { escapeDigits: "12" });
    await call.verbose(`${what}: ${digit ?? "nothing"} was pressed`);
    digits.push(what);
  });
  const served = app.serve({ signal: stop.signal, handleSignals: false, retryMs: 5000 });
  await until("a call", () => digits[0] ?? undefined, 30_000);
  stop.abort();
  await served;
  assert.equal(digits[0], "welcome");
});
