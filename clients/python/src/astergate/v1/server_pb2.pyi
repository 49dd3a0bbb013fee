from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class LinkState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LINK_STATE_UNSPECIFIED: _ClassVar[LinkState]
    LINK_STATE_CONNECTING: _ClassVar[LinkState]
    LINK_STATE_LOGGING_IN: _ClassVar[LinkState]
    LINK_STATE_BOOTING: _ClassVar[LinkState]
    LINK_STATE_READY: _ClassVar[LinkState]
    LINK_STATE_LOST: _ClassVar[LinkState]
    LINK_STATE_STOPPED: _ClassVar[LinkState]

class LinkMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LINK_MODE_UNSPECIFIED: _ClassVar[LinkMode]
    LINK_MODE_SPLIT: _ClassVar[LinkMode]
    LINK_MODE_SINGLE: _ClassVar[LinkMode]

class ActionAvailability(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACTION_AVAILABILITY_UNSPECIFIED: _ClassVar[ActionAvailability]
    ACTION_AVAILABILITY_MISSING: _ClassVar[ActionAvailability]
    ACTION_AVAILABILITY_DENIED: _ClassVar[ActionAvailability]
LINK_STATE_UNSPECIFIED: LinkState
LINK_STATE_CONNECTING: LinkState
LINK_STATE_LOGGING_IN: LinkState
LINK_STATE_BOOTING: LinkState
LINK_STATE_READY: LinkState
LINK_STATE_LOST: LinkState
LINK_STATE_STOPPED: LinkState
LINK_MODE_UNSPECIFIED: LinkMode
LINK_MODE_SPLIT: LinkMode
LINK_MODE_SINGLE: LinkMode
ACTION_AVAILABILITY_UNSPECIFIED: ActionAvailability
ACTION_AVAILABILITY_MISSING: ActionAvailability
ACTION_AVAILABILITY_DENIED: ActionAvailability

class ServerInfo(_message.Message):
    __slots__ = ("asterisk_version", "ami_version", "banner", "system_name", "actions", "write_privileges", "write_privileges_known", "read_privileges", "read_privileges_known", "actions_known", "unavailable_actions", "modules", "modules_known", "unknown")
    ASTERISK_VERSION_FIELD_NUMBER: _ClassVar[int]
    AMI_VERSION_FIELD_NUMBER: _ClassVar[int]
    BANNER_FIELD_NUMBER: _ClassVar[int]
    SYSTEM_NAME_FIELD_NUMBER: _ClassVar[int]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    WRITE_PRIVILEGES_FIELD_NUMBER: _ClassVar[int]
    WRITE_PRIVILEGES_KNOWN_FIELD_NUMBER: _ClassVar[int]
    READ_PRIVILEGES_FIELD_NUMBER: _ClassVar[int]
    READ_PRIVILEGES_KNOWN_FIELD_NUMBER: _ClassVar[int]
    ACTIONS_KNOWN_FIELD_NUMBER: _ClassVar[int]
    UNAVAILABLE_ACTIONS_FIELD_NUMBER: _ClassVar[int]
    MODULES_FIELD_NUMBER: _ClassVar[int]
    MODULES_KNOWN_FIELD_NUMBER: _ClassVar[int]
    UNKNOWN_FIELD_NUMBER: _ClassVar[int]
    asterisk_version: str
    ami_version: str
    banner: str
    system_name: str
    actions: _containers.RepeatedCompositeFieldContainer[ServerAction]
    write_privileges: _containers.RepeatedScalarFieldContainer[str]
    write_privileges_known: bool
    read_privileges: _containers.RepeatedScalarFieldContainer[str]
    read_privileges_known: bool
    actions_known: bool
    unavailable_actions: _containers.RepeatedCompositeFieldContainer[UnavailableAction]
    modules: _containers.RepeatedCompositeFieldContainer[ServerModule]
    modules_known: bool
    unknown: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, asterisk_version: _Optional[str] = ..., ami_version: _Optional[str] = ..., banner: _Optional[str] = ..., system_name: _Optional[str] = ..., actions: _Optional[_Iterable[_Union[ServerAction, _Mapping]]] = ..., write_privileges: _Optional[_Iterable[str]] = ..., write_privileges_known: bool = ..., read_privileges: _Optional[_Iterable[str]] = ..., read_privileges_known: bool = ..., actions_known: bool = ..., unavailable_actions: _Optional[_Iterable[_Union[UnavailableAction, _Mapping]]] = ..., modules: _Optional[_Iterable[_Union[ServerModule, _Mapping]]] = ..., modules_known: bool = ..., unknown: _Optional[_Iterable[str]] = ...) -> None: ...

