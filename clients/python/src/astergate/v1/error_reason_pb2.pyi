from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class ErrorReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ERROR_REASON_UNSPECIFIED: _ClassVar[ErrorReason]
    ERROR_REASON_INVALID_REQUEST: _ClassVar[ErrorReason]
    ERROR_REASON_INVALID_HEADER: _ClassVar[ErrorReason]
    ERROR_REASON_SERVER_UNKNOWN: _ClassVar[ErrorReason]
    ERROR_REASON_SERVER_AMBIGUOUS: _ClassVar[ErrorReason]
    ERROR_REASON_ACTION_RESERVED: _ClassVar[ErrorReason]
    ERROR_REASON_DANGEROUS_ACTION: _ClassVar[ErrorReason]
    ERROR_REASON_UNAUTHENTICATED: _ClassVar[ErrorReason]
    ERROR_REASON_NOT_SENT: _ClassVar[ErrorReason]
    ERROR_REASON_OUTCOME_UNKNOWN: _ClassVar[ErrorReason]
    ERROR_REASON_REPLY_TOO_LARGE: _ClassVar[ErrorReason]
    ERROR_REASON_LINK_SINGLE: _ClassVar[ErrorReason]
    ERROR_REASON_SUBSCRIBER_TOO_SLOW: _ClassVar[ErrorReason]
    ERROR_REASON_SERVER_STOPPING: _ClassVar[ErrorReason]
    ERROR_REASON_INTERNAL: _ClassVar[ErrorReason]
    ERROR_REASON_WORKER_REPLACED: _ClassVar[ErrorReason]
    ERROR_REASON_WORKER_STALLED: _ClassVar[ErrorReason]
    ERROR_REASON_TOO_MANY_WORKERS: _ClassVar[ErrorReason]
ERROR_REASON_UNSPECIFIED: ErrorReason
ERROR_REASON_INVALID_REQUEST: ErrorReason
ERROR_REASON_INVALID_HEADER: ErrorReason
ERROR_REASON_SERVER_UNKNOWN: ErrorReason
ERROR_REASON_SERVER_AMBIGUOUS: ErrorReason
ERROR_REASON_ACTION_RESERVED: ErrorReason
ERROR_REASON_DANGEROUS_ACTION: ErrorReason
ERROR_REASON_UNAUTHENTICATED: ErrorReason
ERROR_REASON_NOT_SENT: ErrorReason
ERROR_REASON_OUTCOME_UNKNOWN: ErrorReason
ERROR_REASON_REPLY_TOO_LARGE: ErrorReason
ERROR_REASON_LINK_SINGLE: ErrorReason
ERROR_REASON_SUBSCRIBER_TOO_SLOW: ErrorReason
ERROR_REASON_SERVER_STOPPING: ErrorReason
ERROR_REASON_INTERNAL: ErrorReason
ERROR_REASON_WORKER_REPLACED: ErrorReason
ERROR_REASON_WORKER_STALLED: ErrorReason
ERROR_REASON_TOO_MANY_WORKERS: ErrorReason
