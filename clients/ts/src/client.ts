/** The client for events, actions and servers. */
import { Subscriptions } from "./subscriptions.js";
import { Actions } from "./gen/astergate/actions.js";
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

  /** Cuts the connection: running calls fail, callbacks end, and the process can end. */
  override close(): void {
    super.close();
    this.#cut();
  }
}
