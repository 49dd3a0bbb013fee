// A menu for callers: node dist/ivr_menu.js
//
// In the dialplan:  same => n,AGI(agi://HOST/menu/sales)
//                   same => n,Hangup()
import { AgiAppError, App, type AgiSession } from "astergate";

const app = new App(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_TOKEN"] });

app.script(/menu\/(?<department>\w+)$/, async (call, { department }) => {
  console.log(`${call.channel} (${call.environment.get("agi_callerid") ?? "?"}) calls ${department ?? ""}`);
  await call.answer();
  for (let tries = 0; tries < 3; tries++) {
    const choice = (await call.streamFile("demo-congrats", { escapeDigits: "129" })).digit ?? (await call.waitForDigit(5000));
    if (choice === "1") return await dial(call, department ?? "sales");
    if (choice === "2") return await leaveMessage(call);
    if (choice === "9") break;
    await call.streamFile("invalid");
  }
  await call.streamFile("vm-goodbye");
  await call.hangup();
});

async function dial(call: AgiSession, who: string): Promise<void> {
  await call.exec("Dial", `PJSIP/${who},20`);
  const status = await call.getVariable("DIALSTATUS");
  if (status !== "ANSWER") await leaveMessage(call);
}

async function leaveMessage(call: AgiSession): Promise<void> {
  try {
    const file = `/tmp/message-${call.uniqueId}`;
    await call.recordFile(file, "wav", { escapeDigits: "#", timeoutMs: 60_000, beep: true, silenceMs: 5000 });
  } catch (error) {
    // Only this: a caller who hangs up ends the handler by himself.
    if (!(error instanceof AgiAppError)) throw error;
    await call.verbose(`no message was recorded: ${error.message}`);
  }
}

app.default(async (call) => {
  await call.verbose(`nobody handles ${call.path}`);
});

await app.serve();
