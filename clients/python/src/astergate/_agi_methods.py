"""Typed AGI commands. Made by `make gen` from proto/astergate/agi/v1."""

from abc import ABC, abstractmethod
from typing import Iterable, NamedTuple, Optional

from ._values import Seconds, Text, duration, text
from .agi.v1 import commands_pb2 as agi
from .ami.event.v1 import snapshot_pb2 as snapshot
from .v1 import agi_service_pb2 as wire


class StreamFileResult(NamedTuple):
    """StreamFileResult tells how playing ended."""

    # digit that ended it. None if none did.
    digit: Optional[str]
    # end_position is where it ended, in samples.
    end_position: Optional[int]


class ControlStreamFileResult(NamedTuple):
    """ControlStreamFileResult tells how playing ended."""

    # digit that ended it. None if none did.
    digit: Optional[str]
    # end_position is where it ended, in milliseconds; -1 at the end of the file.
    end_position: Optional[int]


class GetDataResult(NamedTuple):
    """GetDataResult holds what was entered."""

    # digits that were entered, without the ending `#`.
    digits: str
    # timeout: it was the timeout that ended it.
    timeout: bool


class GetOptionResult(NamedTuple):
    """GetOptionResult tells how playing ended."""

    # digit that ended it. None if none did.
    digit: Optional[str]
    # end_position is where it ended, in samples.
    end_position: Optional[int]


class RecordFileResult(NamedTuple):
    """RecordFileResult tells how recording ended."""

    # digit that ended it. None if none did.
    digit: Optional[str]
    # end_position is the length, in samples.
    end_position: Optional[int]
    # reason in Asterisk's word: `dtmf`, `timeout`, `hangup`, `writefile`, `randomerror`, `waitfor`.
    reason: str


