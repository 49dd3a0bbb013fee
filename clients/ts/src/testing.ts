/**
 * Runs a handler against a call that the test makes up, with no Asterisk and no
 * astergate.
 *
 *     const call = new ScriptedCall("menu", { environment: { agi_callerid: "100" } });
 *     call.expect("streamFile", { filename: "vm-options" }).returns({ digit: "1" });
 *     await call.run(app);
 *     assert.equal(call.variables.get("MENU"), "left");
 */
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { durationMs, type Duration } from "@bufbuild/protobuf/wkt";
import type { App, Handler } from "./app.js";
import { AgiHangup } from "./base.js";
import { wireHeaders } from "./call.js";
import { AgiFailureReason, SessionOfferSchema, SessionResultSchema, type ServeRequest, type SessionCommand } from "./gen/astergate/v1/agi_service_pb.js";
import type { CommandName, CommandOf, ResultOf } from "./gen/astergate/v1/agi_session.js";
import { AgiSession } from "./session.js";

type Name = NonNullable<SessionCommand["command"]["case"]>;
type Given<K extends Name> = Extract<SessionCommand["command"], { case: K }>["value"];
/** Fields that a command must have. Times are in milliseconds. */
export type Fields<K extends Name> = { readonly [F in keyof Given<K>]?: Given<K>[F] extends Duration | undefined ? number : Given<K>[F] | readonly string[] };
type Values<K extends Name> = K extends CommandName ? Partial<ResultOf<K>> : { result?: string; data?: string };

// What works when the channel is gone (res/res_agi.c).
const dead = /^(exec$|raw|noop|verbose|database|(get|set|getFull)Variable|asyncagiBreak)/;

/** One command that is expected, or any number of them, and what becomes of it. By itself it is done, with empty values. */
export class Step<K extends Name> {
  /** @internal */
  _hangsUp = false;
  #values: Values<K> | undefined;
  #failure: { reason: AgiFailureReason; message: string; usage: string } | undefined;

  /** @internal */
  constructor(readonly command: K, readonly fields: Fields<K>) {}

  /** The command yields these. */
  returns(values: Values<K>): this {
    this.#values = values;
    return this;
  }

  /** The command fails. */
  fails(reason: AgiFailureReason = AgiFailureReason.APP_ERROR, message = "", usage = ""): this {
    this.#failure = { reason, message: message || (AgiFailureReason[reason] ?? ""), usage };
    return this;
  }

  /** The caller hangs up while it runs. */
  hangup(): this {
    this._hangsUp = true;
    return this.fails(AgiFailureReason.HANGUP);
  }

  /** @internal */
  _matches({ case: name, value }: SessionCommand["command"]): boolean {
    return name === this.command && Object.entries(this.fields).every(([field, wanted]) => JSON.stringify(shown(value, field)) === JSON.stringify(wanted));
  }

