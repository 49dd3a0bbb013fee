"""App and AgiSession, against a stand-in for the service."""

import asyncio
import logging
from typing import Any, AsyncIterator, Awaitable, Callable, List, Optional

import pytest
import pytest_asyncio
from fake_agi import FakeAgi, failure, until

import astergate
from astergate.agi.v1 import commands_pb2 as agi_commands
from astergate.ami.event.v1.header_pb2 import Header
from astergate.v1 import agi_service_pb2 as wire


class Worker:
    """An App with one default handler, served in the background."""

    def __init__(self, target: str) -> None:
        self.app = astergate.App(target, "0123456789abcdef", worker_id="w", drain_timeout=5.0)
        self.got: "asyncio.Queue[Any]" = asyncio.Queue()
        self._serving: Optional["asyncio.Future[None]"] = None

    def handle(self, body: Callable[[astergate.AgiSession], Awaitable[Any]]) -> None:
        """Serves a handler; what it returns, or raises, comes by `result`."""

        @self.app.script()
        async def handler(call: astergate.AgiSession) -> None:
            try:
                self.got.put_nowait(await body(call))
            except BaseException as error:
                self.got.put_nowait(error)
                raise

        self.serve()

    def serve(self) -> None:
        self._serving = asyncio.ensure_future(self.app.serve())

    async def result(self) -> Any:
        return await asyncio.wait_for(self.got.get(), 10)

    async def ended(self) -> None:
        assert self._serving
        await asyncio.wait_for(asyncio.shield(self._serving), 10)

    async def stop(self) -> None:
        if self._serving and not self._serving.done():
            self._serving.cancel()
            await asyncio.wait([self._serving])


@pytest_asyncio.fixture
async def worker(agi: FakeAgi) -> AsyncIterator[Worker]:
    worker = Worker(agi.target)
    yield worker
    await worker.stop()


async def test_offer_has_everything(agi: FakeAgi, worker: Worker) -> None:
    @worker.app.script(r"order/(?P<step>\w+)", priority=3)
    async def order(call: astergate.AgiSession, step: str) -> None:
        worker.got.put_nowait((call, step))

    worker.serve()
    call = await agi.call(
        "order/menu",
        r"order/(?P<step>\w+)",
        groups={"step": "menu"},
        query=[Header(name="a", value="1"), Header(name="a", value="2"), Header(name="b", value="")],
        arguments=[wire.AgiArgument(value="x"), wire.AgiArgument(value="")],
        environment=[Header(name="agi_language", value="en")],
        channel="PJSIP/alice-1",
        unique_id="1.2",
        server="pbx1",
    )
    session, step = await worker.result()
    assert step == "menu"
    assert (session.path, session.groups) == ("order/menu", {"step": "menu"})
    assert session.kwargs == {"a": ["1", "2"], "b": [""]}
    assert session.query == [("a", "1"), ("a", "2"), ("b", "")]
    assert session.args == ("x", "")
    assert session.environment == {"agi_language": "en"}
    assert (session.channel, session.uniqueid, session.server) == ("PJSIP/alice-1", "1.2", "pbx1")
    await until(lambda: call.finish)
    assert call.finish is not None and not call.finish.failed
    assert agi.metadata["authorization"] == "Bearer 0123456789abcdef"
    register = agi.registered[0]
    assert (register.worker_id, register.capacity, register.routes[0].priority) == ("w", 100, 3)


async def test_an_unknown_route_is_declined(agi: FakeAgi, worker: Worker) -> None:
    worker.serve()
    call = await agi.call("x", "other")
    await until(lambda: call.state == "declined")


