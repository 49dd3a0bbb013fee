"""App and AgiSession, with a live astergate between them and a channel that the test plays."""

import asyncio
import os
import signal
import subprocess
import sys
from typing import Any, AsyncIterator, Awaitable, Callable, Dict, List, Optional, Tuple

import pytest
import pytest_asyncio
from conftest import ROOT, TOKEN, Astergate, free_port
from fake_agi import until

import astergate
from astergate.v1 import agi_service_pb2 as wire

# A command without its arguments, or with them, to Asterisk's answer.
Answers = Dict[str, Optional[str]]


class Channel:
    """Asterisk's side of a FastAGI session. Commands without an answer in the table get `200
    result=0`; those whose answer is None get none by themselves."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answers: Answers) -> None:
        self._reader, self._writer, self._answers = reader, writer, answers
        self.commands: List[str] = []
        self.closed = asyncio.ensure_future(self._run())

    def say(self, line: str) -> None:
        self._writer.write(line.encode() + b"\n")

    async def _run(self) -> None:
        while True:
            line = await self._reader.readline()
            if not line:
                self._writer.close()
                return
            command = line.decode().rstrip("\n")
            self.commands.append(command)
            matches = [text for text in self._answers if command.startswith(text)]
            answer = self._answers[max(matches, key=len)] if matches else "200 result=0"
            if answer is not None:
                self.say(answer)


class Pbx:
    """A live astergate that channels can be connected to."""

    def __init__(self, service: Astergate, port: int) -> None:
        self.service, self._port = service, port
        self._channels: List[Channel] = []

    async def call(self, script: str, answers: Answers, *args: str) -> Channel:
        channel = Channel(*await asyncio.open_connection("127.0.0.1", self._port), answers)
        self._channels.append(channel)
        number = len(self._channels)
        environment = {
            "network": "yes", "network_script": script, "request": f"agi://127.0.0.1/{script}",
            "channel": f"PJSIP/alice-{number}", "language": "en", "type": "PJSIP", "uniqueid": f"17.{number}",
            "version": "22.0.0", "callerid": "100", "calleridname": 'Al "ice', "context": "internal",
            "extension": "7", "priority": "1", "enhanced": "0.0", "accountcode": "", "threadid": "1",
        }  # fmt: skip
        environment.update({f"arg_{index}": arg for index, arg in enumerate(args, 1)})
        for name, value in environment.items():
            channel.say(f"agi_{name}: {value}")
        channel.say("")
        return channel

    async def close(self) -> None:
        for channel in self._channels:
            channel.closed.cancel()
            channel._writer.close()
            await asyncio.gather(channel.closed, channel._writer.wait_closed(), return_exceptions=True)


@pytest_asyncio.fixture
async def pbx(serve: Callable[..., Astergate]) -> AsyncIterator[Pbx]:
    port = free_port()
    pbx = Pbx(serve(ASTERGATE_AGI_LISTEN=f"127.0.0.1:{port}", ASTERGATE_AGI_CLEANUP="500ms"), port)
    yield pbx
    await pbx.close()


class Serving:
    """Runs an App; what its handler returns or raises comes by `result`."""

    def __init__(self, target: str) -> None:
        self.app = astergate.App(target, TOKEN, drain_timeout=2.0)
        self._got: "asyncio.Queue[Any]" = asyncio.Queue()

    def handle(self, pattern: str, body: Callable[..., Awaitable[Any]], **options: Any) -> None:
        @self.app.script(pattern, **options)
        async def handler(call: astergate.AgiSession, **groups: str) -> None:
            try:
                self._got.put_nowait(await body(call, **groups))
            except BaseException as error:
                self._got.put_nowait(error)
                raise

    async def __aenter__(self) -> "Serving":
        await self.app.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.wait_for(self.app.__aexit__(), 15)

    async def result(self) -> Any:
        return await asyncio.wait_for(self._got.get(), 10)


async def test_a_handler_controls_the_call(pbx: Pbx) -> None:
    async def body(call: astergate.AgiSession, step: str) -> Tuple[Any, ...]:
        assert (step, call.path, call.server, call.uniqueid) == ("menu", "order/menu", "pbx1", "17.1")
        assert (call.args, call.kwargs) == (("x y", 'q"'), {"a": ["1", "2"], "b": ["ü"]})
        assert call.environment["agi_calleridname"] == 'Al "ice'
        await call.answer()
        played = await call.stream_file("demo-thanks", escape_digits="12")
        await call.set_variable("X", 'a"b\\c ü')
        data = await call.get_data("enter", timeout=2, max_digits=4)
        unset, value = await call.get_variable("NONE"), await call.get_variable("X")
        with pytest.raises(astergate.AGIDBError):
            await call.database_get("f", "k")
        with pytest.raises(astergate.AGIAppError):
            await call.exec("NoSuchApp")
        with pytest.raises(astergate.AGIInvalidCommandError):
            await call.execute("NO SUCH", "a b")
        with pytest.raises(astergate.AGIInvalidArgumentError):
            await call.verbose("two\nlines")
        return played, data, unset, value

    worker = Serving(pbx.service.target)
    worker.handle(r"order/(?P<step>\w+)", body)
    async with worker:
        channel = await pbx.call(
            "order/menu?a=1&a=2&b=%C3%BC",
            {
                "STREAM FILE": "200 result=49 endpos=8000",
                "GET DATA": "200 result=42 (timeout)",
                "GET VARIABLE": '200 result=1 (a"b)',
                'GET VARIABLE "NONE"': "200 result=0",
                "EXEC": "200 result=-2",
                "NO SUCH": "510 Invalid or unknown command",
            },
            "x y",
            'q"',
        )
        result = await worker.result()
        assert not isinstance(result, BaseException), result
        assert result == (("1", 8000), ("42", True), None, 'a"b')
        await asyncio.wait_for(channel.closed, 10)
    assert channel.commands[0] == "ANSWER"
    assert channel.commands[2] == 'SET VARIABLE "X" "a\\"b\\\\c ü"'
    assert not [command for command in channel.commands if "lines" in command]


async def test_hangup_in_a_command_leaves_cleanup(pbx: Pbx) -> None:
    async def body(call: astergate.AgiSession) -> str:
        with pytest.raises(astergate.AGIHangup) as first:
            await call.exec("Dial", "PJSIP/bob")
        assert call.hung_up
        await call.set_variable("CLEAN", "1")
        with pytest.raises(astergate.AGISIGHUPHangup):
            await call.stream_file("x")
        return type(first.value).__name__

    worker = Serving(pbx.service.target)
    worker.handle("", body)
    async with worker:
        channel = await pbx.call(
            "any", {"EXEC": None, "STREAM FILE": "511 Command Not Permitted on a dead channel or intercept routine"}
        )
        await until(lambda: channel.commands)
        channel.say("HANGUP")
        channel.say("200 result=-1")
        result = await worker.result()
        assert result == "AGIResultHangup", repr(result)
    assert 'SET VARIABLE "CLEAN" "1"' in channel.commands


async def test_a_failed_handler_gives_the_call_back(pbx: Pbx) -> None:
    async def body(call: astergate.AgiSession) -> None:
        raise ValueError("oops")

    worker = Serving(pbx.service.target)
    worker.handle("", body, handler_failed=wire.FAIL_POLICY_GIVE_BACK)
    async with worker:
        channel = await pbx.call("any", {})
        assert isinstance(await worker.result(), ValueError)
        await asyncio.wait_for(channel.closed, 10)
    assert any("ASTERGATE_STATUS" in command and "FAILED" in command for command in channel.commands)


class Cut:
    """A way to a service that can be cut: all connections break, and new ones are made again."""

    def __init__(self, target: str) -> None:
        self._host, self._port = target.split(":")
        self._writers: List[asyncio.StreamWriter] = []

    async def open(self) -> str:
        self._server = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        return f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection(self._host, int(self._port))
        self._writers += [writer, there[1]]

        async def copy(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
            try:
                while data := await source.read(65536):
                    to.write(data)
            except OSError:
                pass
            to.close()

        await asyncio.gather(copy(reader, there[1]), copy(there[0], writer))

    def cut(self) -> None:
        for writer in self._writers:
            if not writer.transport.is_closing():
                writer.transport.abort()
        self._writers.clear()

    async def close(self) -> None:
        self._server.close()
        self.cut()
        await asyncio.sleep(0.05)


async def test_sessions_go_on_over_a_broken_stream(pbx: Pbx) -> None:
    async def body(call: astergate.AgiSession) -> str:
        for number in range(200):
            assert await call.get_variable(f"V{number}") == "v"
        return await call.exec("Wait", "1")

    way = Cut(pbx.service.target)
    worker = Serving(await way.open())
    worker.handle("", body)
    async with worker:
        channels = [await pbx.call("any", {"GET VARIABLE": "200 result=1 (v)", "EXEC": None}) for _ in range(10)]
        await until(lambda: all(channel.commands for channel in channels))
        way.cut()
        await until(lambda: all(channel.commands and channel.commands[-1].startswith("EXEC") for channel in channels))
        way.cut()
        for channel in channels:
            channel.say("200 result=7")
        assert [await worker.result() for _ in channels] == ["7"] * 10
        for channel in channels:
            await asyncio.wait_for(channel.closed, 10)
            assert channel.commands == [f'GET VARIABLE "V{number}"' for number in range(200)] + channel.commands[200:]
            assert len([command for command in channel.commands if command.startswith("EXEC")]) == 1
    await way.close()


async def test_the_menu_example_drains(pbx: Pbx) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "examples/python/ivr_menu.py"), "--target", pbx.service.target,
        env={**os.environ, "ASTERGATE_ACCESS_TOKEN": TOKEN}, stderr=subprocess.PIPE,
    )  # fmt: skip
    for _ in range(500):  # a call that comes before the worker is given back at once
        channel = await pbx.call("menu", {"STREAM FILE": "200 result=49 endpos=1", "HANGUP": None})
        await until(lambda: "HANGUP" in channel.commands or channel.closed.done())
        if "HANGUP" in channel.commands:
            break
        await asyncio.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    await asyncio.sleep(0.2)
    assert process.returncode is None, "it did not wait for its call"
    channel.say("200 result=1")
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0, errors.decode()
    assert channel.commands.count('STREAM FILE "vm-options" "12#"') == 3
