import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { create } from "@bufbuild/protobuf";
import { Code, type ServiceImpl } from "@connectrpc/connect";
import { ActionReservedError, Client, ManagerAuthError, ManagerError, ManagerSocketError, OutcomeUnknownError, configLines } from "../src/index.js";
import { GetConfigResponseSchema } from "../src/gen/astergate/ami/v1/system_pb.js";
import { ActionService } from "../src/gen/astergate/v1/action_service_pb.js";
import { byReason } from "../src/gen/astergate/v1/errors.js";
import { FakeService, refusal, silence } from "./fake_service.js";

let fake: FakeService | undefined;
let client: Client | undefined;
afterEach(() => {
  client?.close();
  fake?.stop();
  client = fake = undefined;
});

async function start(actions: Partial<ServiceImpl<typeof ActionService>>): Promise<Client> {
  fake = await FakeService.start((router) => router.service(ActionService, actions));
  return (client = new Client(fake.target, { token: "0123456789abcdef" }));
}

const item = (application: string) => ({ name: "CoreShowChannel", body: { case: "coreShowChannel" as const, value: { application } } });

test("a streamed action", async () => {
  const asked: unknown[] = [];
  const client = await start({ streamAction: async function* ({ server, action, headers, listTimeout }, context) {
    asked.push(server, action, headers[0]?.name, headers[0]?.value, listTimeout?.seconds, (context.timeoutMs() ?? 0) > 8000);
    yield { head: { success: true, response: "Success" } };
    yield { items: [item("Dial"), item("Echo")] };
    yield { items: [item("Queue")] };
    yield { end: { listComplete: true }, endEvent: { name: "CoreShowChannelsComplete" } };
  } });
  const stream = client.streamAction("CoreShowChannels", { X: 1 }, { server: "pbx1", listTimeoutMs: 2000, timeoutMs: 9000 });
  const names: unknown[] = [];
  for await (const { body } of stream) {
    assert(stream.head?.success && !stream.reply);
    if (body?.$typeName === "astergate.ami.event.v1.CoreShowChannel") names.push(body.application);
  }
  assert.deepEqual(names, ["Dial", "Echo", "Queue"]);
  assert.equal(stream.reply?.listComplete, true);
  assert.equal(stream.end?.name, "CoreShowChannelsComplete");
  assert.deepEqual(asked, ["pbx1", "CoreShowChannels", "X", "1", 2n, true]);
});

test("a stream that is refused, breaks, or is left", async () => {
  let left: () => void = () => {};
  const gone = new Promise<void>((resolve) => (left = resolve));
  const client = await start({ streamAction: async function* ({ action }, { signal }) {
    if (action === "Logoff") throw refusal(Code.InvalidArgument, "ACTION_RESERVED", "astergate", { action });
    yield { head: {} };
    yield { items: [item("Dial")] };
    if (action === "Break") throw refusal(Code.Unknown, "OUTCOME_UNKNOWN", "astergate", { action });
    await silence(signal);
    left();
  } });
  const read = async (action: string) => {
    for await (const event of client.streamAction(action)) assert.equal(event.name, "CoreShowChannel");
  };
  await assert.rejects(read("Logoff"), ActionReservedError);
  await assert.rejects(read("Break"), OutcomeUnknownError);
  for await (const event of client.streamAction("Endless")) {
    assert.equal(event.name, "CoreShowChannel");
    break;
  }
  await gone;
  const stop = new AbortController();
  const aborted = client.streamAction("Endless", {}, { signal: stop.signal });
  await assert.rejects(async () => {
    for await (const event of aborted) stop.abort(event);
  });
  assert.equal(aborted.reply, undefined);
});

test("lines of a configuration file", () => {
  const response = create(GetConfigResponseSchema, { categories: [
    { name: "general", lines: [{ name: "a", value: "1" }, { name: "a", value: "2" }] },
    { name: "empty" },
    { name: "other", lines: [{ name: "b", value: "x=y" }] },
  ] });
  assert.deepEqual([...configLines(response)], [
    { category: "general", name: "a", value: "1" }, { category: "general", name: "a", value: "2" }, { category: "other", name: "b", value: "x=y" },
  ]);
});

test("families of errors", async () => {
  const of = (reason: string) => byReason[reason]?.prototype as unknown;
  for (const reason of ["ACTION_UNKNOWN", "ASTERISK_DENIED", "CHANNEL_NOT_FOUND", "ORIGINATE_FAILED"]) assert(of(reason) instanceof ManagerError, reason);
  for (const reason of ["NOT_SENT", "OUTCOME_UNKNOWN", "SERVER_STOPPING"]) assert(of(reason) instanceof ManagerSocketError, reason);
  // As in pystrix: one of a socket is none of the manager, one of a login is.
  assert(of("UNAUTHENTICATED") instanceof ManagerAuthError && of("UNAUTHENTICATED") instanceof ManagerError);
  assert(!(of("NOT_SENT") instanceof ManagerError) && !(of("DANGEROUS_ACTION") instanceof ManagerError));
  client = new Client("127.0.0.1:1");
  await assert.rejects(client.listServers(), ManagerSocketError);
  await assert.rejects(client.sendAction("Ping"), ManagerSocketError);
});
