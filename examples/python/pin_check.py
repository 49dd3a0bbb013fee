"""Asks the caller for a PIN, up to three times, and has an HTTP service check it.

    python pin_check.py [--target localhost:50051] [--service http://localhost:8000/pin]

In the dialplan:

    same => n,AGI(agi://ASTERGATE/pin)
    same => n,GotoIf($["${PIN_OK}" = "yes"]?granted:denied)

The service gets {"caller": "...", "pin": "..."} by POST, and answers {"ok": true} or {"ok": false}.
The token is taken from ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import asyncio
import json
import logging
import os
import urllib.request

import astergate

parser = argparse.ArgumentParser()
parser.add_argument("--target", default="localhost:50051")
parser.add_argument("--service", default="http://localhost:8000/pin")
arguments = parser.parse_args()
app = astergate.App(arguments.target, os.environ.get("ASTERGATE_ACCESS_TOKEN"))


def check(caller: str, pin: str) -> bool:
    """What the service says. Any HTTP client will do; this one blocks."""
    body = json.dumps({"caller": caller, "pin": pin}).encode()
    request = urllib.request.Request(arguments.service, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=5) as response:
        return bool(json.load(response)["ok"])


@app.script("pin")
async def pin(call: astergate.AgiSession) -> None:
    await call.answer()
    for _ in range(3):
        digits, _timeout = await call.get_data("vm-password", timeout=5, max_digits=8)
        if not digits:
            continue
        try:
            # Not in the event loop, which all calls share.
            ok = await asyncio.to_thread(check, call.environment["agi_callerid"], digits)
        except OSError as error:
            call.log.error("the PIN service does not answer: %s", error)
            await call.stream_file("an-error-has-occurred")
            break
        if ok:
            await call.variables.set("PIN_OK", "yes")
            return
        await call.stream_file("vm-incorrect")
    await call.variables.set("PIN_OK", "no")
    await call.stream_file("vm-goodbye")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    app.run()
