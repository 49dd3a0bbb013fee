/** From what failed to the error that says so. */
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { Code, ConnectError } from "@connectrpc/connect";
import { AgiError, AgiSignalHangup, RpcError, type AgiException, type ErrorInfo } from "./base.js";
import { AgiFailureReason, type AgiFailure, type AgiReply } from "./gen/astergate/v1/agi_service_pb.js";
import { AgiDeadChannelError, OutcomeUnknownError, UnauthenticatedError, byFailure, byReason } from "./gen/astergate/v1/errors.js";

/**
 * Turns what a call threw into an RpcError. A write that failed without an
 * ErrorInfo may have been done all the same: OutcomeUnknownError.
 */
export function rpcError(thrown: unknown, write = false): RpcError {
  if (thrown instanceof RpcError) return thrown;
  const { code, details, rawMessage } = ConnectError.from(thrown);
  const [info] = details.flatMap((d) => ("type" in d && d.type === "google.rpc.ErrorInfo" ? [decodeErrorInfo(d.value)] : []));
  const unsaid = code === Code.Unauthenticated ? UnauthenticatedError : write ? OutcomeUnknownError : RpcError;
  return new (info ? (byReason[info.reason] ?? RpcError) : unsaid)(rawMessage, code, info, thrown);
}

/** Whether trying again can help a read that failed so. */
export function isTemporary({ code }: RpcError): boolean {
  const final = [Code.InvalidArgument, Code.NotFound, Code.PermissionDenied, Code.Unauthenticated, Code.Unimplemented];
  return !final.includes(code);
}

// {string reason = 1; string domain = 2; map<string, string> metadata = 3;}
function decodeErrorInfo(bytes: Uint8Array): ErrorInfo {
  const fields = chunks(bytes);
  const text = (all: Uint8Array[] | undefined) => new TextDecoder().decode(all?.at(-1));
  const entries = (fields.get(3) ?? []).map(chunks).map((entry) => [text(entry.get(1)), text(entry.get(2))]);
  return { reason: text(fields.get(1)), domain: text(fields.get(2)), metadata: Object.fromEntries(entries) };
}

// The length-delimited fields of a message by their numbers.
function chunks(bytes: Uint8Array): Map<number, Uint8Array[]> {
  const found = new Map<number, Uint8Array[]>();
  for (const r = new BinaryReader(bytes); r.pos < r.len; ) {
    const [field, wire] = r.tag();
    if (wire === WireType.LengthDelimited) found.set(field, [...(found.get(field) ?? []), r.bytes()]);
    else r.skip(wire, field);
  }
  return found;
}

/** The error of a failed command. hungUp: the session was told of a hangup before. */
export function agiError(failure: AgiFailure, reply: AgiReply | undefined, hungUp: boolean): AgiException {
  const reason = AgiFailureReason[failure.reason] ?? "";
  const error = new (byFailure[reason] ?? AgiError)(failure.message, reason, reply, failure.usage);
  if (!hungUp || !(error instanceof AgiDeadChannelError)) return error;
  return new AgiSignalHangup("the channel has hung up", reason, reply, "", error);
}
