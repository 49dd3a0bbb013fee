/** Services whose every answer the test decides, in plain text or with TLS. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createSecureServer, createServer, type Http2SecureServer, type Http2Server, type ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, createFileRegistry, type DescMessage, type MessageInitShape } from "@bufbuild/protobuf";
import { FieldDescriptorProto_Label, FieldDescriptorProto_Type, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError, type ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { EventService, type SubscribeRequest, type SubscribeResponseSchema } from "../src/gen/astergate/v1/event_service_pb.js";

export type Messages = (request: SubscribeRequest, signal: AbortSignal) => AsyncIterable<MessageInitShape<typeof SubscribeResponseSchema>>;

/** A key and a certificate for 127.0.0.1 that only who is given it trusts. */
export function selfSigned(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), "astergate-tls-"));
  try {
    const [key, cert] = [join(folder, "key"), join(folder, "cert")];
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert], { stdio: "pipe" });
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An error as astergate makes it. */
export function refusal(code: Code, reason: string, domain: string, metadata: Record<string, string> = {}): ConnectError {
  const pairs = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  return new ConnectError(reason, code, undefined, [{ desc: errorInfo, value: { reason, domain, metadata: pairs } as never }]);
}

export class FakeService {
  /** What each subscription asked for. */
  readonly subscriptions: SubscribeRequest[] = [];
  /** What the next subscriptions are told, one after the other; the last goes on for all. */
  streams: Messages[] = [];
  readonly #server: Http2Server | Http2SecureServer;
  readonly #sessions = new Set<ServerHttp2Session>();

  private constructor(more: (router: ConnectRouter) => void, private readonly tls?: { key: string; cert: string }) {
    const subscribe = (request: SubscribeRequest, { signal }: { signal: AbortSignal }) => {
      const stream = this.streams.length > 1 ? this.streams.shift() : this.streams[0];
      this.subscriptions.push(request);
      if (!stream) throw new ConnectError("the test has no stream", Code.Internal);
      return stream(request, signal);
    };
    const handler = connectNodeAdapter({ routes: (router) => { router.service(EventService, { subscribe }); more(router); } });
    this.#server = tls ? createSecureServer(tls, handler) : createServer(handler);
    this.#server.on("session", (session) => this.#sessions.add(session));
  }

  static async start(more: (router: ConnectRouter) => void = () => {}, tls?: { key: string; cert: string }): Promise<FakeService> {
    const fake = new FakeService(more, tls);
    fake.#server.listen(0, "127.0.0.1");
    await once(fake.#server, "listening");
    return fake;
  }

  get target(): string {
    return `${this.tls ? "https" : "http"}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    for (const session of this.#sessions) session.destroy();
    this.#server.close();
  }
}

/** Never ends by itself. */
export function silence(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

// google.rpc.ErrorInfo, its map written as what it is on the wire.
const errorInfo = ((): DescMessage => {
  const field = (name: string, number: number) => ({ name, number, type: FieldDescriptorProto_Type.STRING, label: FieldDescriptorProto_Label.OPTIONAL });
  const metadata = { ...field("metadata", 3), type: FieldDescriptorProto_Type.MESSAGE, typeName: ".google.rpc.Pair", label: FieldDescriptorProto_Label.REPEATED };
  const files = create(FileDescriptorSetSchema, { file: [{
    name: "error.proto", package: "google.rpc", syntax: "proto3",
    messageType: [
      { name: "Pair", field: [field("key", 1), field("value", 2)] },
      { name: "ErrorInfo", field: [field("reason", 1), field("domain", 2), metadata] },
    ],
  }] });
  return createFileRegistry(files).getMessage("google.rpc.ErrorInfo") as DescMessage;
})();
