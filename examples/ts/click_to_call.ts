// Calls someone by REST, and talks when they answer: one program originates
// and handles the call.
//
//   node dist/click_to_call.js --channel PJSIP/alice [--context click] [--exten s]
//
// The dialplan hands the answered call back to this program:
//
//   [click]
//   exten => s,1,AGI(agi://ASTERGATE/click?id=${CLICK_ID})
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { App } from "astergate";

const { values: options } = parseArgs({
  options: {
    rest: { type: "string", default: process.env["ASTERGATE_REST"] ?? "http://localhost:8080" },
    channel: { type: "string" },
    context: { type: "string", default: "click" },
    exten: { type: "string", default: "s" },
    timeout: { type: "string", default: "60" },
  },
});
if (options.channel === undefined) {
  console.error("usage: click_to_call --channel CHANNEL [--context CONTEXT] [--exten EXTEN] [--rest URL]");
  process.exit(2);
}
const token = process.env["ASTERGATE_ACCESS_TOKEN"];
const click = randomUUID();
const done = new AbortController();
let talked = false;

const app = new App(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token, workerId: "click-to-call" });
app.script("click", async (call) => {
  if (call.query.get("id") !== click) throw new Error(`${call.channel} is a call of somebody else`);
  try {
    await call.answer();
    await call.streamFile("demo-thanks");
    talked = true;
  } finally {
    done.abort();
  }
});

async function originate(): Promise<void> {
  const headers = {
    Channel: options.channel, Context: options.context, Exten: options.exten,
    Priority: "1", Async: "true", Variable: `CLICK_ID=${click}`,
  };
  const response = await fetch(`${options.rest}/v1/servers/-/actions:send`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({
      action: "Originate",
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    }),
  });
  const reply = (await response.json()) as { success?: boolean; message?: string; reply?: { message?: string } };
  console.log("Asterisk says:", reply.reply?.message ?? reply.message);
  if (!reply.success) done.abort();
}

const timer = setTimeout(() => done.abort(), Number(options.timeout) * 1000);
await app.serve({
  signal: done.signal,
  // Called once, when the worker is registered: a call finds its handler then.
  onReady: () => void originate().catch((error: unknown) => { console.error(error); done.abort(); }),
});
clearTimeout(timer);
console.log(talked ? "talked" : "nobody answered");
process.exitCode = talked ? 0 : 1;
