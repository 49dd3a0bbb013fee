"""Call and Calls, against a stand-in for the service."""

import asyncio
import logging
from typing import Any, AsyncIterator, List, Tuple

import grpc
import pytest
import pytest_asyncio
from fake_agi import until
from fake_calls import FakeCalls

import astergate
from astergate.v1 import call_pb2 as pb
from astergate.v1 import call_service_pb2 as wire


@pytest_asyncio.fixture
async def service() -> AsyncIterator[FakeCalls]:
    service = FakeCalls()
    await service.start()
    yield service
    await service.stop()


@pytest_asyncio.fixture
async def client(service: FakeCalls) -> AsyncIterator[astergate.Client]:
    async with astergate.Client(service.target) as client:
        yield client


async def test_dial_and_milestones(service: FakeCalls, client: astergate.Client) -> None:
    call = await client.dial("PJSIP/alice", context="internal", exten=100, variables={"A": "x,y"}, timeout=20)
    (request,) = service.requests
    assert (request.exten, request.variables[0].value, request.timeout.seconds) == ("100", "x,y", 20)
    assert (call.id, call.server, call.state, call.over, call.unique_ids) == ("c-1", "pbx1", "PENDING", False, [])

    answered, ended = asyncio.ensure_future(call.answered(10)), asyncio.ensure_future(call.ended(10))
    leg = pb.CallLeg(root=True, channels=[pb.CallChannel(unique_id="1.1"), pb.CallChannel(unique_id="1.2", hung_up=True)])
    await service.change("c-1", pb.CALL_CHANGE_KIND_ANSWERED, pb.CALL_STATE_ANSWERED, legs=[leg])
    assert await answered
    assert (call.state, call.unique_ids) == ("ANSWERED", ["1.1"])
    with pytest.raises(asyncio.TimeoutError):
        await call.bridged(0.05)
    await call.hangup(cause=16)
    assert (service.requests[-1].call, service.requests[-1].cause) == ("c-1", 16)
    await service.change("c-1", pb.CALL_CHANGE_KIND_ENDED, pb.CALL_STATE_ENDED, cause=16, cause_text="Normal Clearing")
    assert await ended
    assert call.over and call.message.cause_text == "Normal Clearing"


async def test_a_call_that_ends_before(service: FakeCalls, client: astergate.Client) -> None:
    call = await client.dial("PJSIP/alice", application="Echo")
    answered = asyncio.ensure_future(call.answered(10))
    await until(lambda: len(service.requests) == 2)
    await service.change("c-1", pb.CALL_CHANGE_KIND_FAILED, pb.CALL_STATE_FAILED, failure="No such technology")
    assert not await answered
    assert call.over and call.message.failure == "No such technology"


async def test_waiting_goes_on_after_a_break(service: FakeCalls, client: astergate.Client) -> None:
    service.refusal = "the connection broke"
    call = await client.dial("PJSIP/alice", application="Echo")
    ringing = asyncio.ensure_future(call.ringing(10))
    await until(lambda: len(service.requests) == 3)
    await service.change("c-1", pb.CALL_CHANGE_KIND_RINGING, pb.CALL_STATE_RINGING)
    assert await ringing


async def test_the_view_is_current(service: FakeCalls, client: astergate.Client) -> None:
    await service.change("c-7", pb.CALL_CHANGE_KIND_CREATED, pb.CALL_STATE_QUEUED, legs=[pb.CallLeg()])
    async with client.calls(server="pbx1", filter="call.server == 'pbx1'") as calls:
        assert (service.watches[0].server, service.watches[0].filter) == ("pbx1", "call.server == 'pbx1'")
        assert [call.id for call in calls] == ["c-7"] and len(calls) == 1
        dialed = await client.dial("PJSIP/alice", application="Echo")
        seen = await calls.find(dialed.id)
        assert ([call.id for call in calls.queued], [call.id for call in calls.tracked]) == (["c-1"], ["c-7"])
        await service.change("c-1", pb.CALL_CHANGE_KIND_ANSWERED, pb.CALL_STATE_ANSWERED)
        while seen.state != "ANSWERED":
            await asyncio.wait_for(calls.changed(), 10)
        await service.change("c-1", pb.CALL_CHANGE_KIND_ENDED, pb.CALL_STATE_ENDED)
        await until(lambda: "c-1" not in calls)
        assert seen.over and "c-7" in calls and calls["c-7"].state == "QUEUED"
    with pytest.raises(astergate.AstergateError, match="closed"):
        await calls.changed()


