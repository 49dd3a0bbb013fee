// Tells the caller how many wait before him, then lets the dialplan put him into the queue.
//
//   node dist/queue_position.js
//
// In the dialplan:  same => n,AGI(agi://ASTERGATE/queue/support)
//                   same => n,Queue(support)
//
// One program is worker and client at once: the number comes from the action QueueStatus.
import { App, Client } from "astergate";

const target = process.env["ASTERGATE_TARGET"] ?? "localhost:50051";
const options = { token: process.env["ASTERGATE_ACCESS_TOKEN"] };
const client = new Client(target, options);
const app = new App(target, options);

app.script(/queue\/(?<queue>[\w-]+)/, async (call, { queue }) => {
  await call.answer();
  const { entries } = await client.actions.queueStatus({ server: call.server, queue: queue ?? "" });
  await call.variables.set("QUEUE_WAITING", entries.length);
  if (entries.length) {
    await call.streamFile("queue-thereare");
    await call.sayNumber(entries.length);
    await call.streamFile("queue-callswaiting");
  } else {
    await call.streamFile("queue-youarenext");
  }
});

await app.serve();
client.close();
