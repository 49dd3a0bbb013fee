"""Calls of astergate: the channel, typed errors, repetitions."""

from __future__ import annotations

import asyncio
import inspect
import logging
import random
from contextlib import suppress
from typing import Any, AsyncIterator, Callable, Coroutine, Generator, Generic, List, Optional, Tuple, Type, TypeVar, Union, cast
from weakref import WeakSet

import grpc
from google.protobuf.message import DecodeError, Message
from google.rpc.error_details_pb2 import ErrorInfo
from google.rpc.status_pb2 import Status

from ._values import Seconds, duration
from .errors import REASONS, AstergateError, LimitExceeded, ManagerSocketError, NotSent, OutcomeUnknown

log = logging.getLogger("astergate")
Code = grpc.StatusCode
Response = TypeVar("Response", bound=Message)
Item = TypeVar("Item", covariant=True)
# What a call sends, or what fetches it anew for each call: it should be quick, and keep what is good.
Token = Union[str, Callable[[], str], None]
# False: plain text. True: TLS with the system's roots.
Tls = Union[bool, grpc.ChannelCredentials]
# gRPC waits up to two minutes between attempts, which no call can.
_OPTIONS = [("grpc.initial_reconnect_backoff_ms", 100), ("grpc.max_reconnect_backoff_ms", 2000),
            ("grpc.keepalive_time_ms", 30000), ("grpc.keepalive_timeout_ms", 10000),
            ("grpc.max_receive_message_length", 72 << 20)]  # fmt: skip
# Codes that gRPC's own library gives, of which it cannot be told whether the server acted.
_UNCERTAIN = {Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.UNKNOWN, Code.INTERNAL, Code.CANCELLED,
              Code.ABORTED, Code.DATA_LOSS, Code.RESOURCE_EXHAUSTED}  # fmt: skip


def open_channel(target: str, tls: Tls) -> grpc.aio.Channel:
    """Returns at once; the connection is made by the first call."""
    if tls is False:
        return grpc.aio.insecure_channel(target, options=_OPTIONS)
    return grpc.aio.secure_channel(target, grpc.ssl_channel_credentials() if tls is True else tls, options=_OPTIONS)


def credentials(token: Token) -> List[Tuple[str, str]]:
    text = token() if callable(token) else token
    return [("authorization", f"Bearer {text}")] if text else []


def error_info(details: bytes) -> ErrorInfo:
    """The ErrorInfo in a grpc-status-details-bin; an empty one if there is none."""
    info = ErrorInfo()
    with suppress(DecodeError):
        any(detail.Unpack(info) for detail in Status.FromString(details).details)
    return info


async def run(callback: Callable[..., object], *args: object, on: str) -> None:
    """Calls back, and logs what that raises."""
    try:
        if inspect.isawaitable(done := callback(*args)):
            await done
    except Exception:
        log.exception("astergate: a callback failed on %s", on)


def from_rpc(error: grpc.aio.AioRpcError, write: bool = False) -> AstergateError:
    """The typed error for one of gRPC's. After a write, one without a reason, which says nothing
    of what was sent, is OutcomeUnknown."""
    details = [value for key, value in error.trailing_metadata() or () if key == "grpc-status-details-bin"]
    info = error_info(details[0] if details and isinstance(details[0], bytes) else b"")
    unsaid = ManagerSocketError if error.code() is Code.UNAVAILABLE else AstergateError
    if write and not info.reason and error.code() in _UNCERTAIN:
        unsaid = OutcomeUnknown
    return REASONS.get(info.reason, unsaid)(error.details() or "", error.code(), info.reason, info.domain, dict(info.metadata))


class Backoff:
    """Counts failures in a row and waits longer after each, at most 5 s. None: without end."""

    def __init__(self, max_retries: Optional[int]) -> None:
        self._max, self._failures = max_retries, 0

    def reset(self) -> None:
        self._failures = 0

    async def wait(self, error: AstergateError) -> None:
        """Raises the error if it is final or one too many."""
        self._failures += 1
        if not error.transient or (self._max is not None and self._failures > self._max):
            raise error
        await asyncio.sleep(random.uniform(0.5, 1) * min(5.0, 0.1 * 2 ** min(self._failures, 10)))


class Caller:
    """What the generated methods stand on; metadata holds the credentials of one call."""

    def __init__(self, channel: grpc.aio.Channel, token: Token) -> None:
        self.channel, self._token = channel, token
        self._streams: WeakSet[Any] = WeakSet()

    def _opened(self, stream: Any) -> Any:
        """Notes a stream, which closing ends: channels of grpcio before 1.85 only end what their own tasks read."""
        self._streams.add(stream)
        return stream

    @property
    def metadata(self) -> List[Tuple[str, str]]:
        return credentials(self._token)

    async def _call(
        self, method: str, request: Message, response: Type[Response], write: bool, deadline: Optional[Seconds], retries: int
    ) -> Response:
        """One call, or more of what was certainly not sent."""
        call: Any = self.channel.unary_unary("/" + method, type(request).SerializeToString, response.FromString)
        limit, backoff = duration(deadline), Backoff(retries)
        timeout = limit and limit.ToTimedelta().total_seconds()
        while True:
            try:
                return cast(Response, await call(request, metadata=self.metadata, timeout=timeout))
            except grpc.aio.AioRpcError as failed:
                error = from_rpc(failed, write)
                if not isinstance(error, (NotSent, LimitExceeded)):
                    raise error from failed
            await backoff.wait(error)


class Listing(Generic[Response, Item]):
    """A list action under way: awaited it is the whole response, and `async for` has its items.
    Either, once."""

    def __init__(self, call: Coroutine[Any, Any, Response], *fields: str) -> None:
        self._call, self._fields = call, fields

    def __await__(self) -> Generator[Any, None, Response]:
        return self._call.__await__()

    async def __aiter__(self) -> AsyncIterator[Item]:
        response = await self
        for field in self._fields:
            for item in getattr(response, field):
                yield item
