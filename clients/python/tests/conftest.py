"""A live astergate on a simulated Asterisk, and a stand-in for its AgiService."""

import asyncio
import os
import pathlib
import re
import socket
import subprocess
import time
from typing import AsyncIterator, Callable, Dict, Iterator, List, Optional

# Before grpc is imported: Python 3.9 forks to start a program, and grpcio's handlers for
# that now and then abort the child before it has become the program.
os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")

import pytest
import pytest_asyncio
from fake_agi import FakeAgi

import astergate

ROOT = pathlib.Path(__file__).resolve().parents[3]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def binary(tmp_path_factory: pytest.TempPathFactory) -> str:
    """astergate, built once; or the one that TEST_ASTERGATE names."""
    given = os.environ.get("TEST_ASTERGATE")
    if given:
        return given
    path = str(tmp_path_factory.mktemp("bin") / "astergate")
    subprocess.run(["go", "build", "-o", path, "./server/cmd/astergate"], cwd=ROOT, check=True)
    return path


class Astergate:
    """A process that can be stopped and started again on its port."""

    def __init__(self, log: pathlib.Path, arguments: List[str], env: Optional[Dict[str, str]] = None) -> None:
        port = free_port()
        self.target, self._log = f"127.0.0.1:{port}", log
        self._arguments = [*arguments, "--grpc-listen", self.target, "--http-listen", "off"]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("ASTERGATE_")}
        self._env = {**clean, **(env or {})}
        self._process: Optional["subprocess.Popen[bytes]"] = None
        self.start()

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._arguments, stdout=log, stderr=log, env=self._env)
        deadline = time.monotonic() + 15
        while True:
            host, port = self.target.split(":")
            try:
                socket.create_connection((host, int(port)), 1).close()
                return
            except OSError:
                assert self._process.poll() is None and time.monotonic() < deadline, self._log.read_text()
                time.sleep(0.02)

    def stop(self, kill: bool = False) -> None:
        if self._process:
            (self._process.kill if kill else self._process.terminate)()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
                raise
            finally:
                self._process = None

    def find(self, pattern: str) -> str:
        """What the pattern's group finds in the output, once it is there."""
        deadline = time.monotonic() + 10
        while True:
            found = re.search(pattern, self._log.read_text())
            if found:
                return found.group(1)
            assert time.monotonic() < deadline, self._log.read_text()
            time.sleep(0.02)


@pytest.fixture(scope="session")
def demo(binary: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Astergate]:
    """astergate demo, with ten calls a second."""
    log = tmp_path_factory.mktemp("demo") / "log"
    process = Astergate(log, [binary, "demo", "--calls-per-minute", "600", "--agi-listen", "127.0.0.1:0"])
    yield process
    process.stop()


TOKEN = "0123456789abcdef"


@pytest.fixture
def serve(binary: str, demo: Astergate, tmp_path: pathlib.Path) -> Iterator[Callable[..., Astergate]]:
    """Starts astergate serve, with a token, on the demo's simulated Asterisk."""
    started: List[Astergate] = []

    def start(**env: str) -> Astergate:
        settings = {
            "ASTERGATE_ACCESS_TOKEN": TOKEN,
            "ASTERGATE_SERVERS_PBX1_ADDRESS": demo.find(r"manager\s+(\S+:\d+)"),
            "ASTERGATE_SERVERS_PBX1_USERNAME": "astergate",
            "ASTERGATE_SERVERS_PBX1_SECRET": "secret",
            "ASTERGATE_AGI_LISTEN": "127.0.0.1:0",
            **env,
        }
        started.append(Astergate(tmp_path / "log", [binary, "serve"], settings))
        return started[-1]

    yield start
    for process in started:
        process.stop()


@pytest_asyncio.fixture
async def traffic(demo: Astergate) -> AsyncIterator[None]:
    """Something happens all the time: the demo's own calls leave pauses of many seconds."""

    async def tick(client: astergate.Client) -> None:
        busy = {"Channel": "PJSIP/202", "Context": "from-trunk", "Exten": "5551000", "Priority": "1", "Async": "true"}
        while True:
            try:
                await client.send_action("Originate", busy)
                await client.send_action("UserEvent", {"UserEvent": "Tick"})
            except astergate.NotSent:
                pass
            await asyncio.sleep(0.05)

    async with astergate.Client(demo.target) as client:
        ticking = asyncio.ensure_future(tick(client))
        yield
        ticking.cancel()
        await asyncio.wait([ticking])


@pytest_asyncio.fixture
async def agi() -> AsyncIterator[FakeAgi]:
    service = FakeAgi()
    await service.start()
    yield service
    await service.stop()
    assert not service.faults
