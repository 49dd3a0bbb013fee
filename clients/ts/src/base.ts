/** What all errors of this package have in common. The classes of single reasons are generated: gen/astergate/v1/errors.ts. */
import type { Code } from "@connectrpc/connect";
import type { AgiReply } from "./gen/astergate/v1/agi_service_pb.js";
import type { ErrorInfo } from "./gen/google/rpc/error_details_pb.js";

/** Base of all errors of this package. */
export class AstergateError extends Error {
  /** @param reason why, as a word: an ErrorReason (`NOT_SENT`), an AgiFailureReason (`USAGE`), or empty. */
  constructor(message: string, readonly reason = "", cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = new.target.name;
  }
}

/** A call to astergate failed. */
export class RpcError extends AstergateError {
  /** `astergate` or `asterisk`: who refused. Empty if the error is this side's library's own. */
  readonly domain: string;
  /** What ErrorReason documents for the reason: field, rule... */
  readonly metadata: Readonly<Record<string, string>>;
  /** The server that it is about, the action, and its ActionID; empty if metadata does not say. */
  readonly server: string;
  readonly action: string;
  readonly actionId: string;

  /** @param code the gRPC status code. */
  constructor(message: string, readonly code: Code, info?: ErrorInfo, cause?: unknown) {
    const { domain = "", metadata = {} } = info ?? {};
    super(metadata["message"] ?? message, info?.reason, cause);
    ({ server: this.server = "", action: this.action = "", action_id: this.actionId = "" } = metadata);
    this.domain = domain;
    this.metadata = metadata;
  }
}

/** Asterisk's manager interface did not take an action, or failed to do it. This and its siblings ManagerSocketError and ManagerAuthError are pystrix's of those names. */
export class ManagerError extends RpcError {}

/** A login was refused: the caller's. */
export class ManagerAuthError extends ManagerError {}

/** A connection is not there or broke: to astergate, or astergate's to Asterisk. */
export class ManagerSocketError extends RpcError {}

/** Asterisk refused an action, or failed to do it: message is its own text. */
export class AsteriskError extends ManagerError {}

/** Base of what AGI commands reject with. */
export class AgiException extends AstergateError {
  /**
   * @param reply Asterisk's answer, if there was one.
   * @param usage Asterisk's own words on how the command is used. Only an AgiUsageError has them.
   */
  constructor(message: string, reason = "", readonly reply?: AgiReply, readonly usage = "", cause?: unknown) {
    super(message, reason, cause);
  }
}

/** A command failed, and the call may go on. */
export class AgiError extends AgiException {}

/** The call is over. A handler need not catch it: it is no failure. */
export class AgiHangup extends AgiException {}

/** The channel had hung up before the command, which needs a live one. */
export class AgiSignalHangup extends AgiHangup {}
