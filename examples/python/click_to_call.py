"""Calls someone by REST, and talks when they answer: one program originates and handles the call.

    python click_to_call.py --channel PJSIP/alice --context click --exten s

The dialplan hands the answered call back to this program:

    [click]
    exten => s,1,AGI(agi://ASTERGATE/click?id=${CLICK_ID})

The token is taken from ASTERGATE_ACCESS_TOKEN.
"""

import argparse
import asyncio
import json
import os
import urllib.request
import uuid
from typing import Dict, Optional

import astergate


def originate(rest: str, token: Optional[str], headers: Dict[str, str]) -> Dict[str, object]:
    """Places the call by REST; any HTTP client will do."""
    body = {"action": "Originate", "headers": [{"name": n, "value": v} for n, v in headers.items()]}
    request = urllib.request.Request(
        rest + "/v1/servers/-/actions:send",
        json.dumps(body).encode(),
        {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})},
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        answer: Dict[str, object] = json.load(response)
        return answer


async def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", default="localhost:50051")
    parser.add_argument("--rest", default="http://localhost:8080")
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

    async with app:  # registered: a call finds its handler from here on
        headers = {
            "Channel": options.channel,
            "Context": options.context,
            "Exten": options.exten,
            "Priority": "1",
            "Async": "true",
            "Variable": f"CLICK_ID={click}",
        }
        reply = await asyncio.get_running_loop().run_in_executor(None, originate, options.rest, token, headers)
        print("Asterisk says:", reply["reply"]["message"])  # type: ignore[index]
        try:
            if reply.get("success"):
                await asyncio.wait_for(talked.wait(), options.timeout)
        except asyncio.TimeoutError:
            pass
    print("talked" if talked.is_set() else "nobody answered")
    return 0 if talked.is_set() else 1


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
