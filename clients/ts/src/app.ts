/** Handlers for calls that the dialplan sends by AGI. */
import { create } from "@bufbuild/protobuf";
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import { createClient } from "@connectrpc/connect";
import { AgiRouteSchema, AgiService, type AgiRoute } from "./gen/astergate/v1/agi_service_pb.js";
import type { AgiSession } from "./session.js";
import { connect, type ConnectOptions } from "./transport.js";
import { Worker } from "./worker.js";

/** Handles one call. When it returns, the dialplan goes on; what it throws fails the session, except AgiHangup. */
export type Handler = (call: AgiSession, groups: Readonly<Record<string, string>>) => Promise<void> | void;

/** How the sessions of a script are treated: see AgiRoute. */
export interface RouteOptions
  extends Partial<Pick<AgiRoute, "priority" | "workerLost" | "handlerFailed" | "interruptExec" | "noHandler" | "maxSessions" | "stickyKey">> {
  /** How long a session waits while all workers are full, in ms. Default: as configured. */
  queueTimeMs?: number;
  /** How long a session may last, in ms. Default: without end. */
  timeLimitMs?: number;
}

/** Who a worker is. */
export interface AppOptions extends ConnectOptions {
  /** How many calls to take at once. Default 100. */
  capacity?: number | undefined;
  /** For people and logs. Default: host and process id. */
  workerId?: string | undefined;
  /** Gets what goes wrong outside of any caller's sight. Default: console.error. */
  log?: ((message: string, error?: unknown) => void) | undefined;
}

/** How to serve. */
export interface ServeOptions {
  /** Stops serving: no more calls are taken, and serve() returns when those that run have ended. */
  signal?: AbortSignal | undefined;
  /** SIGTERM and SIGINT do the same; a second one ends at once. Default true. */
  handleSignals?: boolean | undefined;
  /** How long running calls may take to end after that, in ms. Default 30 000. */
  drainMs?: number | undefined;
  /** How long to try to reach astergate, in ms, before serve() throws. Default: for ever. */
  retryMs?: number | undefined;
  /** Called whenever astergate has registered the worker: from then on calls come. */
  onReady?: (() => void) | undefined;
}

/** A worker: scripts and their handlers. */
export class App {
  readonly #routes = new Map<string, { route: AgiRoute; handler: Handler }>();
  readonly #workers = new Set<Worker>();

  /** @param target `host:port` of astergate's gRPC, or a URL. */
  constructor(private readonly target: string, private readonly options: AppOptions = {}) {}

  /**
   * Handles scripts whose path, without its query, matches from its start. Both a
   * string and a RegExp's source are taken as RE2: no look-around, no
   * back-references. Flags `i`, `m`, `s` and `u` are known. A handler takes the place
   * of an earlier one for the same pattern, also while serving.
   */
  script(pattern: RegExp | string, handler: Handler, options: RouteOptions = {}): this {
    return this.#add(typeof pattern === "string" ? pattern : re2(pattern), handler, options);
  }

  /** Handles scripts that no pattern matches. */
  default(handler: Handler, options: RouteOptions = {}): this {
    return this.#add("", handler, options);
  }

  /** Takes no more calls for a pattern; without one, for the default. Calls that run go on. Returns false if it has no handler. */
  unregister(pattern: RegExp | string = ""): boolean {
    const had = this.#routes.delete(typeof pattern === "string" ? pattern : re2(pattern));
    this.#reroute();
    return had;
  }

  /** Takes no more calls, until there are handlers again. */
  clear(): void {
    this.#routes.clear();
    this.#reroute();
  }

  /** The handler of this App for a script's path, and the pattern's named groups. Other workers' routes may come first: Client.resolveRoute asks astergate. */
  resolve(path: string): { handler: Handler; groups: Record<string, string> } | undefined {
    const ordered = [...this.#routes].sort(([a, { route: x }], [b, { route: y }]) => Number(!a) - Number(!b) || x.priority - y.priority);
    for (const [pattern, { handler }] of ordered) {
      const flags = /^\(\?([ims]+)\)/.exec(pattern);
      const source = pattern.slice(flags?.[0].length ?? 0).replaceAll("(?P<", "(?<");
      const match = new RegExp(`^(?:${source})`, flags?.[1] ?? "").exec(path);
      if (match) return { handler, groups: Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, value ?? ""])) };
    }
    return undefined;
  }

  /**
   * Serves calls until it is stopped. A lost connection is opened again; calls go
   * on if that succeeds within the server's grace time, else they end for their
   * handlers. Throws an RpcError when astergate refuses the worker.
   */
  async serve(options: ServeOptions = {}): Promise<void> {
    const { signal, handleSignals = true } = options;
    const { transport, close } = connect(this.target, this.options);
    const rpc = createClient(AgiService, transport);
    const worker = new Worker(rpc, this.#routes, { ...this.options, ...options });
    const drain = () => worker.drain();
    const events = handleSignals ? (["SIGTERM", "SIGINT"] as const) : [];
    for (const event of events) process.on(event, drain);
    signal?.addEventListener("abort", drain, { once: true });
    this.#workers.add(worker);
    try {
      if (!signal?.aborted) await worker.run();
    } finally {
      this.#workers.delete(worker);
      for (const event of events) process.off(event, drain);
      signal?.removeEventListener("abort", drain);
      close();
    }
  }

  #add(pattern: string, handler: Handler, options: RouteOptions): this {
    const { queueTimeMs, timeLimitMs, ...others } = options;
    const lengths = {
      ...(queueTimeMs === undefined ? {} : { queueTime: durationFromMs(queueTimeMs) }),
      ...(timeLimitMs === undefined ? {} : { timeLimit: durationFromMs(timeLimitMs) }),
    };
    this.#routes.set(pattern, { route: create(AgiRouteSchema, { pattern, ...others, ...lengths }), handler });
    this.#reroute();
    return this;
  }

  #reroute(): void {
    for (const worker of this.#workers) worker.reroute();
  }
}

function re2({ source, flags }: RegExp): string {
  const known = [...flags].filter((f) => "ims".includes(f)).join("");
  return (known && `(?${known})`) + source.replace(/\(\?<(?![=!])/g, "(?P<").replace(/\\\//g, "/");
}
