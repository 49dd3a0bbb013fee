"""The connection to astergate: channel, credentials, time between attempts."""

import asyncio
import random
from typing import List, Optional, Tuple, Union

import grpc

from .errors import AstergateError

# False: plain text. True: TLS with the system's roots.
Tls = Union[bool, grpc.ChannelCredentials]

# gRPC waits up to two minutes between attempts, which no call can.
_OPTIONS = [
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 2000),
    ("grpc.keepalive_time_ms", 30000),
    ("grpc.keepalive_timeout_ms", 10000),
    ("grpc.max_receive_message_length", 72 << 20),
]


def open_channel(target: str, tls: Tls) -> grpc.aio.Channel:
    """Returns at once; the connection is made by the first call."""
    if tls is False:
        return grpc.aio.insecure_channel(target, options=_OPTIONS)
    credentials = grpc.ssl_channel_credentials() if tls is True else tls
    return grpc.aio.secure_channel(target, credentials, options=_OPTIONS)


def credentials(token: Optional[str]) -> List[Tuple[str, str]]:
    return [("authorization", f"Bearer {token}")] if token else []


class Backoff:
    """Counts failures in a row and waits longer after each, at most 5 s. None: without end."""

    def __init__(self, max_retries: Optional[int]) -> None:
        self._max, self._failures = max_retries, 0

    def reset(self) -> None:
        self._failures = 0

    async def wait(self, error: AstergateError) -> None:
        """Raises the error if it is final or one too many."""
        self._failures += 1
        if not error.transient or (self._max is not None and self._failures > self._max):
            raise error
        await asyncio.sleep(random.uniform(0.5, 1) * min(5.0, 0.1 * 2 ** min(self._failures, 10)))
