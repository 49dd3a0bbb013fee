"""AgiService as a worker sees it, on no Asterisk: the test says what a call does."""

import asyncio
import itertools
from typing import Any, AsyncIterator, Callable, Dict, List, Optional, Tuple

import grpc
from google.protobuf.duration_pb2 import Duration

from astergate.v1 import agi_service_pb2 as wire
from astergate.v1 import agi_service_pb2_grpc as stubs

Reply = Callable[[wire.SessionCommand], Optional[wire.SessionResult]]


def done(command: wire.SessionCommand) -> wire.SessionResult:
    """Every command succeeds, with empty values."""
    return wire.SessionResult(reply=wire.AgiReply(code=200, result="0", text="200 result=0"))


def failure(reason: "wire.AgiFailureReason", **more: Any) -> wire.SessionResult:
    return wire.SessionResult(failure=wire.AgiFailure(reason=reason, **more))


async def until(condition: Callable[[], object], timeout: float = 10.0) -> None:
    """Waits for a condition to hold."""
    deadline = asyncio.get_running_loop().time() + timeout
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, "the condition never held"
        await asyncio.sleep(0.005)


class Call:
    """A session as the service keeps it."""

    def __init__(self, name: str, reply: Reply) -> None:
        self.name, self.reply = name, reply
        self.commands: List[wire.SessionCommand] = []
        self.result: Optional[wire.SessionResult] = None
        self.state = "offered"
        self.hung_up = False
        self.finish: Optional[wire.FinishSession] = None


