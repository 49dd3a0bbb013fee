/** Replies to actions: streamed ones, and the lines of a configuration file. */
import { createClient, type Transport } from "@connectrpc/connect";
import type { CallOptions } from "./call.js";
import { rpcError } from "./errors.js";
import { Event } from "./event.js";
import type { GetConfigResponse } from "./gen/astergate/ami/v1/system_pb.js";
import type { ActionReply } from "./gen/astergate/ami/v1/reply_pb.js";
import { ActionService, type ActionHead, type StreamActionRequest } from "./gen/astergate/v1/action_service_pb.js";

/**
 * The reply to an action as a stream: `for await` has the items of its list, as
 * Events, once. No more of them are in memory than a few messages hold. Leaving
 * the loop ends the stream; retryNotSent does not apply.
 */
export class ActionStream implements AsyncIterable<Event> {
  /** What Asterisk said before the items, from the first item on and behind an empty list: its refusals too, so read head.success. */
  head: ActionHead | undefined;
  /** Behind the last item: whether the list is complete. Without it it is not, and the loop has thrown why. */
  reply: ActionReply | undefined;
  /** The event that ended the list, if one did. */
  end: Event | undefined;

  /** @internal */
  constructor(private readonly transport: Transport, private readonly request: StreamActionRequest, private readonly options: CallOptions) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, undefined> {
    const { timeoutMs, signal } = this.options;
    const stop = new AbortController();
    const leave = () => stop.abort(signal?.reason);
    if (signal?.aborted) leave();
    signal?.addEventListener("abort", leave);
    try {
      const bounds = { signal: stop.signal, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
      for await (const { head, items, end, endEvent } of createClient(ActionService, this.transport).streamAction(this.request, bounds)) {
        this.head ??= head;
        for (const item of items) yield new Event(item);
        this.reply = end;
        this.end = endEvent && new Event(endEvent);
      }
    } catch (thrown) {
      throw rpcError(thrown, true);
    } finally {
      signal?.removeEventListener("abort", leave);
      leave();
    }
  }
}

/** A line of a configuration file. */
export interface ConfigLine {
  category: string;
  name: string;
  value: string;
}

/** Every line of the reply to getConfig, in the order of the file. */
export function* configLines({ categories }: GetConfigResponse): Generator<ConfigLine, void, undefined> {
  for (const category of categories) for (const { name, value } of category.lines) yield { category: category.name, name, value };
}
