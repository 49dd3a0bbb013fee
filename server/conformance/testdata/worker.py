"""A worker for the conformance suite: each script checks what it is for, and tells by the
channel's variable RESULT, which the suite sees as the event VarSet."""

import asyncio
import sys

import astergate

app = astergate.App(sys.argv[1], worker_id="python")


async def report(call: astergate.AgiSession, check) -> None:
    try:
        await check
        result = "ok"
    except astergate.AGIException as error:
        result = f"{type(error).__name__}: {error}"
    except AssertionError as error:
        result = f"failed: {error}"
    await call.set_variable("RESULT", result)


def same(got, want) -> None:
    assert got == want, f"{got!r} instead of {want!r}"


@app.script(r"talk/(?P<who>\w+)")
async def talk(call: astergate.AgiSession, who: str) -> None:
    async def check() -> None:
        same(who, "alice")
        await call.answer()
        await call.set_variable("READY", "1")
        digit, position = await call.stream_file("tt-monkeys", escape_digits="5")
        same(digit, "5")
        assert position is not None and 0 < position < 8000 * 10, f"ended at {position}"
        for value in ['say "hi"', "back\\slash", "Jürgen €", "a,b;c", ' "" ', '\\"']:
            await call.set_variable("X", value)
            same(await call.get_variable("X"), value)
        await call.execute("SET VARIABLE", "X", b"J\xfcrgen")
        same(await call.get_variable("X"), "J\ufffdrgen")
        same(call.reply.raw_data, b"J\xfcrgen")
        same(await call.get_variable("NOT_SET"), None)
        await call.exec("NoOp", "hello")
        try:
            await call.exec("NoSuchApplication")
            raise AssertionError("an unknown application ran")
        except astergate.AGIAppError:
            pass
        try:
            await call.execute("NO SUCH COMMAND")
            raise AssertionError("an unknown command ran")
        except astergate.AGIInvalidCommandError:
            pass

    await report(call, check())


async def dead(call: astergate.AgiSession, command) -> None:
    try:
        await command
        raise AssertionError("a command ran on a channel that has hung up")
    except astergate.AGIHangup:
        pass
    same(call.hung_up, True)


@app.script("early")
async def early(call: astergate.AgiSession) -> None:
    print("early begins", flush=True)
    await call.wait_hangup()
    await report(call, dead(call, call.stream_file("hello-world")))


@app.script("during")
async def during(call: astergate.AgiSession) -> None:
    async def check() -> None:
        await call.answer()
        await call.set_variable("READY", "1")
        await dead(call, call.exec("Wait", "60"))

    await report(call, check())


@app.script("between")
async def between(call: astergate.AgiSession) -> None:
    async def check() -> None:
        await call.answer()
        await call.set_variable("READY", "1")
        await call.wait_hangup()
        await dead(call, call.wait_for_digit(1))

    await report(call, check())


asyncio.run(app.serve())
