// A worker for the conformance suite: each script checks what it is for, and
// tells by the channel's variable RESULT, which the suite sees as the event
// VarSet. The package's folder is the second argument.
import { pathToFileURL } from "node:url";

const [target, folder] = process.argv.slice(2);
const { App, AgiHangup, AgiAppError, AgiInvalidCommandError } = await import(pathToFileURL(`${folder}/dist/index.js`).href);
const app = new App(target, { workerId: "node" });

async function report(call, check) {
  let result = "ok";
  try {
    await check();
  } catch (error) {
    result = `${error.name}: ${error.message}`;
  }
  await call.setVariable("RESULT", result);
}

function same(got, want) {
  if (got !== want) throw new Error(`${JSON.stringify(got)} instead of ${JSON.stringify(want)}`);
}

async function fails(type, command) {
  try {
    await command;
  } catch (error) {
    if (error instanceof type) return;
    throw error;
  }
  throw new Error(`${type.name} was not thrown`);
}

const hungUp = (call) =>
  new Promise((resolve) => (call.hungUp ? resolve() : call.signal.addEventListener("abort", resolve, { once: true })));

app.script(/talk\/(?<who>\w+)/, (call, { who }) =>
  report(call, async () => {
    same(who, "alice");
    await call.answer();
    await call.setVariable("READY", "1");
    const { digit, endPosition } = await call.streamFile("tt-monkeys", { escapeDigits: "5" });
    same(digit, "5");
    if (!(Number(endPosition) > 0 && Number(endPosition) < 80000)) throw new Error(`ended at ${endPosition}`);
    for (const value of ['say "hi"', "back\\slash", "Jürgen €", "a,b;c", ' "" ', '\\"']) {
      await call.setVariable("X", value);
      same(await call.getVariable("X"), value);
    }
    await call.execute("SET VARIABLE", "X", Uint8Array.of(0x4a, 0xfc));
    same(await call.getVariable("X"), "J\ufffd");
    same(await call.getVariable("NOT_SET"), undefined);
    await call.exec("NoOp", "hello");
    await fails(AgiAppError, call.exec("NoSuchApplication"));
    await fails(AgiInvalidCommandError, call.execute("NO SUCH COMMAND"));
  }),
);

app.script("early", async (call) => {
  console.log("early begins");
  await hungUp(call);
  await report(call, () => fails(AgiHangup, call.streamFile("hello-world")));
});

app.script("during", (call) =>
  report(call, async () => {
    await call.answer();
    await call.setVariable("READY", "1");
    await fails(AgiHangup, call.exec("Wait", "60"));
    same(call.hungUp, true);
  }),
);

app.script("between", (call) =>
  report(call, async () => {
    await call.answer();
    await call.setVariable("READY", "1");
    await hungUp(call);
    await fails(AgiHangup, call.waitForDigit(1000));
  }),
);

await app.serve();
