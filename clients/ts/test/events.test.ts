import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Code } from "@connectrpc/connect";
import { App, Client, RpcError, type Event, type EventStream } from "../src/index.js";
import { AgiService } from "../src/gen/astergate/v1/agi_service_pb.js";
import { ServerService } from "../src/gen/astergate/v1/server_service_pb.js";
import { FakeService, refusal, selfSigned, silence } from "./fake_service.js";

let fake: FakeService;
let client: Client;
afterEach(() => {
  client.close();
  fake.stop();
});

async function take(count: number, events: EventStream): Promise<Event[]> {
  const taken: Event[] = [];
  for await (const event of events) if (taken.push(event) === count) break;
  return taken;
}

test("a stream that falls silent is opened again, where it was", async () => {
  fake = await FakeService.start();
  client = new Client(fake.target);
  fake.streams = [
    async function* (_, signal) {
      yield { live: {}, resumeToken: "t0" };
      yield { events: [{ name: "One" }], resumeToken: "t1" };
      await silence(signal);
    },
    async function* () {
      yield { live: {}, resumeToken: "t1" };
      yield { events: [{ name: "Two" }], resumeToken: "t2" };
    },
  ];
  const events = await take(2, client.events({ heartbeatMs: 100 }));
  assert.deepEqual(events.map((e) => e.name), ["One", "Two"]);
  assert.deepEqual(fake.subscriptions.map((s) => s.resumeToken), ["", "t1"]);
});

test("a heartbeat keeps a stream", async () => {
  fake = await FakeService.start();
  client = new Client(fake.target);
  fake.streams = [async function* () {
    yield { live: {} };
    for (let beat = 0; beat < 6; beat++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      yield { heartbeat: {} };
    }
    yield { events: [{ name: "One" }], resumeToken: "t1" };
  }];
  const [event] = await take(1, client.events({ heartbeatMs: 200 }));
  assert.equal(event?.name, "One");
  assert.equal(fake.subscriptions.length, 1);
});

test("who was too slow goes on with the gap", async () => {
  fake = await FakeService.start();
  client = new Client(fake.target);
  fake.streams = [
    async function* () {
      yield { live: {}, resumeToken: "t0" };
      yield { events: [{ name: "One", sequence: 1n }], resumeToken: "t1" };
      throw refusal(Code.ResourceExhausted, "SUBSCRIBER_TOO_SLOW", "astergate", { resume_token: "t1" });
    },
    async function* () {
      yield { live: {}, resumeToken: "t1" };
      yield { events: [{ body: { case: "gap", value: { from: 2n, to: 8n } } }, { name: "Nine", sequence: 9n }], resumeToken: "t9" };
    },
  ];
  const stream = client.events();
  const events = await take(3, stream);
  assert.deepEqual(events.map((e) => e.name || e.body.case), ["One", "gap", "Nine"]);
  assert.deepEqual(fake.subscriptions.map((s) => s.resumeToken), ["", "t1"]);
});

test("TLS with a certificate that only this client trusts", async () => {
  const tls = selfSigned();
  let registered = 0;
  fake = await FakeService.start((router) => {
    router.service(ServerService, { listServers: () => ({ servers: [{ name: "pbx1" }] }) });
    router.service(AgiService, { serve: async function* (requests) {
      for await (const { frame } of requests) {
        if (frame.case === "register") yield { frame: { case: "registered", value: { resumeToken: "t" } } };
        registered++;
      }
    } });
  }, tls);
  client = new Client(fake.target, { nodeOptions: { ca: tls.cert } });
  assert.equal((await client.servers())[0]?.name, "pbx1");
  const stop = new AbortController();
  const app = new App(fake.target, { nodeOptions: { ca: tls.cert } }).default(() => {});
  await app.serve({ signal: stop.signal, handleSignals: false, onReady: () => stop.abort() });
  assert(registered > 0);

  const stranger = new Client(fake.target);
  await assert.rejects(stranger.servers(), (e) => e instanceof RpcError && /certificate/i.test(e.message));
  stranger.close();
});
