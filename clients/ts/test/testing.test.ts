import assert from "node:assert/strict";
import { test } from "node:test";
import { AgiDatabaseError, AgiFailureReason, AgiHangup, AgiResultHangup, AgiSignalHangup, AgiUsageError, App, NoAudioError } from "../src/index.js";
import { ScriptedCall } from "../src/testing.js";

const app = new App("nowhere:1");
app.script(/order\/(?<step>\w+)/, async (call, { step }) => {
  await call.answer();
  const { digit } = await call.streamFile(`order-${step}`, { escapeDigits: "12" });
  try {
    if (digit === "1") await call.variables.set("CHOICE", `${call.args[0]} ${call.query.get("lang")}`);
    else {
      const { digits } = await call.getData("pin", { timeoutMs: 5000 });
      await call.databasePut("pins", call.environment.get("agi_callerid") ?? "", digits);
    }
    await call.exec("Dial", "PJSIP/100");
    await call.streamFile("bye");
  } catch (error) {
    if (!(error instanceof AgiHangup)) throw error;
    await call.setVariable("LEFT", "yes");
  }
});

test("a choice", async () => {
  const call = new ScriptedCall("order/menu?lang=en", { args: ["x"] });
  call.expect("streamFile", { filename: "order-menu", escapeDigits: "12" }).returns({ digit: "1" });
  call.expect("exec", { application: "Dial" });
  await call.run(app);
  assert.deepEqual([...call.variables], [["CHOICE", "x en"]]);
  assert.deepEqual(call.commands.map((c) => c.case), ["answer", "streamFile", "setVariable", "exec", "streamFile"]);
});

test("a PIN and a hangup", async () => {
  const call = new ScriptedCall("order/menu", { environment: { agi_callerid: "100" } });
  call.when("streamFile").returns({});
  call.expect("getData", { filename: "pin", timeout: 5000 }).returns({ digits: "0042" });
  call.expect("exec").hangup();
  await call.run(app);
  assert.deepEqual([...call.database, ...call.variables], [["pins/100", "0042"], ["LEFT", "yes"]]);
});

test("values are there, and a dead channel is dead", async () => {
  const call = new ScriptedCall("", { variables: { A: "1" } });
  call.when("raw", { name: "FUTURE COMMAND", arguments: ["a b"] }).returns({ result: "7" });
  call.expect("answer").hangup();
  await call.run(async (session) => {
    assert.deepEqual([await session.variables.get("A"), await session.variables.get("B")], ["1", undefined]);
    await assert.rejects(session.databaseGet("f", "k"), AgiDatabaseError);
    await assert.rejects(session.audio().next(), NoAudioError);
    assert.equal((await session.execute("FUTURE COMMAND", "a b")).result, "7");
    await assert.rejects(session.answer(), AgiResultHangup);
    assert(session.signal.aborted);
    await assert.rejects(session.streamFile("x"), AgiSignalHangup);
    await session.setVariable("CLEAN", "1");
  });
  assert.equal(call.variables.get("CLEAN"), "1");
});

test("what went otherwise is told", async () => {
  const missing = new ScriptedCall();
  missing.expect("verbose", { message: "x" });
  missing.expect("hangup");
  await assert.rejects(missing.run(async (session) => session.verbose("x")), /did not come: hangup/);
  const turned = new ScriptedCall();
  turned.expect("noop", { text: "a" });
  turned.expect("noop", { text: "b" });
  await assert.rejects(turned.run(async (session) => { await session.noop("b"); await session.noop("a"); }), /noop came, but noop/);
  const strict = new ScriptedCall("", { strict: true });
  await assert.rejects(strict.run(async (session) => session.answer()), /nothing was expected/);
  await assert.rejects(new ScriptedCall("unknown").run(app), /no handler/);
  const wrong = new ScriptedCall();
  wrong.expect("answer").fails(AgiFailureReason.USAGE, "wrong", "Usage: ANSWER");
  await assert.rejects(wrong.run(async (session) => session.answer()), (error) => error instanceof AgiUsageError && error.usage === "Usage: ANSWER");
});
