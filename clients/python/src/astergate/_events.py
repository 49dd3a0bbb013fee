"""Events, and subscriptions that go on by themselves."""

import asyncio
from collections import deque
from operator import attrgetter
from typing import Any, AsyncIterator, Callable, Deque, Generic, Iterable, List, Optional, Sequence, Type, TypeVar, Union, cast

import grpc
from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import Message
from google.protobuf.unknown_fields import UnknownFieldSet

from ._rpc import Backoff, Caller, from_rpc, log
from .errors import AstergateError
from .options.v1 import options_pb2 as options
from .v1 import event_pb2 as pb
from .v1 import event_service_pb2 as wire
from .v1.event_service_pb2_grpc import EventServiceStub

Body = TypeVar("Body", covariant=True)
# An event by its class of astergate.events, or by a name, in which * and ? stand for others.
Kind = Union[str, Type[Message]]
# So many messages a subscription reads ahead of who iterates over it.
AHEAD = 4


class Event(Generic[Body]):
    """One thing that a server said, or that happened to the link to it.

    - body is the event's message, such as events.Hangup. None in views RAW and HEADERS, and for an
      event that has no class: header() reads those as well.
    - name is Asterisk's for it, empty for LinkUp, LinkDown, Gap and OrphanedResponse; sequence
      counts the server's events. message is all that came.
    """

    # They are looked up when they are read: most programs read few of most events.
    __slots__ = ("message",)
    name, server = (cast(str, property(attrgetter("message." + field))) for field in ("name", "server"))
    sequence = cast(int, property(attrgetter("message.sequence")))

    def __init__(self, message: pb.Event) -> None:
        self.message = message

    @property
    def body(self) -> Body:
        kind = self.message.WhichOneof("body")
        return cast(Body, getattr(self.message, kind) if kind else None)

    def header(self, name: str) -> Optional[str]:
        """The value of the first header of that name, without regard to case; None if there is
        none. It works on every view; in HEADERS on those that were asked for. In view TYPED an empty header reads as None, and numbers and
        times are as the typed field has them, in the header's unit."""
        wanted = name.lower()
        for line in (*self.message.headers, *self.message.unmapped):
            if line.name.lower() == wanted:
                return str(line.value)
        if wanted == "event":
            return self.name or None
        return _typed(self.body, wanted) if isinstance(self.body, Message) else None


def _typed(message: Message, wanted: str) -> Optional[str]:
    for field, value in message.ListFields():
        known: Any = field.GetOptions().Extensions
        name = known[options.header].lower()
        if name and name == wanted:
            if isinstance(value, Duration):
                if known[options.unit] == options.UNIT_CLOCK:
                    return str(value.ToTimedelta()).zfill(8)
                scale = {options.UNIT_MILLISECONDS: 10**3, options.UNIT_MICROSECONDS: 10**6}
                return format(value.ToTimedelta().total_seconds() * scale.get(known[options.unit], 1), ".15g")
            return str(value)
        prefix = known[options.prefix].lower()
        if not name and isinstance(value, Message) and wanted.startswith(prefix):
            if (found := _typed(value, wanted[len(prefix) :])) is not None:
                return found
    return None


def _has_unknown_body(event: pb.Event) -> bool:
    """Its class is newer than this package, which cannot read its headers in view TYPED."""
    return event.WhichOneof("body") is None and bool(event.name) and not event.headers and any(
        field.field_number >= 16 for field in cast(Iterable[Any], UnknownFieldSet(event))
    )


def wire_name(kind: Kind) -> str:
    """How SubscribeRequest names a kind. Nothing bears the names of astergate's own kinds, which
    come whatever is asked for."""
    if isinstance(kind, str):
        return kind
    known: Any = kind.DESCRIPTOR.GetOptions().Extensions
    return known[options.event] or kind.DESCRIPTOR.name


async def _fetch(call: Any, messages: "asyncio.Queue[Any]", silence: float) -> None:
    """Reads ahead until AHEAD messages wait. A task of its own, so that nothing is lost with a reader
    that is cancelled."""
    silent = AstergateError(f"the stream was silent for {silence:g} s")
    while messages.qsize() < AHEAD:
        watchdog = asyncio.get_running_loop().call_later(silence, messages.put_nowait, silent)
        try:
            messages.put_nowait(await call.read())
        except (grpc.aio.AioRpcError, asyncio.CancelledError) as ended:
            return messages.put_nowait(ended)
        finally:
            watchdog.cancel()


