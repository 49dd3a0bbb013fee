"""Places a call and follows it to its end; meanwhile shows every live call.

    python calls.py PJSIP/alice [--context internal] [--exten 100] [--target localhost:50051]

The token is taken from ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import asyncio
import os
from typing import Optional

import astergate


class Shown(astergate.Call):
    """Called back for each call."""

    def dialing_finished(self, status: str) -> None:
        print(f"{self.id} dialled: {status}")

    def call_state_changed(self, state: int, state_desc: str) -> None:
        print(f"{self.id} {state_desc}, {len(self.unique_ids)} channels")

    def call_ended(self, cause: Optional[int], cause_desc: str) -> None:
        print(f"{self.id} ended: {cause_desc}")


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("channel")
    parser.add_argument("--context", default="internal")
    parser.add_argument("--exten", default="s")
    parser.add_argument("--target", default="localhost:50051")
    arguments = parser.parse_args()
    async with astergate.Client(arguments.target, os.environ.get("ASTERGATE_ACCESS_TOKEN")) as client:
        async with client.calls(Shown) as calls:
            print(f"{len(calls)} calls now")
            call = await client.dial(arguments.channel, context=arguments.context, exten=arguments.exten, timeout=30)
            if await call.answered():
                print("answered")
                await call.ended()
            print(f"over: {call.message.cause_text or call.message.failure}, {call.message.total.ToTimedelta()}")


if __name__ == "__main__":
    asyncio.run(main())
