/** From what failed to the error that says so. */
import { Code, ConnectError } from "@connectrpc/connect";
import { AgiError, AgiSignalHangup, ManagerSocketError, RpcError, type AgiException } from "./base.js";
import { AgiFailureReason, type AgiFailure, type AgiReply } from "./gen/astergate/v1/agi_service_pb.js";
import { AgiDeadChannelError, OutcomeUnknownError, UnauthenticatedError, byFailure, byReason } from "./gen/astergate/v1/errors.js";
import { ErrorInfoSchema } from "./gen/google/rpc/error_details_pb.js";

/**
 * Turns what a call threw into an RpcError. A write that failed without an
 * ErrorInfo may have been done all the same: OutcomeUnknownError.
 */
export function rpcError(thrown: unknown, write = false): RpcError {
  if (thrown instanceof RpcError) return thrown;
  const error = ConnectError.from(thrown);
  const { code, rawMessage } = error;
  const [info] = error.findDetails(ErrorInfoSchema);
  const read = code === Code.Unavailable ? ManagerSocketError : RpcError;
  const unsaid = code === Code.Unauthenticated ? UnauthenticatedError : write ? OutcomeUnknownError : read;
  return new (info ? (byReason[info.reason] ?? RpcError) : unsaid)(rawMessage, code, info, thrown);
}

/** Whether trying again can help a read that failed so. */
export function isTemporary({ code, reason }: RpcError): boolean {
  const final = [Code.InvalidArgument, Code.NotFound, Code.PermissionDenied, Code.Unauthenticated, Code.Unimplemented];
  return !final.includes(code) || reason === "CREDENTIALS_ENDED"; // a token may be fetched anew
}

/** The error of a failed command. hungUp: the session was told of a hangup before. */
export function agiError(failure: AgiFailure, reply: AgiReply | undefined, hungUp: boolean): AgiException {
  const reason = AgiFailureReason[failure.reason] ?? "";
  const error = new (byFailure[reason] ?? AgiError)(failure.message, reason, reply, failure.usage);
  if (!hungUp || !(error instanceof AgiDeadChannelError)) return error;
  return new AgiSignalHangup("the channel has hung up", reason, reply, "", error);
}
