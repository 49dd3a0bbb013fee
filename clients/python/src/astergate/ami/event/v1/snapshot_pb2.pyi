from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ChannelState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHANNEL_STATE_DOWN: _ClassVar[ChannelState]
    CHANNEL_STATE_RESERVED: _ClassVar[ChannelState]
    CHANNEL_STATE_OFF_HOOK: _ClassVar[ChannelState]
    CHANNEL_STATE_DIALING: _ClassVar[ChannelState]
    CHANNEL_STATE_RING: _ClassVar[ChannelState]
    CHANNEL_STATE_RINGING: _ClassVar[ChannelState]
    CHANNEL_STATE_UP: _ClassVar[ChannelState]
    CHANNEL_STATE_BUSY: _ClassVar[ChannelState]
    CHANNEL_STATE_DIALING_OFF_HOOK: _ClassVar[ChannelState]
    CHANNEL_STATE_PRE_RING: _ClassVar[ChannelState]
CHANNEL_STATE_DOWN: ChannelState
CHANNEL_STATE_RESERVED: ChannelState
CHANNEL_STATE_OFF_HOOK: ChannelState
CHANNEL_STATE_DIALING: ChannelState
CHANNEL_STATE_RING: ChannelState
CHANNEL_STATE_RINGING: ChannelState
CHANNEL_STATE_UP: ChannelState
CHANNEL_STATE_BUSY: ChannelState
CHANNEL_STATE_DIALING_OFF_HOOK: ChannelState
CHANNEL_STATE_PRE_RING: ChannelState

class ChannelSnapshot(_message.Message):
    __slots__ = ("channel", "channel_state", "channel_state_desc", "caller_id_num", "caller_id_name", "connected_line_num", "connected_line_name", "language", "account_code", "context", "exten", "priority", "unique_id", "linked_id", "tenant_id", "chan_variables")
    class ChanVariablesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_STATE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_STATE_DESC_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NUM_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NAME_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NUM_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NAME_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_CODE_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    EXTEN_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    LINKED_ID_FIELD_NUMBER: _ClassVar[int]
    TENANT_ID_FIELD_NUMBER: _ClassVar[int]
    CHAN_VARIABLES_FIELD_NUMBER: _ClassVar[int]
    channel: str
    channel_state: ChannelState
    channel_state_desc: str
    caller_id_num: str
    caller_id_name: str
    connected_line_num: str
    connected_line_name: str
    language: str
    account_code: str
    context: str
    exten: str
    priority: int
    unique_id: str
    linked_id: str
    tenant_id: str
    chan_variables: _containers.ScalarMap[str, str]
    def __init__(self, channel: _Optional[str] = ..., channel_state: _Optional[_Union[ChannelState, str]] = ..., channel_state_desc: _Optional[str] = ..., caller_id_num: _Optional[str] = ..., caller_id_name: _Optional[str] = ..., connected_line_num: _Optional[str] = ..., connected_line_name: _Optional[str] = ..., language: _Optional[str] = ..., account_code: _Optional[str] = ..., context: _Optional[str] = ..., exten: _Optional[str] = ..., priority: _Optional[int] = ..., unique_id: _Optional[str] = ..., linked_id: _Optional[str] = ..., tenant_id: _Optional[str] = ..., chan_variables: _Optional[_Mapping[str, str]] = ...) -> None: ...

class BridgeSnapshot(_message.Message):
    __slots__ = ("bridge_unique_id", "bridge_type", "bridge_technology", "bridge_creator", "bridge_name", "bridge_num_channels", "bridge_video_source_mode", "bridge_video_source")
    BRIDGE_UNIQUE_ID_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_TYPE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_TECHNOLOGY_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_CREATOR_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_NAME_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_NUM_CHANNELS_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_VIDEO_SOURCE_MODE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_VIDEO_SOURCE_FIELD_NUMBER: _ClassVar[int]
    bridge_unique_id: str
    bridge_type: str
    bridge_technology: str
    bridge_creator: str
    bridge_name: str
    bridge_num_channels: int
    bridge_video_source_mode: str
    bridge_video_source: str
    def __init__(self, bridge_unique_id: _Optional[str] = ..., bridge_type: _Optional[str] = ..., bridge_technology: _Optional[str] = ..., bridge_creator: _Optional[str] = ..., bridge_name: _Optional[str] = ..., bridge_num_channels: _Optional[int] = ..., bridge_video_source_mode: _Optional[str] = ..., bridge_video_source: _Optional[str] = ...) -> None: ...
