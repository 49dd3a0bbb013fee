"""Python values for the wire's, and back."""

from datetime import datetime, timedelta
from typing import Any, Iterable, List, Mapping, Optional, Tuple, Union

from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp

from .ami.event.v1.header_pb2 import Header

# A length of time: seconds, or a timedelta.
Seconds = Union[float, timedelta]
# A moment: a datetime, which without a time zone is a local one, or seconds since 1970.
Moment = Union[float, datetime]
# A text that is as often at hand as a number.
Text = Union[str, int]
# Bytes are for values that are not UTF-8.
Value = Union[str, int, bytes]
# Headers of an action: a mapping, or pairs where names repeat.
Headers = Union[Mapping[str, Value], Iterable[Tuple[str, Value]]]


def duration(value: Optional[Seconds]) -> Optional[Duration]:
    """None stays None: not said."""
    if value is None:
        return None
    length = Duration()
    length.FromTimedelta(value if isinstance(value, timedelta) else timedelta(seconds=value))
    return length


def timestamp(value: Optional[Moment]) -> Optional[Timestamp]:
    """None stays None: not said."""
    if value is None:
        return None
    moment = Timestamp()
    moment.FromMicroseconds(round((value.timestamp() if isinstance(value, datetime) else value) * 1_000_000))
    return moment


def flag(value: Optional[bool]) -> Any:
    """None stays None: not said. The types that protoc writes do not know that of a bool."""
    return value


def text(value: Text) -> str:
    if isinstance(value, (bytes, bytearray)):  # str() would make a text of its notation
        raise TypeError("bytes are for execute() only, which keeps what is not UTF-8")
    return str(value)


def split(value: Value) -> Tuple[str, bytes]:
    """A value as text and as exact bytes; the bytes only where they are not UTF-8."""
    if isinstance(value, bytes):
        shown = value.decode("utf-8", "replace")
        return (shown, b"") if shown.encode() == value else (shown, value)
    return str(value), b""


def headers(values: Headers) -> List[Header]:
    """Headers for the wire, in order."""
    pairs = values.items() if isinstance(values, Mapping) else values
    return [Header(name=name, value=shown, raw_value=raw) for name, value in pairs for shown, raw in [split(value)]]
