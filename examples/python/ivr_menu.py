"""A menu: 1 says the caller's number, 2 records a message, # ends.

    python ivr_menu.py [--target localhost:50051]

In the dialplan: same => n,AGI(agi://ASTERGATE/menu). The token is taken from ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import logging
import os

import astergate

parser = argparse.ArgumentParser()
parser.add_argument("--target", default="localhost:50051")
app = astergate.App(parser.parse_args().target, os.environ.get("ASTERGATE_ACCESS_TOKEN"))


@app.script("menu")
async def menu(call: astergate.AgiSession) -> None:
    await call.answer()
    try:
        for _ in range(3):
            digit, _position = await call.stream_file("vm-options", escape_digits="12#")
            digit = digit or await call.wait_for_digit(timeout=5)
            await call.verbose(f"{call.channel} chose {digit}")
            if digit == "1":
                # Not by get_variable("CALLERID(num)"): functions are refused unless configured.
                number = call.environment["agi_callerid"]
                await call.say_digits(number if number.isdigit() else "0")
            elif digit == "2":
                await call.record_file(f"/tmp/{call.uniqueid}", "wav", "#", timeout=30, beep=True)
            elif digit == "#":
                break
        await call.stream_file("vm-goodbye")
        await call.hangup()
    except astergate.AGIHangup:
        # The caller has gone; commands that need no channel still work.
        await call.set_variable("MENU", "left")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    app.run()
