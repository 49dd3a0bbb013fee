/** One call in a handler's hands. */
import { create } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import { AgiError, AgiHangup, AgiSignalHangup, type AgiException } from "./base.js";
import { agiError, rpcError } from "./errors.js";
import type { AgiReply, ResumedSession, ServeRequest, SessionCommand, SessionOffer, SessionResult, StreamAudioResponse } from "./gen/astergate/v1/agi_service_pb.js";
import { SessionCommandSchema, SessionEnd } from "./gen/astergate/v1/agi_service_pb.js";
import { AgiNoSessionError, AgiPipeHangup, AgiResultHangup, AgiUnknownError, NoAudioError } from "./gen/astergate/v1/errors.js";
import { SessionMethods, type CommandName, type CommandOf, type ResultOf } from "./gen/astergate/v1/agi_session.js";

/**
 * A channel that the dialplan gave to a handler. Commands run one after the
 * other: one that is called while another runs waits for its turn. After a
 * hangup those that need no live channel (variables, the data base, verbose)
 * still work for the server's cleanup time, 2 s by default.
 */
export class AgiSession extends SessionMethods {
  /** Named groups of the pattern. */
  readonly groups: Readonly<Record<string, string>>;
  /** agi_arg_1 and so on. */
  readonly args: readonly string[];
  /** What follows `?` in the script. */
  readonly query: URLSearchParams;
  /** What Asterisk said at the start: `agi_callerid`... */
  readonly environment: ReadonlyMap<string, string>;
  readonly #gone = new AbortController();
  #over: AgiHangup | AgiError | undefined;
  #hungUp = false;
  #lastId = 0n;
  #turn: Promise<unknown> = Promise.resolve();
  #pending: { frame: SessionCommand; settle: (result: SessionResult) => void; fail: (error: AgiException) => void } | undefined;

  /**
   * @param offer all that was said of the session, exact; the other fields show it in the usual way.
   * @internal
   */
  constructor(
    readonly offer: SessionOffer, private readonly send: (frame: ServeRequest["frame"]) => void,
    private readonly listen?: (session: string) => AsyncIterable<StreamAudioResponse>,
  ) {
    super();
    this.groups = offer.groups;
    this.args = offer.arguments.map((a) => a.value);
    this.query = new URLSearchParams(offer.query.map((q): [string, string] => [q.name, q.value]));
    this.environment = new Map(offer.environment.map((e) => [e.name, e.value]));
  }

  /** The session's name in astergate. */
  get id(): string { return this.offer.session; }
  /** The configured server that the channel is on. */
  get server(): string { return this.offer.server; }
  /** The channel's name, which can change. */
  get channel(): string { return this.offer.channel; }
  /** The channel's identity, which never changes. */
  get uniqueId(): string { return this.offer.uniqueId; }
  /** The script without its query: `order/menu`. */
  get path(): string { return this.offer.path; }
  /** The channel has hung up. */
  get hungUp(): boolean { return this.#hungUp; }
  /** Aborts, with an AgiHangup as its reason, when the channel hangs up or the session ends. */
  get signal(): AbortSignal { return this.#gone.signal; }

  /** The channel's variables: `await call.variables.get("X")`. What is not set is undefined. */
  readonly variables = {
    get: (name: string): Promise<string | undefined> => this.getVariable(name),
    set: (name: string, value: string | number): Promise<void> => this.setVariable(name, String(value)),
  };

  /** Writes a line to the console that names the channel and the session. */
  log(message: string, ...more: unknown[]): void {
    console.log(`[${this.channel} ${this.id}] ${message}`, ...more);
  }

  /** What the channel hears, of EAGI: the format first, then the sound as it comes. Throws an RpcError: NoAudioError for a session of another kind. */
  async *audio(): AsyncGenerator<StreamAudioResponse, void, undefined> {
    if (!this.listen) throw new NoAudioError("this session is not carried by astergate", Code.FailedPrecondition);
    try {
      yield* this.listen(this.id);
    } catch (thrown) {
      throw rpcError(thrown);
    }
  }

  /**
   * Runs any command by name, every argument quoted so that it arrives as given:
   * `execute("SPEECH CREATE", "vosk")`. Bytes are for text that is not UTF-8.
   */
  async execute(name: string, ...args: (string | number | Uint8Array)[]): Promise<AgiReply> {
    const list = args.map((a) => (a instanceof Uint8Array ? { rawValue: a } : { value: String(a) }));
    const { reply } = await this.#queue(create(SessionCommandSchema, { command: { case: "raw", value: { name, arguments: list } } }));
    if (!reply) throw new AgiUnknownError(`${name}: no reply`);
    return reply;
  }

  protected async run<K extends CommandName>(name: K, value: CommandOf<K>): Promise<ResultOf<K>> {
    const command = { case: name, value } as SessionCommand["command"];
    const { result, reply } = await this.#queue(create(SessionCommandSchema, { command }));
    if (result.case !== name) throw new AgiUnknownError(`${name}: the reply has no result`, "", reply);
    return result.value as ResultOf<K>;
  }

  #queue(frame: SessionCommand): Promise<SessionResult> {
    const done = this.#turn.then(() => this.#run(frame));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #run(frame: SessionCommand): Promise<SessionResult> {
    if (this.#over) throw this.#over;
    frame.session = this.id;
    frame.commandId = ++this.#lastId;
    return new Promise((settle, fail) => {
      this.#pending = { frame, settle, fail };
      this.send({ case: "command", value: frame });
    });
  }

  /** Settles the running command. Results that come again are ignored. @internal */
  _result(result: SessionResult): void {
    const pending = this.#pending;
    if (pending?.frame.commandId !== result.commandId) return;
    this.#pending = undefined;
    if (!result.failure) return pending.settle(result);
    const error = agiError(result.failure, result.reply, this.#hungUp);
    if (error instanceof AgiResultHangup) this._hangup(error);
    pending.fail(error);
  }

  /** @internal */
  _hangup(reason: AgiHangup = new AgiSignalHangup("the channel has hung up", "HANGUP")): void {
    this.#hungUp = true;
    this.#gone.abort(reason);
  }

  /** The session is over. @internal */
  _end(reason: SessionEnd): void {
    const word = SessionEnd[reason] ?? "";
    const error = new (reason === SessionEnd.HANGUP ? AgiSignalHangup : AgiPipeHangup)(`the session has ended: ${word}`, word);
    this.#hungUp ||= reason === SessionEnd.HANGUP;
    this.#over = error;
    this.#gone.abort(error);
    this.#pending?.fail(error);
    this.#pending = undefined;
  }

  /** The stream is back: what did not arrive is sent again. @internal */
  _resume(resumed: ResumedSession): void {
    if (resumed.hungUp) this._hangup();
    const frame = this.#pending?.frame;
    if (frame && frame.commandId > resumed.lastCommandId) this.send({ case: "command", value: frame });
  }

  /** Refuses further commands, once those that wait have run. @internal */
  async _finish(): Promise<void> {
    await this.#turn;
    this.#over ??= new AgiNoSessionError("the handler has returned", "NO_SESSION");
  }
}
