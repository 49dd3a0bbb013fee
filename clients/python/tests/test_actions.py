"""Typed actions, against services whose answers the test decides."""

import importlib
import sys
from datetime import timedelta
from typing import Any, AsyncIterator, List

import grpc
import pytest
import pytest_asyncio
from conftest import ROOT
from fake_service import FakeService, refuse
from google.protobuf.message import Message

import astergate
from astergate import events
from astergate.ami.v1 import channel_pb2 as channel
from astergate.ami.v1 import core_service_pb2 as core
from astergate.ami.v1 import queue_pb2 as queue
from astergate.ami.v1 import system_pb2 as system
from astergate.ami.v1 import transfer_pb2 as transfer
from astergate.ami.v1 import variable_pb2 as variable
from astergate.v1 import error_reason_pb2 as reasons

sys.path.insert(0, str(ROOT / "scripts"))
snake: Any = importlib.import_module("python_facade.actions").snake
CORE = "astergate.ami.v1.CoreService/"


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


def answers(service: FakeService, name: str, request: Any, reply: Message) -> None:
    async def answer(asked: Any, context: Any) -> Message:
        return reply

    service.method(CORE + name, request, answer)


def test_names() -> None:
    names = {
        "Ping": "ping", "PJSIPShowEndpoints": "pjsip_show_endpoints", "DBGet": "db_get", "DBGetTree": "db_get_tree",
        "SIPpeers": "sip_peers", "IAXpeerlist": "iax_peerlist", "CoreShowChannels": "core_show_channels", "Getvar": "getvar",
        "MWIUpdate": "mwi_update", "AOCMessage": "aoc_message", "KSendSMS": "k_send_sms", "Atxfer": "atxfer", "AGI": "agi",
        "PRIDebugSet": "pri_debug_set", "SKINNYdevices": "skinny_devices", "MeetmeListRooms": "meetme_list_rooms",
    }  # fmt: skip
    assert {name: snake(name) for name in names} == names


async def test_each_action_has_a_method(client: astergate.Client) -> None:
    for method in core.DESCRIPTOR.services_by_name["CoreService"].methods:
        assert callable(getattr(client.actions, snake(method.name))), method.name


async def test_arguments(service: FakeService, client: astergate.Client) -> None:
    completion = events.OriginateResponse(unique_id="mine")
    answers(service, "Originate", channel.OriginateRequest, channel.OriginateResponse(completion=completion))
    reply = await client.actions.originate(
        "PJSIP/alice", context="internal", exten=100, priority=1, timeout=timedelta(milliseconds=2500), early_media=True,
        variables={"A": "1,2", "B": "x"}, async_=False, server="pbx1", action_id="a-1", deadline=9,
        extra_headers=[("X-One", "1"), ("X-One", b"\xff"), ("X-Two", 2)],
    )  # fmt: skip
    assert reply.completion.unique_id == "mine"
    ((_, request, call),) = service.calls
    assert isinstance(request, channel.OriginateRequest)
    assert (request.channel, request.context, request.exten, request.priority) == ("PJSIP/alice", "internal", "100", "1")
    assert request.timeout.ToMilliseconds() == 2500 and request.early_media and not getattr(request, "async")
    assert dict(request.variables) == {"A": "1,2", "B": "x"}
    assert (request.server, request.action_id) == ("pbx1", "a-1")
    assert [(line.name, line.value, line.raw_value) for line in request.extra_headers] == [
        ("X-One", "1", b""), ("X-One", "\ufffd", b"\xff"), ("X-Two", "2", b""),
    ]  # fmt: skip
    assert 8 < call["deadline"] < 9.5
    assert call["authorization"] == "Bearer 0123456789abcdef"


async def test_what_is_not_given_is_not_sent(service: FakeService, client: astergate.Client) -> None:
    answers(service, "Getvar", variable.GetvarRequest, variable.GetvarResponse(value="v"))
    assert (await client.actions.getvar("NAME")).value == "v"
    ((_, request, call),) = service.calls
    assert request == variable.GetvarRequest(variable="NAME")
    assert call["deadline"] is None or call["deadline"] > 10**6
    with pytest.raises(TypeError):
        await client.actions.getvar()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        await client.actions.getvar("NAME", "PJSIP/alice")  # type: ignore[call-arg]


async def test_a_list(service: FakeService, client: astergate.Client) -> None:
    channels = [events.CoreShowChannel(application=name) for name in ("Dial", "Echo")]
    answers(service, "CoreShowChannels", channel.CoreShowChannelsRequest, channel.CoreShowChannelsResponse(channels=channels))
    names: List[str] = []
    async for item in client.actions.core_show_channels(list_timeout=2):
        names.append(item.application)
    assert names == ["Dial", "Echo"]
    response = await client.actions.core_show_channels(max_items=5)
    assert [item.application for item in response.channels] == names
    first, second = (call[1] for call in service.calls)
    assert isinstance(first, channel.CoreShowChannelsRequest) and first.list_timeout.seconds == 2
    assert isinstance(second, channel.CoreShowChannelsRequest) and second.max_items == 5


