// Prints events as they come: node dist/event_tail.js [NAME...]
// Names may hold * and ?: 'Bridge*'. Ctrl-C ends it.
import { Client, header } from "astergate";

const client = new Client(process.env["ASTERGATE_TARGET"] ?? "localhost:50051", { token: process.env["ASTERGATE_ACCESS_TOKEN"] });
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

for await (const event of client.events({ names: process.argv.slice(2), signal: stop.signal })) {
  switch (event.body.case) {
    case "gap":
      console.log(`${event.server}: events ${event.body.value.from} to ${event.body.value.to} are missing`);
      break;
    case "linkUp":
    case "linkDown":
      console.log(`${event.server}: ${event.body.case}`);
      break;
    default:
      console.log(event.server, event.sequence, event.name, header(event, "Channel") ?? "");
  }
}
client.close();