async def test_commands_and_values(agi: FakeAgi, worker: Worker) -> None:
    def reply(command: wire.SessionCommand) -> wire.SessionResult:
        kind = command.WhichOneof("command")
        if kind == "stream_file":
            assert (command.stream_file.filename, command.stream_file.escape_digits) == ("demo", "12")
            return wire.SessionResult(stream_file=agi_commands.StreamFileResult(digit="1", end_position=8000))
        if kind == "get_data":
            assert command.get_data.timeout.ToMilliseconds() == 1500
            return wire.SessionResult(get_data=agi_commands.GetDataResult(digits="42", timeout=True))
        if kind == "get_variable" and command.get_variable.name == "SET":
            return wire.SessionResult(get_variable=agi_commands.GetVariableResult(value=""))
        if kind == "raw":
            arguments = [(argument.value, argument.raw_value) for argument in command.raw.arguments]
            assert arguments == [("a b", b""), ("7", b""), ("J\ufffdrg", b"J\xf6rg"), ("Jörg", b"")]
            return wire.SessionResult(reply=wire.AgiReply(code=200, result="5", data="x"))
        if kind == "set_variable":
            assert command.set_variable.value == "5"
        return wire.SessionResult(reply=wire.AgiReply(code=200))

    async def body(call: astergate.AgiSession) -> List[Any]:
        await call.answer()
        await call.set_variable("X", 5)
        raw = await call.execute("SPEECH CREATE", "a b", 7, b"J\xf6rg", "Jörg".encode())
        return [
            await call.stream_file("demo", escape_digits=("1", "2")),
            await call.stream_file("demo", escape_digits="12"),
            await call.get_data("demo", timeout=1.5),
            await call.get_variable("SET"),
            await call.get_variable("UNSET"),
            (raw.code, raw.result, raw.data),
        ]

    worker.handle(body)
    call = await agi.call(reply=reply)
    assert await worker.result() == [("1", 8000), ("1", 8000), ("42", True), "", None, (200, "5", "x")]
    assert [command.command_id for command in call.commands] == list(range(1, 9))


@pytest.mark.parametrize(
    "reason, kind",
    [
        (wire.AGI_FAILURE_REASON_APP_ERROR, astergate.AGIAppError),
        (wire.AGI_FAILURE_REASON_DATABASE_ERROR, astergate.AGIDBError),
        (wire.AGI_FAILURE_REASON_UNKNOWN_REPLY, astergate.AGIUnknownError),
        (wire.AGI_FAILURE_REASON_DEAD_CHANNEL, astergate.AGIDeadChannelError),
        (wire.AGI_FAILURE_REASON_USAGE, astergate.AGIUsageError),
        (wire.AGI_FAILURE_REASON_INVALID_COMMAND, astergate.AGIInvalidCommandError),
        (wire.AGI_FAILURE_REASON_HANGUP, astergate.AGIResultHangup),
        (wire.AGI_FAILURE_REASON_LOST, astergate.AGISIGPIPEHangup),
        (wire.AGI_FAILURE_REASON_DENIED, astergate.AGIDeniedError),
        (999, astergate.AGIError),
    ],
)
async def test_failures(
    agi: FakeAgi, worker: Worker, caplog: pytest.LogCaptureFixture, reason: Any, kind: Any
) -> None:
    async def body(call: astergate.AgiSession) -> None:
        await call.answer()

    worker.handle(body)
    result = failure(reason, message="no", usage="Usage: ANSWER")
    result.reply.code, result.reply.text = 520, "520 no"
    with caplog.at_level(logging.CRITICAL, "astergate"):
        call = await agi.call(reply=lambda command: result)
        error = await worker.result()
    assert type(error) is kind
    assert (str(error), error.usage, error.items["code"]) == ("no", "Usage: ANSWER", "520")
    await until(lambda: call.finish)
    assert call.finish is not None and call.finish.failed is not issubclass(kind, astergate.AGIHangup)


def test_taxonomy() -> None:
    for child, parent in [
        (astergate.AGIError, astergate.AGIException),
        (astergate.AGIAppError, astergate.AGIError),
        (astergate.AGIDBError, astergate.AGIAppError),
        (astergate.AGIHangup, astergate.AGIException),
        (astergate.AGIResultHangup, astergate.AGIHangup),
        (astergate.AGISIGHUPHangup, astergate.AGIHangup),
        (astergate.AGISIGPIPEHangup, astergate.AGIHangup),
    ]:
        assert issubclass(child, parent)
    assert not issubclass(astergate.AGIHangup, astergate.AGIError)


