// Places a call and follows it to its end; meanwhile shows every live call.
//
//   node dist/calls.js PJSIP/alice internal 100
import { Call, Client } from "astergate";

class Shown extends Call {
  override dialingFinished(status: string) { console.log(`${this.id} dialled: ${status}`); }
  override callStateChanged(_state: number, text: string) { console.log(`${this.id} ${text}, ${this.uniqueIds.length} channels`); }
  override callEnded(_cause: number | undefined, text: string) { console.log(`${this.id} ended: ${text}`); }
}

const [channel = "PJSIP/alice", context = "internal", exten = "s"] = process.argv.slice(2);
const client = new Client(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_ACCESS_TOKEN"] });
const calls = await client.calls(Shown).open();
console.log(`${calls.size} calls now`);
const call = await client.dial({ channel, context, exten, timeoutMs: 30_000 });
if (await call.answered()) {
  console.log("answered");
  await call.ended();
}
console.log(`over: ${call.message.causeText || call.message.failure}, ${call.message.total?.seconds ?? 0n} s`);
calls.close();
client.close();
