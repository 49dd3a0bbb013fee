"""Client, against a live astergate on a simulated Asterisk."""

import asyncio
import socket
import subprocess
import sys
from typing import Any, AsyncIterator, Callable, List, Set

import grpc
import pytest
import pytest_asyncio
from conftest import ROOT, TOKEN, Astergate
from google.protobuf.duration_pb2 import Duration
from google.protobuf.empty_pb2 import Empty

import astergate
from astergate._rpc import error_info, from_rpc
from astergate.ami.event.v1.channel_pb2 import Newchannel
from astergate.ami.event.v1.snapshot_pb2 import CHANNEL_STATE_DOWN, ChannelSnapshot
from astergate.events import CoreShowChannel, UserEvent
from astergate.v1 import event_pb2 as pb
from astergate.v1.server_pb2 import LINK_STATE_READY


@pytest_asyncio.fixture
async def client(demo: Astergate) -> AsyncIterator[astergate.Client]:
    async with astergate.Client(demo.target) as client:
        await ready(client)
        yield client


async def ready(client: astergate.Client) -> None:
    async def look() -> None:
        while not all(server.state == LINK_STATE_READY for server in (await client.list_servers()).servers):
            await asyncio.sleep(0.02)

    await asyncio.wait_for(look(), 10)


async def take(events: "astergate.Events[Any]", count: int) -> "List[astergate.Event[Any]]":
    return [await asyncio.wait_for(events.__anext__(), 10) for _ in range(count)]


async def test_servers(client: astergate.Client) -> None:
    (server,) = (await client.list_servers()).servers
    assert server.name == "demo" and server.state == LINK_STATE_READY


@pytest.mark.parametrize(
    "options",
    [
        {"view": astergate.VIEW_TYPED}, {"view": astergate.VIEW_RAW}, {"view": astergate.VIEW_BOTH},
        {"headers": ["Channel", "ChannelState"]},
    ],
)  # fmt: skip
async def test_events_and_headers(traffic: None, client: astergate.Client, options: Any) -> None:
    async with client.events("Newchannel", **options) as events:
        for event in await take(events, 3):
            assert event.name == "Newchannel"
            assert (event.header("channel") or "").startswith(("PJSIP/", "Local/", "SIP/"))
            assert event.header("ChannelState") is not None
            assert event.header("NoSuchHeader") is None


async def test_events_go_on_after_the_token(traffic: None, client: astergate.Client) -> None:
    events = client.events()
    before = await take(events, 5)
    while events._waiting:
        before += await take(events, 1)
    events.close()
    await asyncio.sleep(0.2)
    again = client.events(resume_token=events.resume_token)
    assert (await take(again, 1))[0].sequence == before[-1].sequence + 1
    again.close()


async def test_a_cancelled_read_loses_nothing(traffic: None, client: astergate.Client) -> None:
    sequences: List[int] = []
    async with client.events() as events:
        while len(sequences) < 60:
            try:
                sequences.append((await asyncio.wait_for(events.__anext__(), 0.005)).sequence)
            except asyncio.TimeoutError:
                continue
    assert sequences == list(range(sequences[0], sequences[0] + len(sequences)))


async def test_an_action_and_its_event(client: astergate.Client) -> None:
    async with client.events("UserEvent", view=astergate.VIEW_BOTH) as events:
        reply = await client.send_action("UserEvent", [("UserEvent", "Hello"), ("Text", "J\xf6rg".encode("latin-1"))])
        assert reply.success
        (event,) = await take(events, 1)
        assert event.header("UserEvent") == "Hello"
        assert [line.raw_value for line in event.message.headers if line.name == "Text"] == [b"J\xf6rg"]


async def test_a_list(client: astergate.Client) -> None:
    reply = await client.send_action("CoreShowChannels")
    assert reply.reply.list_complete and len(reply.items) == reply.reply.received_items
    stream = client.stream_action("CoreShowChannels")
    received = [event.name async for event in stream]
    assert stream.head and stream.head.success and stream.reply and stream.reply.list_complete
    assert len(received) == stream.reply.received_items and set(received) <= {"CoreShowChannel"}
    assert stream.end and stream.end.name == "CoreShowChannelsComplete" == reply.end.name


async def test_asterisks_refusal_is_a_reply(client: astergate.Client) -> None:
    reply = await client.send_action("NoSuchAction")
    assert not reply.success and reply.response == "Error"


async def test_refusals(client: astergate.Client) -> None:
    with pytest.raises(astergate.Denied) as denied:
        await client.send_action("Command", {"Command": "core show version"})
    assert isinstance(denied.value, astergate.DangerousAction)
    assert (denied.value.reason, denied.value.domain) == ("DANGEROUS_ACTION", "astergate")
    assert denied.value.metadata["setting"] == "access.allow_dangerous"
    assert denied.value.code is grpc.StatusCode.PERMISSION_DENIED
    with pytest.raises(astergate.InvalidRequest) as invalid:
        await client.send_action("Originate", {"Channel": "x\r\nAction: Logoff"})
    assert isinstance(invalid.value, astergate.InvalidHeader) and invalid.value.metadata["header"] == "Channel"
    with pytest.raises(astergate.ActionReserved):
        await client.send_action("Logoff")
    with pytest.raises(astergate.ServerUnknown):
        await client.send_action("Ping", server="nosuch")
    with pytest.raises(astergate.ServerUnknown):
        await asyncio.wait_for(client.events(server="nosuch").__anext__(), 10)
    with pytest.raises(astergate.InvalidRequest):
        await asyncio.wait_for(client.events(heartbeat=0.001).__anext__(), 10)