async def test_hangup_between_commands_leaves_cleanup(agi: FakeAgi, worker: Worker) -> None:
    def reply(command: wire.SessionCommand) -> wire.SessionResult:
        if command.HasField("stream_file"):
            return failure(wire.AGI_FAILURE_REASON_DEAD_CHANNEL)
        return wire.SessionResult()

    async def body(call: astergate.AgiSession) -> List[str]:
        await call.wait_hangup()
        assert call.hung_up
        await call.set_variable("CLEAN", "1")
        with pytest.raises(astergate.AGISIGHUPHangup):
            await call.stream_file("x")
        await call.database_put("f", "k", "v")
        return ["cleaned"]

    worker.handle(body)
    call = await agi.call(reply=reply)
    await until(lambda: call.state == "accepted")
    await agi.hangup(call)
    assert await worker.result() == ["cleaned"]
    assert [command.WhichOneof("command") for command in call.commands] == [
        "set_variable", "stream_file", "database_put",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "reason, kind",
    [
        (wire.SESSION_END_HANGUP, astergate.AGISIGHUPHangup),
        (wire.SESSION_END_REDIRECTED, astergate.AGISIGPIPEHangup),
        (wire.SESSION_END_WITHDRAWN, astergate.AGISIGPIPEHangup),
    ],
)
async def test_the_end_of_a_session_ends_its_command(agi: FakeAgi, worker: Worker, reason: Any, kind: Any) -> None:
    async def body(call: astergate.AgiSession) -> None:
        with pytest.raises(kind):
            await call.exec("Dial", "PJSIP/bob")
        await call.noop()

    worker.handle(body)
    call = await agi.call(reply=lambda command: None)
    await until(lambda: call.commands)
    await agi.end(call, reason)
    assert type(await worker.result()) is kind
    assert len(call.commands) == 1


async def test_one_command_at_a_time_and_cancel(agi: FakeAgi, worker: Worker) -> None:
    """The fake asserts that no command comes while another runs."""

    async def body(call: astergate.AgiSession) -> str:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(call.exec("Wait", "9"), 0.05)
        await asyncio.gather(call.noop("a"), call.noop("b"), call.noop("c"))
        return "done"

    worker.handle(body)
    call = await agi.call(reply=lambda command: None if command.HasField("exec") else wire.SessionResult())
    await until(lambda: call.commands)
    await asyncio.sleep(0.1)
    assert len(call.commands) == 1
    await agi.answer(call, wire.SessionResult())
    assert await worker.result() == "done"
    assert [command.noop.text for command in call.commands[1:]] == ["a", "b", "c"]


