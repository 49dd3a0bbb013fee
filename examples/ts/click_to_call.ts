// Calls one telephone and connects it to an extension:
// node dist/click_to_call.js PJSIP/alice 100 [CONTEXT]; in the demo PJSIP/201 601
import { randomUUID } from "node:crypto";
import { Client, NotSentError, OutcomeUnknownError, header } from "astergate";

const [channel, exten, context = "internal"] = process.argv.slice(2);
if (!channel || !exten) {
  console.error("usage: click_to_call CHANNEL EXTEN [CONTEXT]");
  process.exit(2);
}
const client = new Client(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_TOKEN"] });
const ringFor = 30_000;

const id = randomUUID();

async function place(): Promise<void> {
  const sent = await client.sendAction(
    "Originate",
    { Channel: channel, Context: context, Exten: exten, Priority: 1, Timeout: ringFor, Async: true },
    { actionId: id, timeoutMs: 5000, retryNotSent: 3 },
  );
  if (!sent.success) throw new Error(`Asterisk refused: ${header(sent, "Message")}`);
}

// Resolves to whether the telephone was answered. The call is placed only once
// the subscription is live, so that how it went cannot be missed.
async function outcome(): Promise<boolean> {
  let placed: Promise<void> | undefined;
  const giveUp = new AbortController();
  const events = client.events({
    names: ["OriginateResponse"],
    signal: giveUp.signal,
    onLive: () => (placed ??= place().catch((error: unknown) => giveUp.abort(error))),
  });
  const timer = setTimeout(() => giveUp.abort(new Error("nobody said how it went")), ringFor + 10_000);
  for await (const event of events) {
    if (!header(event, "ActionID")?.endsWith(id)) continue;
    clearTimeout(timer);
    return header(event, "Response") === "Success";
  }
  clearTimeout(timer);
  throw giveUp.signal.reason;
}

try {
  const answered = await outcome();
  console.log(answered ? `${channel} answered and talks to ${exten}` : `${channel} did not answer`);
  process.exitCode = answered ? 0 : 1;
} catch (error) {
  if (error instanceof NotSentError) console.error("the call was not placed: it is safe to try again");
  else if (error instanceof OutcomeUnknownError) console.error("the call may have been placed: look before you try again");
  else throw error;
  process.exitCode = 1;
} finally {
  client.close();
}
