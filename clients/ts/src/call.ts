/** What the generated methods stand on. */
import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import type { Transport } from "@connectrpc/connect";
import { rpcError } from "./errors.js";
import type { HeaderSchema } from "./gen/astergate/ami/event/v1/header_pb.js";
import { LimitExceededError, NotSentError } from "./gen/astergate/v1/errors.js";
import { backOff } from "./transport.js";

/** A header's value. Bytes are for text that is not UTF-8; an undefined header is left out. */
export type HeaderValue = string | number | boolean | Uint8Array | undefined;
/** Headers in their order; arrays and repeated pairs repeat the header. */
export type Headers =
  | Readonly<Record<string, HeaderValue | readonly HeaderValue[]>>
  | readonly (readonly [name: string, value: HeaderValue])[];

/** Bounds of a call. */
export interface CallOptions {
  /** In milliseconds. Default: the server's own. */
  timeoutMs?: number | undefined;
  /** Leaves the call. It does not take back an action that was sent. */
  signal?: AbortSignal | undefined;
  /** How often to send again what was certainly not sent (NotSentError, LimitExceededError). Default 0. */
  retryNotSent?: number | undefined;
}

/** Makes calls, with typed errors. */
export class Caller {
  /** @param transport for clients of further generated services. */
  constructor(readonly transport: Transport) {}

  protected async invoke<I extends DescMessage, O extends DescMessage>(
    method: DescMethodUnary<I, O>, request: MessageShape<I>, write: boolean, { timeoutMs, signal, retryNotSent = 0 }: CallOptions,
  ): Promise<MessageShape<O>> {
    const deadline = Date.now() + (timeoutMs ?? Infinity);
    for (let attempt = 0; ; attempt++) {
      signal?.throwIfAborted();
      try {
        const left = timeoutMs === undefined ? undefined : Math.max(1, deadline - Date.now());
        return (await this.transport.unary(method, signal, left, undefined, request as MessageInitShape<I>)).message;
      } catch (thrown) {
        const error = rpcError(thrown, write);
        if (!(error instanceof NotSentError || error instanceof LimitExceededError) || attempt >= retryNotSent || Date.now() >= deadline) throw error;
        await backOff(attempt, signal);
      }
    }
  }
}

/** A list action under way: awaited it is the whole response, and `for await` has its items. */
export class List<R, I> implements PromiseLike<R>, AsyncIterable<I> {
  /** @internal */
  constructor(private readonly response: Promise<R>, private readonly items: (response: R) => I[]) {}

  then<A = R, B = never>(done?: ((response: R) => A | PromiseLike<A>) | null, failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<A | B> {
    return this.response.then(done, failed);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<I, void, undefined> {
    yield* this.items(await this.response);
  }
}

/** @internal */
export function wireHeaders(headers: Headers = {}): MessageInitShape<typeof HeaderSchema>[] {
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
  return pairs.flatMap(([name, value]: readonly [string, HeaderValue | readonly HeaderValue[]]) =>
    (Array.isArray(value) ? value : [value])
      .filter((v: HeaderValue) => v !== undefined)
      .map((v: HeaderValue) => (v instanceof Uint8Array ? { name, rawValue: v } : { name, value: String(v) })),
  );
}
