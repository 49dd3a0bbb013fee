from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Load(_message.Message):
    __slots__ = ("module", "status")
    MODULE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    module: str
    status: _sets_pb2.ModuleResult
    def __init__(self, module: _Optional[str] = ..., status: _Optional[_Union[_sets_pb2.ModuleResult, str]] = ...) -> None: ...

class Unload(_message.Message):
    __slots__ = ("module", "status")
    MODULE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    module: str
    status: _sets_pb2.ModuleResult
    def __init__(self, module: _Optional[str] = ..., status: _Optional[_Union[_sets_pb2.ModuleResult, str]] = ...) -> None: ...

class Reload(_message.Message):
    __slots__ = ("module", "status")
    MODULE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    module: str
    status: int
    def __init__(self, module: _Optional[str] = ..., status: _Optional[int] = ...) -> None: ...

class LogChannel(_message.Message):
    __slots__ = ("channel", "enabled", "reason")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ENABLED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    channel: str
    enabled: bool
    reason: str
    def __init__(self, channel: _Optional[str] = ..., enabled: bool = ..., reason: _Optional[str] = ...) -> None: ...

class Shutdown(_message.Message):
    __slots__ = ("shutdown", "restart")
    SHUTDOWN_FIELD_NUMBER: _ClassVar[int]
    RESTART_FIELD_NUMBER: _ClassVar[int]
    shutdown: _sets_pb2.ShutdownKind
    restart: bool
    def __init__(self, shutdown: _Optional[_Union[_sets_pb2.ShutdownKind, str]] = ..., restart: bool = ...) -> None: ...

class DeadlockStart(_message.Message):
    __slots__ = ("mutex",)
    MUTEX_FIELD_NUMBER: _ClassVar[int]
    mutex: str
    def __init__(self, mutex: _Optional[str] = ...) -> None: ...
