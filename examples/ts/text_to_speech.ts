// Says any text, by a program that makes a sound file of it.
//
//   SPEECH_FOLDER=/var/lib/asterisk/sounds/speech SPEECH_COMMAND='espeak-ng -w {file} {text}' node dist/text_to_speech.js
//
// In the dialplan:  same => n,AGI(agi://ASTERGATE/say,Hello there)
//
// The folder is seen by Asterisk (there as SPEECH_SEEN_AS, if that is another
// name) and by this program. {file} ends in .wav, 8 kHz, 16 bits, mono; each
// text is made once.
import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { access, chmod, rename } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { App } from "astergate";

const folder = process.env["SPEECH_FOLDER"] ?? "/var/lib/asterisk/sounds/speech";
const seenAs = process.env["SPEECH_SEEN_AS"] ?? folder;
const [program = "", ...words] = (process.env["SPEECH_COMMAND"] ?? "espeak-ng -w {file} {text}").split(" ");
const app = new App(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_ACCESS_TOKEN"] });

// The name, for streamFile, of a file that says the text.
async function sound(text: string): Promise<string> {
  const name = createHash("sha256").update(text).digest("hex").slice(0, 24);
  const file = join(folder, `${name}.wav`);
  if (!(await access(file).then(() => true, () => false))) {
    const made = join(folder, `${randomUUID()}.wav`);
    // No shell: what a caller says is one argument, whatever is in it.
    await promisify(execFile)(program, words.map((word) => word.replace("{file}", made).replace("{text}", () => text)));
    await chmod(made, 0o644);
    await rename(made, file); // at once, so that nobody plays half of it
  }
  return `${seenAs}/${name}`;
}

app.script("say", async (call) => {
  await call.answer();
  for (const text of call.args) {
    const { digit } = await call.streamFile(await sound(text), { escapeDigits: "0123456789*#" });
    if (digit) return call.variables.set("SAY_DIGIT", digit);
  }
});

await app.serve();