class AgiMethods(ABC):
    """The typed commands of a session.

    Times are seconds or a timedelta. Each method waits until Asterisk has answered,
    and raises an AGIException if the command failed or the call has hung up.
    """

    @abstractmethod
    async def _command(self, command: wire.SessionCommand) -> wire.SessionResult:
        """Runs one command."""

    async def answer(self) -> None:
        """Answer answers the channel. On an answered one it does nothing."""
        command = agi.Answer()
        await self._command(wire.SessionCommand(answer=command))

    async def hangup(self, channel: str = "") -> None:
        """Hangup hangs up a channel: this one if none is named. The session is told of the hangup
        after the result.

        - channel by its name; empty is this one.
        """
        command = agi.Hangup(channel=channel)
        await self._command(wire.SessionCommand(hangup=command))

    async def stream_file(
        self,
        filename: str,
        escape_digits: Iterable[str] = "",
        sample_offset: Optional[int] = None,
    ) -> StreamFileResult:
        """StreamFile plays a file. One that cannot be opened is an APP_ERROR.

        - filename without extension, below the sounds folder or absolute.
        - escape_digits end it at once: any of `0123456789*#`.
        - sample_offset to begin at, in samples.
        """
        command = agi.StreamFile(
            filename=filename,
            escape_digits="".join(escape_digits),
            sample_offset=sample_offset,
        )
        result = await self._command(wire.SessionCommand(stream_file=command))
        done = result.stream_file
        return StreamFileResult(
            done.digit if done.HasField("digit") else None,
            done.end_position if done.HasField("end_position") else None,
        )

    async def control_stream_file(
        self,
        filename: str,
        escape_digits: Iterable[str] = "",
        skip: Optional[Seconds] = None,
        forward_digit: str = "",
        rewind_digit: str = "",
        pause_digit: str = "",
        offset: Optional[Seconds] = None,
    ) -> ControlStreamFileResult:
        """ControlStreamFile plays a file that the caller can wind and stop by digits.

        - filename without extension, below the sounds folder or absolute.
        - escape_digits end it at once: any of `0123456789*#`.
        - skip is how far forward and rewind go. Default 3 s.
        - forward_digit winds forward. Empty: `#`.
        - rewind_digit winds back. Empty: `*`.
        - pause_digit stops and goes on. Empty: none does.
        - offset to begin at.
        """
        command = agi.ControlStreamFile(
            filename=filename,
            escape_digits="".join(escape_digits),
            skip=duration(skip),
            forward_digit=forward_digit,
            rewind_digit=rewind_digit,
            pause_digit=pause_digit,
            offset=duration(offset),
        )
        result = await self._command(wire.SessionCommand(control_stream_file=command))
        done = result.control_stream_file
        return ControlStreamFileResult(
            done.digit if done.HasField("digit") else None,
            done.end_position if done.HasField("end_position") else None,
        )

    async def get_data(
        self,
        filename: str,
        timeout: Optional[Seconds] = None,
        max_digits: Optional[int] = None,
    ) -> GetDataResult:
        """GetData plays a file and collects digits, up to `#`, max_digits or the timeout. Digits
        already end the playing.

        - filename without extension, below the sounds folder or absolute.
        - timeout between digits, and after the playing. Default: the channel's own.
        - max_digits to collect. Default 1024. Asterisk's buffer has no room for more, nor for the
            end of just so many.
        """
        command = agi.GetData(filename=filename, timeout=duration(timeout), max_digits=max_digits)
        result = await self._command(wire.SessionCommand(get_data=command))
        done = result.get_data
        return GetDataResult(
            done.digits,
            done.timeout,
        )

    async def get_option(
        self,
        filename: str,
        escape_digits: Iterable[str] = "",
        timeout: Optional[Seconds] = None,
    ) -> GetOptionResult:
        """GetOption plays a file and waits for one digit.

        - filename without extension, below the sounds folder or absolute.
        - escape_digits end it at once: any of `0123456789*#`.
        - timeout after the playing. Default: the dialplan's digit timeout.
        """
        command = agi.GetOption(
            filename=filename,
            escape_digits="".join(escape_digits),
            timeout=duration(timeout),
        )
        result = await self._command(wire.SessionCommand(get_option=command))
        done = result.get_option
        return GetOptionResult(
            done.digit if done.HasField("digit") else None,
            done.end_position if done.HasField("end_position") else None,
        )

    async def get_variable(self, name: str) -> Optional[str]:
        """GetVariable reads a variable or function of the channel, without substitution.

        - name of the variable: `CALLERID(num)`.
        Returns value; None if the variable is not set, empty if it is set and empty.
        """
        command = agi.GetVariable(name=name)
        result = await self._command(wire.SessionCommand(get_variable=command))
        done = result.get_variable
        return done.value if done.HasField("value") else None

    async def get_full_variable(self, expression: str, channel: str = "") -> Optional[str]:
        """GetFullVariable substitutes variables and functions in an expression.

        - expression as the dialplan has it: `${EXTEN}-${CALLERID(num)}`.
        - channel by its name; empty is this one.
        Returns value; None if it is empty or there is no such channel.
        """
        command = agi.GetFullVariable(expression=expression, channel=channel)
        result = await self._command(wire.SessionCommand(get_full_variable=command))
        done = result.get_full_variable
        return done.value if done.HasField("value") else None

    async def set_variable(self, name: str, value: Text = "") -> None:
        """SetVariable sets a variable or function of the channel, verbatim.

        - name of the variable.
        - value to set.
        """
        command = agi.SetVariable(name=name, value=text(value))
        await self._command(wire.SessionCommand(set_variable=command))

    async def exec(self, application: str, options: str = "") -> str:
        """Exec runs an application of the dialplan to its end, however long that takes.

        - application to run: `Dial`.
        - options as the dialplan has them, separated by commas. Nothing is substituted.
        Returns result is the application's own: 0, or -1 for a hangup.
        """
        command = agi.Exec(application=application, options=options)
        result = await self._command(wire.SessionCommand(exec=command))
        done = result.exec
        return done.result

    async def say_number(
        self,
        number: int,
        escape_digits: Iterable[str] = "",
        gender: str = "",
    ) -> Optional[str]:
        """SayNumber says a number.

        - number to say.
        - escape_digits end it at once: any of `0123456789*#`.
        - gender of the number, for languages that need it: `f`, `m`, `n`, `c`.
        Returns digit that ended it. None if none did.
        """
        command = agi.SayNumber(number=number, escape_digits="".join(escape_digits), gender=gender)
        result = await self._command(wire.SessionCommand(say_number=command))
        done = result.say_number
        return done.digit if done.HasField("digit") else None

    async def say_digits(self, digits: Text, escape_digits: Iterable[str] = "") -> Optional[str]:
        """SayDigits says digits one by one.

        - digits to say.
        - escape_digits end it at once: any of `0123456789*#`.
        Returns digit that ended it. None if none did.
        """
        command = agi.SayDigits(digits=text(digits), escape_digits="".join(escape_digits))
        result = await self._command(wire.SessionCommand(say_digits=command))
        done = result.say_digits
        return done.digit if done.HasField("digit") else None

    async def wait_for_digit(self, timeout: Optional[Seconds] = None) -> Optional[str]:
        """WaitForDigit waits for a digit.

        - timeout to wait. None: for ever.
        Returns digit that came. None if the timeout was over.
        """
        command = agi.WaitForDigit(timeout=duration(timeout))
        result = await self._command(wire.SessionCommand(wait_for_digit=command))
        done = result.wait_for_digit
        return done.digit if done.HasField("digit") else None

    async def record_file(
        self,
        filename: str,
        format: str,
        escape_digits: Iterable[str] = "",
        timeout: Optional[Seconds] = None,
        sample_offset: Optional[int] = None,
        beep: bool = False,
        silence: Optional[Seconds] = None,
    ) -> RecordFileResult:
        """RecordFile records the channel. A hangup ends the recording and keeps it: the result then
        has the reason hangup.

        - filename without extension, below the sounds folder or absolute; `%d` in it is replaced by
            a number that is free.
        - format is the extension: `wav`, `gsm`, `ulaw`.
        - escape_digits end it at once: any of `0123456789*#`.
        - timeout is the longest recording. None: none.
        - sample_offset to begin at, in samples.
        - beep before it begins.
        - silence ends it after this many whole seconds.
        """
        command = agi.RecordFile(
            filename=filename,
            format=format,
            escape_digits="".join(escape_digits),
            timeout=duration(timeout),
            sample_offset=sample_offset,
            beep=beep,
            silence=duration(silence),
        )
        result = await self._command(wire.SessionCommand(record_file=command))
        done = result.record_file
        return RecordFileResult(
            done.digit if done.HasField("digit") else None,
            done.end_position if done.HasField("end_position") else None,
            done.reason,
        )

    async def verbose(self, message: str, level: Optional[int] = None) -> None:
        """Verbose writes to Asterisk's log.

        - message to write.
        - level, 1 to 4. Default 1.
        """
        command = agi.Verbose(message=message, level=level)
        await self._command(wire.SessionCommand(verbose=command))

    async def noop(self, text: str = "") -> None:
        """Noop does nothing: it proves that the session lives.

        - text that shows in a trace.
        """
        command = agi.Noop(text=text)
        await self._command(wire.SessionCommand(noop=command))

    async def channel_status(self, channel: str = "") -> snapshot.ChannelState:
        """ChannelStatus reads the state of a channel.

        - channel by its name; empty is this one.
        Returns state of the channel.
        """
        command = agi.ChannelStatus(channel=channel)
        result = await self._command(wire.SessionCommand(channel_status=command))
        done = result.channel_status
        return done.state

    async def database_get(self, family: str, key: str) -> str:
        """DatabaseGet reads from Asterisk's data base.

        - family of the key.
        - key to read.
        Returns value of the key.
        """
        command = agi.DatabaseGet(family=family, key=key)
        result = await self._command(wire.SessionCommand(database_get=command))
        done = result.database_get
        return done.value

    async def database_put(self, family: str, key: str, value: Text = "") -> None:
        """DatabasePut writes to Asterisk's data base.

        - family of the key.
        - key to write.
        - value to write.
        """
        command = agi.DatabasePut(family=family, key=key, value=text(value))
        await self._command(wire.SessionCommand(database_put=command))

    async def set_context(self, context: str) -> None:
        """SetContext sets where the dialplan goes on after the session. It is not checked.

        - context to go on at.
        """
        command = agi.SetContext(context=context)
        await self._command(wire.SessionCommand(set_context=command))

    async def set_extension(self, extension: str) -> None:
        """SetExtension sets where the dialplan goes on after the session. It is not checked.

        - extension to go on at.
        """
        command = agi.SetExtension(extension=extension)
        await self._command(wire.SessionCommand(set_extension=command))

    async def set_priority(self, priority: Text) -> None:
        """SetPriority sets where the dialplan goes on after the session. It is not checked.

        - priority to go on at. A number, or a label of the extension.
        """
        command = agi.SetPriority(priority=text(priority))
        await self._command(wire.SessionCommand(set_priority=command))
