// Asks the caller for a PIN, up to three times, and has an HTTP service check it.
//
//   PIN_SERVICE=http://localhost:8000/pin node dist/pin_check.js
//
// In the dialplan:  same => n,AGI(agi://ASTERGATE/pin)
//                   same => n,GotoIf($["${PIN_OK}" = "yes"]?granted:denied)
//
// The service gets {"caller": "...", "pin": "..."} by POST, and answers {"ok": true} or {"ok": false}.
import { App } from "astergate";

const service = process.env["PIN_SERVICE"] ?? "http://localhost:8000/pin";
const app = new App(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_ACCESS_TOKEN"] });

app.script("pin", async (call) => {
  await call.answer();
  for (let tries = 0; tries < 3; tries++) {
    const { digits } = await call.getData("vm-password", { timeoutMs: 5000, maxDigits: 8 });
    if (!digits) continue;
    let ok = false;
    try {
      const body = JSON.stringify({ caller: call.environment.get("agi_callerid"), pin: digits });
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(service, { method: "POST", body, headers, signal: AbortSignal.any([call.signal, AbortSignal.timeout(5000)]) });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      ok = ((await answer.json()) as { ok: boolean }).ok;
    } catch (error) {
      call.signal.throwIfAborted();
      call.log("the PIN service does not answer:", error);
      await call.streamFile("an-error-has-occurred");
      break;
    }
    if (ok) return call.variables.set("PIN_OK", "yes");
    await call.streamFile("vm-incorrect");
  }
  await call.variables.set("PIN_OK", "no");
  await call.streamFile("vm-goodbye");
});

await app.serve();
