"""CallService as a client sees it: the test says what happens to which call."""

import asyncio
from typing import Any, AsyncIterator, Dict, List, Optional

import grpc

from astergate.v1 import call_pb2 as pb
from astergate.v1 import call_service_pb2 as wire
from astergate.v1 import call_service_pb2_grpc as stubs
from astergate.v1.event_pb2 import Gap
from astergate.v1.server_service_pb2 import SnapshotComplete

# What a call has reached in a state.
REACHED = {
    wire.CALL_MILESTONE_QUEUED: pb.CALL_STATE_QUEUED,
    wire.CALL_MILESTONE_RINGING: pb.CALL_STATE_RINGING,
    wire.CALL_MILESTONE_ANSWERED: pb.CALL_STATE_ANSWERED,
    wire.CALL_MILESTONE_BRIDGED: pb.CALL_STATE_BRIDGED,
    wire.CALL_MILESTONE_ENDED: pb.CALL_STATE_ENDED,
}


class FakeCalls(stubs.CallServiceServicer):
    def __init__(self) -> None:
        self.calls: Dict[str, pb.Call] = {}
        self.requests: List[Any] = []
        self.watches: List[wire.WatchCallsRequest] = []
        self.known = True  # false: as after a restart, no token is known
        self.mute = False  # watches are told nothing
        self.refusal: Optional[str] = None
        self.target = ""
        self._sequence = 0
        self._queues: "List[asyncio.Queue[Optional[wire.WatchCallsResponse]]]" = []
        self._log: List[wire.WatchCallsResponse] = []
        self._changed = asyncio.Condition()

    async def start(self) -> None:
        self._server = grpc.aio.server()
        stubs.add_CallServiceServicer_to_server(self, self._server)
        port = self._server.add_insecure_port(self.target or "127.0.0.1:0")
        self.target = f"127.0.0.1:{port}"
        await self._server.start()

    async def stop(self) -> None:
        await self._server.stop(0)

    async def change(self, name: str, kind: "pb.CallChangeKind", state: Optional["pb.CallState"] = None, more: Any = None, **call: Any) -> None:
        """Something happens to a call; more are fields of the change."""
        self._sequence += 1
        message = self.calls.setdefault(name, pb.Call(call=name, server="pbx1"))
        message.MergeFrom(pb.Call(sequence=self._sequence, **call))
        if state is not None:
            message.state = state
        update = wire.CallUpdate(change=pb.CallChange(kind=kind, **(more or {})))
        update.call.CopyFrom(message)
        if message.state in (pb.CALL_STATE_ENDED, pb.CALL_STATE_FAILED):
            del self.calls[name]
        response = wire.WatchCallsResponse(update=update, resume_token=str(self._sequence))
        self._log.append(response)
        for queue in self._queues:
            queue.put_nowait(response)
        async with self._changed:
            self._changed.notify_all()

    def forget(self, name: str) -> None:
        """A call ends where nobody sees it."""
        del self.calls[name]

    def break_watches(self) -> None:
        for queue in self._queues:
            queue.put_nowait(None)

    async def Originate(self, request: wire.OriginateRequest, context: Any) -> wire.OriginateResponse:  # noqa: N802
        self.requests.append(request)
        await self.change("c-1", pb.CALL_CHANGE_KIND_CREATED, pb.CALL_STATE_PENDING, direction=pb.CALL_DIRECTION_ORIGINATED)
        return wire.OriginateResponse(call=self.calls["c-1"])

    async def HangupCall(self, request: wire.HangupCallRequest, context: Any) -> wire.HangupCallResponse:  # noqa: N802
        self.requests.append(request)
        return wire.HangupCallResponse(call=self.calls[request.call])

    async def WaitCall(self, request: wire.WaitCallRequest, context: Any) -> wire.WaitCallResponse:  # noqa: N802
        self.requests.append(request)
        if self.refusal:
            refusal, self.refusal = self.refusal, None
            await context.abort(grpc.StatusCode.UNAVAILABLE, refusal)
        last = self.calls[request.call]
        async with self._changed:
            while self.calls.get(request.call) and last.state < REACHED[request.wait_for]:
                await self._changed.wait()
        wanted = REACHED[request.wait_for]
        return wire.WaitCallResponse(call=last, reached=last.state == wanted if last.state > pb.CALL_STATE_PARKED else last.state >= wanted)

    async def WatchCalls(self, request: wire.WatchCallsRequest, context: Any) -> AsyncIterator[wire.WatchCallsResponse]:  # noqa: N802
        self.watches.append(request)
        queue: "asyncio.Queue[Optional[wire.WatchCallsResponse]]" = asyncio.Queue()
        if self.mute:
            await queue.get()
        if self.known and request.resume_token:
            for response in self._log:
                if int(response.resume_token) > int(request.resume_token):
                    queue.put_nowait(response)
        else:
            if request.resume_token:
                queue.put_nowait(wire.WatchCallsResponse(gap=Gap()))
            for call in self.calls.values():
                queue.put_nowait(wire.WatchCallsResponse(call=call))
            complete = wire.WatchCallsResponse(snapshot_complete=SnapshotComplete(), resume_token=str(self._sequence))
            queue.put_nowait(complete)
        self._queues.append(queue)
        try:
            while (told := await queue.get()) is not None:
                yield told
            await context.abort(grpc.StatusCode.UNAVAILABLE, "the connection broke")
        finally:
            self._queues.remove(queue)