async def test_a_list_of_several_kinds(service: FakeService, client: astergate.Client) -> None:
    async def answer(asked: Any, context: Any) -> Message:
        return queue.QueueStatusResponse(
            entries=[events.QueueEntry(queue="q1")], members=[events.QueueMember(queue="q2")], queues=[events.QueueParams(queue="q3")]
        )

    service.method("astergate.ami.v1.QueueService/QueueStatus", queue.QueueStatusRequest, answer)
    items = [(type(item), item.queue) async for item in client.actions.queue_status()]
    assert items == [(events.QueueParams, "q3"), (events.QueueMember, "q2"), (events.QueueEntry, "q1")]


async def test_enums(service: FakeService, client: astergate.Client) -> None:
    answers(service, "Bridge", transfer.BridgeRequest, transfer.BridgeResponse())
    await client.actions.bridge("a", "b", tone=transfer.BRIDGE_TONE_BOTH)
    await client.actions.bridge("a", "b", tone="BRIDGE_TONE_BOTH")
    await client.actions.bridge("a", "b")
    assert [call[1] for call in service.calls] == [
        transfer.BridgeRequest(channel1="a", channel2="b", tone=tone) for tone in (4, 4, None)  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize(
    "reason, kind, code",
    [
        ("ACTION_UNKNOWN", astergate.ActionUnknown, grpc.StatusCode.UNIMPLEMENTED),
        ("ASTERISK_DENIED", astergate.AsteriskDenied, grpc.StatusCode.PERMISSION_DENIED),
        ("ASTERISK_INVALID", astergate.AsteriskInvalid, grpc.StatusCode.INVALID_ARGUMENT),
        ("CHANNEL_NOT_FOUND", astergate.ChannelNotFound, grpc.StatusCode.NOT_FOUND),
        ("ASTERISK_NOT_FOUND", astergate.AsteriskNotFound, grpc.StatusCode.NOT_FOUND),
        ("ASTERISK_EXISTS", astergate.AsteriskExists, grpc.StatusCode.ALREADY_EXISTS),
        ("ASTERISK_REFUSED", astergate.AsteriskRefused, grpc.StatusCode.FAILED_PRECONDITION),
        ("ORIGINATE_FAILED", astergate.OriginateFailed, grpc.StatusCode.ABORTED),
    ],
)
async def test_what_asterisk_refuses(
    service: FakeService, client: astergate.Client, reason: str, kind: Any, code: grpc.StatusCode
) -> None:
    async def answer(asked: Any, context: Any) -> Message:
        told = {"message": "No such thing", "action": "Getvar", "server": "pbx1", "action_id": "ag-1"}
        await refuse(context, code, reason, "asterisk", "Getvar on pbx1: No such thing", **told)
        return variable.GetvarResponse()

    service.method(CORE + "Getvar", variable.GetvarRequest, answer)
    with pytest.raises(astergate.AsteriskError) as error:
        await client.actions.getvar("NAME")
    assert type(error.value) is kind and error.value.code is code
    assert (error.value.message, error.value.action, error.value.server) == ("No such thing", "Getvar", "pbx1")
    assert (error.value.action_id, error.value.domain) == ("ag-1", "asterisk")
    assert "Getvar on pbx1" in str(error.value)


def test_each_reason_has_a_class() -> None:
    names = [name[len("ERROR_REASON_") :] for name in reasons.ErrorReason.keys() if name != "ERROR_REASON_UNSPECIFIED"]
    assert set(names) == set(astergate.errors.REASONS)
    asterisks = {name for name, kind in astergate.errors.REASONS.items() if issubclass(kind, astergate.AsteriskError)}
    assert asterisks == {name for name, value in reasons.ErrorReason.items() for name in [name[13:]] if 18 <= value <= 25 or value == 32}


async def test_repeats_only_what_was_not_sent(service: FakeService, client: astergate.Client) -> None:
    failures = ["NOT_SENT", "LIMIT_EXCEEDED"]

    async def answer(asked: Any, context: Any) -> Message:
        if failures:
            await refuse(context, grpc.StatusCode.UNAVAILABLE, failures.pop(0), "astergate")
        return system.PingResponse(ping="Pong")

    service.method(CORE + "Ping", system.PingRequest, answer)
    assert (await client.actions.ping(retries_if_not_sent=2)).ping == "Pong"
    failures[:] = ["NOT_SENT", "NOT_SENT"]
    with pytest.raises(astergate.NotSent):
        await client.actions.ping(retries_if_not_sent=1)
    failures[:] = ["OUTCOME_UNKNOWN"]
    with pytest.raises(astergate.OutcomeUnknown):
        await client.actions.ping(retries_if_not_sent=5)
    assert len(service.calls) == 6


async def test_a_write_without_a_reason_may_have_been_done(service: FakeService, client: astergate.Client) -> None:
    async def answer(asked: Any, context: Any) -> Message:
        await context.abort(grpc.StatusCode.UNAVAILABLE, "gone")
        raise AssertionError

    service.method(CORE + "Setvar", variable.SetvarRequest, answer)
    service.method(CORE + "Getvar", variable.GetvarRequest, answer)
    with pytest.raises(astergate.OutcomeUnknown):
        await client.actions.setvar("NAME", value=1)
    with pytest.raises(astergate.AstergateError) as read:
        await client.actions.getvar("NAME")
    assert type(read.value) is astergate.ManagerSocketError
