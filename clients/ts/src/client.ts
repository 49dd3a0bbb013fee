/** The client for events, actions and servers. */
import { create } from "@bufbuild/protobuf";
import type { CallOptions } from "./call.js";
import { Call, Calls, type CallFactory, type CallsOptions } from "./calls.js";
import { Subscriptions } from "./subscriptions.js";
import { Actions } from "./gen/astergate/actions.js";
import type { OriginateCallInit } from "./gen/astergate/services.js";
import { CallSchema, type Call as CallMessage } from "./gen/astergate/v1/call_pb.js";
import { connect, type ConnectOptions } from "./transport.js";

/**
 * A client of one astergate. Its calls may run at the same time; close it to let
 * the process end. Its transport serves for clients of further generated
 * services: `createClient(AgiService, client.transport)`.
 */
export class Client extends Subscriptions {
  /** Manager actions, typed. */
  readonly actions: Actions;
  readonly #cut: () => void;

  /** @param target `host:port`, or a URL: `https://astergate.example.org` */
  constructor(target: string, options: ConnectOptions = {}) {
    const { transport, close } = connect(target, options);
    super(transport);
    this.#cut = close;
    this.actions = new Actions(transport);
  }

  /** Makes a call, as originate does, and returns its object. */
  async dial(init: OriginateCallInit, options: CallOptions = {}): Promise<Call> {
    return this.call((await this.originate(init, options)).call ?? "");
  }

  /** The object of a call: of its id, or of a message that names it. */
  call(call: CallMessage | string): Call {
    return new Call(this, typeof call === "string" ? create(CallSchema, { call }) : call);
  }

  /** The live calls, always current: `const calls = await client.calls().open()`. Give a subclass of Call to be called back. */
  calls(options?: CallsOptions): Calls<Call>;
  calls<C extends Call>(make: CallFactory<C>, options?: CallsOptions): Calls<C>;
  calls(first: CallFactory<Call> | CallsOptions = {}, options: CallsOptions = {}): Calls<Call> {
    return typeof first === "function" ? new Calls(this, first, options) : new Calls(this, Call, first);
  }

  /** Cuts the connection: running calls fail, callbacks end, and the process can end. */
  override close(): void {
    super.close();
    this.#cut();
  }
}
