"""Events and actions."""

from __future__ import annotations

import asyncio
from typing import Any, Callable, Optional, Type, TypeVar, Union, overload

from google.protobuf.message import Message

from ._actions import Actions
from ._call_methods import CallMaker
from ._callbacks import Callbacks
from ._events import Event
from ._rpc import Tls, Token, open_channel
from .calls import C, Call, Calls
from .v1.call_pb2 import Call as CallMessage

A = TypeVar("A", bound=Message)


class Client(Callbacks, CallMaker):
    """Calls astergate. Use it in one event loop; its methods may run at the same time.

    - target is gRPC's: `localhost:50051`. token is a bearer token that its configuration knows, or
      a function that is asked for one before each call: for tokens that expire.
    - tls: True for TLS with the system's roots, or credentials of gRPC's, for CAs and a certificate
      of your own.

    actions has a method for each manager action. channel and metadata serve for calls of the
    generated stubs, which this class does not hide.
    """

    def __init__(self, target: str, token: Token = None, *, tls: Tls = False) -> None:
        super().__init__(open_channel(target, tls), token)
        self.actions = Actions(self.channel, token)

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Ends all calls, subscriptions and callbacks."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])
        for stream in list(self._streams):
            stream.cancel()
        await self.channel.close()

    def call(self, call: Union[CallMessage, str]) -> Call:
        """The object of a call: of its id, or of a message that names it."""
        return Call(self, CallMessage(call=call) if isinstance(call, str) else call)

    @overload
    def calls(self, *, server: str = ..., filter: str = ...) -> Calls[Call]: ...
    @overload
    def calls(self, factory: Callable[..., C], *, server: str = ..., filter: str = ...) -> Calls[C]: ...
    def calls(self, factory: Any = Call, *, server: str = "", filter: str = "") -> Any:
        """The live calls, always current: see Calls. filter is as of list_calls."""
        return Calls(self, factory, server, filter)

    @overload
    async def wait_for(self, kind: Type[A], predicate: Callable[[Event[A]], bool] = ..., timeout: Optional[float] = None) -> Event[A]: ...
    @overload
    async def wait_for(self, kind: str, predicate: Callable[[Event[Any]], bool] = ..., timeout: Optional[float] = None) -> Event[Any]: ...
    async def wait_for(self, kind: Any, predicate: Any = lambda event: True, timeout: Optional[float] = None) -> Event[Any]:
        """The first event of a kind of which the predicate holds, from now on. Raises
        asyncio.TimeoutError after timeout seconds. For what an action of yours causes, subscribe
        before it:

            async with client.events(Hangup) as events:
                await client.actions.originate("PJSIP/alice", channel_id="mine", ...)
                hangup = await events.first(lambda event: event.body.channel.unique_id == "mine")
        """

        async def first() -> Event[Any]:
            async with self.events(kind) as events:
                return await events.first(predicate)

        return await asyncio.wait_for(first(), timeout)
