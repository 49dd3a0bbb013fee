"""Services whose every answer the test decides, in plain text or with TLS."""

import asyncio
import pathlib
import subprocess
from typing import Any, AsyncIterator, Awaitable, Callable, Dict, List, Optional, Tuple

import grpc
from google.protobuf.any_pb2 import Any as Packed
from google.protobuf.message import Message

from astergate.v1 import event_service_pb2 as wire
from astergate.v1 import event_service_pb2_grpc as stubs

Messages = Callable[[wire.SubscribeRequest], AsyncIterator[wire.SubscribeResponse]]


def self_signed(folder: pathlib.Path) -> Tuple[bytes, bytes]:
    """A key and a certificate for 127.0.0.1 that only who is given it trusts."""
    key, certificate = folder / "key", folder / "certificate"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)],
        check=True, stderr=subprocess.PIPE,
    )  # fmt: skip
    return key.read_bytes(), certificate.read_bytes()


def _field(number: int, value: bytes) -> bytes:
    assert len(value) < 16384
    return bytes([number << 3 | 2, len(value) & 127 | 128, len(value) >> 7]) + value


async def refuse(context: Any, code: grpc.StatusCode, reason: str, domain: str, text: str = "", **metadata: str) -> None:
    """Ends a call with an error as astergate makes it."""
    pairs = [_field(1, key.encode()) + _field(2, value.encode()) for key, value in metadata.items()]
    info = _field(1, reason.encode()) + _field(2, domain.encode()) + b"".join(_field(3, pair) for pair in pairs)
    detail = Packed(type_url="type.googleapis.com/google.rpc.ErrorInfo", value=info)
    status = b"\x08" + bytes([code.value[0]]) + _field(3, detail.SerializeToString())
    context.set_trailing_metadata((("grpc-status-details-bin", status),))
    await context.abort(code, text or reason)


async def silence() -> None:
    """Never ends by itself."""
    await asyncio.get_running_loop().create_future()


class FakeService(stubs.EventServiceServicer):
    """subscriptions holds what each asked for; streams what the next are told, the last all others."""

    def __init__(self) -> None:
        self.subscriptions: List[wire.SubscribeRequest] = []
        self.streams: List[Callable[[wire.SubscribeRequest, Any], AsyncIterator[wire.SubscribeResponse]]] = []
        self.calls: List[Tuple[str, Message, Dict[str, Any]]] = []
        self.target = ""
        self._server = grpc.aio.server()
        stubs.add_EventServiceServicer_to_server(self, self._server)

    async def start(self, credentials: Optional[grpc.ServerCredentials] = None) -> None:
        address = "127.0.0.1:0"
        port = (
            self._server.add_secure_port(address, credentials) if credentials else self._server.add_insecure_port(address)
        )
        self.target = f"127.0.0.1:{port}"
        await self._server.start()

    async def stop(self) -> None:
        await self._server.stop(0)

    def method(self, path: str, request: Any, answer: Callable[[Any, Any], Awaitable[Message]]) -> None:
        """Serves one method: `package.Service/Method`; its requests go to calls."""
        service, name = path.split("/")

        async def handle(asked: Any, context: Any) -> Message:
            remaining = context.time_remaining()
            self.calls.append((name, asked, {"deadline": remaining, **dict(context.invocation_metadata())}))
            return await answer(asked, context)

        handler: grpc.RpcMethodHandler[Any, Message] = grpc.unary_unary_rpc_method_handler(
            handle, request_deserializer=request.FromString, response_serializer=lambda reply: reply.SerializeToString()
        )
        self._server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service, {name: handler}),))

    def stream(self, path: str, request: Any, answer: Callable[[Any, Any], AsyncIterator[Message]]) -> None:
        """Serves one method that streams."""
        service, name = path.split("/")
        handler: grpc.RpcMethodHandler[Any, Message] = grpc.unary_stream_rpc_method_handler(
            answer, request_deserializer=request.FromString, response_serializer=lambda reply: reply.SerializeToString()
        )
        self._server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service, {name: handler}),))

    async def Subscribe(self, request: wire.SubscribeRequest, context: Any) -> AsyncIterator[wire.SubscribeResponse]:  # noqa: N802
        self.subscriptions.append(request)
        stream = self.streams.pop(0) if len(self.streams) > 1 else self.streams[0]
        async for message in stream(request, context):
            yield message
