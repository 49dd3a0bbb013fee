"""Lists the channels, then waits for the next one that hangs up.

    python channels.py [--target localhost:50051] [--timeout 60]

The token is taken from ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import asyncio
import os

import astergate
from astergate.events import Hangup


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", default="localhost:50051")
    parser.add_argument("--timeout", type=float, default=60, help="seconds to wait for a hangup")
    options = parser.parse_args()
    async with astergate.Client(options.target, os.environ.get("ASTERGATE_ACCESS_TOKEN")) as client:
        # Subscribed first: who hangs up while the list comes is not missed.
        async with client.events(Hangup) as hangups:
            async for item in client.actions.core_show_channels():
                channel = item.channel
                print(channel.channel, channel.channel_state_desc, channel.caller_id_num, flush=True)
            event = await hangups.first(timeout=options.timeout)
            print("hung up:", event.body.channel.channel, event.body.cause_txt)


if __name__ == "__main__":
    asyncio.run(main())