async def test_a_failed_handler_is_told_and_logged(
    agi: FakeAgi, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    async def body(call: astergate.AgiSession) -> None:
        raise KeyError("oops")

    worker.handle(body)
    call = await agi.call("menu", channel="PJSIP/alice-1")
    await until(lambda: call.finish)
    assert call.finish is not None and call.finish.failed and "KeyError" in call.finish.reason
    assert "menu" in caplog.text and "PJSIP/alice-1" in caplog.text and "oops" in caplog.text
    await agi.call("menu")  # the worker lives
    assert isinstance(await worker.result(), KeyError)
    assert isinstance(await worker.result(), KeyError)


async def test_a_resumed_session_goes_on(agi: FakeAgi, worker: Worker) -> None:
    """The result came while the stream was broken."""

    async def body(call: astergate.AgiSession) -> Optional[str]:
        value = await call.get_variable("A")
        await call.noop()
        return value

    worker.handle(body)
    call = await agi.call(reply=lambda command: None if command.HasField("get_variable") else wire.SessionResult())
    await until(lambda: call.commands)
    await agi.break_stream()
    await agi.answer(call, wire.SessionResult(get_variable=agi_commands.GetVariableResult(value="v")))
    assert await worker.result() == "v"
    assert [register.resume_token for register in agi.registered] == ["", "secret"]
    assert len(call.commands) == 2


async def test_frames_lost_with_the_stream_are_sent_again(agi: FakeAgi, worker: Worker) -> None:
    go, gone = asyncio.Event(), asyncio.Event()

    async def body(call: astergate.AgiSession) -> str:
        await go.wait()
        running = asyncio.ensure_future(call.noop("lost"))
        await asyncio.sleep(0)
        gone.set()
        await running
        return "done"

    worker.handle(body)
    call = await agi.call()
    await until(lambda: call.state == "accepted")
    await agi.break_stream()
    await asyncio.sleep(0.01)
    go.set()
    assert await worker.result() == "done"
    await until(lambda: call.finish)
    assert [command.noop.text for command in call.commands] == ["lost"]


async def test_frames_of_many_sessions_go_together(agi: FakeAgi, worker: Worker) -> None:
    """A batch is taken frame by frame, and what its handlers send then is a batch again."""

    async def body(call: astergate.AgiSession) -> List[str]:
        await call.noop("first")
        try:
            await call.noop("second")
        except astergate.AGIHangup:
            return [call.path, "hung up"]
        return [call.path, "done"]

    agi.batches = True
    worker.handle(body)
    sessions = [await agi.call(path=str(number), reply=lambda command: None) for number in range(70)]
    await until(lambda: all(session.commands for session in sessions))
    assert agi.registered[0].batches
    agi.sizes.clear()
    for session in sessions:
        session.result = wire.SessionResult(session=session.name, command_id=1)
    await agi.send(batch=wire.ServeResponseBatch(frames=[wire.ServeResponse(result=session.result) for session in sessions]))
    await until(lambda: all(len(session.commands) == 2 for session in sessions))
    assert sum(agi.sizes) == 70 and len(agi.sizes) < 10 and max(agi.sizes) <= 64
    lost = wire.SessionResult(session="s1", command_id=2, failure=wire.AgiFailure(reason=wire.AGI_FAILURE_REASON_HANGUP))
    await agi.send(batch=wire.ServeResponseBatch(frames=[
        wire.ServeResponse(hangup=wire.SessionHangup(session="s1")), wire.ServeResponse(result=lost),
        *(wire.ServeResponse(result=wire.SessionResult(session=session.name, command_id=2)) for session in sessions[1:]),
    ]))
    results = sorted([await worker.result() for _ in sessions])
    assert results == sorted([["0", "hung up"], *([str(number), "done"] for number in range(1, 70))])


async def test_large_frames_go_in_several_messages(agi: FakeAgi, worker: Worker) -> None:
    """astergate ends a stream by a message that is longer than its grpc.max_receive_bytes, of 64 KiB at least."""

    async def body(call: astergate.AgiSession) -> None:
        await call.noop("x" * 8000)

    agi.batches = True
    worker.handle(body)
    sessions = await agi.call_many(20, lambda command: None)
    await until(lambda: all(session.commands for session in sessions))
    assert 16 << 10 < max(agi.lengths) < 32 << 10 and sum(agi.lengths) > 160_000


async def test_batches_keep_the_order(agi: FakeAgi, worker: Worker) -> None:
    """Of offers and of a hangup behind its offer; and of the commands, some of which come a turn of the loop later."""

    async def body(call: astergate.AgiSession) -> None:
        worker.got.put_nowait((call.id, call.hung_up))
        await call.noop()
        if int(call.id[1:]) % 2:
            await asyncio.sleep(0)
        await call.verbose("")

    def reply(command: wire.SessionCommand) -> None:
        order.append(command.session)

    order: List[str] = []
    agi.batches = True
    worker.handle(body)
    sessions = await agi.call_many(20, reply, hung_up=("s3",))
    names = [session.name for session in sessions]
    await until(lambda: all(session.commands for session in sessions))
    assert order == names
    assert [await worker.result() for _ in names] == [(name, name == "s3") for name in names]
    order.clear()
    agi.sizes.clear()
    for session in sessions:
        session.result = wire.SessionResult(session=session.name, command_id=1)
    await agi.send(batch=wire.ServeResponseBatch(frames=[wire.ServeResponse(result=session.result) for session in sessions]))
    await until(lambda: len(order) == 20)
    assert order == [*names[1::2], *names[::2]] and agi.sizes == [20]
    await agi.send(batch=wire.ServeResponseBatch())  # of none
    await agi.send(ping=wire.WorkerPing(id=1))
    await until(lambda: agi.pongs)
    assert len(agi.registered) == 1


async def test_a_service_that_reads_no_batches_gets_none(agi: FakeAgi, worker: Worker) -> None:
    """Nor does one that the stream was made anew to."""
    agi.batches, go = True, asyncio.Event()

    async def body(call: astergate.AgiSession) -> None:
        await go.wait()
        await call.noop("a")

    worker.handle(body)
    sessions = [await agi.call() for _ in range(5)]
    await until(lambda: all(session.state == "accepted" for session in sessions))
    agi.batches = False
    await agi.break_stream()
    await until(lambda: agi.connected)
    agi.sizes.clear()
    go.set()
    for _ in sessions:
        assert await worker.result() is None
    await until(lambda: all(session.finish for session in sessions))
    assert agi.sizes == [1] * 10


async def test_a_restarted_service_has_no_sessions(agi: FakeAgi, worker: Worker) -> None:
    async def body(call: astergate.AgiSession) -> None:
        await call.exec("Wait", "9")

    worker.handle(body)
    call = await agi.call(reply=lambda command: None)
    await until(lambda: call.commands)
    agi.known = False
    await agi.break_stream()
    assert type(await worker.result()) is astergate.AGISIGPIPEHangup
    await agi.call()


async def test_grace_ends(agi: FakeAgi, worker: Worker) -> None:
    async def body(call: astergate.AgiSession) -> None:
        await call.exec("Wait", "9")

    agi.grace = 0.3
    worker.handle(body)
    call = await agi.call(reply=lambda command: None)
    await until(lambda: call.commands)
    await agi.stop()
    assert type(await worker.result()) is astergate.AGISIGPIPEHangup
    await agi.start()
    await agi.call()  # and the worker comes back


async def test_drain_waits_for_handlers(agi: FakeAgi, worker: Worker) -> None:
    async def body(call: astergate.AgiSession) -> str:
        await call.exec("Wait", "1")
        return "done"

    worker.handle(body)
    call = await agi.call(reply=lambda command: None)
    await until(lambda: call.commands)
    worker.app.drain()
    await until(lambda: agi.drained)
    late = await agi.call()
    await until(lambda: late.state == "declined")
    await agi.answer(call, wire.SessionResult())
    await worker.ended()
    assert await worker.result() == "done" and call.state == "ended"


async def test_drain_ends_handlers_that_do_not(agi: FakeAgi) -> None:
    app = astergate.App(agi.target, drain_timeout=0.1)

    @app.script()
    async def handler(call: astergate.AgiSession) -> None:
        await asyncio.sleep(60)

    serving = asyncio.ensure_future(app.serve())
    call = await agi.call()
    await until(lambda: call.state == "accepted")
    app.drain()
    await asyncio.wait_for(serving, 10)
    assert call.finish is not None and call.finish.failed


async def test_a_refused_worker_is_told(agi: FakeAgi, worker: Worker) -> None:
    agi.refusal = "bad pattern"
    worker.serve()
    with pytest.raises(astergate.AstergateError, match="bad pattern"):
        await worker.ended()


async def test_retries_are_bounded() -> None:
    app = astergate.App("127.0.0.1:1", max_retries=2)
    with pytest.raises(astergate.AstergateError):
        await asyncio.wait_for(app.serve(), 10)


async def test_a_ping_is_answered_at_once(agi: FakeAgi, worker: Worker) -> None:
    async def body(call: astergate.AgiSession) -> None:
        await call.exec("Wait", "9")

    worker.handle(body)
    call = await agi.call(reply=lambda command: None)
    await until(lambda: call.commands)  # which is not answered
    for number in (1, 2):
        await agi.send(ping=wire.WorkerPing(id=number))
        await until(lambda: agi.pongs == list(range(1, number + 1)))


async def test_many_sessions_at_once(agi: FakeAgi, worker: Worker) -> None:
    async def body(call: astergate.AgiSession) -> None:
        for number in range(10):
            await call.noop(f"{call.id}-{number}")

    worker.handle(body)
    calls = [await agi.call() for _ in range(200)]
    for _ in calls:
        assert await worker.result() is None
    for call in calls:
        assert [command.noop.text for command in call.commands] == [f"{call.name}-{number}" for number in range(10)]


async def test_routes_are_replaced_and_cleared_while_serving(agi: FakeAgi, worker: Worker) -> None:
    async def one(call: astergate.AgiSession) -> None:
        worker.got.put_nowait("one")

    async def other(call: astergate.AgiSession, step: str) -> None:
        worker.got.put_nowait(step)

    worker.app.script("menu", queue_time=1.5, sticky_key="agi_callerid", worker_lost="LOST_POLICY_HANG_UP")(one)
    worker.serve()
    await agi.call("menu", "menu")
    assert await worker.result() == "one"
    (route,) = agi.registered[0].routes
    assert (route.queue_time.ToMilliseconds(), route.sticky_key, route.worker_lost) == (1500, "agi_callerid", wire.LOST_POLICY_HANG_UP)
    worker.app.script("menu", priority=3)(other)
    worker.app.script(r"(?P<step>m\w+)")(other)
    worker.app.script()(one)
    assert worker.app.resolve("menu") == (other, {"step": "menu"}) and worker.app.resolve("x") == (one, {})
    worker.app.unregister(r"(?P<step>m\w+)")
    with pytest.raises(KeyError):
        worker.app.unregister("other")
    await agi.call("menu", "menu", groups={"step": "7"})
    assert await worker.result() == "7"
    worker.app.clear()
    assert worker.app.resolve("menu") is None
    late = await agi.call("menu", "menu")
    await until(lambda: late.state == "declined")
    pattern = r"(?P<step>m\w+)"
    assert agi.routes == [
        [("menu", 3)], [("menu", 3), (pattern, 0)], [("menu", 3), (pattern, 0), ("", 0)], [("menu", 3), ("", 0)], [],
    ]  # fmt: skip
