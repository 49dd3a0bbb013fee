"""Every error as a class. Made by `make gen` from proto/astergate/v1."""

from typing import Dict, Type

from ._base import (
    AGIError,
    AGIException,
    AGIHangup,
    AGISIGHUPHangup,
    AsteriskError,
    AstergateError,
    ManagerAuthError,
    ManagerError,
    ManagerSocketError,
)
from .v1 import agi_service_pb2 as wire


class Denied(AstergateError):
    """The configuration does not allow it."""


class InvalidRequest(AstergateError):
    """The request itself is wrong: a value out of its bounds or of no meaning."""


class InvalidHeader(InvalidRequest):
    """A name or value that no line of the manager protocol can hold. Nothing was sent."""


class ServerUnknown(AstergateError):
    """No server of that name is configured."""


class ServerAmbiguous(InvalidRequest):
    """Several servers are configured, so one must be named."""


class ActionReserved(Denied):
    """The action governs the link that all clients share."""


class DangerousAction(Denied):
    """What was asked for can run programs, read or write files, or change the configuration, and
    the configuration does not allow it by name."""


class Unauthenticated(ManagerAuthError):
    """The caller gave no credentials, or wrong ones."""


class NotSent(ManagerSocketError):
    """Not one byte of the action reached Asterisk: sending it again is safe."""


class OutcomeUnknown(ManagerSocketError):
    """The action was sent, wholly or in part, and its answer never came."""


class ReplyTooLarge(AstergateError):
    """The reply is larger than the request allows. The action was done."""


class LinkSingle(Denied):
    """The action may block and the link has one socket only. Nothing was sent."""


class TooSlow(AstergateError):
    """The client read so slowly that the log has lost what it should get next."""


class ServerStopping(ManagerSocketError):
    """astergate is ending. Another replica, or the next life of this one, goes on from the
    resume_token."""


class InternalError(AstergateError):
    """A fault of astergate's own. The log has more."""


class WorkerReplaced(AstergateError):
    """A worker has resumed on another stream. ABORTED."""


class WorkerStalled(AstergateError):
    """A worker has read nothing for 10 s. RESOURCE_EXHAUSTED. Its sessions wait for it to
    resume."""


class TooManyWorkers(AstergateError):
    """No more workers are taken. RESOURCE_EXHAUSTED."""


class ActionUnknown(AsteriskError):
    """This Asterisk has no such action: an older or newer version, or a module that is not loaded.
    UNIMPLEMENTED. Where its own list of actions told so before anything was sent, the domain is
    `astergate` and there is no message. With `remembered` the message is the answer to an earlier
    call, and nothing was sent."""


class AsteriskDenied(AsteriskError):
    """The manager user lacks the privilege class that the action needs. PERMISSION_DENIED.
    `remembered` is as above."""


class AsteriskInvalid(AsteriskError):
    """Asterisk misses an argument, or does not take its value. INVALID_ARGUMENT."""


class ChannelNotFound(AsteriskError):
    """There is no such channel. NOT_FOUND."""


class AsteriskNotFound(AsteriskError):
    """There is no such thing: queue, conference, data base key, file, endpoint. NOT_FOUND."""


class AsteriskExists(AsteriskError):
    """What was to be made is there already. ALREADY_EXISTS."""


class AsteriskRefused(AsteriskError):
    """Asterisk cannot do it as things stand, or says something that astergate does not know.
    FAILED_PRECONDITION."""


class OriginateFailed(AsteriskError):
    """The call was dialled and not answered. ABORTED. reason is that of OriginateResponse, outcome
    its meaning."""


class SessionUnknown(AstergateError):
    """There is no such live AGI session. NOT_FOUND."""


class RouteUnknown(AstergateError):
    """No route takes that script. NOT_FOUND."""


class NoAudio(AstergateError):
    """The session has no sound: it is not one of EAGI. FAILED_PRECONDITION."""


class CallUnknown(AstergateError):
    """There is no such call, or it was forgotten. NOT_FOUND."""


class CallState(AstergateError):
    """The call's state does not allow it. FAILED_PRECONDITION. Nothing was sent."""


