"""Runs a handler against a call that the test makes up, with no Asterisk and no astergate.

    async def test_menu():
        call = ScriptedCall("menu", environment={"agi_callerid": "100"})
        call.expect("stream_file", filename="vm-options").returns(digit="1")
        call.expect("say_digits", digits="100")
        await call.run(app)
        assert call.variables == {"MENU": "left"}
"""

from __future__ import annotations

import asyncio
import re
from typing import Any, Awaitable, Callable, Dict, Iterable, List, Mapping, Optional, Tuple, Union, cast
from urllib.parse import parse_qsl

from ._values import Value, headers, split
from .app import App
from .errors import AGIHangup
from .session import AgiSession
from .v1 import agi_service_pb2 as wire

Handler = Callable[..., Awaitable[None]]
# What works when the channel is gone (res/res_agi.c).
_DEAD = re.compile("exec|raw|noop|verbose|database_|(get_|set_|get_full_)variable|asyncagi_break")


class Step:
    """One command that is expected, or any number of them, and what becomes of it. By itself the
    command is done, with empty values."""

    def __init__(self, command: str, fields: Mapping[str, Any], once: bool) -> None:
        self.command, self.fields, self.once, self.hangs_up = command, fields, once, False
        self.result = wire.SessionResult(reply=wire.AgiReply(code=200, result="0", text="200 result=0"))

    def returns(self, **values: Any) -> Step:
        """The command yields these: fields of its result in astergate.agi.v1, or for `raw` of its
        AgiReply."""
        into = self.result.reply if self.command == "raw" else getattr(self.result, self.command)
        into.MergeFrom(type(into)(**values))
        return self

    def fails(self, reason: str = "APP_ERROR", message: str = "", usage: str = "") -> Step:
        """The command fails, for an AgiFailureReason without its prefix."""
        number = wire.AgiFailureReason.Value(f"AGI_FAILURE_REASON_{reason}")
        self.result.failure.MergeFrom(wire.AgiFailure(reason=cast(Any, number), message=message or reason, usage=usage))
        return self

    def hangup(self) -> Step:
        """The caller hangs up while it runs."""
        self.hangs_up = True
        return self.fails("HANGUP")

    def _matches(self, command: str, given: Any) -> bool:
        return command == self.command and all(_value(given, name) == value for name, value in self.fields.items())

    def __str__(self) -> str:
        return f"{self.command}({', '.join(f'{name}={value!r}' for name, value in self.fields.items())})"


class ScriptedCall:
    """A call that a handler gets, and its whole world.

    - script is a path with its query: `order/menu?lang=en`; args are its arguments.
    - commands are those that ran, as pairs of name and message, in order.
    - variables are the channel's, and database is Asterisk's, by family and key: set_variable,
      database_put and the like work on them, unless a step says otherwise.
    - strict: a command that no step names is an error; else it is done, with empty values.
    """

    def __init__(
        self, script: str = "", *, args: Iterable[Value] = (), environment: Optional[Mapping[str, str]] = None,
        variables: Optional[Mapping[str, str]] = None, channel: str = "PJSIP/test-00000001", uniqueid: str = "1.1",
        server: str = "test", strict: bool = False,
    ) -> None:  # fmt: skip
        path, _, query = script.partition("?")
        self.offer = wire.SessionOffer(
            session="scripted", server=server, path=path, channel=channel, unique_id=uniqueid,
            query=headers(parse_qsl(query, keep_blank_values=True)), environment=headers(environment or {}),
        )  # fmt: skip
        for value, raw in map(split, args):
            self.offer.arguments.add(value=value, raw_value=raw)
        self.variables: Dict[str, str] = dict(variables or {})
        self.database: Dict[Tuple[str, str], str] = {}
        self.commands: List[Tuple[str, Any]] = []
        self._steps: List[Step] = []
        self._rules: List[Step] = []
        self._strict, self._hung_up, self._fault = strict, False, ""

    def expect(self, command: str, **fields: Any) -> Step:
        """The next step: the command must come, in the order of the steps, with these fields. Other
        commands may come in between unless they are like a later step's."""
        self._steps.append(Step(command, fields, True))
        return self._steps[-1]

    def when(self, command: str, **fields: Any) -> Step:
        """What becomes of every such command that is no step."""
        self._rules.insert(0, Step(command, fields, False))
        return self._rules[0]

    def hangup(self) -> None:
        """The caller hangs up now."""
        self._hung_up = True
        self._session._on_frame(wire.SessionHangup(session=self.offer.session))

    async def run(self, handler: Union[App, Handler], **groups: str) -> None:
        """Runs a handler, or the App's for the script. Raises what the handler does, but for a
        hangup, and AssertionError for steps that did not come."""
        if isinstance(handler, App):
            found = handler.resolve(self.offer.path)
            assert found, f"the App has no handler for {self.offer.path!r}"
            handler, groups = found
        self.offer.groups.update(groups)
        self._session = AgiSession(self.offer, self._receive)
        try:
            await handler(self._session, **groups)
        except AGIHangup:
            pass
        assert not self._fault, self._fault
        assert not self._steps, f"these did not come: {', '.join(map(str, self._steps))}; came: {[name for name, _ in self.commands]}"

    def _receive(self, frame: wire.ServeRequest) -> None:
        name = frame.command.WhichOneof("command") or ""
        given = getattr(frame.command, name)
        self.commands.append((name, given))
        step = self._step(name, given)
        result = wire.SessionResult()
        result.CopyFrom(step.result if step else self._usual(name, given))
        if self._hung_up and not _DEAD.match(name):
            result = Step(name, {}, True).fails("DEAD_CHANNEL").result
        result.session, result.command_id = self.offer.session, frame.command.command_id
        loop = asyncio.get_running_loop()
        loop.call_soon(self._session._on_frame, result)
        if step and step.hangs_up:
            loop.call_soon(self.hangup)

    def _step(self, name: str, given: Any) -> Optional[Step]:
        if self._steps and self._steps[0]._matches(name, given):
            return self._steps.pop(0)
        for rule in self._rules:
            if rule._matches(name, given):
                return rule
        late = next((step for step in self._steps if step._matches(name, given)), None)
        if late or self._strict and not self._hung_up:
            self._fault = self._fault or f"{name} came, but {self._steps[0] if self._steps else 'nothing'} was expected: {given}"
        return None

    def _usual(self, name: str, given: Any) -> wire.SessionResult:
        step = Step(name, {}, True)
        if name == "set_variable":
            self.variables[given.name] = given.value
        elif name == "get_variable" and given.name in self.variables:
            step.returns(value=self.variables[given.name])
        elif name == "database_put":
            self.database[given.family, given.key] = given.value
        elif name == "database_get":
            value = self.database.get((given.family, given.key))
            step = step.fails("DATABASE_ERROR", "no such key") if value is None else step.returns(value=value)
        elif name == "database_del":
            self.database.pop((given.family, given.key), None)
        return step.result


def _value(message: Any, name: str) -> Any:
    """A field as a test writes it: times in seconds."""
    if name == "arguments":
        return [argument.value for argument in message.arguments]
    value = getattr(message, name)
    return value.ToTimedelta().total_seconds() if hasattr(value, "ToTimedelta") else value
