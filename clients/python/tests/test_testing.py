"""astergate.testing, and with it handlers as their authors test them."""

from typing import List

import pytest

import astergate
from astergate.testing import ScriptedCall

app = astergate.App("nowhere:1")


@app.script(r"order/(?P<step>\w+)")
async def order(call: astergate.AgiSession, step: str) -> None:
    await call.answer()
    digit, _ = await call.stream_file(f"order-{step}", escape_digits="12")
    try:
        if digit == "1":
            await call.variables.set("CHOICE", f"{call.args[0]} {call.kwargs['lang'][0]}")
        else:
            pin = await call.get_data("pin", timeout=5)
            await call.database_put("pins", call.environment["agi_callerid"], pin.digits)
        await call.exec("Dial", "PJSIP/100")
        await call.stream_file("bye")
    except astergate.AGIHangup:
        await call.set_variable("LEFT", "yes")


async def test_a_choice() -> None:
    call = ScriptedCall("order/menu?lang=en", args=["x"])
    call.expect("stream_file", filename="order-menu", escape_digits="12").returns(digit="1", end_position=8000)
    call.expect("exec", application="Dial", options="PJSIP/100")
    await call.run(app)
    assert call.variables == {"CHOICE": "x en"}
    assert [name for name, _ in call.commands] == ["answer", "stream_file", "set_variable", "exec", "stream_file"]


async def test_a_pin_and_a_hangup() -> None:
    call = ScriptedCall("order/menu", environment={"agi_callerid": "100"})
    call.when("stream_file").returns(end_position=1)
    call.expect("get_data", filename="pin", timeout=5.0).returns(digits="0042")
    call.expect("exec").hangup()
    await call.run(app)
    assert call.database == {("pins", "100"): "0042"} and call.variables == {"LEFT": "yes"}


async def test_values_are_there() -> None:
    seen: List[object] = []

    async def handler(call: astergate.AgiSession) -> None:
        seen.append(await call.variables["A"])
        seen.append(await call.variables.get("B", "none"))
        await call.variables.update(C="1", D=2)
        with pytest.raises(KeyError):
            await call.variables["B"]
        with pytest.raises(astergate.AGIDBError):
            await call.database_get("f", "k")
        with pytest.raises(astergate.NoAudio):
            async for _ in call.audio():
                pass
        seen.append((await call.execute("FUTURE COMMAND", "a b")).result)

    call = ScriptedCall(variables={"A": "1"})
    call.when("raw", name="FUTURE COMMAND", arguments=["a b"]).returns(result="7")
    await call.run(handler)
    assert seen == ["1", "none", "7"] and call.variables == {"A": "1", "C": "1", "D": "2"}


async def test_a_dead_channel() -> None:
    async def handler(call: astergate.AgiSession) -> None:
        with pytest.raises(astergate.AGIResultHangup):
            await call.stream_file("x")
        await call.wait_hangup()
        with pytest.raises(astergate.AGISIGHUPHangup):
            await call.stream_file("x")
        await call.set_variable("CLEAN", "1")

    call = ScriptedCall()
    call.expect("stream_file").hangup()
    await call.run(handler)
    assert call.variables == {"CLEAN": "1"}


@pytest.mark.parametrize("wanted", [{"command": "hangup"}, {"command": "answer", "never": 1}])
async def test_what_did_not_come_is_told(wanted: "dict[str, object]") -> None:
    async def handler(call: astergate.AgiSession) -> None:
        await call.verbose("x")

    call = ScriptedCall()
    call.expect("verbose", message="x")
    call.expect(str(wanted["command"]))
    with pytest.raises(AssertionError, match="did not come: " + str(wanted["command"])):
        await call.run(handler)


async def test_wrong_order_and_strictness_are_told() -> None:
    async def handler(call: astergate.AgiSession) -> None:
        await call.noop("b")
        await call.noop("a")

    call = ScriptedCall()
    call.expect("noop", text="a")
    call.expect("noop", text="b")
    with pytest.raises(AssertionError, match="noop came, but noop"):
        await call.run(handler)
    strict = ScriptedCall(strict=True)
    with pytest.raises(AssertionError, match="but nothing was expected"):
        await strict.run(handler)


async def test_what_a_handler_raises_comes_through() -> None:
    async def handler(call: astergate.AgiSession) -> None:
        await call.answer()

    call = ScriptedCall()
    call.expect("answer").fails("USAGE", "wrong", usage="Usage: ANSWER")
    with pytest.raises(astergate.AGIUsageError) as raised:
        await call.run(handler)
    assert raised.value.usage == "Usage: ANSWER"
    with pytest.raises(AssertionError, match="no handler"):
        await ScriptedCall("unknown").run(app)
