"""Typed AGI commands. Made by `make gen` from proto/astergate/agi/v1."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Iterable, List, NamedTuple, Optional, Union

from ._values import Moment, Seconds, Text, duration, text, timestamp
from .agi.v1 import commands_pb2 as agi_v1_commands
from .agi.v1 import database_pb2 as agi_v1_database
from .agi.v1 import say_pb2 as agi_v1_say
from .agi.v1 import speech_pb2 as agi_v1_speech
from .ami.event.v1 import snapshot_pb2 as ami_event_v1_snapshot
from .v1 import agi_service_pb2 as v1_agi_service


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
    # reason in Asterisk's word, also where end does not know it.
    reason: str
    # end says what ended it.
    end: agi_v1_commands.RecordFileEnd


class SpeechRecognizeResult(NamedTuple):
    """SpeechRecognizeResult tells what was understood."""

    # end says what ended it.
    end: agi_v1_speech.SpeechRecognizeEnd
    # digit that ended it. None if none did.
    digit: Optional[str]
    # end_position is where the prompt was when speech began, in samples; 0 if it was not
    # interrupted.
    end_position: Optional[int]
    # matches, as the engine orders them. Asterisk cuts a list of more than 4 kB.
    matches: List[agi_v1_speech.SpeechMatch]


class AgiMethods(ABC):
    """The typed commands of a session.

    Lengths of time are seconds or a timedelta, moments a datetime or seconds since 1970;
    enums are values of the generated modules or their names. Each method waits until
    Asterisk has answered, and raises an AGIException if the command failed or the call has
    hung up.
    """

    @abstractmethod
    async def _command(self, command: v1_agi_service.SessionCommand) -> v1_agi_service.SessionResult:
        """Runs one command."""

    async def answer(self) -> None:
        """Answer answers the channel. On an answered one it does nothing."""
        command = agi_v1_commands.Answer()
        await self._command(v1_agi_service.SessionCommand(answer=command))

    async def hangup(self, channel: str = "") -> None:
        """Hangup hangs up a channel: this one if none is named. The session is told of the hangup
        after the result.

        - channel by its name; empty is this one.
        """
        command = agi_v1_commands.Hangup(channel=channel)
        await self._command(v1_agi_service.SessionCommand(hangup=command))

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
        command = agi_v1_commands.StreamFile(
            filename=filename,
            escape_digits="".join(escape_digits),
            sample_offset=sample_offset,
        )
        result = await self._command(v1_agi_service.SessionCommand(stream_file=command))
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
        command = agi_v1_commands.ControlStreamFile(
            filename=filename,
            escape_digits="".join(escape_digits),
            skip=duration(skip),
            forward_digit=forward_digit,
            rewind_digit=rewind_digit,
            pause_digit=pause_digit,
            offset=duration(offset),
        )
        result = await self._command(v1_agi_service.SessionCommand(control_stream_file=command))
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
        command = agi_v1_commands.GetData(
            filename=filename,
            timeout=duration(timeout),
            max_digits=max_digits,
        )
        result = await self._command(v1_agi_service.SessionCommand(get_data=command))
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
        command = agi_v1_commands.GetOption(
            filename=filename,
            escape_digits="".join(escape_digits),
            timeout=duration(timeout),
        )
        result = await self._command(v1_agi_service.SessionCommand(get_option=command))
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
        command = agi_v1_commands.GetVariable(name=name)
        result = await self._command(v1_agi_service.SessionCommand(get_variable=command))
        done = result.get_variable
        return done.value if done.HasField("value") else None

    async def get_full_variable(self, expression: str, channel: str = "") -> Optional[str]:
        """GetFullVariable substitutes variables and functions in an expression.

        - expression as the dialplan has it: `${EXTEN}-${CALLERID(num)}`.
        - channel by its name; empty is this one.
        Returns value; None if there is no such channel. What is not set is empty in it.
        """
        command = agi_v1_commands.GetFullVariable(expression=expression, channel=channel)
        result = await self._command(v1_agi_service.SessionCommand(get_full_variable=command))
        done = result.get_full_variable
        return done.value if done.HasField("value") else None

    async def set_variable(self, name: str, value: Text = "") -> None:
        """SetVariable sets a variable or function of the channel, verbatim.

        - name of the variable.
        - value to set.
        """
        command = agi_v1_commands.SetVariable(name=name, value=text(value))
        await self._command(v1_agi_service.SessionCommand(set_variable=command))

    async def exec(self, application: str, options: str = "") -> str:
        """Exec runs an application of the dialplan to its end, however long that takes.

        - application to run: `Dial`.
        - options as the dialplan has them, separated by commas. Nothing is substituted.
        Returns result is the application's own: 0, or -1 for a hangup.
        """
        command = agi_v1_commands.Exec(application=application, options=options)
        result = await self._command(v1_agi_service.SessionCommand(exec=command))
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
        command = agi_v1_say.SayNumber(
            number=number,
            escape_digits="".join(escape_digits),
            gender=gender,
        )
        result = await self._command(v1_agi_service.SessionCommand(say_number=command))
        done = result.say_number
        return done.digit if done.HasField("digit") else None

    async def say_digits(self, digits: Text, escape_digits: Iterable[str] = "") -> Optional[str]:
        """SayDigits says digits one by one.

        - digits to say.
        - escape_digits end it at once: any of `0123456789*#`.
        Returns digit that ended it. None if none did.
        """
        command = agi_v1_say.SayDigits(digits=text(digits), escape_digits="".join(escape_digits))
        result = await self._command(v1_agi_service.SessionCommand(say_digits=command))
        done = result.say_digits
        return done.digit if done.HasField("digit") else None

    async def wait_for_digit(self, timeout: Optional[Seconds] = None) -> Optional[str]:
        """WaitForDigit waits for a digit.

        - timeout to wait. None: for ever.
        Returns digit that came. None if the timeout was over.
        """
        command = agi_v1_commands.WaitForDigit(timeout=duration(timeout))
        result = await self._command(v1_agi_service.SessionCommand(wait_for_digit=command))
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
        - format is the extension, of those that Asterisk's modules bring: `wav`, `gsm`, `ulaw`,
            `alaw`, `sln`, `sln16`, `g722`, `g729`, `vox`, `ogg` and others.
        - escape_digits end it at once: any of `0123456789*#`.
        - timeout is the longest recording. None: none.
        - sample_offset to begin at, in samples.
        - beep before it begins.
        - silence ends it after this many whole seconds.
        """
        command = agi_v1_commands.RecordFile(
            filename=filename,
            format=format,
            escape_digits="".join(escape_digits),
            timeout=duration(timeout),
            sample_offset=sample_offset,
            beep=beep,
            silence=duration(silence),
        )
        result = await self._command(v1_agi_service.SessionCommand(record_file=command))
        done = result.record_file
        return RecordFileResult(
            done.digit if done.HasField("digit") else None,
            done.end_position if done.HasField("end_position") else None,
            done.reason,
            done.end,
        )

    async def verbose(
        self,
        message: str,
        level: Union[agi_v1_commands.VerboseLevel, str, None] = None,
    ) -> None:
        """Verbose writes to Asterisk's log.

        - message to write.
        - level of `core set verbose` from which on it is shown. Default: always. Numbers without a
            name are sent as they are.
        """
        command = agi_v1_commands.Verbose(message=message, level=level)
        await self._command(v1_agi_service.SessionCommand(verbose=command))

    async def noop(self, text: str = "") -> None:
        """Noop does nothing: it proves that the session lives.

        - text that shows in a trace.
        """
        command = agi_v1_commands.Noop(text=text)
        await self._command(v1_agi_service.SessionCommand(noop=command))

    async def channel_status(self, channel: str = "") -> ami_event_v1_snapshot.ChannelState:
        """ChannelStatus reads the state of a channel.

        - channel by its name; empty is this one.
        Returns state of the channel.
        """
        command = agi_v1_commands.ChannelStatus(channel=channel)
        result = await self._command(v1_agi_service.SessionCommand(channel_status=command))
        done = result.channel_status
        return done.state

    async def database_get(self, family: str, key: str) -> str:
        """DatabaseGet reads from Asterisk's data base.

        - family of the key.
        - key to read.
        Returns value of the key.
        """
        command = agi_v1_database.DatabaseGet(family=family, key=key)
        result = await self._command(v1_agi_service.SessionCommand(database_get=command))
        done = result.database_get
        return done.value

    async def database_put(self, family: str, key: str, value: Text = "") -> None:
        """DatabasePut writes to Asterisk's data base.

        - family of the key.
        - key to write.
        - value to write.
        """
        command = agi_v1_database.DatabasePut(family=family, key=key, value=text(value))
        await self._command(v1_agi_service.SessionCommand(database_put=command))

    async def set_context(self, context: str) -> None:
        """SetContext sets where the dialplan goes on after the session. It is not checked.

        - context to go on at.
        """
        command = agi_v1_commands.SetContext(context=context)
        await self._command(v1_agi_service.SessionCommand(set_context=command))

    async def set_extension(self, extension: str) -> None:
        """SetExtension sets where the dialplan goes on after the session. It is not checked.

        - extension to go on at.
        """
        command = agi_v1_commands.SetExtension(extension=extension)
        await self._command(v1_agi_service.SessionCommand(set_extension=command))

    async def set_priority(self, priority: Text) -> None:
        """SetPriority sets where the dialplan goes on after the session. It is not checked.

        - priority to go on at. A number, or a label of the extension.
        """
        command = agi_v1_commands.SetPriority(priority=text(priority))
        await self._command(v1_agi_service.SessionCommand(set_priority=command))

    async def database_del(self, family: str, key: str) -> None:
        """DatabaseDel deletes an entry of Asterisk's data base. That there was none is no failure.

        - family of the key.
        - key to delete.
        """
        command = agi_v1_database.DatabaseDel(family=family, key=key)
        await self._command(v1_agi_service.SessionCommand(database_del=command))

    async def database_deltree(self, family: str, keytree: str = "") -> None:
        """DatabaseDeltree deletes a family of Asterisk's data base, or what is below a key in it.
        That there was nothing is a DATABASE_ERROR.

        - family to delete.
        - keytree below which to delete. Empty: all of the family.
        """
        command = agi_v1_database.DatabaseDeltree(family=family, keytree=keytree)
        await self._command(v1_agi_service.SessionCommand(database_deltree=command))

    async def gosub(self, context: str, extension: str, priority: Text, args: str = "") -> bool:
        """Gosub runs a subroutine of the dialplan to its end, however long that takes. An extension
        or label that does not exist is an APP_ERROR.

        - context of the subroutine.
        - extension in the context.
        - priority to begin at. A number, or a label of the extension.
        - args of the subroutine, separated by commas: its ARG1 and so on. Nothing is substituted.
        Returns abnormal_exit: it left by another way than Return.
        """
        command = agi_v1_commands.Gosub(
            context=context,
            extension=extension,
            priority=text(priority),
            args=args,
        )
        result = await self._command(v1_agi_service.SessionCommand(gosub=command))
        done = result.gosub
        return done.abnormal_exit

    async def async_agi_break(self) -> None:
        """AsyncAgiBreak ends a session that the manager interface carries, and the dialplan goes
        on. In other sessions it does nothing; FinishSession ends any."""
        command = agi_v1_commands.AsyncAgiBreak()
        await self._command(v1_agi_service.SessionCommand(async_agi_break=command))

    async def receive_char(self, timeout: Optional[Seconds] = None) -> Optional[str]:
        """ReceiveChar waits for text and takes its first byte; the rest is dropped.

        - timeout to wait. None: for ever.
        Returns character that came, U+FFFD for one outside of ASCII. None if the timeout was over,
        for which Asterisk writes `-1 (hangup)`, or an empty text came.
        """
        command = agi_v1_commands.ReceiveChar(timeout=duration(timeout))
        result = await self._command(v1_agi_service.SessionCommand(receive_char=command))
        done = result.receive_char
        return done.character if done.HasField("character") else None

    async def receive_text(self, timeout: Optional[Seconds] = None) -> Optional[str]:
        """ReceiveText waits for text.

        - timeout to wait. None: for ever.
        Returns text that came. None if the timeout was over.
        """
        command = agi_v1_commands.ReceiveText(timeout=duration(timeout))
        result = await self._command(v1_agi_service.SessionCommand(receive_text=command))
        done = result.receive_text
        return done.text if done.HasField("text") else None

    async def send_text(self, text: str) -> None:
        """SendText sends a text to the caller. A channel that takes none is an APP_ERROR, or is not
        told by Asterisk.

        - text to send.
        """
        command = agi_v1_commands.SendText(text=text)
        await self._command(v1_agi_service.SessionCommand(send_text=command))

    async def send_image(self, filename: str) -> None:
        """SendImage sends an image to the caller. Asterisk does not tell whether the channel takes
        images, or whether there is a file.

        - filename without extension, below the images folder or absolute.
        """
        command = agi_v1_commands.SendImage(filename=filename)
        await self._command(v1_agi_service.SessionCommand(send_image=command))

    async def say_alpha(
        self,
        characters: str,
        escape_digits: Iterable[str] = "",
        letter_case: Union[agi_v1_say.SayCase, str, None] = None,
    ) -> Optional[str]:
        """SayAlpha spells a text.

        - characters to spell.
        - escape_digits end it at once: any of `0123456789*#`.
        - letter_case says of which letters it is told whether they are capitals. Default: none.
            Asterisk 16 fails if it is to tell it of the first letter.
        Returns digit that ended it. None if none did.
        """
        command = agi_v1_say.SayAlpha(
            characters=characters,
            escape_digits="".join(escape_digits),
            letter_case=letter_case,
        )
        result = await self._command(v1_agi_service.SessionCommand(say_alpha=command))
        done = result.say_alpha
        return done.digit if done.HasField("digit") else None

    async def say_phonetic(
        self,
        characters: str,
        escape_digits: Iterable[str] = "",
    ) -> Optional[str]:
        """SayPhonetic spells a text by the words of the phonetic alphabet.

        - characters to spell.
        - escape_digits end it at once: any of `0123456789*#`.
        Returns digit that ended it. None if none did.
        """
        command = agi_v1_say.SayPhonetic(
            characters=characters,
            escape_digits="".join(escape_digits),
        )
        result = await self._command(v1_agi_service.SessionCommand(say_phonetic=command))
        done = result.say_phonetic
        return done.digit if done.HasField("digit") else None

    async def say_date(
        self,
        time: Optional[Moment] = None,
        escape_digits: Iterable[str] = "",
    ) -> Optional[str]:
        """SayDate says a date, in the time zone of Asterisk's machine.

        - time whose date it is, to the second; not after January 2038. Default: now.
        - escape_digits end it at once: any of `0123456789*#`.
        Returns digit that ended it. None if none did.
        """
        command = agi_v1_say.SayDate(time=timestamp(time), escape_digits="".join(escape_digits))
        result = await self._command(v1_agi_service.SessionCommand(say_date=command))
        done = result.say_date
        return done.digit if done.HasField("digit") else None

    async def say_time(
        self,
        time: Optional[Moment] = None,
        escape_digits: Iterable[str] = "",
    ) -> Optional[str]:
        """SayTime says a time of day, in the time zone of Asterisk's machine.

        - time to say, to the second; not after January 2038. Default: now.
        - escape_digits end it at once: any of `0123456789*#`.
        Returns digit that ended it. None if none did.
        """
        command = agi_v1_say.SayTime(time=timestamp(time), escape_digits="".join(escape_digits))
        result = await self._command(v1_agi_service.SessionCommand(say_time=command))
        done = result.say_time
        return done.digit if done.HasField("digit") else None

    async def say_datetime(
        self,
        time: Optional[Moment] = None,
        escape_digits: Iterable[str] = "",
        format: str = "",
        timezone: str = "",
    ) -> Optional[str]:
        """SayDatetime says a date and time in words of your choice.

        - time to say, to the second. Default: now.
        - escape_digits end it at once: any of `0123456789*#`.
        - format of letters and of sound files in single quotes: `A` and `a` day of the week, `B`,
            `b` and `h` month by name, `m` month by number, `d` and `e` day of the month, `Y` year,
            `I` and `l` hour of twelve, `H` and `k` hour of 24, `M` minute, `S` seconds, `P` and `p`
            morning or afternoon, `Q` and `q` the day as said from today (yesterday, a weekday), `R`
            as `HM`, `T` as `HMS`. Default: the language's own, and `ABdY 'digits/at' IMp` if there
            is a timezone.
        - timezone by its name: `Europe/Berlin`. Default: that of Asterisk's machine.
        Returns digit that ended it. None if none did.
        """
        command = agi_v1_say.SayDatetime(
            time=timestamp(time),
            escape_digits="".join(escape_digits),
            format=format,
            timezone=timezone,
        )
        result = await self._command(v1_agi_service.SessionCommand(say_datetime=command))
        done = result.say_datetime
        return done.digit if done.HasField("digit") else None

    async def set_autohangup(self, timeout: Optional[Seconds] = None) -> None:
        """SetAutohangup has Asterisk hang up the channel later. It replaces what was set before.

        - timeout from now. None or 0: never.
        """
        command = agi_v1_commands.SetAutohangup(timeout=duration(timeout))
        await self._command(v1_agi_service.SessionCommand(set_autohangup=command))

    async def set_callerid(self, number: str, name: str = "") -> None:
        """SetCallerid sets who is said to call. An empty name or number clears it.

        - number of the caller. Asterisk drops brackets, blanks, and `-` and `.` within it; `<` and
            `>` are refused.
        - name of the caller. With the number up to about 250 bytes.
        """
        command = agi_v1_commands.SetCallerid(number=number, name=name)
        await self._command(v1_agi_service.SessionCommand(set_callerid=command))

    async def set_music(self, on: bool, music_class: str = "") -> None:
        """SetMusic starts or stops music on hold. It goes on beside other commands, and Asterisk
        does not tell whether there is any to play.

        - on starts it; else it is stopped.
        - music_class by its name. Empty: the channel's own.
        """
        command = agi_v1_commands.SetMusic(on=on, music_class=music_class)
        await self._command(v1_agi_service.SessionCommand(set_music=command))

    async def tdd_mode(self, mode: Union[agi_v1_commands.TddModeSetting, str]) -> bool:
        """TddMode switches the channel to text telephones for the deaf.

        - mode to set.
        Returns done: the mode is set. Else the channel cannot do it.
        """
        command = agi_v1_commands.TddMode(mode=mode)
        result = await self._command(v1_agi_service.SessionCommand(tdd_mode=command))
        done = result.tdd_mode
        return done.done

    async def speech_create(self, engine: str = "") -> None:
        """SpeechCreate makes the speech object of the session. One is all that it can have: a
        second is an APP_ERROR, and so is an engine that Asterisk does not have.

        - engine by its name. Empty: the first that Asterisk has.
        """
        command = agi_v1_speech.SpeechCreate(engine=engine)
        await self._command(v1_agi_service.SessionCommand(speech_create=command))

    async def speech_set(self, name: str, value: Text = "") -> None:
        """SpeechSet sets an attribute of the engine. Asterisk does not tell whether the engine
        knows it.

        - name of the attribute.
        - value to set.
        """
        command = agi_v1_speech.SpeechSet(name=name, value=text(value))
        await self._command(v1_agi_service.SessionCommand(speech_set=command))

    async def speech_destroy(self) -> None:
        """SpeechDestroy deletes the speech object of the session."""
        command = agi_v1_speech.SpeechDestroy()
        await self._command(v1_agi_service.SessionCommand(speech_destroy=command))

    async def speech_load_grammar(self, name: str, path: str) -> None:
        """SpeechLoadGrammar loads a grammar.

        - name that the grammar gets.
        - path of its file, as the engine reads it.
        """
        command = agi_v1_speech.SpeechLoadGrammar(name=name, path=path)
        await self._command(v1_agi_service.SessionCommand(speech_load_grammar=command))

    async def speech_unload_grammar(self, name: str) -> None:
        """SpeechUnloadGrammar unloads a grammar.

        - name of the grammar.
        """
        command = agi_v1_speech.SpeechUnloadGrammar(name=name)
        await self._command(v1_agi_service.SessionCommand(speech_unload_grammar=command))

    async def speech_activate_grammar(self, name: str) -> None:
        """SpeechActivateGrammar makes a grammar one of those that are listened for.

        - name of the grammar.
        """
        command = agi_v1_speech.SpeechActivateGrammar(name=name)
        await self._command(v1_agi_service.SessionCommand(speech_activate_grammar=command))

    async def speech_deactivate_grammar(self, name: str) -> None:
        """SpeechDeactivateGrammar makes a grammar none of those that are listened for.

        - name of the grammar.
        """
        command = agi_v1_speech.SpeechDeactivateGrammar(name=name)
        await self._command(v1_agi_service.SessionCommand(speech_deactivate_grammar=command))

    async def speech_recognize(
        self,
        prompt: str,
        timeout: Optional[Seconds] = None,
        sample_offset: Optional[int] = None,
    ) -> SpeechRecognizeResult:
        """SpeechRecognize plays a prompt and listens for what the active grammars know.

        - prompt is a sound file without extension. One that does not exist is no failure.
        - timeout from the end of the prompt, in whole seconds. None: none.
        - sample_offset of the prompt to begin at, in samples.
        """
        command = agi_v1_speech.SpeechRecognize(
            prompt=prompt,
            timeout=duration(timeout),
            sample_offset=sample_offset,
        )
        result = await self._command(v1_agi_service.SessionCommand(speech_recognize=command))
        done = result.speech_recognize
        return SpeechRecognizeResult(
            done.end,
            done.digit if done.HasField("digit") else None,
            done.end_position if done.HasField("end_position") else None,
            list(done.matches),
        )