  /** @internal */
  _result(): MessageInitShape<typeof SessionResultSchema> {
    const reply = { code: 200, result: "0", text: "200 result=0", ...(this.command === "raw" ? this.#values : {}) };
    if (this.#failure) return { failure: this.#failure };
    return { reply, result: this.command === "raw" ? { case: undefined } : ({ case: this.command, value: this.#values ?? {} } as never) };
  }

  toString(): string {
    return `${this.command}(${JSON.stringify(this.fields)})`;
  }
}

/** What a call is. */
export interface ScriptedCallOptions {
  /** agi_arg_1 and so on. */
  args?: readonly string[];
  /** What Asterisk says at the start. */
  environment?: Readonly<Record<string, string>>;
  /** The channel's variables. */
  variables?: Readonly<Record<string, string>>;
  channel?: string;
  uniqueId?: string;
  server?: string;
  /** A command that no step names is an error; else it is done, with empty values. */
  strict?: boolean;
}

/** A call that a handler gets, and its whole world. */
export class ScriptedCall {
  /** The commands that ran, in order. */
  readonly commands: SessionCommand["command"][] = [];
  /** The channel's variables: setVariable and getVariable work on them, unless a step says otherwise. */
  readonly variables: Map<string, string>;
  /** Asterisk's data base, by `family/key`, for databasePut and the like. */
  readonly database = new Map<string, string>();
  readonly #offer;
  readonly #steps: Step<Name>[] = [];
  readonly #rules: Step<Name>[] = [];
  readonly #strict: boolean;
  #session: AgiSession | undefined;
  #hungUp = false;
  #fault = "";

  /** @param script a path with its query: `order/menu?lang=en` */
  constructor(script = "", options: ScriptedCallOptions = {}) {
    const { args = [], environment = {}, variables = {}, channel = "PJSIP/test-00000001", uniqueId = "1.1", server = "test", strict = false } = options;
    const [path = "", query = ""] = script.split(/\?(.*)/s);
    this.#offer = create(SessionOfferSchema, {
      session: "scripted", server, path, channel, uniqueId, arguments: args.map((value) => ({ value })),
      query: wireHeaders([...new URLSearchParams(query)]), environment: wireHeaders(environment),
    });
    this.variables = new Map(Object.entries(variables));
    this.#strict = strict;
  }

  /** The next step: the command must come, in the order of the steps, with these fields. Other commands may come in between unless they are like a later step's. */
  expect<K extends Name>(command: K, fields: Fields<K> = {}): Step<K> {
    const step = new Step(command, fields);
    this.#steps.push(step as unknown as Step<Name>);
    return step;
  }

  /** What becomes of every such command that is no step. */
  when<K extends Name>(command: K, fields: Fields<K> = {}): Step<K> {
    const rule = new Step(command, fields);
    this.#rules.unshift(rule as unknown as Step<Name>);
    return rule;
  }

  /** The caller hangs up now. */
  hangup(): void {
    this.#hungUp = true;
    this.#session?._hangup();
  }

  /** Runs a handler, or the App's for the script. Throws what the handler does, but for a hangup, and an Error for steps that did not come. */
  async run(handler: App | Handler, groups: Readonly<Record<string, string>> = {}): Promise<void> {
    const found = typeof handler === "function" ? { handler, groups } : handler.resolve(this.#offer.path);
    if (!found) throw new Error(`the App has no handler for ${JSON.stringify(this.#offer.path)}`);
    Object.assign(this.#offer.groups, found.groups);
    this.#session = new AgiSession(this.#offer, (frame) => this.#receive(frame));
    try {
      await found.handler(this.#session, found.groups);
    } catch (error) {
      if (!(error instanceof AgiHangup)) throw error;
    }
    if (this.#fault) throw new Error(this.#fault);
    if (this.#steps.length) throw new Error(`these did not come: ${this.#steps.join(", ")}; came: ${this.commands.map((c) => c.case).join(", ")}`);
  }

  #receive(frame: ServeRequest["frame"]): void {
    if (frame.case !== "command") return;
    const { session, commandId, command } = frame.value;
    const name = command.case as Name;
    this.commands.push(command);
    const step = this.#step(command);
    const gone = this.#hungUp && !dead.test(name);
    const result = gone ? new Step(name, {}).fails(AgiFailureReason.DEAD_CHANNEL)._result() : (step ?? this.#usual(command))._result();
    queueMicrotask(() => {
      this.#session?._result(create(SessionResultSchema, { ...result, session, commandId }));
      if (step?._hangsUp) this.hangup();
    });
  }

  #step(command: SessionCommand["command"]): Step<Name> | undefined {
    if (this.#steps[0]?._matches(command)) return this.#steps.shift();
    const rule = this.#rules.find((one) => one._matches(command));
    if (rule) return rule;
    if (this.#steps.some((one) => one._matches(command)) || (this.#strict && !this.#hungUp)) {
      this.#fault ||= `${command.case} came, but ${this.#steps[0] ?? "nothing"} was expected`;
    }
    return undefined;
  }

  #usual({ case: name, value }: SessionCommand["command"]): Step<Name> {
    const step = new Step<Name>(name as Name, {});
    if (name === "setVariable") this.variables.set(value.name, value.value);
    else if (name === "getVariable" && this.variables.has(value.name)) step.returns({ value: this.variables.get(value.name) } as never);
    else if (name === "databasePut") this.database.set(`${value.family}/${value.key}`, value.value);
    else if (name === "databaseGet") {
      const found = this.database.get(`${value.family}/${value.key}`);
      if (found === undefined) step.fails(AgiFailureReason.DATABASE_ERROR, "no such key");
      else step.returns({ value: found } as never);
    }
    return step;
  }
}

// A field as a test writes it.
function shown(command: CommandOf<CommandName> | Given<"raw"> | undefined, field: string): unknown {
  const value = (command as Record<string, unknown> | undefined)?.[field];
  if (field === "arguments") return (value as { value: string }[]).map((argument) => argument.value);
  const message = value as Duration | undefined;
  return message?.$typeName === "google.protobuf.Duration" ? durationMs(message) : value;
}