class Events(Generic[Body]):
    """A subscription: an asynchronous iterator of events that goes on by itself after a break.

    `async with` waits until the subscription holds: what happens from then on is not missed.
    resume_token, once the last event of a message was taken, is the place behind it: given to
    `Client.events` later, it goes on there. One task at a time may read.
    """

    def __init__(self, caller: Caller, request: wire.SubscribeRequest, kinds: Sequence[Kind], retries: Optional[int]) -> None:
        self._stub: Any = EventServiceStub(caller.channel)
        self._caller, self._request, self._backoff = caller, request, Backoff(retries)
        self._request.names.extend(map(wire_name, kinds))
        # Only where all are classes it is certain of which class each event is. Views RAW and HEADERS have none.
        classes = tuple(kind for kind in kinds if not isinstance(kind, str))
        self._classes = (*classes, type(None)) if kinds and len(classes) == len(kinds) else ()
        self._waiting: Deque[Event[Body]] = deque()
        self._call: Any = None
        self._messages: Any = None  # of it, read ahead: a queue of them and of what ended it
        self._reading: Optional["asyncio.Future[None]"] = None
        self._live: Optional["asyncio.Future[None]"] = None
        self._chosen = False
        self.resume_token = request.resume_token

    async def __aenter__(self) -> "Events[Body]":
        await self._read()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    def __aiter__(self) -> "Events[Body]":
        return self

    async def __anext__(self) -> Event[Body]:
        while not self._waiting:
            await self._read()
        event = self._waiting.popleft()
        if not self._waiting:
            self.resume_token = self._request.resume_token
        return event

    async def batches(self) -> AsyncIterator[List[Event[Body]]]:
        """The events by the message that they came in, 1 to 64, which costs less than one by one.
        resume_token is the place behind them."""
        async for event in self:
            batch = [event, *self._waiting]
            self._waiting.clear()
            self.resume_token = self._request.resume_token
            yield batch

    async def first(self, predicate: Callable[[Event[Body]], bool] = lambda event: True, timeout: Optional[float] = None) -> Event[Body]:
        """The next event of which the predicate holds. Raises asyncio.TimeoutError."""

        async def look() -> Event[Body]:
            async for event in self:
                if predicate(event):
                    return event
            raise AstergateError("the subscription was closed")

        return await asyncio.wait_for(look(), timeout)

    def close(self) -> None:
        """Ends the subscription. Reading again would go on where it was."""
        if self._call is not None:
            self._call.cancel()
            self._call = None

    def choose(self, kinds: Sequence[Kind]) -> "asyncio.Future[None]":
        """Goes on with other kinds of events; done when the subscription to them holds, which
        takes somebody who reads."""
        names = sorted({wire_name(kind) for kind in kinds})
        if self._live is None or names != self._request.names:
            self._request.names[:] = names
            if self._live is None or self._live.done():
                self._live = asyncio.get_running_loop().create_future()
            self._chosen = True
            self.close()
        return self._live

    def give_up(self, error: AstergateError) -> None:
        """Tells who waits for the subscription to hold that it will not."""
        if self._live and not self._live.done():
            self._live.set_exception(error)
            self._live.exception()  # not everyone looks

    def _wanted(self, event: Event[Any]) -> bool:
        """What astergate tells of itself comes without having been asked for."""
        wanted = isinstance(event.body, self._classes)
        if not wanted and isinstance(event.body, pb.Gap):
            log.warning("astergate: events of %s are missing: %s", event.server, event.body)
        return wanted

    async def _read(self) -> None:
        """Takes one message, over as many connections as it takes."""
        silence = 2 * self._request.heartbeat.ToTimedelta().total_seconds()
        while True:
            try:
                if self._call is None:
                    self._call = self._caller._opened(self._stub.Subscribe(self._request, metadata=self._caller.metadata))
                    self._messages, self._reading, self._chosen = asyncio.Queue(), None, False
                call = self._call
                if self._reading is None or self._reading.done():
                    self._reading = asyncio.ensure_future(_fetch(call, self._messages, silence))
                message = await self._messages.get()
                if self._call is not call or isinstance(message, asyncio.CancelledError):  # it was closed meanwhile
                    if self._chosen:
                        continue
                    raise StopAsyncIteration
                if message is grpc.aio.EOF or isinstance(message, Exception):
                    raise message or AstergateError("astergate ended the stream")
                if not (self._request.view or self._request.headers) and any(map(_has_unknown_body, message.events)):
                    self._request.view = pb.VIEW_BOTH
                    self.close()
                    continue
                self._backoff.reset()
                self._request.resume_token = message.resume_token or self._request.resume_token
                if message.HasField("live") and self._live and not self._live.done():
                    self._live.set_result(None)
                if message.HasField("filter_errors"):
                    log.warning("astergate: the filter could not judge %d events: %s", message.filter_errors.count, message.filter_errors.newest)
                self._waiting.extend(filter(self._wanted if self._classes else None, map(Event, message.events)))
                if not self._waiting:
                    self.resume_token = self._request.resume_token
                return
            except grpc.aio.AioRpcError as failed:
                error = from_rpc(failed)
                self._request.resume_token = error.metadata.get("resume_token", self._request.resume_token)
            except AstergateError as failed:
                error = failed
            self.close()
            await self._backoff.wait(error)
