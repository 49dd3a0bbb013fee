// A menu: 1 says the caller's number, 2 records a message, # ends.
//
//   node dist/ivr_menu.js
//
// In the dialplan:  same => n,AGI(agi://ASTERGATE/menu)
import { AgiHangup, App } from "astergate";

const app = new App(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_ACCESS_TOKEN"] });

app.script("menu", async (call) => {
  await call.answer();
  try {
    for (let tries = 0; tries < 3; tries++) {
      const { digit: early } = await call.streamFile("vm-options", { escapeDigits: "12#" });
      const digit = early ?? (await call.waitForDigit(5000));
      await call.verbose(`${call.channel} chose ${digit ?? "nothing"}`);
      if (digit === "1") {
        // Not by getVariable("CALLERID(num)"): functions are refused unless configured.
        const number = call.environment.get("agi_callerid") ?? "";
        await call.sayDigits(/^\d+$/.test(number) ? number : "0");
      } else if (digit === "2") {
        await call.recordFile(`/tmp/${call.uniqueId}`, "wav", { escapeDigits: "#", timeoutMs: 30_000, beep: true });
      } else if (digit === "#") {
        break;
      }
    }
    await call.streamFile("vm-goodbye");
    await call.hangup();
  } catch (error) {
    // The caller has gone; commands that need no channel still work.
    if (!(error instanceof AgiHangup)) throw error;
    await call.setVariable("MENU", "left");
  }
});

await app.serve();
