// Lists the channels, then waits for the next one that hangs up:
//
//   node dist/channels.js [SECONDS]
import { Client, events } from "astergate";

const client = new Client(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_ACCESS_TOKEN"] });
try {
  // Subscribed first: who hangs up while the list comes is not missed.
  const hangups = await client.events(events.Hangup).open();
  for await (const { channel } of client.actions.coreShowChannels()) {
    console.log(channel?.channel, channel?.channelStateDesc, channel?.callerIdNum);
  }
  const { body } = await hangups.first(undefined, { timeoutMs: 1000 * Number(process.argv[2] ?? 60) });
  console.log("hung up:", body.channel?.channel, body.causeTxt);
} finally {
  client.close();
}
