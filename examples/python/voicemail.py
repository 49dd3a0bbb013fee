"""Takes a message: records it, lets the caller hear it again, and keeps or deletes it.

    python voicemail.py [--target localhost:50051] [--folder /var/spool/asterisk/messages]

In the dialplan: same => n,AGI(agi://ASTERGATE/message?box=100). The folder is one of Asterisk's
machine. What is kept is noted in Asterisk's data base, family messages/BOX. The token is taken from
ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import logging
import os
import time

import astergate

parser = argparse.ArgumentParser()
parser.add_argument("--target", default="localhost:50051")
parser.add_argument("--folder", default="/var/spool/asterisk/messages")
arguments = parser.parse_args()
app = astergate.App(arguments.target, os.environ.get("ASTERGATE_ACCESS_TOKEN"))


@app.script("message")
async def message(call: astergate.AgiSession) -> None:
    box = call.kwargs.get("box", ["none"])[0]
    name = f"{arguments.folder}/{box}-{int(time.time())}-{call.uniqueid}"
    kept = False
    try:
        await call.answer()
        await call.stream_file("vm-intro")
        while not kept:
            # # ends it, as do three minutes, or ten seconds of silence.
            await call.record_file(name, "wav", "#", timeout=180, beep=True, silence=10)
            choice = None
            for _ in range(3):
                # 1 keeps it, 2 plays it, 3 records it anew.
                digit, _position = await call.stream_file("vm-review", escape_digits="123")
                choice = digit or await call.wait_for_digit(timeout=5)
                if choice != "2":
                    break
                await call.stream_file(name)
            kept = choice != "3"
        await call.stream_file("vm-msgsaved")
    except astergate.AGIHangup:
        kept = True  # who hangs up has said what he wanted to say
    finally:
        if kept:
            await call.database_put(f"messages/{box}", call.uniqueid, name)
            call.log.info("kept %s for %s", name, box)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    app.run()