class IdempotencyConflict(AstergateError):
    """The idempotency key was used with other arguments. ALREADY_EXISTS. Nothing was sent."""


class CallActFailed(AsteriskError):
    """A transfer, a parking or a joining that Asterisk took did not happen in time. ABORTED."""


class NotPermitted(AstergateError):
    """The caller's role does not allow it. PERMISSION_DENIED. rule is the key of the role that
    would have to allow it, found what it does not allow, principal who asked. Nothing was sent."""


class LimitExceeded(AstergateError):
    """The caller, a server or all callers together have too much under way, or ask too often.
    RESOURCE_EXHAUSTED, with a RetryInfo where waiting helps. limit is the key of the configuration.
    Nothing was sent."""


class AuditFailed(AstergateError):
    """What writes cannot be noted in the audit log, and the configuration says that it must be.
    UNAVAILABLE. Nothing was sent."""


class CredentialsEnded(AstergateError):
    """The caller's credentials have expired, or were taken back, while the stream ran.
    UNAUTHENTICATED. A stream of events tells where to resume."""


class ServerRemoved(AstergateError):
    """The server was taken out of the configuration, the last one of those that the stream names.
    NOT_FOUND. An action that was under way there ends as with a lost link, with NOT_SENT or
    OUTCOME_UNKNOWN; one that comes later gets SERVER_UNKNOWN. A stream of events or calls tells
    where to resume, should the server come back."""


class AGIAppError(AGIError):
    """The command ran and failed: its result says so."""


class AGIDBError(AGIAppError):
    """The data base did not have, or not take, what was asked for."""


class AGIUnknownError(AGIError):
    """Asterisk's answer is none that the protocol knows."""


class AGIDeadChannelError(AGIError):
    """The channel is gone, and the command needs a live one (511)."""


class AGIUsageError(AGIError):
    """The arguments are wrong (520): usage has Asterisk's own words."""


class AGIInvalidCommandError(AGIError):
    """There is no such command (510)."""


class AGIResultHangup(AGIHangup):
    """The channel hung up while the command ran."""


class AGISIGPIPEHangup(AGIHangup):
    """The connection to Asterisk broke."""


class AGIBusyError(AGIError):
    """Another command of the session is still running. Nothing was sent."""


class AGIInvalidArgumentError(AGIError):
    """The command cannot be sent: an argument that no line can hold, a line that is too long, a
    required argument that is missing. Nothing was sent."""


class AGIDeniedError(AGIError):
    """The configuration does not allow it by name. Nothing was sent."""


class AGISessionHangup(AGISIGPIPEHangup):
    """There is no such session, or it is not this worker's. Nothing was sent."""


class AGIStaleCommandError(AGIError):
    """The command_id is not larger than the last one's. Nothing was sent."""


# By reason of the ErrorInfo.
REASONS: Dict[str, Type[AstergateError]] = {
    "INVALID_REQUEST": InvalidRequest,
    "INVALID_HEADER": InvalidHeader,
    "SERVER_UNKNOWN": ServerUnknown,
    "SERVER_AMBIGUOUS": ServerAmbiguous,
    "ACTION_RESERVED": ActionReserved,
    "DANGEROUS_ACTION": DangerousAction,
    "UNAUTHENTICATED": Unauthenticated,
    "NOT_SENT": NotSent,
    "OUTCOME_UNKNOWN": OutcomeUnknown,
    "REPLY_TOO_LARGE": ReplyTooLarge,
    "LINK_SINGLE": LinkSingle,
    "SUBSCRIBER_TOO_SLOW": TooSlow,
    "SERVER_STOPPING": ServerStopping,
    "INTERNAL": InternalError,
    "WORKER_REPLACED": WorkerReplaced,
    "WORKER_STALLED": WorkerStalled,
    "TOO_MANY_WORKERS": TooManyWorkers,
    "ACTION_UNKNOWN": ActionUnknown,
    "ASTERISK_DENIED": AsteriskDenied,
    "ASTERISK_INVALID": AsteriskInvalid,
    "CHANNEL_NOT_FOUND": ChannelNotFound,
    "ASTERISK_NOT_FOUND": AsteriskNotFound,
    "ASTERISK_EXISTS": AsteriskExists,
    "ASTERISK_REFUSED": AsteriskRefused,
    "ORIGINATE_FAILED": OriginateFailed,
    "SESSION_UNKNOWN": SessionUnknown,
    "ROUTE_UNKNOWN": RouteUnknown,
    "NO_AUDIO": NoAudio,
    "CALL_UNKNOWN": CallUnknown,
    "CALL_STATE": CallState,
    "IDEMPOTENCY_CONFLICT": IdempotencyConflict,
    "CALL_ACT_FAILED": CallActFailed,
    "NOT_PERMITTED": NotPermitted,
    "LIMIT_EXCEEDED": LimitExceeded,
    "AUDIT_FAILED": AuditFailed,
    "CREDENTIALS_ENDED": CredentialsEnded,
    "SERVER_REMOVED": ServerRemoved,
}

