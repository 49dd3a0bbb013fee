/** How this package reaches astergate. */
import type { SecureClientSessionOptions } from "node:http2";
import { setTimeout as sleep } from "node:timers/promises";
import type { Interceptor, Transport } from "@connectrpc/connect";
import { createGrpcTransport, Http2SessionManager } from "@connectrpc/connect-node";
import { decodeFaster } from "./decoding.js";

/** How to connect. */
export interface ConnectOptions {
  /** A bearer token that astergate's configuration knows, or a function that is asked for one before each call: for tokens that expire. */
  token?: string | (() => string | Promise<string>) | undefined;
  /** TLS and socket options, as of node:http2 (`ca`, `cert`, `key`). For `https:` targets. */
  nodeOptions?: SecureClientSessionOptions | undefined;
}

/**
 * A transport to target: `host:port`, or a URL whose scheme `https:` means TLS.
 * Connections open when they are needed; close() cuts them.
 */
export function connect(target: string, options: ConnectOptions): { transport: Transport; close: () => void } {
  decodeFaster();
  const baseUrl = target.includes("://") ? target : `http://${target}`;
  // astergate disconnects who pings more often than every 10 s.
  const sessionManager = new Http2SessionManager(baseUrl, { pingIntervalMs: 20_000, pingTimeoutMs: 10_000 }, options.nodeOptions);
  const authorize: Interceptor = (next) => async (request) => {
    const token = typeof options.token === "function" ? await options.token() : options.token;
    if (token) request.header.set("Authorization", `Bearer ${token}`);
    return next(request);
  };
  const transport = createGrpcTransport({ baseUrl, sessionManager, interceptors: [authorize] });
  return { transport, close: () => sessionManager.abort() };
}

/** Waits before attempt n+1 (0.1 s doubling up to 5 s, with jitter). Rejects when signal aborts. */
export async function backOff(attempt: number, signal?: AbortSignal): Promise<void> {
  const ms = Math.min(5000, 100 * 2 ** attempt) * (0.5 + Math.random() / 2);
  await sleep(ms, undefined, signal ? { signal } : {});
}