async def test_token(serve: Callable[..., Astergate]) -> None:
    service = serve()
    async with astergate.Client(service.target, TOKEN) as client:
        await ready(client)
        assert (await client.send_action("Ping")).success
    for token in None, "wrong-wrong-wrong":
        async with astergate.Client(service.target, token) as client:
            for call in client.list_servers(), client.send_action("Ping"), client.events().__anext__():
                with pytest.raises(astergate.Unauthenticated):
                    await asyncio.wait_for(call, 10)


@pytest.mark.parametrize("kill", [False, True])
async def test_events_survive_a_restart(traffic: None, serve: Callable[..., Astergate], kill: bool) -> None:
    service = serve()
    async with astergate.Client(service.target, TOKEN) as client:
        async with client.events(max_retries=50) as events:
            assert (await take(events, 3))[-1].sequence
            await asyncio.get_running_loop().run_in_executor(None, service.stop, kill)
            await asyncio.get_running_loop().run_in_executor(None, service.start)
            bodies: Set[str] = set()
            while not {"Gap", "LinkUp"} <= bodies:
                bodies.add(type((await take(events, 1))[0].body).__name__)
            assert (await take(events, 3))[-1].sequence


async def test_retries_are_bounded(traffic: None, serve: Callable[..., Astergate]) -> None:
    service = serve()
    async with astergate.Client(service.target, TOKEN) as client:
        async with client.events(max_retries=2) as events:
            await take(events, 1)
            await asyncio.get_running_loop().run_in_executor(None, service.stop)
            with pytest.raises(astergate.AstergateError) as error:
                while True:
                    await take(events, 1)
            assert error.value.transient
        # Nobody can tell whether an action would have been sent.
        with pytest.raises(astergate.OutcomeUnknown):
            await client.send_action("Ping")
        with pytest.raises(astergate.AstergateError) as read:
            await client.list_servers()
        assert type(read.value) is astergate.ManagerSocketError


async def test_not_sent_may_be_repeated(serve: Callable[..., Astergate]) -> None:
    service = serve(ASTERGATE_SERVERS_PBX1_ADDRESS="127.0.0.1:1")
    async with astergate.Client(service.target, TOKEN) as client:
        with pytest.raises(astergate.NotSent) as error:
            await client.send_action("Ping", deadline=1, retries_if_not_sent=1)
        assert error.value.metadata["server"] == "pbx1"


async def test_deadline_is_outcome_unknown() -> None:
    """A server that never answers: gRPC's own DEADLINE_EXCEEDED says nothing of what was done."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        async with astergate.Client(f"127.0.0.1:{silent.getsockname()[1]}") as client:
            with pytest.raises(astergate.OutcomeUnknown):
                await client.send_action("Ping", deadline=0.2)


def test_error_details_of_any_kind() -> None:
    for details in b"\xff\xff garbage", b"":
        assert error_info(details).reason == ""
    other = b"\n\x04none"  # a type_url and nothing else
    assert error_info(b"\x08\x03\x12\x02no\x1a" + bytes([len(other)]) + other).reason == ""
    failed = grpc.aio.AioRpcError(
        grpc.StatusCode.ABORTED,
        grpc.aio.Metadata(),
        grpc.aio.Metadata(("grpc-status-details-bin", Empty().SerializeToString())),
    )
    assert type(from_rpc(failed)) is astergate.AstergateError
    assert type(from_rpc(failed, write=True)) is astergate.OutcomeUnknown


def test_header_of_typed_fields() -> None:
    snapshot = ChannelSnapshot(channel="PJSIP/a", channel_state=CHANNEL_STATE_DOWN, priority=3)
    event: "astergate.Event[Any]" = astergate.Event(pb.Event(newchannel=Newchannel(channel=snapshot)))
    assert [event.header(name) for name in ("CHANNEL", "ChannelState", "Priority", "Exten")] == [
        "PJSIP/a", "0", "3", None,
    ]  # fmt: skip
    item = CoreShowChannel(duration=Duration(seconds=3661))
    clock: "astergate.Event[Any]" = astergate.Event(pb.Event(core_show_channel=item))
    assert clock.header("Duration") == "01:01:01"
    empty: "astergate.Event[Any]" = astergate.Event(pb.Event())
    assert empty.header("Channel") is None and empty.header("Event") is None


async def test_typed_actions(traffic: None, client: astergate.Client) -> None:
    assert (await client.actions.ping()).ping == "Pong"
    async with client.events(UserEvent) as told:
        await client.actions.user_event("Hello", extra_headers={"Color": "blue"})
        event = await told.first(lambda event: event.body.user_event == "Hello", timeout=20)
        assert event.header("Color") == "blue"
        channels = [item.channel.channel async for item in client.actions.core_show_channels()]
        assert all("/" in name for name in channels)
        response = await client.actions.core_show_channels(server="demo", action_id="mine")
        assert response.reply.list_complete and response.reply.action_id.endswith("mine")
    with pytest.raises(astergate.AsteriskError) as refused:
        await client.actions.getvar("X", channel="PJSIP/nobody")
    assert refused.value.message == "No such channel" and refused.value.action == "Getvar"
    with pytest.raises(astergate.DangerousAction):
        await client.actions.command("core show version")


async def test_the_channels_example(traffic: None, demo: Astergate) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "examples/python/channels.py"), "--target", demo.target, stdout=subprocess.PIPE
    )
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0 and b"hung up: " in output


async def test_the_event_example(traffic: None, demo: Astergate) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "examples/python/event_tail.py"), "--target", demo.target, "--count", "3", "Newchannel",
        stdout=subprocess.PIPE,
    )  # fmt: skip
    output, _ = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0 and output.count(b" Newchannel ") + output.count(b" link_up ") >= 3


