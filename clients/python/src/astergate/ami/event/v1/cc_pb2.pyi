from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CCAvailable(_message.Message):
    __slots__ = ("core_id", "callee", "service")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLEE_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    callee: str
    service: str
    def __init__(self, core_id: _Optional[int] = ..., callee: _Optional[str] = ..., service: _Optional[str] = ...) -> None: ...

class CCOfferTimerStart(_message.Message):
    __slots__ = ("core_id", "caller", "expires")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    caller: str
    expires: _duration_pb2.Duration
    def __init__(self, core_id: _Optional[int] = ..., caller: _Optional[str] = ..., expires: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class CCRequested(_message.Message):
    __slots__ = ("core_id", "caller", "callee")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    CALLEE_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    caller: str
    callee: str
    def __init__(self, core_id: _Optional[int] = ..., caller: _Optional[str] = ..., callee: _Optional[str] = ...) -> None: ...

class CCRequestAcknowledged(_message.Message):
    __slots__ = ("core_id", "caller")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    caller: str
    def __init__(self, core_id: _Optional[int] = ..., caller: _Optional[str] = ...) -> None: ...

class CCCallerStopMonitoring(_message.Message):
    __slots__ = ("core_id", "caller")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    caller: str
    def __init__(self, core_id: _Optional[int] = ..., caller: _Optional[str] = ...) -> None: ...

class CCCallerStartMonitoring(_message.Message):
    __slots__ = ("core_id", "caller")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    caller: str
    def __init__(self, core_id: _Optional[int] = ..., caller: _Optional[str] = ...) -> None: ...

class CCCallerRecalling(_message.Message):
    __slots__ = ("core_id", "caller")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    caller: str
    def __init__(self, core_id: _Optional[int] = ..., caller: _Optional[str] = ...) -> None: ...

class CCRecallComplete(_message.Message):
    __slots__ = ("core_id", "caller")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    caller: str
    def __init__(self, core_id: _Optional[int] = ..., caller: _Optional[str] = ...) -> None: ...

class CCFailure(_message.Message):
    __slots__ = ("core_id", "caller", "reason")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    caller: str
    reason: str
    def __init__(self, core_id: _Optional[int] = ..., caller: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class CCMonitorFailed(_message.Message):
    __slots__ = ("core_id", "callee")
    CORE_ID_FIELD_NUMBER: _ClassVar[int]
    CALLEE_FIELD_NUMBER: _ClassVar[int]
    core_id: int
    callee: str
    def __init__(self, core_id: _Optional[int] = ..., callee: _Optional[str] = ...) -> None: ...
