"""Subscriptions, against a service whose every message the test decides."""

import asyncio
import pathlib
from typing import Any, AsyncIterator, List

import grpc
import pytest
import pytest_asyncio
from fake_service import FakeService, refuse, self_signed, silence

import astergate
from astergate.v1 import event_pb2 as pb
from astergate.v1 import event_service_pb2 as wire
from astergate.v1 import server_service_pb2 as servers

Stream = AsyncIterator[wire.SubscribeResponse]


def message(token: str, *events: pb.Event) -> wire.SubscribeResponse:
    return wire.SubscribeResponse(resume_token=token, events=events, live=None if events else wire.Live())


@pytest_asyncio.fixture
async def service() -> AsyncIterator[FakeService]:
    service = FakeService()
    await service.start()
    yield service
    await service.stop()


@pytest_asyncio.fixture
async def client(service: FakeService) -> AsyncIterator[astergate.Client]:
    async with astergate.Client(service.target) as client:
        yield client


async def take(events: Any, count: int) -> List[Any]:
    return [await asyncio.wait_for(events.__anext__(), 10) for _ in range(count)]


async def test_a_silent_stream_is_opened_again(service: FakeService, client: astergate.Client) -> None:
    async def falls_silent(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t0")
        yield message("t1", pb.Event(name="One"))
        await silence()

    async def goes_on(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t1")
        yield message("t2", pb.Event(name="Two"))
        await silence()

    service.streams = [falls_silent, goes_on]
    async with client.events(heartbeat=0.1) as events:
        assert [event.name for event in await take(events, 2)] == ["One", "Two"]
    assert [subscription.resume_token for subscription in service.subscriptions] == ["", "t1"]


async def test_a_heartbeat_keeps_a_stream(service: FakeService, client: astergate.Client) -> None:
    async def beats(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t0")
        for _ in range(6):
            await asyncio.sleep(0.1)
            yield wire.SubscribeResponse(heartbeat=servers.Heartbeat())
        yield message("t1", pb.Event(name="One"))
        await silence()

    service.streams = [beats]
    async with client.events(heartbeat=0.2) as events:
        assert (await take(events, 1))[0].name == "One"
    assert len(service.subscriptions) == 1


async def test_who_was_too_slow_goes_on_with_the_gap(service: FakeService, client: astergate.Client) -> None:
    async def breaks(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t0")
        yield message("t1", pb.Event(name="One", sequence=1))
        await refuse(context, grpc.StatusCode.RESOURCE_EXHAUSTED, "SUBSCRIBER_TOO_SLOW", "astergate", resume_token="t1")

    async def goes_on(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t1")
        gap = pb.Event(gap=pb.Gap(reason=pb.GAP_REASON_OVERWRITTEN, to=8, **{"from": 2}))
        yield message("t9", gap, pb.Event(name="Nine", sequence=9))
        await silence()

    service.streams = [breaks, goes_on]
    async with client.events() as events:
        one, gap, nine = await take(events, 3)
    assert (one.name, gap.WhichOneof("body"), nine.name) == ("One", "gap", "Nine")
    assert [subscription.resume_token for subscription in service.subscriptions] == ["", "t1"]


async def test_tls_with_a_certificate_of_ones_own(tmp_path: pathlib.Path) -> None:
    async def list_servers(request: Any, context: Any) -> servers.ListServersResponse:
        return servers.ListServersResponse(servers=[{"name": "pbx1"}])

    key, certificate = self_signed(tmp_path)
    service = FakeService()
    service.method("astergate.v1.ServerService/ListServers", servers.ListServersRequest, list_servers)
    await service.start(grpc.ssl_server_credentials([(key, certificate)]))
    trusted = grpc.ssl_channel_credentials(certificate)
    async with astergate.Client(service.target, "0123456789abcdef", tls=trusted) as client:
        (server,) = await client.servers()
        assert server.name == "pbx1"
        assert service.calls[0][2]["authorization"] == "Bearer 0123456789abcdef"
    async with astergate.Client(service.target, tls=True) as stranger:
        with pytest.raises(astergate.AstergateError) as error:
            await stranger.servers(timeout=5)
        assert error.value.code is grpc.StatusCode.UNAVAILABLE
    await service.stop()
