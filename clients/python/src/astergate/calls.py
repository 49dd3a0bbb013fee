"""Calls, followed from their first sign of life to their end."""

from __future__ import annotations

import asyncio
from typing import Any, AsyncIterator, Callable, Dict, Generic, Iterator, List, Optional, Set, TypeVar, cast

import grpc

from ._call_methods import CallMethods
from ._rpc import Backoff, from_rpc, log, run
from ._services import Services
from ._values import duration
from .errors import AstergateError
from .v1 import call_pb2 as pb
from .v1 import call_service_pb2 as wire
from .v1.call_service_pb2_grpc import CallServiceStub

_OVER = (pb.CALL_STATE_ENDED, pb.CALL_STATE_FAILED)
_HEARTBEAT = 15.0


class Call(CallMethods):
    """A call: what is known of it, what can be done with it, and what can be waited for.

    message is the call as it was when something was last heard of it: by a method of this object,
    or at any time where a Calls view holds it. Over a view, subclasses are called back: override
    the methods below; those that are async are awaited, and what they raise is logged.
    """

    def __init__(self, client: Services, message: pb.Call) -> None:
        self._client, self.message = client, message
        self.id, self.server = message.call, message.server

    @property
    def over(self) -> bool:
        """It has ended or failed."""
        return self.message.state in _OVER

    @property
    def state(self) -> str:
        """RINGING and the like: a CallState's name."""
        return pb.CallState.Name(self.message.state)[len("CALL_STATE_") :]

    @property
    def unique_ids(self) -> List[str]:
        """The channels that are alive."""
        return [channel.unique_id for leg in self.message.legs for channel in leg.channels if not channel.hung_up]

    def call_queued(self) -> Any:
        """Asterisk has taken the call, or its first channel was seen."""

    def call_failed(self, reason: str) -> Any:
        """The call came to nothing. It is over."""

    def dialing_started(self) -> Any:
        """Dialling a leg has begun."""

    def dialing_finished(self, status: str) -> Any:
        """Dialling a leg has ended: `ANSWER`, `BUSY`, ..."""

    def call_state_changed(self, state: int, state_desc: str) -> Any:
        """A channel of the call has another state."""

    def call_ended(self, cause: Optional[int], cause_desc: str) -> Any:
        """The call is over. cause is None if nobody knows."""

    def call_changed(self, change: pb.CallChange) -> Any:
        """Anything has happened to the call. This comes before the others."""

    def _seen(self, call: pb.Call) -> None:
        if call.sequence >= self.message.sequence:
            self.message = call

    async def _reach(self, milestone: str, timeout: Optional[float]) -> bool:
        async def wait() -> wire.WaitCallResponse:
            backoff = Backoff(None)
            while True:
                try:
                    return await self._client.wait_call(self.id, wait_for=milestone)
                except AstergateError as error:
                    await backoff.wait(error)

        done = await asyncio.wait_for(wait(), timeout)
        self._seen(done.call)
        return done.reached

    async def _tell(self, change: pb.CallChange) -> None:
        call = self.message
        for one in (
            lambda: self.call_changed(change),
            {
                pb.CALL_CHANGE_KIND_QUEUED: self.call_queued,
                pb.CALL_CHANGE_KIND_FAILED: lambda: self.call_failed(call.failure),
                pb.CALL_CHANGE_KIND_DIAL_BEGIN: self.dialing_started,
                pb.CALL_CHANGE_KIND_DIAL_END: lambda: self.dialing_finished(change.text),
                pb.CALL_CHANGE_KIND_STATE: lambda: self.call_state_changed(change.number, change.text),
                pb.CALL_CHANGE_KIND_ENDED: lambda: self.call_ended(call.cause if call.HasField("cause") else None, call.cause_text),
            }.get(change.kind, lambda: None),
        ):
            await run(one, on=f"call {self.id}")


C = TypeVar("C", bound=Call)