class Told(astergate.Call):
    """Notes what it is told."""

    told: List[Tuple[Any, ...]] = []

    def call_queued(self) -> None:
        self.told.append(("queued",))

    def call_failed(self, reason: str) -> None:
        self.told.append(("failed", reason))

    async def dialing_started(self) -> None:
        await asyncio.sleep(0)
        self.told.append(("dialing",))

    def dialing_finished(self, status: str) -> None:
        self.told.append(("dialed", status))
        raise KeyError("oops")

    def call_state_changed(self, state: int, state_desc: str) -> None:
        self.told.append(("state", state, state_desc))

    def call_ended(self, cause: Any, cause_desc: str) -> None:
        self.told.append(("ended", cause, cause_desc))


async def test_callbacks(service: FakeCalls, client: astergate.Client, caplog: pytest.LogCaptureFixture) -> None:
    Told.told = []
    async with client.calls(Told) as calls:
        await service.change("c-2", pb.CALL_CHANGE_KIND_QUEUED, pb.CALL_STATE_QUEUED)
        assert isinstance(await calls.find("c-2"), Told)
        await service.change("c-2", pb.CALL_CHANGE_KIND_STATE, more={"number": 5, "text": "Ringing"})
        await service.change("c-2", pb.CALL_CHANGE_KIND_DIAL_BEGIN)
        await service.change("c-2", pb.CALL_CHANGE_KIND_DIAL_END, more={"text": "BUSY"})
        await service.change("c-2", pb.CALL_CHANGE_KIND_ENDED, pb.CALL_STATE_ENDED, cause=17, cause_text="User busy")
        await service.change("c-3", pb.CALL_CHANGE_KIND_FAILED, pb.CALL_STATE_FAILED, failure="refused")
        with caplog.at_level(logging.CRITICAL, "astergate"):
            await until(lambda: len(Told.told) == 6)
    assert Told.told == [
        ("queued",), ("state", 5, "Ringing"), ("dialing",), ("dialed", "BUSY"), ("ended", 17, "User busy"), ("failed", "refused"),
    ]  # fmt: skip


async def test_the_view_goes_on_after_a_break(service: FakeCalls, client: astergate.Client) -> None:
    Told.told = []
    await service.change("c-1", pb.CALL_CHANGE_KIND_CREATED, pb.CALL_STATE_QUEUED)
    async with client.calls(Told) as calls:
        service.break_watches()
        await service.change("c-2", pb.CALL_CHANGE_KIND_QUEUED, pb.CALL_STATE_QUEUED)
        await calls.find("c-2")
        assert [watch.resume_token for watch in service.watches] == ["", "1"]
        # As after a restart of astergate: one call has ended meanwhile.
        service.known = False
        service.forget("c-1")
        service.break_watches()
        await until(lambda: "c-1" not in calls)
        assert Told.told == [("queued",), ("ended", None, "")] and "c-2" in calls


async def test_a_view_that_nobody_waits_for_any_more_ends(client: astergate.Client, service: FakeCalls) -> None:
    service.mute = True
    calls = client.calls()
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(calls.__aenter__(), 0.2)
    assert not any("_follow" in repr(task) for task in asyncio.all_tasks())


async def test_a_refused_view_raises(client: astergate.Client, service: FakeCalls) -> None:
    async def refuse(request: wire.WatchCallsRequest, context: Any) -> None:
        await context.abort(grpc.StatusCode.INVALID_ARGUMENT, "bad filter")

    await service.stop()
    service = FakeCalls()
    service.WatchCalls = refuse  # type: ignore[assignment, method-assign]
    await service.start()
    async with astergate.Client(service.target) as other:
        with pytest.raises(astergate.AstergateError, match="bad filter"):
            async with other.calls():
                pass
    await service.stop()


async def test_closing_the_client_ends_a_view(service: FakeCalls) -> None:
    client = astergate.Client(service.target)
    async with client.calls() as calls:
        changed = asyncio.ensure_future(calls.changed())
        await asyncio.sleep(0)
        await client.close()
        with pytest.raises(astergate.AstergateError, match="closed"):
            await asyncio.wait_for(changed, 5)


async def test_leaving_a_view_ends_it_whatever_comes_meanwhile(service: FakeCalls, client: astergate.Client) -> None:
    """A cancellation that meets a message was lost, before Python 3.12."""

    async def leave() -> None:
        async with client.calls() as calls:
            await service.change("c-1", pb.CALL_CHANGE_KIND_STATE, pb.CALL_STATE_RINGING)
            for _ in range(number % 8):
                await asyncio.sleep(0)
            del calls

    for number in range(200):
        await asyncio.wait_for(leave(), 10)
