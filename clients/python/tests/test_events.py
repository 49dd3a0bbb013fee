"""Subscriptions, against a service whose every message the test decides."""

import asyncio
import pathlib
from typing import Any, AsyncIterator, List

import grpc
import pytest
import pytest_asyncio
from fake_service import FakeService, refuse, self_signed, silence

import astergate
from astergate import events as events_
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


async def test_a_filter(service: FakeService, client: astergate.Client, caplog: pytest.LogCaptureFixture) -> None:
    async def fails(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t0")
        failed = wire.FilterErrors(count=2, newest="event Odd: no number")
        yield wire.SubscribeResponse(resume_token="t1", events=[pb.Event(name="One")], filter_errors=failed)
        await silence()

    service.streams = [fails]
    async with client.events(filter="int(header('N')) > 1") as events:
        assert [event.name for event in await take(events, 1)] == ["One"]
    assert [subscription.filter for subscription in service.subscriptions] == ["int(header('N')) > 1"]
    assert "could not judge 2 events: event Odd: no number" in caplog.text


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
    assert (one.name, type(gap.body), nine.name) == ("One", events_.Gap, "Nine")
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
        (server,) = (await client.list_servers()).servers
        assert server.name == "pbx1"
        assert service.calls[0][2]["authorization"] == "Bearer 0123456789abcdef"
    tokens = iter(["first", "second"])  # one that expires is fetched anew
    async with astergate.Client(service.target, lambda: next(tokens), tls=trusted) as client:
        await client.list_servers()
        await client.list_servers()
        assert [call[2]["authorization"] for call in service.calls[1:]] == ["Bearer first", "Bearer second"]
    async with astergate.Client(service.target, tls=True) as stranger:
        with pytest.raises(astergate.AstergateError) as error:
            await stranger.list_servers(deadline=5)
        assert error.value.code is grpc.StatusCode.UNAVAILABLE
    await service.stop()


def hangup(number: int) -> pb.Event:
    body = events_.Hangup(channel={"unique_id": f"u{number}"}, cause=16)
    return pb.Event(name="Hangup", sequence=number, server="pbx1", hangup=body)


def told(*messages: wire.SubscribeResponse) -> Any:
    """A stream of these messages, which then is silent."""

    async def stream(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t0")
        for one in messages:
            yield one
        await silence()

    return stream


async def test_classes_choose_and_type_events(
    service: FakeService, client: astergate.Client, caplog: pytest.LogCaptureFixture
) -> None:
    gap = pb.Event(server="pbx1", gap=pb.Gap(to=4))
    end = pb.Event(name="DialEnd", dial_end=events_.DialEnd(dial_status=events_.DialStatus.DIAL_STATUS_BUSY))
    service.streams = [told(message("t5", pb.Event(link_up=pb.LinkUp()), hangup(2), gap, end, hangup(5)))]
    async with client.events(events_.Hangup) as one:
        assert [event.body.channel.unique_id for event in await take(one, 2)] == ["u2", "u5"]
        assert one.resume_token == "t5"
    assert "events of pbx1 are missing" in caplog.text
    async with client.events(events_.DialEnd, events_.Gap) as two:
        assert [type(event.body) for event in await take(two, 2)] == [pb.Gap, events_.DialEnd]
    async with client.events(events_.DialEnd, "Hang*") as mixed:
        assert len(await take(mixed, 5)) == 5
    names = [list(subscription.names) for subscription in service.subscriptions]
    assert names == [["Hangup"], ["DialEnd", "Gap"], ["DialEnd", "Hang*"]]


async def test_batches(service: FakeService, client: astergate.Client, caplog: pytest.LogCaptureFixture) -> None:
    gap = pb.Event(server="pbx1", gap=pb.Gap(to=4))
    service.streams = [told(message("t2", hangup(1), hangup(2)), message("t3", gap), message("t4", hangup(3), gap))]
    got = []
    async with client.events(events_.Hangup) as events:
        async for batch in events.batches():
            got.append(([event.sequence for event in batch], events.resume_token))
            if len(got) == 2:
                events.close()
                break
    assert got == [([1, 2], "t2"), ([3], "t4")]
    assert caplog.text.count("events of pbx1 are missing") == 2


async def test_headers(service: FakeService, client: astergate.Client) -> None:
    """Events of classes come without bodies, and the view stays what was asked for."""
    some = pb.Event(name="Hangup", sequence=1, headers=[{"name": "Cause", "value": "16"}])
    service.streams = [told(message("t2", some, pb.Event(name="Hangup", sequence=2), pb.Event(link_up=pb.LinkUp())))]
    async with client.events(events_.Hangup, headers=["Cause"]) as events:
        got = await take(events, 2)
    assert [(event.sequence, event.body, event.header("cause")) for event in got] == [(1, None, "16"), (2, None, None)]
    assert [list(asked.headers) for asked in service.subscriptions] == [["Cause"]]


async def test_reads_ahead_no_further_than_its_bound(service: FakeService, client: astergate.Client) -> None:
    """And what was read ahead is not taken twice after a break."""
    many = [message(f"t{number}", hangup(number)) for number in range(1, 21)]
    service.streams = [told(*many[:10]), told(*many[1:])]
    async with client.events(events_.Hangup) as events:
        assert [event.sequence for event in await take(events, 1)] == [1]
        while events._messages.qsize() < 4:
            await asyncio.sleep(0)
        assert events._messages.qsize() == 4
        events.close()
        assert [event.sequence for event in await take(events, 19)] == list(range(2, 21))
    assert [asked.resume_token for asked in service.subscriptions] == ["", "t1"]


async def test_mypy_knows_the_bodies(service: FakeService, client: astergate.Client) -> None:
    service.streams = [told(message("t1", hangup(1)))]
    async for event in client.events(events_.Hangup):
        body: events_.Hangup = event.body
        assert body.cause == 16 and event.header("Cause") == "16" and event.header("Uniqueid") == "u1"
        break
    async with client.events(events_.Hangup, events_.DialEnd) as both:
        either = (await both.first()).body
        assert isinstance(either, events_.Hangup) and either.channel.unique_id == "u1"


async def test_an_event_newer_than_this_package(service: FakeService, client: astergate.Client) -> None:
    """Its headers are in a field that this package does not know: it asks for view BOTH."""
    typed = pb.Event.FromString(pb.Event(name="Novel", sequence=2).SerializeToString() + b"\xfa\x7d\x02\x0a\x00")
    both = pb.Event(name="Novel", sequence=2, headers=[{"name": "Color", "value": "blue"}])
    service.streams = [told(message("t1", hangup(1)), message("t2", typed)), told(message("t2", both))]
    async with client.events("Hangup", "Novel") as events:
        first, second = await take(events, 2)
    assert (first.sequence, second.sequence, second.header("color")) == (1, 2, "blue")
    assert [(s.resume_token, s.view) for s in service.subscriptions] == [("", pb.VIEW_UNSPECIFIED), ("t1", pb.VIEW_BOTH)]


async def test_wait_for(service: FakeService, client: astergate.Client) -> None:
    service.streams = [told(message("t3", hangup(1), hangup(2), hangup(3)))]
    found = await client.wait_for(events_.Hangup, lambda event: event.body.channel.unique_id == "u2", timeout=5)
    assert found.sequence == 2
    assert (await client.wait_for("Hangup")).sequence == 1
    with pytest.raises(asyncio.TimeoutError):
        await client.wait_for(events_.Hangup, lambda event: False, timeout=0.2)


async def test_subscribe_act_and_wait(service: FakeService, client: astergate.Client) -> None:
    acted = asyncio.Event()

    async def stream(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t0")
        await acted.wait()
        yield message("t2", hangup(1), hangup(2))
        await silence()

    service.streams = [stream]
    async with client.events(events_.Hangup) as events:
        with pytest.raises(asyncio.TimeoutError):
            await events.first(timeout=0.05)
        acted.set()
        event = await events.first(lambda event: event.body.channel.unique_id == "u2", timeout=5)
    assert event.sequence == 2 and len(service.subscriptions) == 1


async def test_closing_ends_who_reads(service: FakeService) -> None:
    async def read(events: "astergate.Events[Any]") -> int:
        return len([event async for event in events])

    service.streams = [told(message("t1", hangup(1)))]
    client = astergate.Client(service.target)
    streams = [await client.events().__aenter__() for _ in range(3)]
    readers = [asyncio.ensure_future(read(streams[0])), asyncio.ensure_future(read(streams[1]))]
    waiting = asyncio.ensure_future(streams[2].first(lambda event: event.sequence == 9))
    while any(stream.resume_token != "t1" for stream in streams):
        await asyncio.sleep(0.01)
    streams[0].close()
    assert await asyncio.wait_for(readers[0], 5) == 1
    await client.close()
    assert await asyncio.wait_for(readers[1], 5) == 1
    with pytest.raises(astergate.AstergateError, match="closed"):
        await asyncio.wait_for(waiting, 5)


async def test_callbacks(service: FakeService, client: astergate.Client, caplog: pytest.LogCaptureFixture) -> None:
    go = asyncio.Event()
    seen: List[str] = []
    busy = 0

    async def stream(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t0")
        await go.wait()
        orphan = pb.Event(orphaned_response=pb.OrphanedResponse(action_id="late"))
        end = pb.Event(name="DialEnd", sequence=2, dial_end=events_.DialEnd(dial_status=events_.DialStatus.DIAL_STATUS_BUSY))
        yield message("t4", hangup(1), end, orphan, hangup(4))
        await silence()

    async def slow(event: "astergate.Event[events_.Hangup]") -> None:
        nonlocal busy
        busy += 1
        await asyncio.sleep(0.02)
        assert busy == 1, "callbacks ran at once"
        busy -= 1
        seen.append(f"slow {event.body.channel.unique_id}")

    def broken(event: "astergate.Event[Any]") -> None:
        seen.append("broken")
        raise RuntimeError("oops")

    service.streams = [stream]
    client.on(events_.Hangup, slow)
    client.on("hangup", broken)
    client.on(astergate.ALL, lambda event: seen.append(f"all {event.name}"))
    await client.on(astergate.ORPHAN, lambda event: seen.append(f"orphan {event.body.action_id}"))
    client.on("Hang*", lambda event: seen.append("last"))
    go.set()
    once = ["slow u1", "broken", "all Hangup", "last"]
    while len(seen) < 10:
        await asyncio.sleep(0.01)
    assert seen == [*once, "all DialEnd", "orphan late", "slow u4", *once[1:]]
    assert caplog.text.count("RuntimeError: oops") == 2
    assert service.subscriptions[-1].orphaned_responses
    assert list(service.subscriptions[-1].names) == ["*", "Hang*", "Hangup", "OrphanedResponse", "hangup"]


async def test_callbacks_come_and_go(service: FakeService, client: astergate.Client) -> None:
    """One subscription at a time, each from where the last one was; a callback may register others."""
    sent: "asyncio.Queue[wire.SubscribeResponse]" = asyncio.Queue()
    seen: List[str] = []

    async def stream(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message(request.resume_token or "t0")
        while True:
            yield await sent.get()

    async def one(event: "astergate.Event[Any]") -> None:
        seen.append(f"one {event.sequence}")
        client.off("Hangup", one)
        client.on("DialEnd", two)

    def two(event: "astergate.Event[Any]") -> None:
        seen.append(f"two {event.sequence}")

    service.streams = [stream]
    await client.on("Hangup", one)
    sent.put_nowait(message("t1", hangup(1)))
    while len(service.subscriptions) < 2:
        await asyncio.sleep(0.01)
    await client.on("DialEnd", two)
    assert [(s.resume_token, list(s.names)) for s in service.subscriptions] == [("", ["Hangup"]), ("t1", ["DialEnd"])]
    end = pb.Event(name="DialEnd", sequence=2, dial_end=events_.DialEnd())
    sent.put_nowait(message("t2", end))
    while len(seen) < 3:
        await asyncio.sleep(0.01)
    assert seen == ["one 1", "two 2", "two 2"]
    client.off("DialEnd")
    sent.put_nowait(message("t3", end))
    sent.put_nowait(message("t3", end))
    while sent.qsize():
        await asyncio.sleep(0.01)
    assert len(seen) == 3


async def test_who_registers_is_told_why_there_are_no_events(service: FakeService, client: astergate.Client) -> None:
    async def refused(request: wire.SubscribeRequest, context: Any) -> Stream:
        await refuse(context, grpc.StatusCode.UNAUTHENTICATED, "UNAUTHENTICATED", "astergate")
        yield message("")

    service.streams = [refused]
    with pytest.raises(astergate.Unauthenticated):
        await client.on("Hangup", print)
    service.streams = [told()]
    await asyncio.wait_for(client.on("DialEnd", print), 5)  # tries again
    waiting = client.on("Other", print)
    await client.close()
    with pytest.raises(astergate.AstergateError):
        await waiting


async def test_slow_callbacks_get_a_gap(service: FakeService, client: astergate.Client) -> None:
    """The stream waits for the callbacks, and in the end astergate drops what they are too slow for."""
    seen: List[str] = []

    async def breaks(request: wire.SubscribeRequest, context: Any) -> Stream:
        yield message("t0")
        yield message("t1", hangup(1))
        await refuse(context, grpc.StatusCode.RESOURCE_EXHAUSTED, "SUBSCRIBER_TOO_SLOW", "astergate", resume_token="t1")

    async def slow(event: "astergate.Event[Any]") -> None:
        await asyncio.sleep(0.1)
        seen.append(type(event.body).__name__)

    service.streams = [breaks, told(message("t9", pb.Event(gap=pb.Gap(to=8)), hangup(9)))]
    client.on(astergate.ALL, slow)
    while len(seen) < 3:
        await asyncio.sleep(0.01)
    assert seen == ["Hangup", "Gap", "Hangup"]
