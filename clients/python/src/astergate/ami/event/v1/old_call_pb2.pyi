from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class Bridge(_message.Message):
    __slots__ = ("bridge_state", "bridge_type", "channel1", "channel2", "uniqueid1", "uniqueid2", "caller_id1", "caller_id2")
    BRIDGE_STATE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_TYPE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL1_FIELD_NUMBER: _ClassVar[int]
    CHANNEL2_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID1_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID2_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID1_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID2_FIELD_NUMBER: _ClassVar[int]
    bridge_state: str
    bridge_type: str
    channel1: str
    channel2: str
    uniqueid1: str
    uniqueid2: str
    caller_id1: str
    caller_id2: str
    def __init__(self, bridge_state: _Optional[str] = ..., bridge_type: _Optional[str] = ..., channel1: _Optional[str] = ..., channel2: _Optional[str] = ..., uniqueid1: _Optional[str] = ..., uniqueid2: _Optional[str] = ..., caller_id1: _Optional[str] = ..., caller_id2: _Optional[str] = ...) -> None: ...

class ChannelUpdate(_message.Message):
    __slots__ = ("channel", "uniqueid", "channel_type", "sip_call_id", "sip_full_contact", "iax2_callno_local", "iax2_callno_remote", "iax2_peer", "gtalk_sid")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    SIP_CALL_ID_FIELD_NUMBER: _ClassVar[int]
    SIP_FULL_CONTACT_FIELD_NUMBER: _ClassVar[int]
    IAX2_CALLNO_LOCAL_FIELD_NUMBER: _ClassVar[int]
    IAX2_CALLNO_REMOTE_FIELD_NUMBER: _ClassVar[int]
    IAX2_PEER_FIELD_NUMBER: _ClassVar[int]
    GTALK_SID_FIELD_NUMBER: _ClassVar[int]
    channel: str
    uniqueid: str
    channel_type: str
    sip_call_id: str
    sip_full_contact: str
    iax2_callno_local: int
    iax2_callno_remote: int
    iax2_peer: str
    gtalk_sid: str
    def __init__(self, channel: _Optional[str] = ..., uniqueid: _Optional[str] = ..., channel_type: _Optional[str] = ..., sip_call_id: _Optional[str] = ..., sip_full_contact: _Optional[str] = ..., iax2_callno_local: _Optional[int] = ..., iax2_callno_remote: _Optional[int] = ..., iax2_peer: _Optional[str] = ..., gtalk_sid: _Optional[str] = ...) -> None: ...

class Dial(_message.Message):
    __slots__ = ("sub_event", "channel", "destination", "caller_id_num", "caller_id_name", "connected_line_num", "connected_line_name", "uniqueid", "dest_uniqueid", "dial_string", "dial_status")
    SUB_EVENT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DESTINATION_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NUM_FIELD_NUMBER: _ClassVar[int]
    CALLER_ID_NAME_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NUM_FIELD_NUMBER: _ClassVar[int]
    CONNECTED_LINE_NAME_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    DEST_UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    DIAL_STRING_FIELD_NUMBER: _ClassVar[int]
    DIAL_STATUS_FIELD_NUMBER: _ClassVar[int]
    sub_event: str
    channel: str
    destination: str
    caller_id_num: str
    caller_id_name: str
    connected_line_num: str
    connected_line_name: str
    uniqueid: str
    dest_uniqueid: str
    dial_string: str
    dial_status: str
    def __init__(self, sub_event: _Optional[str] = ..., channel: _Optional[str] = ..., destination: _Optional[str] = ..., caller_id_num: _Optional[str] = ..., caller_id_name: _Optional[str] = ..., connected_line_num: _Optional[str] = ..., connected_line_name: _Optional[str] = ..., uniqueid: _Optional[str] = ..., dest_uniqueid: _Optional[str] = ..., dial_string: _Optional[str] = ..., dial_status: _Optional[str] = ...) -> None: ...

class DTMF(_message.Message):
    __slots__ = ("channel", "uniqueid", "digit", "direction", "begin", "end")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    DIGIT_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    BEGIN_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    channel: str
    uniqueid: str
    digit: str
    direction: str
    begin: bool
    end: bool
    def __init__(self, channel: _Optional[str] = ..., uniqueid: _Optional[str] = ..., digit: _Optional[str] = ..., direction: _Optional[str] = ..., begin: bool = ..., end: bool = ...) -> None: ...

class Masquerade(_message.Message):
    __slots__ = ("clone", "clone_state", "original", "original_state")
    CLONE_FIELD_NUMBER: _ClassVar[int]
    CLONE_STATE_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_STATE_FIELD_NUMBER: _ClassVar[int]
    clone: str
    clone_state: str
    original: str
    original_state: str
    def __init__(self, clone: _Optional[str] = ..., clone_state: _Optional[str] = ..., original: _Optional[str] = ..., original_state: _Optional[str] = ...) -> None: ...

class Transfer(_message.Message):
    __slots__ = ("transfer_method", "transfer_type", "channel", "uniqueid", "sip_call_id", "target_channel", "target_uniqueid", "transfer_exten", "transfer_context", "transfer_to_parking")
    TRANSFER_METHOD_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_TYPE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    SIP_CALL_ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TARGET_UNIQUEID_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_EXTEN_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_TO_PARKING_FIELD_NUMBER: _ClassVar[int]
    transfer_method: str
    transfer_type: str
    channel: str
    uniqueid: str
    sip_call_id: str
    target_channel: str
    target_uniqueid: str
    transfer_exten: str
    transfer_context: str
    transfer_to_parking: bool
    def __init__(self, transfer_method: _Optional[str] = ..., transfer_type: _Optional[str] = ..., channel: _Optional[str] = ..., uniqueid: _Optional[str] = ..., sip_call_id: _Optional[str] = ..., target_channel: _Optional[str] = ..., target_uniqueid: _Optional[str] = ..., transfer_exten: _Optional[str] = ..., transfer_context: _Optional[str] = ..., transfer_to_parking: bool = ...) -> None: ...
