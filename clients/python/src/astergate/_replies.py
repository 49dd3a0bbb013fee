"""Replies to actions: streamed ones, and the lines of a configuration file."""

from typing import Any, AsyncIterator, Iterator, NamedTuple, Optional

import grpc

from ._events import Event
from ._rpc import Caller, from_rpc
from ._values import Seconds, duration
from .ami.v1.reply_pb2 import ActionReply
from .ami.v1.system_pb2 import GetConfigResponse
from .v1 import action_service_pb2 as wire


class ActionStream:
    """The reply to an action as a stream: `async for` has the items of its list, as Events, once.
    No more of them are in memory than one message holds.

    - head, from the first item on, and behind an empty list, is what Asterisk said before them:
      its refusals too, so read head.success.
    - reply, behind the last item, tells whether the list is complete; end is the event that ended
      it, if one did. Without reply it is not complete, and iterating has raised why.
    """

    head: Optional[wire.ActionHead] = None
    reply: Optional[ActionReply] = None
    end: Optional[Event[Any]] = None

    def __init__(self, caller: Caller, method: str, request: wire.StreamActionRequest, deadline: Optional[Seconds]) -> None:
        self._caller, self._method, self._request, self._deadline = caller, method, request, duration(deadline)

    async def __aiter__(self) -> AsyncIterator[Event[Any]]:
        channel, limit = self._caller.channel, self._deadline
        method: Any = channel.unary_stream("/" + self._method, wire.StreamActionRequest.SerializeToString, wire.StreamActionResponse.FromString)
        timeout = limit and limit.ToTimedelta().total_seconds()
        messages = self._caller._opened(method(self._request, metadata=self._caller.metadata, timeout=timeout))
        try:
            async for message in messages:
                if message.HasField("head"):
                    self.head = message.head
                for item in message.items:
                    yield Event(item)
                if message.HasField("end"):
                    self.reply, self.end = message.end, Event(message.end_event) if message.HasField("end_event") else None
        except grpc.aio.AioRpcError as failed:
            raise from_rpc(failed, write=True) from failed
        finally:
            messages.cancel()


class ConfigLine(NamedTuple):
    """A line of a configuration file; as text it is `name=value`."""

    category: str
    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


def get_lines(response: GetConfigResponse) -> Iterator[ConfigLine]:
    """Every line of the reply to GetConfig, in the order of the file."""
    for category in response.categories:
        for line in category.lines:
            yield ConfigLine(category.name, line.name, line.value)
