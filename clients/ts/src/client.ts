/** The client for events, actions and servers. */
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import { createClient, type Transport } from "@connectrpc/connect";
import { rpcError } from "./errors.js";
import { EventStream, type EventsOptions } from "./events.js";
import type { HeaderSchema } from "./gen/astergate/ami/event/v1/header_pb.js";
import { ActionService, SendActionRequestSchema, type SendActionRequest, type SendActionResponse } from "./gen/astergate/v1/action_service_pb.js";
import { NotSentError } from "./gen/astergate/v1/errors.js";
import { AgiService } from "./gen/astergate/v1/agi_service_pb.js";
import { EventService } from "./gen/astergate/v1/event_service_pb.js";
import type { Server } from "./gen/astergate/v1/server_pb.js";
import { ServerService } from "./gen/astergate/v1/server_service_pb.js";
import { backOff, connect, type ConnectOptions } from "./transport.js";

/** A header's value. Bytes are for text that is not UTF-8; an undefined header is left out. */
export type HeaderValue = string | number | boolean | Uint8Array | undefined;
/** An action's headers in their order; arrays and repeated pairs repeat the header. */
export type Headers =
  | Readonly<Record<string, HeaderValue | readonly HeaderValue[]>>
  | readonly (readonly [name: string, value: HeaderValue])[];

/** Bounds of a call. */
export interface CallOptions {
  /** In milliseconds. Default: the server's own. */
  timeoutMs?: number | undefined;
  /** Leaves the call. */
  signal?: AbortSignal | undefined;
}

/** How to send an action: see SendActionRequest. */
export interface ActionOptions extends CallOptions, Partial<Pick<SendActionRequest, "server" | "actionId" | "maxItems" | "maxBytes" | "view" | "link">> {
  /** Returns a list that has not ended by then as far as it came, in ms. */
  listTimeoutMs?: number | undefined;
  /** How often to send again what was certainly not sent (NotSentError). Default 0. */
  retryNotSent?: number | undefined;
}

/** A client of one astergate. Its calls may run at the same time; close it to let the process end. */
export class Client {
  /** The services as they are, for all that has no method here. They throw ConnectError: see rpcError. */
  readonly raw;
  /** For clients of further generated services. */
  readonly transport: Transport;
  readonly #close: () => void;

  /** @param target `host:port`, or a URL: `https://astergate.example.org` */
  constructor(target: string, options: ConnectOptions = {}) {
    const { transport, close } = connect(target, options);
    this.transport = transport;
    this.#close = close;
    this.raw = {
      actions: createClient(ActionService, transport),
      agi: createClient(AgiService, transport),
      events: createClient(EventService, transport),
      servers: createClient(ServerService, transport),
    };
  }

  /** Subscribes to events when it is iterated over: `for await (const event of client.events())`. */
  events(options: EventsOptions = {}): EventStream {
    return new EventStream(this.raw.events, options);
  }

  /**
   * Sends one action, at most once, and collects its reply. Asterisk's own
   * refusal is a reply with `success` false.
   *
   * @throws NotSentError: sending again is safe. OutcomeUnknownError: it may have
   * been done; also when the signal aborts or the time is over meanwhile.
   * DeniedError, InvalidHeaderError, ServerUnknownError...: nothing was sent.
   */
  async sendAction(action: string, headers: Headers = {}, options: ActionOptions = {}): Promise<SendActionResponse> {
    const { timeoutMs, signal, listTimeoutMs, retryNotSent = 0, ...rest } = options;
    const listTimeout = listTimeoutMs === undefined ? undefined : durationFromMs(listTimeoutMs);
    const request = create(SendActionRequestSchema, { ...rest, action, headers: wireHeaders(headers), listTimeout });
    const deadline = timeoutMs === undefined ? undefined : Date.now() + timeoutMs;
    for (let attempt = 0; ; attempt++) {
      signal?.throwIfAborted();
      try {
        const left = deadline === undefined ? undefined : Math.max(1, deadline - Date.now());
        return await this.raw.actions.sendAction(request, { timeoutMs: left, signal });
      } catch (thrown) {
        const error = rpcError(thrown, true);
        const late = deadline !== undefined && Date.now() >= deadline;
        if (!(error instanceof NotSentError) || attempt >= retryNotSent || late) throw error;
        await backOff(attempt, signal);
      }
    }
  }

  /** All configured servers, by name, without the actions that each offers. */
  async servers(options: CallOptions = {}): Promise<Server[]> {
    const list = this.raw.servers.listServers({}, options);
    return (await list.catch((thrown: unknown) => Promise.reject(rpcError(thrown)))).servers;
  }

  /** Cuts the connection: running calls fail, and the process can end. */
  close(): void {
    this.#close();
  }
}

function wireHeaders(headers: Headers): MessageInitShape<typeof HeaderSchema>[] {
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
  return pairs.flatMap(([name, value]: readonly [string, HeaderValue | readonly HeaderValue[]]) =>
    (Array.isArray(value) ? value : [value])
      .filter((v: HeaderValue) => v !== undefined)
      .map((v: HeaderValue) => (v instanceof Uint8Array ? { name, rawValue: v } : { name, value: String(v) })),
  );
}
