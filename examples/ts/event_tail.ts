// Prints events as they come: node dist/event_tail.js [NAME...]
// Names may hold * and ?: 'Bridge*'. Ctrl-C ends it.
import { Client, events } from "astergate";

const client = new Client(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_ACCESS_TOKEN"] });
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

for await (const event of client.events(process.argv.slice(2), { signal: stop.signal })) {
  if (event.is(events.Gap)) console.log(`${event.server}: events ${event.body.from} to ${event.body.to} are missing`);
  else console.log(event.server, event.sequence, event.name || event.body?.$typeName, event.header("Channel") ?? "");
}
client.close();