class FakeAgi(stubs.AgiServiceServicer):
    def __init__(self) -> None:
        self.calls: Dict[str, Call] = {}
        self.registered: List[wire.RegisterWorker] = []
        self.drained = False
        self.pongs: List[int] = []
        self.routes: List[List[Tuple[str, int]]] = []  # each that set_routes told
        self.grace = 10.0
        self.refusal: Optional[str] = None
        self.batches = False  # as services before there were any
        self.sizes: List[int] = []  # of messages, in frames
        self.lengths: List[int] = []  # of messages, in bytes
        self.faults: List[str] = []  # an exception would only break the stream, which comes back
        self.known = True  # false: as after a restart, no token is known
        self.target = ""
        self._numbers = itertools.count(1)
        self._context: Any = None
        self._broken, self._writing = asyncio.Event(), asyncio.Lock()
        self.metadata: Dict[str, Any] = {}

    async def start(self) -> None:
        self._server = grpc.aio.server()
        stubs.add_AgiServiceServicer_to_server(self, self._server)
        port = self._server.add_insecure_port(self.target or "127.0.0.1:0")
        self.target = f"127.0.0.1:{port}"
        await self._server.start()

    async def stop(self) -> None:
        await self._server.stop(0)

    async def break_stream(self) -> None:
        """The stream ends as when a connection breaks; sessions stay."""
        context, self._context = self._context, None
        self._broken.set()
        await until(lambda: self._context is not context)

    @property
    def connected(self) -> bool:
        return self._context is not None

    async def call(self, path: str = "", route: str = "", reply: Reply = done, **offer: Any) -> Call:
        """Offers a session once a worker is there."""
        await until(lambda: self.connected)
        call = Call(f"s{next(self._numbers)}", reply)
        self.calls[call.name] = call
        await self.send(offer=wire.SessionOffer(session=call.name, path=path, route=route, **offer))
        return call

    async def call_many(self, number: int, reply: Reply, hung_up: Tuple[str, ...] = ()) -> List[Call]:
        """Offers sessions as one batch; behind the offers of some is a hangup."""
        await until(lambda: self.connected)
        calls = [Call(f"s{next(self._numbers)}", reply) for _ in range(number)]
        batch = wire.ServeResponseBatch()
        for call in calls:
            self.calls[call.name] = call
            batch.frames.add(offer=wire.SessionOffer(session=call.name))
            if call.name in hung_up:
                batch.frames.add(hangup=wire.SessionHangup(session=call.name))
        await self.send(batch=batch)
        return calls

    async def hangup(self, call: Call) -> None:
        call.hung_up = True
        await self.send(hangup=wire.SessionHangup(session=call.name))

    async def end(self, call: Call, reason: "wire.SessionEnd") -> None:
        call.state = "ended"
        await self.send(ended=wire.SessionEnded(session=call.name, reason=reason))

    async def answer(self, call: Call, result: wire.SessionResult) -> None:
        result.session, result.command_id = call.name, call.commands[-1].command_id
        call.result = result
        await self.send(result=result)

    async def send(self, **frame: Any) -> None:
        async with self._writing:  # grpc.aio takes one write at a time
            if self._context is not None:
                await self._context.write(wire.ServeResponse(**frame))

    async def Serve(self, requests: AsyncIterator[wire.ServeRequest], context: Any) -> None:  # noqa: N802
        self.metadata = dict(context.invocation_metadata())
        self._broken.clear()
        reading = asyncio.ensure_future(self._read(requests, context))
        breaking = asyncio.ensure_future(self._broken.wait())
        try:
            await asyncio.wait([reading, breaking], return_when=asyncio.FIRST_COMPLETED)
            if reading.done():
                reading.result()
            else:
                await context.abort(grpc.StatusCode.UNAVAILABLE, "the connection broke")
        finally:
            reading.cancel()
            breaking.cancel()
            await asyncio.gather(reading, breaking, return_exceptions=True)
            if self._context is context:
                self._context = None

    async def _read(self, requests: AsyncIterator[wire.ServeRequest], context: Any) -> None:
        async for message in requests:
            frames = list(message.batch.frames) or [message]
            if message.HasField("batch") and (not self.batches or len(message.batch.frames) < 2):
                self.faults.append(f"a batch of {len(frames)}, batches: {self.batches}")
            self.sizes.append(len(frames))
            self.lengths.append(message.ByteSize())
            for request in frames:
                await self._frame(request, context)

    async def _frame(self, request: wire.ServeRequest, context: Any) -> None:
        kind = request.WhichOneof("frame")
        if kind == "register":
            await self._register(request.register, context)
        elif kind == "drain":
            self.drained = True
        elif kind == "pong":
            self.pongs.append(request.pong.id)
        elif kind == "set_routes":
            self.routes.append([(route.pattern, route.priority) for route in request.set_routes.routes])
        elif kind == "command":
            await self._command(request.command)
        else:
            frame = getattr(request, kind)
            call = self.calls[frame.session]
            call.state = {"accept": "accepted", "decline": "declined", "finish": "finished"}[kind]
            if kind == "finish":
                call.finish = frame
                await self.end(call, wire.SESSION_END_FINISHED)

    async def _register(self, register: wire.RegisterWorker, context: Any) -> None:
        self.registered.append(wire.RegisterWorker.FromString(register.SerializeToString()))
        if self.refusal:
            await context.abort(grpc.StatusCode.INVALID_ARGUMENT, self.refusal)
        resumed = [
            wire.ResumedSession(
                session=call.name, last_command_id=call.commands[-1].command_id if call.commands else 0, hung_up=call.hung_up
            )
            for call in self.calls.values()
            if call.state == "accepted" and self.known and register.resume_token == "secret"
        ]
        grace = Duration()
        grace.FromMilliseconds(int(self.grace * 1000))
        await context.write(
            wire.ServeResponse(
                registered=wire.WorkerRegistered(resume_token="secret", grace=grace, sessions=resumed, batches=self.batches)
            )
        )
        self._context = context
        for stands in resumed:
            last = self.calls[stands.session].result
            if last and last.command_id == stands.last_command_id:
                await self.send(result=last)

    async def _command(self, command: wire.SessionCommand) -> None:
        call = self.calls[command.session]
        assert not call.commands or command.command_id > call.commands[-1].command_id, "a command id came twice"
        assert len(call.commands) == 0 or call.result is not None and (
            call.result.command_id == call.commands[-1].command_id
        ), "a command while another ran"
        call.commands.append(command)
        result = call.reply(command)
        if result is not None:
            await self.answer(call, result)
