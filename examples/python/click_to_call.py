"""Calls someone, and talks when they answer: one program originates and handles the call.

    python click_to_call.py --channel PJSIP/alice --context click --exten s

The dialplan hands the answered call back to this program:

    [click]
    exten => s,1,AGI(agi://ASTERGATE/click?id=${CLICK_ID})

The token is taken from ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import asyncio
import os
import uuid

import astergate


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", default="localhost:50051")
    parser.add_argument("--server", default="")
    parser.add_argument("--channel", required=True)
    parser.add_argument("--context", default="click")
    parser.add_argument("--exten", default="s")
    parser.add_argument("--timeout", type=float, default=60, help="seconds for all of it")
    options = parser.parse_args()
    token = os.environ.get("ASTERGATE_ACCESS_TOKEN")
    click = uuid.uuid4().hex
    talked = asyncio.Event()
    app = astergate.App(options.target, token, worker_id="click-to-call")

    @app.script("click")
    async def answered(call: astergate.AgiSession) -> None:
        if call.kwargs.get("id") != [click]:
            raise ValueError(f"{call.channel} is a call of somebody else")
        try:
            await call.answer()
            await call.stream_file("demo-thanks")
        finally:
            talked.set()

    async with app, astergate.Client(options.target, token) as client:
        reply = await client.send_action(
            "Originate",
            [
                ("Channel", options.channel),
                ("Context", options.context),
                ("Exten", options.exten),
                ("Priority", 1),
                ("Async", "true"),
                ("Variable", f"CLICK_ID={click}"),
            ],
            server=options.server,
            retries_if_not_sent=3,
        )
        print("Asterisk says:", reply.reply.message)
        if reply.success:
            try:
                await asyncio.wait_for(talked.wait(), options.timeout)
                print("talked")
            except asyncio.TimeoutError:
                print("nobody answered")


if __name__ == "__main__":
    asyncio.run(main())