class UnavailableAction(_message.Message):
    __slots__ = ("name", "availability", "module", "privilege", "hint", "refusal", "refused_at")
    NAME_FIELD_NUMBER: _ClassVar[int]
    AVAILABILITY_FIELD_NUMBER: _ClassVar[int]
    MODULE_FIELD_NUMBER: _ClassVar[int]
    PRIVILEGE_FIELD_NUMBER: _ClassVar[int]
    HINT_FIELD_NUMBER: _ClassVar[int]
    REFUSAL_FIELD_NUMBER: _ClassVar[int]
    REFUSED_AT_FIELD_NUMBER: _ClassVar[int]
    name: str
    availability: ActionAvailability
    module: str
    privilege: _containers.RepeatedScalarFieldContainer[str]
    hint: str
    refusal: str
    refused_at: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., availability: _Optional[_Union[ActionAvailability, str]] = ..., module: _Optional[str] = ..., privilege: _Optional[_Iterable[str]] = ..., hint: _Optional[str] = ..., refusal: _Optional[str] = ..., refused_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ServerModule(_message.Message):
    __slots__ = ("name", "description", "use_count", "status", "support_level")
    NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    USE_COUNT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    SUPPORT_LEVEL_FIELD_NUMBER: _ClassVar[int]
    name: str
    description: str
    use_count: int
    status: str
    support_level: str
    def __init__(self, name: _Optional[str] = ..., description: _Optional[str] = ..., use_count: _Optional[int] = ..., status: _Optional[str] = ..., support_level: _Optional[str] = ...) -> None: ...

class ServerAction(_message.Message):
    __slots__ = ("name", "synopsis", "privilege")
    NAME_FIELD_NUMBER: _ClassVar[int]
    SYNOPSIS_FIELD_NUMBER: _ClassVar[int]
    PRIVILEGE_FIELD_NUMBER: _ClassVar[int]
    name: str
    synopsis: str
    privilege: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, name: _Optional[str] = ..., synopsis: _Optional[str] = ..., privilege: _Optional[_Iterable[str]] = ...) -> None: ...

class Server(_message.Message):
    __slots__ = ("name", "address", "state", "state_since", "mode", "mode_reason", "last_error", "boot_state_known", "info", "latency", "reconnects", "last_sequence", "oldest_sequence", "event_mask", "event_filters", "event_filters_refused")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STATE_SINCE_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    MODE_REASON_FIELD_NUMBER: _ClassVar[int]
    LAST_ERROR_FIELD_NUMBER: _ClassVar[int]
    BOOT_STATE_KNOWN_FIELD_NUMBER: _ClassVar[int]
    INFO_FIELD_NUMBER: _ClassVar[int]
    LATENCY_FIELD_NUMBER: _ClassVar[int]
    RECONNECTS_FIELD_NUMBER: _ClassVar[int]
    LAST_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    OLDEST_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    EVENT_MASK_FIELD_NUMBER: _ClassVar[int]
    EVENT_FILTERS_FIELD_NUMBER: _ClassVar[int]
    EVENT_FILTERS_REFUSED_FIELD_NUMBER: _ClassVar[int]
    name: str
    address: str
    state: LinkState
    state_since: _timestamp_pb2.Timestamp
    mode: LinkMode
    mode_reason: str
    last_error: str
    boot_state_known: bool
    info: ServerInfo
    latency: _duration_pb2.Duration
    reconnects: int
    last_sequence: int
    oldest_sequence: int
    event_mask: str
    event_filters: _containers.RepeatedScalarFieldContainer[str]
    event_filters_refused: str
    def __init__(self, name: _Optional[str] = ..., address: _Optional[str] = ..., state: _Optional[_Union[LinkState, str]] = ..., state_since: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., mode: _Optional[_Union[LinkMode, str]] = ..., mode_reason: _Optional[str] = ..., last_error: _Optional[str] = ..., boot_state_known: bool = ..., info: _Optional[_Union[ServerInfo, _Mapping]] = ..., latency: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., reconnects: _Optional[int] = ..., last_sequence: _Optional[int] = ..., oldest_sequence: _Optional[int] = ..., event_mask: _Optional[str] = ..., event_filters: _Optional[_Iterable[str]] = ..., event_filters_refused: _Optional[str] = ...) -> None: ...
