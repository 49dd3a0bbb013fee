"""Prints what happens on the telephone system, over restarts of astergate as well.

    python event_tail.py [--target localhost:50051] [NAME ...]

Names are globs: Newchannel 'Bridge*'. The token is taken from ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import asyncio
import os

import astergate


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", default="localhost:50051")
    parser.add_argument("--count", type=int, help="end after so many events")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    seen = 0
    async with astergate.Client(options.target, os.environ.get("ASTERGATE_ACCESS_TOKEN")) as client:
        async with client.events(*options.names, max_retries=None) as events:
            async for event in events:
                what = event.name or type(event.body).__name__
                channel = event.header("Channel") or ""
                print(event.server, event.sequence, what, channel, flush=True)
                seen += 1
                if seen == options.count:
                    return


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