class Calls(Generic[C]):
    """The live calls, always current: a collection of Call objects by id.

        async with client.calls() as calls:
            for call in calls: ...

    `async with` returns when all live calls are there. factory makes the object of a call when it
    is first heard of, so that a subclass of Call is called back for each: look at
    call.message.direction for those that come in. A call leaves the collection with its end.
    After a break the view goes on where it was; calls that ended unseen are told as ended, cause
    None.
    """

    def __init__(self, client: Services, factory: Callable[[Services, pb.Call], C], server: str, filter: str) -> None:
        self._client, self._factory, self._stub = client, factory, CallServiceStub(client.channel)
        self._request = wire.WatchCallsRequest(server=server, filter=filter, heartbeat=duration(_HEARTBEAT))
        self._calls: Dict[str, C] = {}
        self._complete, self._change = False, asyncio.Event()
        self._ended: Optional[Exception] = None  # why there are no more changes
        self._task: Optional[asyncio.Future[None]] = None

    async def __aenter__(self) -> Calls[C]:
        self._task = asyncio.ensure_future(self._follow())
        try:
            await self._until(lambda: self._complete)
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        # Again: a cancellation that meets a message is lost in wait_for, before Python 3.12.
        while self._task and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task], timeout=0.1)

    def __iter__(self) -> Iterator[C]:
        return iter(list(self._calls.values()))

    def __len__(self) -> int:
        return len(self._calls)

    def __getitem__(self, call: str) -> C:
        return self._calls[call]

    def __contains__(self, call: str) -> bool:
        return call in self._calls

    @property
    def queued(self) -> List[C]:
        """Calls of Originate that have no channel yet."""
        return [call for call in self if not call.message.legs]

    @property
    def tracked(self) -> List[C]:
        """Calls that have channels."""
        return [call for call in self if call.message.legs]

    async def find(self, call: str) -> C:
        """The object of a live call, once this view has it: of one that was just made."""
        await self._until(lambda: call in self._calls)
        return self._calls[call]

    async def changed(self) -> None:
        """Returns at the next change of any call. Raises what ended the view."""
        if self._ended is None:
            await self._change.wait()
        if self._ended:
            raise self._ended

    async def _until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            await self.changed()

    def _wake(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    async def _follow(self) -> None:
        seen: Optional[Set[str]] = set()
        try:
            async for message in self._messages():
                kind = message.WhichOneof("item")
                if kind == "gap":
                    seen = set()
                elif kind == "call":
                    if seen is not None:
                        seen.add(message.call.call)
                    self._take(message.call)
                elif kind == "update":
                    await self._update(message.update)
                elif kind == "snapshot_complete":
                    for call in [call for call in self if seen is not None and call.id not in seen]:
                        call.message.state = pb.CALL_STATE_ENDED
                        ended = pb.CallChange(kind=pb.CALL_CHANGE_KIND_ENDED, resynchronized=True)
                        await self._update(wire.CallUpdate(change=ended, call=call.message))
                    seen, self._complete = None, True
                self._wake()
        except AstergateError as error:
            self._ended = error
        finally:
            self._ended = self._ended or AstergateError("the view was closed")
            self._wake()

    def _take(self, message: pb.Call) -> C:
        if (call := self._calls.get(message.call)) is None:
            call = self._calls[message.call] = self._factory(self._client, message)
        call.message = message
        return call

    async def _update(self, update: wire.CallUpdate) -> None:
        if (call := self._take(update.call)).over:
            del self._calls[call.id]
        await call._tell(update.change)

    async def _messages(self) -> AsyncIterator[wire.WatchCallsResponse]:
        """What the watch says, over as many connections as it takes."""
        backoff, stub = Backoff(None), cast(Any, self._stub)
        while True:
            error = AstergateError("astergate ended the stream")
            watch = self._client._opened(stub.WatchCalls(self._request, metadata=self._client.metadata))
            try:
                while (message := await asyncio.wait_for(watch.read(), 2 * _HEARTBEAT)) is not grpc.aio.EOF:
                    backoff.reset()
                    self._request.resume_token = message.resume_token or self._request.resume_token
                    yield message
            except grpc.aio.AioRpcError as failed:
                error = from_rpc(failed)
                self._request.resume_token = error.metadata.get("resume_token", self._request.resume_token)
            except asyncio.TimeoutError:
                error = AstergateError("the stream was silent")
            finally:
                watch.cancel()
            log.warning("astergate: the calls are watched anew: %s", error)
            await backoff.wait(error)
