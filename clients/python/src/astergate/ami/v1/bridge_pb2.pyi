from astergate.ami.event.v1 import bridge_list_pb2 as _bridge_list_pb2
from astergate.ami.event.v1 import channel_list_pb2 as _channel_list_pb2
from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BridgeListRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes", "bridge_type")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_TYPE_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    bridge_type: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., bridge_type: _Optional[str] = ...) -> None: ...

class BridgeListResponse(_message.Message):
    __slots__ = ("reply", "bridges")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    BRIDGES_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    bridges: _containers.RepeatedCompositeFieldContainer[_bridge_list_pb2.BridgeListItem]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., bridges: _Optional[_Iterable[_Union[_bridge_list_pb2.BridgeListItem, _Mapping]]] = ...) -> None: ...

class BridgeInfoRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes", "bridge_uniqueid")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    bridge_uniqueid: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., bridge_uniqueid: _Optional[str] = ...) -> None: ...

class BridgeInfoResponse(_message.Message):
    __slots__ = ("reply", "channels", "bridge")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    channels: _containers.RepeatedCompositeFieldContainer[_bridge_list_pb2.BridgeInfoChannel]
    bridge: _bridge_list_pb2.BridgeInfoComplete
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., channels: _Optional[_Iterable[_Union[_bridge_list_pb2.BridgeInfoChannel, _Mapping]]] = ..., bridge: _Optional[_Union[_bridge_list_pb2.BridgeInfoComplete, _Mapping]] = ...) -> None: ...

class BridgeKickRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "bridge_uniqueid", "channel")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    bridge_uniqueid: str
    channel: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., bridge_uniqueid: _Optional[str] = ..., channel: _Optional[str] = ...) -> None: ...

class BridgeKickResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class BridgeDestroyRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "bridge_uniqueid")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    bridge_uniqueid: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., bridge_uniqueid: _Optional[str] = ...) -> None: ...

class BridgeDestroyResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class BridgeTechnologyListRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ...) -> None: ...

class BridgeTechnologyListResponse(_message.Message):
    __slots__ = ("reply", "technologies")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    TECHNOLOGIES_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    technologies: _containers.RepeatedCompositeFieldContainer[_bridge_list_pb2.BridgeTechnologyListItem]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., technologies: _Optional[_Iterable[_Union[_bridge_list_pb2.BridgeTechnologyListItem, _Mapping]]] = ...) -> None: ...

class BridgeTechnologySuspendRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "bridge_technology")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_TECHNOLOGY_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    bridge_technology: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., bridge_technology: _Optional[str] = ...) -> None: ...

class BridgeTechnologySuspendResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class BridgeTechnologyUnsuspendRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "bridge_technology")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_TECHNOLOGY_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    bridge_technology: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., bridge_technology: _Optional[str] = ...) -> None: ...

class BridgeTechnologyUnsuspendResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class CoreShowChannelMapRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes", "channel")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    channel: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., channel: _Optional[str] = ...) -> None: ...

class CoreShowChannelMapResponse(_message.Message):
    __slots__ = ("reply", "channels")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    channels: _containers.RepeatedCompositeFieldContainer[_channel_list_pb2.CoreShowChannelMap]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., channels: _Optional[_Iterable[_Union[_channel_list_pb2.CoreShowChannelMap, _Mapping]]] = ...) -> None: ...
