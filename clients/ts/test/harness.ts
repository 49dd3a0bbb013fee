/** A real astergate for tests: `demo`, and `serve` in front of the demo's simulated Asterisk. */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const bin = process.env["TEST_SERVER_BIN"] ?? assert.fail("set TEST_SERVER_BIN to the server's binary");

export interface Running {
  target: string;
  output: () => string;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

function start(args: string[], env: NodeJS.ProcessEnv): { child: ChildProcess; output: () => string } {
  const child = spawn(bin, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  let text = "";
  child.stdout?.on("data", (data: Buffer) => (text += data.toString()));
  child.stderr?.on("data", (data: Buffer) => (text += data.toString()));
  return { child, output: () => text };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  const hard = setTimeout(() => child.kill("SIGKILL"), 5000);
  await exited;
  clearTimeout(hard);
}

export async function until<T>(what: string, probe: () => T | undefined | Promise<T | undefined>, ms = 15_000): Promise<T> {
  for (const end = Date.now() + ms; ; await sleep(20)) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) assert.fail(`${what}: not within ${ms} ms`);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function reachable(port: number): Promise<true | undefined> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}

/** `astergate demo`; manager is the simulated Asterisk. */
export async function demo(): Promise<Running & { manager: { address: string; user: string; secret: string } }> {
  const { child, output } = start(
    ["demo", "--grpc-listen", "127.0.0.1:0", "--http-listen", "127.0.0.1:0", "--agi-listen", "127.0.0.1:0", "--calls-per-minute", "240"], {});
  const [, target = ""] = await until("demo", () => /gRPC\s+(\S+:\d+)/.exec(output()) ?? undefined);
  const [, address = "", user = "", secret = ""] = await until("manager", () =>
    /manager\s+(\S+:\d+).*user (\S+), secret (\S+)\)/.exec(output()) ?? undefined);
  return { target, output, stop: (signal) => stop(child, signal), manager: { address, user, secret } };
}

/** `astergate serve` on a port, for one server. */
export async function serve(port: number, server: { address: string; user: string; secret: string }, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const { child, output } = start(["serve"], {
    ASTERGATE_GRPC_LISTEN: `127.0.0.1:${port}`,
    ASTERGATE_HTTP_LISTEN: "off",
    ASTERGATE_AGI_LISTEN: "off",
    ASTERGATE_SERVERS_PBX1_ADDRESS: server.address,
    ASTERGATE_SERVERS_PBX1_USERNAME: server.user,
    ASTERGATE_SERVERS_PBX1_SECRET: server.secret,
    ...env,
  });
  await until(`serve on ${port}`, () => {
    if (child.exitCode !== null) assert.fail(`serve ended: ${output()}`);
    return reachable(port);
  });
  return { target: `127.0.0.1:${port}`, output, stop: (signal) => stop(child, signal) };
}
