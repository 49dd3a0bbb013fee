"""Typed AGI commands: what the arguments become, and what the results are."""

from datetime import datetime, timedelta, timezone
from typing import ForwardRef, List

from astergate import _agi_methods
from astergate._agi_methods import AgiMethods
from astergate.agi.v1 import commands_pb2 as commands
from astergate.agi.v1 import say_pb2 as say
from astergate.agi.v1 import speech_pb2 as speech
from astergate.v1 import agi_service_pb2 as wire


class Call(AgiMethods):
    """Keeps what is sent, and answers what it was given."""

    def __init__(self, **result: object) -> None:
        self.sent: List[wire.SessionCommand] = []
        self.result = wire.SessionResult(**result)  # type: ignore[arg-type]

    async def _command(self, command: wire.SessionCommand) -> wire.SessionResult:
        self.sent.append(command)
        return self.result


async def test_moments() -> None:
    call = Call()
    berlin = timezone(timedelta(hours=1))
    await call.say_datetime(datetime(2026, 11, 22, 9, tzinfo=berlin), "12#", "HM", "Europe/Berlin")
    await call.say_date(1_700_000_000)
    await call.say_time(datetime(2026, 11, 22, 9))
    await call.say_datetime()
    said = call.sent[0].say_datetime
    assert (said.time.seconds, said.escape_digits, said.format, said.timezone) == (1795334400, "12#", "HM", "Europe/Berlin")
    assert call.sent[1].say_date.time.seconds == 1_700_000_000
    assert call.sent[2].say_time.time.seconds == datetime(2026, 11, 22, 9).timestamp()
    assert not call.sent[3].say_datetime.HasField("time")


async def test_enums_by_value_and_by_name() -> None:
    call = Call(tdd_mode=commands.TddModeResult(done=True))
    assert await call.tdd_mode(commands.TDD_MODE_SETTING_MATE) is True
    await call.tdd_mode("TDD_MODE_SETTING_OFF")
    await call.say_alpha("aB", letter_case=say.SAY_CASE_UPPER)
    await call.verbose("hello", commands.VERBOSE_LEVEL_3)
    await call.verbose("hello")
    assert [command.tdd_mode.mode for command in call.sent[:2]] == [3, 1]
    assert (call.sent[2].say_alpha.letter_case, call.sent[3].verbose.level, call.sent[4].verbose.level) == (4, 3, 0)


async def test_caller_music_and_autohangup() -> None:
    call = Call()
    await call.set_callerid("100", "Alice")
    await call.set_music(False)
    await call.set_music(True, "jazz")
    await call.set_autohangup(1.5)
    caller = call.sent[0].set_callerid
    assert (caller.number, caller.name) == ("100", "Alice")
    assert call.sent[1].set_music.HasField("on")
    assert (call.sent[2].set_music.on, call.sent[2].set_music.music_class) == (True, "jazz")
    assert call.sent[3].set_autohangup.timeout.ToMilliseconds() == 1500


async def test_results() -> None:
    match = speech.SpeechMatch(score=900, text="yes", grammar="g")
    understood = speech.SpeechRecognizeResult(end=speech.SPEECH_RECOGNIZE_END_SPEECH, end_position=0, matches=[match])
    result = await Call(speech_recognize=understood).speech_recognize("prompt", timeout=3)
    assert (result.end, result.digit, result.end_position) == (speech.SPEECH_RECOGNIZE_END_SPEECH, None, 0)
    assert [(one.score, one.text) for one in result.matches] == [(900, "yes")]
    assert await Call().receive_text(1) is None
    assert await Call(receive_text=commands.ReceiveTextResult(text="")).receive_text(1) == ""
    assert await Call(gosub=commands.GosubResult(abnormal_exit=True)).gosub("sub", "s", 1, "a,b") is True
    recorded = commands.RecordFileResult(end=commands.RECORD_FILE_END_DTMF, digit="#", end_position=8, reason="dtmf")
    ended = await Call(record_file=recorded).record_file("f", "wav")
    assert (ended.digit, ended.end_position, ended.reason, ended.end) == ("#", 8, "dtmf", commands.RECORD_FILE_END_DTMF)


def test_python_3_9_takes_the_results() -> None:
    """Its NamedTuple, and 3.10's, refuse an annotation that is the value of an enumeration."""
    results = [made for made in vars(_agi_methods).values() if isinstance(made, type) and hasattr(made, "_fields")]
    assert results
    for made in results:
        assert all(isinstance(kind, (str, ForwardRef)) for kind in made.__annotations__.values())