# By AgiFailureReason.
FAILURES: Dict[int, Type[AGIException]] = {
    wire.AGI_FAILURE_REASON_APP_ERROR: AGIAppError,
    wire.AGI_FAILURE_REASON_DATABASE_ERROR: AGIDBError,
    wire.AGI_FAILURE_REASON_UNKNOWN_REPLY: AGIUnknownError,
    wire.AGI_FAILURE_REASON_DEAD_CHANNEL: AGIDeadChannelError,
    wire.AGI_FAILURE_REASON_USAGE: AGIUsageError,
    wire.AGI_FAILURE_REASON_INVALID_COMMAND: AGIInvalidCommandError,
    wire.AGI_FAILURE_REASON_HANGUP: AGIResultHangup,
    wire.AGI_FAILURE_REASON_LOST: AGISIGPIPEHangup,
    wire.AGI_FAILURE_REASON_BUSY: AGIBusyError,
    wire.AGI_FAILURE_REASON_INVALID_ARGUMENT: AGIInvalidArgumentError,
    wire.AGI_FAILURE_REASON_DENIED: AGIDeniedError,
    wire.AGI_FAILURE_REASON_NO_SESSION: AGISessionHangup,
    wire.AGI_FAILURE_REASON_STALE_COMMAND: AGIStaleCommandError,
}

__all__ = [
    "AGIAppError",
    "AGIBusyError",
    "AGIDBError",
    "AGIDeadChannelError",
    "AGIDeniedError",
    "AGIError",
    "AGIException",
    "AGIHangup",
    "AGIInvalidArgumentError",
    "AGIInvalidCommandError",
    "AGIResultHangup",
    "AGISIGHUPHangup",
    "AGISIGPIPEHangup",
    "AGISessionHangup",
    "AGIStaleCommandError",
    "AGIUnknownError",
    "AGIUsageError",
    "ActionReserved",
    "ActionUnknown",
    "AstergateError",
    "AsteriskDenied",
    "AsteriskError",
    "AsteriskExists",
    "AsteriskInvalid",
    "AsteriskNotFound",
    "AsteriskRefused",
    "AuditFailed",
    "CallActFailed",
    "CallState",
    "CallUnknown",
    "ChannelNotFound",
    "CredentialsEnded",
    "DangerousAction",
    "Denied",
    "IdempotencyConflict",
    "InternalError",
    "InvalidHeader",
    "InvalidRequest",
    "LimitExceeded",
    "LinkSingle",
    "ManagerAuthError",
    "ManagerError",
    "ManagerSocketError",
    "NoAudio",
    "NotPermitted",
    "NotSent",
    "OriginateFailed",
    "OutcomeUnknown",
    "ReplyTooLarge",
    "RouteUnknown",
    "ServerAmbiguous",
    "ServerRemoved",
    "ServerStopping",
    "ServerUnknown",
    "SessionUnknown",
    "TooManyWorkers",
    "TooSlow",
    "Unauthenticated",
    "WorkerReplaced",
    "WorkerStalled",
]
