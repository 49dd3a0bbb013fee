"""Tells the caller how many wait before him, then lets the dialplan put him into the queue.

    python queue_position.py [--target localhost:50051]

In the dialplan:

    same => n,AGI(agi://ASTERGATE/queue/support)
    same => n,Queue(support)

One program is worker and client at once: the number comes from the action QueueStatus. The token is
taken from ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import asyncio
import logging
import os
import signal

import astergate
from astergate.events import QueueEntry

parser = argparse.ArgumentParser()
parser.add_argument("--target", default="localhost:50051")
target = parser.parse_args().target
token = os.environ.get("ASTERGATE_ACCESS_TOKEN")


async def main() -> None:
    app = astergate.App(target, token)
    async with astergate.Client(target, token) as client:

        @app.script(r"queue/(?P<queue>[\w-]+)")
        async def announce(call: astergate.AgiSession, queue: str) -> None:
            await call.answer()
            status = client.actions.queue_status(server=call.server, queue=queue)
            waiting = len([item async for item in status if isinstance(item, QueueEntry)])
            await call.variables.set("QUEUE_WAITING", waiting)
            if waiting:
                await call.stream_file("queue-thereare")
                await call.say_number(waiting)
                await call.stream_file("queue-callswaiting")
            else:
                await call.stream_file("queue-youarenext")

        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, app.drain)
        await app.serve()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
