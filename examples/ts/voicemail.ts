// Takes a message: records it, lets the caller hear it again, and keeps or deletes it.
//
//   MESSAGE_FOLDER=/var/spool/asterisk/messages node dist/voicemail.js
//
// In the dialplan:  same => n,AGI(agi://ASTERGATE/message?box=100)
//
// The folder is one of Asterisk's machine. What is kept is noted in Asterisk's
// data base, family messages/BOX.
import { AgiHangup, App } from "astergate";

const folder = process.env["MESSAGE_FOLDER"] ?? "/var/spool/asterisk/messages";
const app = new App(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_ACCESS_TOKEN"] });

app.script("message", async (call) => {
  const box = call.query.get("box") ?? "none";
  const name = `${folder}/${box}-${Math.floor(Date.now() / 1000)}-${call.uniqueId}`;
  try {
    await call.answer();
    await call.streamFile("vm-intro");
    for (let kept = false; !kept; ) {
      // # ends it, as do three minutes, or ten seconds of silence.
      await call.recordFile(name, "wav", { escapeDigits: "#", timeoutMs: 180_000, beep: true, silenceMs: 10_000 });
      let choice: string | undefined;
      for (let tries = 0; tries < 3; tries++) {
        // 1 keeps it, 2 plays it, 3 records it anew.
        const { digit } = await call.streamFile("vm-review", { escapeDigits: "123" });
        choice = digit ?? (await call.waitForDigit(5000));
        if (choice !== "2") break;
        await call.streamFile(name);
      }
      kept = choice !== "3";
    }
    await call.streamFile("vm-msgsaved");
  } catch (error) {
    // Who hangs up has said what he wanted to say.
    if (!(error instanceof AgiHangup)) throw error;
  }
  await call.databasePut(`messages/${box}`, call.uniqueId, name);
  call.log(`kept ${name} for ${box}`);
});

await app.serve();
