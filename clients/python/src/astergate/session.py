"""A live channel under a handler's control."""

import asyncio
import logging
from typing import Any, AsyncIterator, Callable, Dict, List, Optional, Union

import grpc

from ._agi_methods import AgiMethods
from ._rpc import from_rpc
from ._values import Text, Value, split
from .errors import FAILURES, AGIDeadChannelError, AGIError, AGIException, AGIHangup, AGISIGHUPHangup, AGISIGPIPEHangup, NoAudio
from .v1 import agi_service_pb2 as wire


class Variables:
    """A channel's variables: `await call.variables["X"]`, `await call.variables.set("X", 5)`."""

    def __init__(self, call: AgiMethods) -> None:
        self._call = call

    async def __getitem__(self, name: str) -> str:
        """KeyError if it is not set."""
        if (value := await self.get(name)) is None:
            raise KeyError(name)
        return value

    async def get(self, name: str, default: Optional[str] = None) -> Optional[str]:
        """The default if it is not set."""
        value = await self._call.get_variable(name)
        return default if value is None else value

    async def set(self, name: str, value: Text) -> None:
        """Sets one."""
        await self._call.set_variable(name, value)

    async def update(self, **values: Text) -> None:
        """Sets several, one after the other."""
        for name, value in values.items():
            await self.set(name, value)


class _Log(logging.LoggerAdapter):  # type: ignore[type-arg]
    def process(self, msg: Any, kwargs: Any) -> Any:
        known = self.extra or {}
        return f"[{known['channel']} {known['session']}] {msg}", kwargs


class AgiSession(AgiMethods):
    """A channel that Asterisk handed over, with a method for each AGI command.

    A session runs one command at a time: those that tasks give at once run one after the other.
    Cancelling a method gives up its result, not the command: the next one waits for its end.

    A hangup raises AGIResultHangup in the command that runs, and AGISIGHUPHangup in each later
    one that needs a live channel. Those that need none, such as set_variable, database_put and
    verbose, still work for the cleanup time (2 s by default); then AGISIGPIPEHangup is raised.

    - channel, uniqueid, server: of whom it is; path: the script; groups: what the route's pattern
      named; args: agi_arg_1 and so on; query: the script's query in order, kwargs: the same by
      name; environment: what Asterisk sent, by name.
    - offer is all of it as it came, with exact bytes where they are not UTF-8.
    - variables: the channel's, as a mapping whose values are awaited. log: a logger whose lines
      name the session and the channel.
    """

    def __init__(
        self, offer: wire.SessionOffer, send: Callable[[wire.ServeRequest], None], listen: Optional[Callable[[str], Any]] = None
    ) -> None:
        self.offer, self._listen = offer, listen
        self.id, self.server, self.path = offer.session, offer.server, offer.path
        self.channel, self.uniqueid = offer.channel, offer.unique_id
        self.groups: Dict[str, str] = dict(offer.groups)
        self.args = tuple(argument.value for argument in offer.arguments)
        self.query = [(pair.name, pair.value) for pair in offer.query]
        self.kwargs: Dict[str, List[str]] = {}
        for name, value in self.query:
            self.kwargs.setdefault(name, []).append(value)
        self.environment = {line.name: line.value for line in offer.environment}
        self.variables = Variables(self)
        self.log = _Log(logging.getLogger("astergate.session"), {"session": self.id, "channel": self.channel})
        self.reply: Optional[wire.AgiReply] = None  # Asterisk's answer to the last command
        self._send, self._turn, self._hangup = send, asyncio.Lock(), asyncio.Event()
        self._running: Optional["asyncio.Future[Optional[wire.SessionResult]]"] = None
        self._last = wire.ServeRequest()  # the last command, or finish
        self._ended: Optional[int] = None

    @property
    def hung_up(self) -> bool:
        """The channel has hung up."""
        return self._hangup.is_set()

    async def wait_hangup(self) -> None:
        """Returns when the channel hangs up, or the session ends otherwise."""
        await self._hangup.wait()

    def get_environment(self) -> Dict[str, str]:
        """What Asterisk sent, by name, as a copy."""
        return dict(self.environment)

    async def audio(self) -> AsyncIterator[wire.StreamAudioResponse]:
        """What the channel hears, of EAGI: the format first, then the sound as it comes. Raises
        AstergateError; NoAudio for a session of another kind."""
        if self._listen is None:
            raise NoAudio("this session is not carried by astergate")
        try:
            async for piece in self._listen(self.id):
                yield piece
        except grpc.aio.AioRpcError as failed:
            raise from_rpc(failed) from failed

    async def execute(self, name: str, *args: Value) -> wire.AgiReply:
        """Runs any command by its words and arguments: `execute("SPEECH CREATE", "engine")`.
        Arguments arrive as they are; bytes are for what is not UTF-8. Raises as all commands do."""
        raw = wire.RawCommand(name=name)
        for argument in args:
            shown, exact = split(argument)
            raw.arguments.add(value=shown, raw_value=exact)
        return (await self._command(wire.SessionCommand(raw=raw))).reply

    async def _command(self, command: wire.SessionCommand) -> wire.SessionResult:
        async with self._turn:
            if self._running:
                await asyncio.wait([self._running])
            if self._ended is not None:
                raise self._over()
            command.session, command.command_id = self.id, self._last.command.command_id + 1
            self._last = wire.ServeRequest(command=command)
            self._running = asyncio.get_running_loop().create_future()
            self._send(self._last)
            result = await asyncio.shield(self._running)
        if result is None:
            raise self._over()
        self.reply = result.reply if result.HasField("reply") else None
        if result.HasField("failure"):
            raise _failure(result, self.hung_up)
        return result

    def _over(self) -> AGIHangup:
        if self._ended == wire.SESSION_END_HANGUP:
            return AGISIGHUPHangup("the channel has hung up")
        return AGISIGPIPEHangup(f"the session is over: {wire.SessionEnd.Name(self._ended or 0)[12:]}")

    # What follows is for App.

    def _on_frame(self, frame: Union[wire.SessionResult, wire.SessionHangup, wire.SessionEnded]) -> None:
        result = frame if isinstance(frame, wire.SessionResult) else None
        # SessionHangup follows a command that failed by it, but the command's caller looks at once.
        if result is None or result.failure.reason == wire.AGI_FAILURE_REASON_HANGUP:
            self._hangup.set()
        if isinstance(frame, wire.SessionEnded):
            self._ended = frame.reason
        answered = result.command_id == self._last.command.command_id if result else self._ended is not None
        if answered and self._running and not self._running.done():
            self._running.set_result(result)

    def _finish(self, failed: bool, reason: str) -> None:
        if self._ended is None:
            self._last = wire.ServeRequest(
                finish=wire.FinishSession(session=self.id, failed=failed, reason=reason[:500])
            )
            self._send(self._last)

    def _resume(self, stands: wire.ResumedSession) -> None:
        """Sends again what was lost with the stream. A result comes again by itself."""
        if stands.hung_up:
            self._hangup.set()
        if self._last.HasField("finish") or self._last.command.command_id > stands.last_command_id:
            self._send(self._last)


def _failure(result: wire.SessionResult, hung_up: bool) -> AGIException:
    """The exception for a failed command."""
    failure, items = result.failure, {}
    kind = FAILURES.get(failure.reason, AGIError)
    if hung_up and kind is AGIDeadChannelError:
        kind = AGISIGHUPHangup
    if result.HasField("reply"):
        items = {"code": str(result.reply.code), **{name: getattr(result.reply, name) for name in ("result", "data", "text")}}
    return kind(failure.message or kind.__doc__ or "", items, failure.usage)
