"""Events and actions."""

import asyncio
from collections import deque
from typing import Any, Deque, Iterable, List, Optional

import grpc

from ._link import Backoff, Tls, credentials, open_channel
from . import _values
from ._failures import from_rpc
from ._values import Headers, Seconds, duration
from .errors import AstergateError, NotSent
from .v1 import action_service_pb2 as actions
from .v1 import event_service_pb2 as subscription
from .v1 import server_service_pb2 as server_service
from .v1.action_service_pb2_grpc import ActionServiceStub
from .v1.event_pb2 import VIEW_TYPED, Event, View
from .v1.event_service_pb2_grpc import EventServiceStub
from .v1.server_pb2 import Server
from .v1.server_service_pb2_grpc import ServerServiceStub


class Events:
    """A subscription: an asynchronous iterator of events that goes on by itself after a break.

    `async with` waits until the subscription holds: what happens from then on is not missed.
    resume_token, once the last event of a message was taken, is the place behind it: given to
    `Client.events` later, it goes on there. One task at a time may read.
    """

    def __init__(self, stub: Any, metadata: Any, request: subscription.SubscribeRequest, backoff: Backoff) -> None:
        self._stub, self._metadata, self._request, self._backoff = stub, metadata, request, backoff
        self._call: Any = None
        self._waiting: Deque[Event] = deque()
        self.resume_token = request.resume_token

    async def __aenter__(self) -> "Events":
        await self._read()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    def __aiter__(self) -> "Events":
        return self

    async def __anext__(self) -> Event:
        while not self._waiting:
            await self._read()
        event = self._waiting.popleft()
        if not self._waiting:
            self.resume_token = self._request.resume_token
        return event

    def close(self) -> None:
        """Ends the subscription. Reading again would go on where it was."""
        if self._call is not None:
            self._call.cancel()
            self._call = None

    async def _read(self) -> None:
        """Reads one message, over as many connections as it takes."""
        silence = 2 * self._request.heartbeat.ToTimedelta().total_seconds()
        while True:
            try:
                if self._call is None:
                    self._call = self._stub.Subscribe(self._request, metadata=self._metadata)
                message = await asyncio.wait_for(self._call.read(), silence)
                if message is not grpc.aio.EOF:
                    self._backoff.reset()
                    self._request.resume_token = message.resume_token or self._request.resume_token
                    self._waiting.extend(message.events)
                    if not self._waiting:
                        self.resume_token = self._request.resume_token
                    return
                error = AstergateError("astergate ended the stream", grpc.StatusCode.UNAVAILABLE)
            except grpc.aio.AioRpcError as failed:
                error = from_rpc(failed)
                self._request.resume_token = error.metadata.get("resume_token", self._request.resume_token)
            except asyncio.TimeoutError:
                error = AstergateError(f"the stream was silent for {silence:g} s", grpc.StatusCode.UNAVAILABLE)
            except asyncio.CancelledError:
                self.close()
                raise
            self.close()
            await self._backoff.wait(error)


class Client:
    """Calls astergate. Use it in one event loop; its methods may run at the same time.

    - target is gRPC's: `localhost:50051`; token is what the configuration's access.token says.
    - tls: True for TLS with the system's roots, or credentials of gRPC's.

    channel and metadata serve for calls of the generated stubs, which this class does not hide.
    """

    def __init__(self, target: str, token: Optional[str] = None, *, tls: Tls = False) -> None:
        self.channel = open_channel(target, tls)
        self.metadata = credentials(token)

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Ends all calls and subscriptions."""
        await self.channel.close()

    def events(
        self,
        names: Iterable[str] = (),
        *,
        server: str = "",
        privileges: Iterable[str] = (),
        view: View = VIEW_TYPED,
        resume_token: str = "",
        heartbeat: Seconds = 15,
        max_retries: Optional[int] = 10,
    ) -> Events:
        """Subscribes to events, at the first read.

        - names are globs such as `Bridge*`; without any, all events. An empty server is all.
        - resume_token goes on after an earlier subscription.
        - heartbeat is the longest silence; a stream that is silent for twice that is dead.
        - max_retries bounds the attempts in a row to come back after a break; None: no bound.

        Events come in each server's order. What was lost comes as an event with a gap in its
        place, link loss as link_down. Iterating raises InvalidRequest, ServerUnknown,
        Unauthenticated, or the last error once max_retries are used up.
        """
        request = subscription.SubscribeRequest(
            names=[names] if isinstance(names, str) else list(names),
            server=server,
            privileges=list(privileges),
            view=view,
            resume_token=resume_token,
            heartbeat=duration(heartbeat),
        )
        return Events(EventServiceStub(self.channel), self.metadata, request, Backoff(max_retries))

    async def send_action(
        self,
        action: str,
        headers: Headers = (),
        *,
        server: str = "",
        action_id: str = "",
        timeout: Optional[float] = 30.0,
        retries_if_not_sent: int = 0,
        view: View = VIEW_TYPED,
    ) -> actions.SendActionResponse:
        """Sends a manager action and waits for its reply, with the items of a list.

        - headers is a mapping, or pairs where names repeat; bytes for what is not UTF-8.
        - timeout in seconds; None: astergate's own for the action.
        - retries_if_not_sent repeats it only if not one byte reached Asterisk.

        Asterisk's own refusals are replies: look at `success`. Raises NotSent, OutcomeUnknown
        (also where the connection to astergate failed: it may have been done), Denied,
        InvalidRequest, ServerUnknown, ReplyTooLarge, Unauthenticated. Cancelling does not
        take back an action that was sent.
        """
        request = actions.SendActionRequest(
            server=server, action=action, headers=_values.headers(headers), action_id=action_id, view=view
        )
        backoff = Backoff(None)
        while True:
            try:
                reply: actions.SendActionResponse = await ActionServiceStub(self.channel).SendAction(
                    request, metadata=self.metadata, timeout=timeout
                )
                return reply
            except grpc.aio.AioRpcError as failed:
                error = from_rpc(failed, write=True)
                if not isinstance(error, NotSent) or retries_if_not_sent <= 0:
                    raise error from failed
            retries_if_not_sent -= 1
            await backoff.wait(AstergateError(error.message, grpc.StatusCode.UNAVAILABLE))

    async def servers(self, *, timeout: Optional[float] = 10.0) -> List[Server]:
        """The configured servers and the state of each one's link, by name."""
        try:
            reply = await ServerServiceStub(self.channel).ListServers(
                server_service.ListServersRequest(), metadata=self.metadata, timeout=timeout
            )
        except grpc.aio.AioRpcError as failed:
            raise from_rpc(failed) from failed
        return list(reply.servers)
