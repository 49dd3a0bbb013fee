"""Streamed actions, the lines of a configuration file, and errors by pystrix's families."""

import asyncio
from typing import Any, AsyncIterator, List

import grpc
import pytest
import pytest_asyncio
from fake_service import FakeService, refuse, silence

import astergate
from astergate import errors, events
from astergate.ami.event.v1.header_pb2 import Pair
from astergate.ami.v1.reply_pb2 import ActionReply
from astergate.ami.v1.system_pb2 import ConfigCategory, GetConfigResponse
from astergate.v1 import action_service_pb2 as wire
from astergate.v1.event_pb2 import Event as Message

STREAM = "astergate.v1.ActionService/StreamAction"


@pytest_asyncio.fixture
async def service() -> AsyncIterator[FakeService]:
    service = FakeService()
    yield service
    await service.stop()


@pytest_asyncio.fixture
async def client(service: FakeService) -> AsyncIterator[astergate.Client]:
    await service.start()
    async with astergate.Client(service.target, "0123456789abcdef") as client:
        yield client


def item(name: str) -> Message:
    return Message(name="CoreShowChannel", core_show_channel=events.CoreShowChannel(application=name))


async def test_a_streamed_action(service: FakeService, client: astergate.Client) -> None:
    asked: List[Any] = []

    async def answer(request: Any, context: Any) -> AsyncIterator[wire.StreamActionResponse]:
        asked.extend((request, dict(context.invocation_metadata())["authorization"], context.time_remaining()))
        yield wire.StreamActionResponse(head=wire.ActionHead(success=True, response="Success"))
        yield wire.StreamActionResponse(items=[item("Dial"), item("Echo")])
        yield wire.StreamActionResponse(items=[item("Queue")])
        yield wire.StreamActionResponse(end=ActionReply(list_complete=True), end_event=Message(name="CoreShowChannelsComplete"))

    service.stream(STREAM, wire.StreamActionRequest, answer)
    stream = client.stream_action("CoreShowChannels", {"X": 1}, server="pbx1", list_timeout=2, deadline=9)
    names = []
    async for event in stream:
        assert stream.head and stream.head.success and stream.reply is None
        names.append(event.body.application)
    assert names == ["Dial", "Echo", "Queue"]
    assert stream.reply and stream.reply.list_complete
    assert stream.end and stream.end.name == "CoreShowChannelsComplete"
    request, authorization, left = asked
    assert (request.server, request.action, request.list_timeout.seconds) == ("pbx1", "CoreShowChannels", 2)
    assert [(line.name, line.value) for line in request.headers] == [("X", "1")]
    assert authorization == "Bearer 0123456789abcdef" and 8 < left < 9.5


async def test_a_stream_that_is_refused_breaks_or_is_left(service: FakeService, client: astergate.Client) -> None:
    left = asyncio.Event()

    async def answer(request: Any, context: Any) -> AsyncIterator[wire.StreamActionResponse]:
        if request.action == "Logoff":
            await refuse(context, grpc.StatusCode.INVALID_ARGUMENT, "ACTION_RESERVED", "astergate", action="Logoff")
        yield wire.StreamActionResponse(head=wire.ActionHead())
        yield wire.StreamActionResponse(items=[item("Dial")])
        if request.action == "Break":
            await refuse(context, grpc.StatusCode.UNKNOWN, "OUTCOME_UNKNOWN", "astergate", action="Break")
        try:
            await silence()
        finally:
            left.set()

    service.stream(STREAM, wire.StreamActionRequest, answer)
    with pytest.raises(astergate.ActionReserved):
        async for _ in client.stream_action("Logoff"):
            raise AssertionError
    stream = client.stream_action("Break")
    with pytest.raises(astergate.OutcomeUnknown):
        async for _ in stream:
            pass
    assert stream.head is not None and stream.reply is None
    items = client.stream_action("Endless").__aiter__()
    assert (await items.__anext__()).body.application == "Dial"
    await items.aclose()  # type: ignore[attr-defined]
    await asyncio.wait_for(left.wait(), 10)


def test_lines_of_a_configuration_file() -> None:
    response = GetConfigResponse(
        categories=[
            ConfigCategory(name="general", lines=[Pair(name="a", value="1"), Pair(name="a", value="2")]),
            ConfigCategory(name="empty"),
            ConfigCategory(name="general", lines=[Pair(name="b", value="x=y")]),
        ]
    )
    lines = list(astergate.get_lines(response))
    assert [line.category for line in lines] == ["general"] * 3
    assert [str(line) for line in lines] == ["a=1", "a=2", "b=x=y"]
    assert lines[2] == ("general", "b", "x=y")


async def test_families_of_errors() -> None:
    families = {
        astergate.ManagerError: ["ACTION_UNKNOWN", "ASTERISK_DENIED", "CHANNEL_NOT_FOUND", "ASTERISK_REFUSED", "ORIGINATE_FAILED"],
        astergate.ManagerAuthError: ["UNAUTHENTICATED"],
        astergate.ManagerSocketError: ["NOT_SENT", "OUTCOME_UNKNOWN", "SERVER_STOPPING"],
    }
    for family, reasons in families.items():
        for reason in reasons:
            assert issubclass(errors.REASONS[reason], family), reason
    # As in pystrix: one of a socket is none of the manager, one of a login is.
    assert issubclass(astergate.ManagerAuthError, astergate.ManagerError)
    assert not issubclass(astergate.ManagerSocketError, astergate.ManagerError)
    assert not issubclass(errors.REASONS["DANGEROUS_ACTION"], astergate.ManagerError)
    async with astergate.Client("127.0.0.1:1") as nobody:
        with pytest.raises(astergate.ManagerSocketError):
            await nobody.list_servers(deadline=5)
        with pytest.raises(astergate.ManagerSocketError):
            await nobody.send_action("Ping", deadline=5)
