"""Makes typed errors of what comes over the wire."""

from typing import Any, Dict, List, Tuple

import grpc
from google.protobuf.empty_pb2 import Empty
from google.protobuf.message import DecodeError
from google.protobuf.unknown_fields import UnknownFieldSet

from ._base import AGIError, AGIException, AGISIGHUPHangup, AstergateError
from .errors import FAILURES, REASONS, AGIDeadChannelError, OutcomeUnknown
from .v1 import agi_service_pb2 as wire

Code = grpc.StatusCode
# Codes that gRPC's own library gives, of which it cannot be told whether the server acted.
_UNCERTAIN = {Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.UNKNOWN, Code.INTERNAL, Code.CANCELLED,
              Code.ABORTED, Code.DATA_LOSS, Code.RESOURCE_EXHAUSTED}  # fmt: skip


def _fields(data: bytes) -> List[Tuple[int, bytes]]:
    """A message's texts and messages, by field number. A class for google.rpc.Status would need
    a top-level package that others ship; to Empty all its fields are unknown ones."""
    fields: Any = UnknownFieldSet(Empty.FromString(data))
    return [(field.field_number, field.data) for field in fields if field.wire_type == 2]


def error_info(details: bytes) -> Tuple[str, str, Dict[str, str]]:
    """Reason, domain and metadata of the ErrorInfo in a grpc-status-details-bin; else empty."""
    try:
        for number, detail in _fields(details):
            packed = dict(_fields(detail)) if number == 3 else {}
            if packed.get(1, b"").endswith(b"/google.rpc.ErrorInfo"):
                info = _fields(packed.get(2, b""))
                pairs = [dict(_fields(pair)) for number, pair in info if number == 3]
                texts = {number: value.decode() for number, value in info if number != 3}
                return texts.get(1, ""), texts.get(2, ""), {
                    pair.get(1, b"").decode(): pair.get(2, b"").decode() for pair in pairs
                }
    except (DecodeError, UnicodeDecodeError):
        pass
    return "", "", {}


def from_rpc(error: grpc.aio.AioRpcError, write: bool = False) -> AstergateError:
    """The typed error for one of gRPC's. After a write, one without a reason, which says nothing
    of what was sent, is OutcomeUnknown."""
    details = [value for key, value in error.trailing_metadata() or () if key == "grpc-status-details-bin"]
    reason, domain, metadata = error_info(details[0] if details and isinstance(details[0], bytes) else b"")
    kind = REASONS.get(reason, AstergateError)
    if write and not reason and error.code() in _UNCERTAIN:
        kind = OutcomeUnknown
    return kind(error.details() or "", error.code(), reason, domain, metadata)


def from_failure(result: wire.SessionResult, hung_up: bool) -> AGIException:
    """The exception for a failed command."""
    failure, items = result.failure, {}
    kind = FAILURES.get(failure.reason, AGIError)
    if hung_up and kind is AGIDeadChannelError:
        kind = AGISIGHUPHangup
    if result.HasField("reply"):
        items = {"code": str(result.reply.code), **{name: getattr(result.reply, name) for name in ("result", "data", "text")}}
    return kind(failure.message or kind.__doc__ or "", items, failure.usage)
