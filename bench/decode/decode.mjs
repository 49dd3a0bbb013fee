// What an event costs in Node: run by `go run ./bench/decode`, with the folder of its messages.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const dist = process.env.FACADE ?? new URL("../../clients/ts/dist", import.meta.url).href;
const { EventStream } = await import(`${dist}/events.js`);
const { connect } = await import(`${dist}/transport.js`);
const { SubscribeResponseSchema } = await import(`${dist}/gen/astergate/v1/event_service_pb.js`);
const { fromBinary } = await import(new URL("../node_modules/@bufbuild/protobuf/dist/esm/index.js", `${dist}/`).href);

const milliseconds = 150;

function* messages(data) {
  for (let at = 0, size; at < data.length; at += 4 + size) {
    size = data.readUInt32LE(at);
    yield data.subarray(at + 4, at + 4 + size);
  }
}

// A client of EventService whose stream holds messages instead of what comes by a network.
const memory = (received) => ({
  async *subscribe() {
    for (const data of received) yield fromBinary(SubscribeResponseSchema, data);
  },
});

// Processor time in µs: other work on the machine says nothing of this one.
function spent() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

let read = 0; // so that nothing is left out

const ways = {
  async protobuf(received) {
    for (const data of received) for (const event of fromBinary(SubscribeResponseSchema, data).events) read += event.name.length;
  },
  async iterator(received, count) {
    for await (const event of new EventStream(memory(received), [], {})) {
      read += event.name.length;
      if (--count === 0) return;
    }
  },
  async batches(received, count) {
    for await (const batch of new EventStream(memory(received), [], {}).batches()) {
      for (const event of batch) read += event.name.length;
      if ((count -= batch.length) === 0) return;
    }
  },
};
if (!EventStream.prototype.batches) delete ways.batches; // an older build, to compare with

const sets = readdirSync(process.argv[2]).sort().map((file) => {
  const received = [...messages(readFileSync(join(process.argv[2], file)))];
  return { file, received, count: received.reduce((sum, data) => sum + fromBinary(SubscribeResponseSchema, data).events.length, 0) };
});
for (const [name, way] of Object.entries(ways)) {
  if (name !== "protobuf") connect("localhost:1", {}).close(); // a client decodes in its own way
  for (const { file, received, count } of sets) {
    await way(received, count); // what is compiled or learned once
    let events = 0;
    const start = spent();
    for (; spent() - start < milliseconds * 1000; events += count) await way(received, count);
    console.log(`node, ${name}\t${file}\t${(spent() - start) / events}`);
  }
}
if (read === 0) throw new Error("nothing was read");
