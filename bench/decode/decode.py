"""What an event costs in Python: run by `go run ./bench/decode`, with the folder of its messages."""

import asyncio
import collections
import os
import pathlib
import struct
import sys
import time
from typing import Any, Awaitable, Callable, Iterator, List

# FACADE names another one, to compare with.
sys.path.insert(0, os.environ.get("FACADE", str(pathlib.Path(__file__).resolve().parents[2] / "clients/python/src")))

import astergate  # noqa: E402
from astergate.v1.event_service_pb2 import SubscribeResponse  # noqa: E402

SECONDS = 0.15


def messages(file: pathlib.Path) -> Iterator[bytes]:
    data, at = file.read_bytes(), 0
    while at < len(data):
        (size,) = struct.unpack_from("<I", data, at)
        yield data[at + 4 : at + 4 + size]
        at += 4 + size


class Memory:
    """A channel whose streams hold messages instead of what comes by a network."""

    def __init__(self, received: List[bytes]) -> None:
        self._received = received

    def unary_stream(self, path: str, *, response_deserializer: Callable[[bytes], Any], **_: Any) -> Any:
        class Call:
            def __init__(call, *_: Any, **__: Any) -> None:
                call.waiting, call.done = collections.deque(self._received), asyncio.Event()

            async def read(call) -> Any:
                if not call.waiting:
                    await call.done.wait()
                return response_deserializer(call.waiting.popleft())

            def cancel(call) -> None:
                pass

        return Call

    def __getattr__(self, _: str) -> Any:  # the other kinds of calls
        return lambda *_, **__: None


async def protobuf(received: List[bytes], count: int, view: int) -> None:
    for data in received:
        for event in SubscribeResponse.FromString(data).events:
            event.name


async def iterator(received: List[bytes], count: int, view: int) -> None:
    async for event in client(received).events(view=view):
        event.name
        count -= 1
        if not count:
            return


async def batches(received: List[bytes], count: int, view: int) -> None:
    async for batch in client(received).events(view=view).batches():
        for event in batch:
            event.name
        count -= len(batch)
        if not count:
            return


def client(received: List[bytes]) -> astergate.Client:
    made = astergate.Client("localhost:1")
    made.channel = Memory(received)  # type: ignore[assignment]
    return made


WAYS: List[Callable[[List[bytes], int, int], Awaitable[None]]] = [protobuf, iterator]
if hasattr(astergate.Events, "batches"):  # not in an older one
    WAYS.append(batches)


async def main(folder: pathlib.Path) -> None:
    for file in sorted(folder.iterdir()):
        received = list(messages(file))
        view = 0 if file.name.startswith("typed") else astergate.VIEW_RAW  # 0: bodies are looked into
        count = sum(len(SubscribeResponse.FromString(data).events) for data in received)
        for way in WAYS:
            start, events = time.process_time(), 0
            while time.process_time() - start < SECONDS:
                await way(received, count, view)
                events += count
            print(f"python, {way.__name__}", file.name, (time.process_time() - start) / events * 1e6, sep="\t")


asyncio.run(main(pathlib.Path(sys.argv[1])))
