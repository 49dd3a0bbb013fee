"""A worker: handlers for calls that Asterisk hands over by AGI."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
import socket
from typing import TYPE_CHECKING, Any, AsyncIterator, Awaitable, Callable, Dict, Optional, Set, Tuple, TypeVar

import grpc

from ._routes import RouteOptions, route
from ._rpc import Backoff, Tls, Token, credentials, from_rpc, open_channel
from .errors import AGIHangup, AstergateError
from .session import AgiSession
from .v1 import agi_service_pb2 as wire
from .v1.agi_service_pb2_grpc import AgiServiceStub

if TYPE_CHECKING:
    from typing_extensions import Unpack

log = logging.getLogger("astergate")
Handler = TypeVar("Handler", bound=Callable[..., Awaitable[None]])


class App:
    """Takes sessions from astergate and runs a handler for each, all in one event loop.

    - target, token, tls: as for Client. worker_id is for people and logs.
    - capacity: how many sessions at once. drain_timeout: seconds that running handlers get to
      end after `drain`; those that do not are cancelled, and their sessions fail.
    - max_retries bounds the attempts in a row to reach astergate; None: no bound.

    Serve with `run()`, in a loop of your own with `await serve()`, or beside other things with
    `async with`, whose end drains. A stream that breaks is made anew with the token of the old one, and sessions go on. What
    is not back within astergate's grace time raises AGISIGPIPEHangup in its handler.
    """

    def __init__(
        self, target: str, token: Token = None, *, tls: Tls = False, capacity: int = 100, worker_id: str = "",
        drain_timeout: float = 30.0, max_retries: Optional[int] = None,
    ) -> None:  # fmt: skip
        self._target, self._token, self._tls = target, token, tls
        self._backoff, self._drain_timeout = Backoff(max_retries), drain_timeout
        worker_id = worker_id or f"{socket.gethostname()}-{os.getpid()}"
        self._register = wire.RegisterWorker(worker_id=worker_id, capacity=capacity, batches=True)
        self._routes: Dict[str, Tuple[Callable[..., Awaitable[None]], wire.AgiRoute]] = {}
        self._sessions: Dict[str, AgiSession] = {}
        self._tasks: Set[asyncio.Future[None]] = set()
        self._outbox: Optional[asyncio.Queue[wire.ServeRequest]] = None
        self._batches = False  # the service reads them
        self._changed: Optional[asyncio.Event] = None
        self._draining, self._grace = False, 0.0
        self._abandon: Optional[asyncio.TimerHandle] = None

    def script(self, pattern: str = "", **options: Unpack[RouteOptions]) -> Callable[[Handler], Handler]:
        """Registers a handler for scripts whose path matches the pattern (RE2) from its start, in
        the place of an earlier one for the same pattern, also while serving.

        The handler gets the AgiSession, and the pattern's named groups as keyword arguments.
        Without a pattern it is the default. RouteOptions tells the options. A handler that raises
        anything but AGIHangup fails its session: it is logged, and handler_failed decides.
        """

        def register(handler: Handler) -> Handler:
            self._routes[pattern] = (handler, route(pattern, options))
            self._reroute()
            return handler

        return register

    def unregister(self, pattern: str = "") -> None:
        """Takes no more sessions for a pattern; without one, for the default. KeyError if it has
        none. Sessions that run go on."""
        del self._routes[pattern]
        self._reroute()

    def clear(self) -> None:
        """Takes no more sessions, until there are handlers again."""
        self._routes.clear()
        self._reroute()

    def resolve(self, path: str) -> Optional[Tuple[Callable[..., Awaitable[None]], Dict[str, str]]]:
        """The handler of this App for a script's path, and the pattern's named groups. Other
        workers' routes may come first: Client.resolve_route asks astergate."""
        for pattern, (handler, _) in sorted(self._routes.items(), key=lambda one: (not one[0], one[1][1].priority)):
            if match := re.match(pattern, path):
                return handler, {name: value or "" for name, value in match.groupdict().items()}
        return None

    def _reroute(self) -> None:
        del self._register.routes[:]
        self._register.routes.extend(made for _, made in self._routes.values())
        self._send(wire.ServeRequest(set_routes=wire.SetRoutes(routes=self._register.routes)))

    def run(self) -> None:
        """Serves until SIGTERM or SIGINT, which drain; a second one ends at once."""

        async def main() -> None:
            serving = asyncio.ensure_future(self.serve())
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(
                    number, lambda: serving.cancel() if self._draining else self.drain()
                )
            await asyncio.wait([serving])
            if not serving.cancelled():
                serving.result()

        asyncio.run(main())

    def drain(self) -> None:
        """Takes no more sessions; `serve` returns when those that run have ended."""
        self._draining = True
        self._send(wire.ServeRequest(drain=wire.DrainWorker()))
        self._notify()

    async def serve(self) -> None:
        """Serves until drained. Raises the AstergateError that makes going on useless: a wrong
        token, a bad pattern, or the last failure once max_retries are used up. Cancelling it
        cancels all handlers."""
        async with open_channel(self._target, self._tls) as channel:
            serving = [asyncio.ensure_future(self._connect(channel)), asyncio.ensure_future(self._drained())]
            try:
                done, _ = await asyncio.wait(serving, return_when=asyncio.FIRST_COMPLETED)
                done.pop().result()
            finally:
                tasks = [*serving, *self._tasks]
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                self._outbox = None
                if self._abandon:
                    self._abandon.cancel()

    async def __aenter__(self) -> App:
        """Serves in the background; returns when astergate knows of the handlers."""
        self._serving = asyncio.ensure_future(self.serve())
        ready = asyncio.ensure_future(self._until(lambda: self._outbox is not None))
        await asyncio.wait([self._serving, ready], return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self._serving.done():
            self._serving.result()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.drain()
        await self._serving

    async def _drained(self) -> None:
        await self._until(lambda: self._draining)
        # Handlers end by themselves, else by force; then their last frames take a moment.
        for timeout in (self._drain_timeout, 2.0):
            try:
                await asyncio.wait_for(self._until(lambda: not self._sessions and not self._tasks), timeout)
            except asyncio.TimeoutError:
                for task in self._tasks:
                    task.cancel()

    async def _until(self, condition: Callable[[], bool]) -> None:
        self._changed = self._changed or asyncio.Event()
        while not condition():
            self._changed.clear()
            await self._changed.wait()

    def _notify(self) -> None:
        if self._changed:
            self._changed.set()

    async def _connect(self, channel: grpc.aio.Channel) -> None:
        self._stub: Any = AgiServiceStub(channel)
        while True:
            outbox: asyncio.Queue[wire.ServeRequest] = asyncio.Queue()
            outbox.put_nowait(wire.ServeRequest(register=self._register))
            error = AstergateError("astergate ended the stream")
            try:
                async for response in self._stub.Serve(self._requests(outbox), metadata=credentials(self._token)):
                    for frame in response.batch.frames if response.HasField("batch") else [response]:
                        self._on_frame(frame, outbox)
            except grpc.aio.AioRpcError as failed:
                error = from_rpc(failed)
            self._outbox = None
            if self._sessions and not self._abandon:
                self._abandon = asyncio.get_running_loop().call_later(self._grace, self._resumed, [])
            log.warning("astergate: the stream broke: %s", error)
            await self._backoff.wait(error)

    def _on_frame(self, response: wire.ServeResponse, outbox: asyncio.Queue[wire.ServeRequest]) -> None:
        kind = response.WhichOneof("frame")
        if kind == "registered":
            self._backoff.reset()
            self._outbox, self._batches = outbox, response.registered.batches
            self._register.resume_token = response.registered.resume_token
            self._grace = response.registered.grace.ToTimedelta().total_seconds()
            self._resumed(response.registered.sessions)
            self._notify()
            if self._draining:
                self._send(wire.ServeRequest(drain=wire.DrainWorker()))
        elif kind == "ping":
            outbox.put_nowait(wire.ServeRequest(pong=wire.WorkerPong(id=response.ping.id)))
        elif kind == "offer":
            self._offered(response.offer)
        elif kind:
            frame = getattr(response, kind)
            if session := self._sessions.get(frame.session):
                session._on_frame(frame)
                if kind == "ended":
                    self._forget(frame.session)

    def _resumed(self, stands: Any) -> None:
        """Goes on with these sessions; all others are lost."""
        if self._abandon:
            self._abandon.cancel()
            self._abandon = None
        known = {stand.session: stand for stand in stands}
        for name, session in list(self._sessions.items()):
            if name in known:
                session._resume(known[name])
            else:
                session._on_frame(wire.SessionEnded(session=name, reason=wire.SESSION_END_LOST))
                self._forget(name)

    def _offered(self, offer: wire.SessionOffer) -> None:
        handler, _ = self._routes.get(offer.route, (None, None))
        if self._draining or handler is None:
            reason = "draining" if self._draining else "no such route"
            self._send(wire.ServeRequest(decline=wire.DeclineSession(session=offer.session, reason=reason)))
            return
        session = self._sessions[offer.session] = AgiSession(offer, self._send, self._listen)
        self._send(wire.ServeRequest(accept=wire.AcceptSession(session=offer.session)))
        task = asyncio.ensure_future(self._handle(handler, session))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: self._notify())

    async def _handle(self, handler: Callable[..., Awaitable[None]], session: AgiSession) -> None:
        try:
            await handler(session, **session.groups)
            session._finish(False, "")
        except AGIHangup as hangup:
            session._finish(False, str(hangup))
        except asyncio.CancelledError:
            session._finish(True, "the worker is ending")
        except Exception as error:
            log.exception("astergate: the handler of %s failed on %s", session.path, session.channel)
            session._finish(True, f"{type(error).__name__}: {error}")

    def _forget(self, name: str) -> None:
        self._sessions.pop(name, None)
        self._notify()

    def _listen(self, session: str) -> Any:
        return self._stub.StreamAudio(wire.StreamAudioRequest(session=session), metadata=credentials(self._token))

    async def _requests(self, outbox: asyncio.Queue[wire.ServeRequest]) -> AsyncIterator[wire.ServeRequest]:
        while True:
            frames = [await outbox.get()]
            await asyncio.sleep(0)  # what handlers send who go on in the next turn goes with it
            size = frames[0].ByteSize()  # what astergate takes as one is bounded
            while self._batches and outbox is self._outbox and len(frames) < 64 and size < 16 << 10 and not outbox.empty():
                frames.append(outbox.get_nowait())
                size += frames[-1].ByteSize()
            yield frames[0] if len(frames) == 1 else wire.ServeRequest(batch=wire.ServeRequestBatch(frames=frames))

    def _send(self, frame: wire.ServeRequest) -> None:
        # While no stream is registered nothing is sent: _resumed sends what still matters.
        if self._outbox is not None:
            self._outbox.put_nowait(frame)
