from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.event.v1 import peer_pb2 as _peer_pb2
from astergate.ami.event.v1 import registration_pb2 as _registration_pb2
from astergate.ami.v1 import reply_pb2 as _reply_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SIPpeersRequest(_message.Message):
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

class SIPpeersResponse(_message.Message):
    __slots__ = ("reply", "peers")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    PEERS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    peers: _containers.RepeatedCompositeFieldContainer[_peer_pb2.PeerEntry]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., peers: _Optional[_Iterable[_Union[_peer_pb2.PeerEntry, _Mapping]]] = ...) -> None: ...

class SIPshowpeerRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "peer")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    PEER_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    peer: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., peer: _Optional[str] = ...) -> None: ...

class SIPshowpeerResponse(_message.Message):
    __slots__ = ("reply", "channel_type", "object_name", "chan_object_type", "secret_exist", "remote_secret_exist", "md5_secret_exist", "context", "subscribe_context", "language", "tone_zone", "accountcode", "ama_flags", "cid_calling_pres", "sip_from_user", "sip_from_domain", "sip_from_domain_port", "call_group", "pickup_group", "named_call_group", "named_pickup_group", "moh_suggest", "voice_mailbox", "transfer_mode", "last_msgs_sent", "max_forwards", "call_limit", "busy_level", "max_call_br", "dynamic", "callerid", "reg_expire", "sip_auth_insecure", "sip_force_rport", "sip_comedia", "acl", "sip_can_reinvite", "sip_direct_media", "sip_promisc_redir", "sip_user_phone", "sip_video_support", "sip_text_support", "sip_t38_support", "sip_t38_ec", "sip_t38_max_datagram", "sip_sess_timers", "sip_sess_refresh", "sip_sess_expires", "sip_sess_min", "sip_rtp_engine", "sip_encryption", "sip_rtcp_mux", "sip_dtmf_mode", "to_host", "address_ip", "address_port", "default_addr_ip", "default_addr_port", "default_username", "reg_extension", "codecs", "status", "sip_user_agent", "reg_contact", "qualify_freq", "parkinglot", "chan_variables", "sip_use_reason_header", "description")
    class ChanVariablesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    REPLY_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    CHAN_OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    SECRET_EXIST_FIELD_NUMBER: _ClassVar[int]
    REMOTE_SECRET_EXIST_FIELD_NUMBER: _ClassVar[int]
    MD5_SECRET_EXIST_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    SUBSCRIBE_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    TONE_ZONE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTCODE_FIELD_NUMBER: _ClassVar[int]
    AMA_FLAGS_FIELD_NUMBER: _ClassVar[int]
    CID_CALLING_PRES_FIELD_NUMBER: _ClassVar[int]
    SIP_FROM_USER_FIELD_NUMBER: _ClassVar[int]
    SIP_FROM_DOMAIN_FIELD_NUMBER: _ClassVar[int]
    SIP_FROM_DOMAIN_PORT_FIELD_NUMBER: _ClassVar[int]
    CALL_GROUP_FIELD_NUMBER: _ClassVar[int]
    PICKUP_GROUP_FIELD_NUMBER: _ClassVar[int]
    NAMED_CALL_GROUP_FIELD_NUMBER: _ClassVar[int]
    NAMED_PICKUP_GROUP_FIELD_NUMBER: _ClassVar[int]
    MOH_SUGGEST_FIELD_NUMBER: _ClassVar[int]
    VOICE_MAILBOX_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_MODE_FIELD_NUMBER: _ClassVar[int]
    LAST_MSGS_SENT_FIELD_NUMBER: _ClassVar[int]
    MAX_FORWARDS_FIELD_NUMBER: _ClassVar[int]
    CALL_LIMIT_FIELD_NUMBER: _ClassVar[int]
    BUSY_LEVEL_FIELD_NUMBER: _ClassVar[int]
    MAX_CALL_BR_FIELD_NUMBER: _ClassVar[int]
    DYNAMIC_FIELD_NUMBER: _ClassVar[int]
    CALLERID_FIELD_NUMBER: _ClassVar[int]
    REG_EXPIRE_FIELD_NUMBER: _ClassVar[int]
    SIP_AUTH_INSECURE_FIELD_NUMBER: _ClassVar[int]
    SIP_FORCE_RPORT_FIELD_NUMBER: _ClassVar[int]
    SIP_COMEDIA_FIELD_NUMBER: _ClassVar[int]
    ACL_FIELD_NUMBER: _ClassVar[int]
    SIP_CAN_REINVITE_FIELD_NUMBER: _ClassVar[int]
    SIP_DIRECT_MEDIA_FIELD_NUMBER: _ClassVar[int]
    SIP_PROMISC_REDIR_FIELD_NUMBER: _ClassVar[int]
    SIP_USER_PHONE_FIELD_NUMBER: _ClassVar[int]
    SIP_VIDEO_SUPPORT_FIELD_NUMBER: _ClassVar[int]
    SIP_TEXT_SUPPORT_FIELD_NUMBER: _ClassVar[int]
    SIP_T38_SUPPORT_FIELD_NUMBER: _ClassVar[int]
    SIP_T38_EC_FIELD_NUMBER: _ClassVar[int]
    SIP_T38_MAX_DATAGRAM_FIELD_NUMBER: _ClassVar[int]
    SIP_SESS_TIMERS_FIELD_NUMBER: _ClassVar[int]
    SIP_SESS_REFRESH_FIELD_NUMBER: _ClassVar[int]
    SIP_SESS_EXPIRES_FIELD_NUMBER: _ClassVar[int]
    SIP_SESS_MIN_FIELD_NUMBER: _ClassVar[int]
    SIP_RTP_ENGINE_FIELD_NUMBER: _ClassVar[int]
    SIP_ENCRYPTION_FIELD_NUMBER: _ClassVar[int]
    SIP_RTCP_MUX_FIELD_NUMBER: _ClassVar[int]
    SIP_DTMF_MODE_FIELD_NUMBER: _ClassVar[int]
    TO_HOST_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_IP_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_PORT_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_ADDR_IP_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_ADDR_PORT_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_USERNAME_FIELD_NUMBER: _ClassVar[int]
    REG_EXTENSION_FIELD_NUMBER: _ClassVar[int]
    CODECS_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    SIP_USER_AGENT_FIELD_NUMBER: _ClassVar[int]
    REG_CONTACT_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_FREQ_FIELD_NUMBER: _ClassVar[int]
    PARKINGLOT_FIELD_NUMBER: _ClassVar[int]
    CHAN_VARIABLES_FIELD_NUMBER: _ClassVar[int]
    SIP_USE_REASON_HEADER_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    channel_type: str
    object_name: str
    chan_object_type: str
    secret_exist: bool
    remote_secret_exist: bool
    md5_secret_exist: bool
    context: str
    subscribe_context: str
    language: str
    tone_zone: str
    accountcode: str
    ama_flags: str
    cid_calling_pres: str
    sip_from_user: str
    sip_from_domain: str
    sip_from_domain_port: int
    call_group: str
    pickup_group: str
    named_call_group: str
    named_pickup_group: str
    moh_suggest: str
    voice_mailbox: str
    transfer_mode: str
    last_msgs_sent: int
    max_forwards: int
    call_limit: int
    busy_level: int
    max_call_br: str
    dynamic: bool
    callerid: str
    reg_expire: str
    sip_auth_insecure: str
    sip_force_rport: str
    sip_comedia: str
    acl: bool
    sip_can_reinvite: bool
    sip_direct_media: bool
    sip_promisc_redir: bool
    sip_user_phone: bool
    sip_video_support: bool
    sip_text_support: bool
    sip_t38_support: bool
    sip_t38_ec: str
    sip_t38_max_datagram: int
    sip_sess_timers: str
    sip_sess_refresh: str
    sip_sess_expires: _duration_pb2.Duration
    sip_sess_min: _duration_pb2.Duration
    sip_rtp_engine: str
    sip_encryption: bool
    sip_rtcp_mux: bool
    sip_dtmf_mode: str
    to_host: str
    address_ip: str
    address_port: int
    default_addr_ip: str
    default_addr_port: int
    default_username: str
    reg_extension: str
    codecs: str
    status: str
    sip_user_agent: str
    reg_contact: str
    qualify_freq: str
    parkinglot: str
    chan_variables: _containers.ScalarMap[str, str]
    sip_use_reason_header: bool
    description: str
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., channel_type: _Optional[str] = ..., object_name: _Optional[str] = ..., chan_object_type: _Optional[str] = ..., secret_exist: bool = ..., remote_secret_exist: bool = ..., md5_secret_exist: bool = ..., context: _Optional[str] = ..., subscribe_context: _Optional[str] = ..., language: _Optional[str] = ..., tone_zone: _Optional[str] = ..., accountcode: _Optional[str] = ..., ama_flags: _Optional[str] = ..., cid_calling_pres: _Optional[str] = ..., sip_from_user: _Optional[str] = ..., sip_from_domain: _Optional[str] = ..., sip_from_domain_port: _Optional[int] = ..., call_group: _Optional[str] = ..., pickup_group: _Optional[str] = ..., named_call_group: _Optional[str] = ..., named_pickup_group: _Optional[str] = ..., moh_suggest: _Optional[str] = ..., voice_mailbox: _Optional[str] = ..., transfer_mode: _Optional[str] = ..., last_msgs_sent: _Optional[int] = ..., max_forwards: _Optional[int] = ..., call_limit: _Optional[int] = ..., busy_level: _Optional[int] = ..., max_call_br: _Optional[str] = ..., dynamic: bool = ..., callerid: _Optional[str] = ..., reg_expire: _Optional[str] = ..., sip_auth_insecure: _Optional[str] = ..., sip_force_rport: _Optional[str] = ..., sip_comedia: _Optional[str] = ..., acl: bool = ..., sip_can_reinvite: bool = ..., sip_direct_media: bool = ..., sip_promisc_redir: bool = ..., sip_user_phone: bool = ..., sip_video_support: bool = ..., sip_text_support: bool = ..., sip_t38_support: bool = ..., sip_t38_ec: _Optional[str] = ..., sip_t38_max_datagram: _Optional[int] = ..., sip_sess_timers: _Optional[str] = ..., sip_sess_refresh: _Optional[str] = ..., sip_sess_expires: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., sip_sess_min: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., sip_rtp_engine: _Optional[str] = ..., sip_encryption: bool = ..., sip_rtcp_mux: bool = ..., sip_dtmf_mode: _Optional[str] = ..., to_host: _Optional[str] = ..., address_ip: _Optional[str] = ..., address_port: _Optional[int] = ..., default_addr_ip: _Optional[str] = ..., default_addr_port: _Optional[int] = ..., default_username: _Optional[str] = ..., reg_extension: _Optional[str] = ..., codecs: _Optional[str] = ..., status: _Optional[str] = ..., sip_user_agent: _Optional[str] = ..., reg_contact: _Optional[str] = ..., qualify_freq: _Optional[str] = ..., parkinglot: _Optional[str] = ..., chan_variables: _Optional[_Mapping[str, str]] = ..., sip_use_reason_header: bool = ..., description: _Optional[str] = ...) -> None: ...

class SIPqualifypeerRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "peer")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    PEER_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    peer: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., peer: _Optional[str] = ...) -> None: ...

class SIPqualifypeerResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...

class SIPshowregistryRequest(_message.Message):
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

class SIPshowregistryResponse(_message.Message):
    __slots__ = ("reply", "registrations")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    registrations: _containers.RepeatedCompositeFieldContainer[_peer_pb2.RegistryEntry]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., registrations: _Optional[_Iterable[_Union[_peer_pb2.RegistryEntry, _Mapping]]] = ...) -> None: ...

class SIPpeerstatusRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes", "peer")
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    LIST_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MAX_ITEMS_FIELD_NUMBER: _ClassVar[int]
    MAX_BYTES_FIELD_NUMBER: _ClassVar[int]
    PEER_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    list_timeout: _duration_pb2.Duration
    max_items: int
    max_bytes: int
    peer: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., list_timeout: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., max_items: _Optional[int] = ..., max_bytes: _Optional[int] = ..., peer: _Optional[str] = ...) -> None: ...

class SIPpeerstatusResponse(_message.Message):
    __slots__ = ("reply", "peers")
    REPLY_FIELD_NUMBER: _ClassVar[int]
    PEERS_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    peers: _containers.RepeatedCompositeFieldContainer[_registration_pb2.PeerStatus]
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ..., peers: _Optional[_Iterable[_Union[_registration_pb2.PeerStatus, _Mapping]]] = ...) -> None: ...

class SIPnotifyRequest(_message.Message):
    __slots__ = ("server", "extra_headers", "action_id", "channel", "variables", "call_id")
    class VariablesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    SERVER_FIELD_NUMBER: _ClassVar[int]
    EXTRA_HEADERS_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    server: str
    extra_headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    action_id: str
    channel: str
    variables: _containers.ScalarMap[str, str]
    call_id: str
    def __init__(self, server: _Optional[str] = ..., extra_headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., action_id: _Optional[str] = ..., channel: _Optional[str] = ..., variables: _Optional[_Mapping[str, str]] = ..., call_id: _Optional[str] = ...) -> None: ...

class SIPnotifyResponse(_message.Message):
    __slots__ = ("reply",)
    REPLY_FIELD_NUMBER: _ClassVar[int]
    reply: _reply_pb2.ActionReply
    def __init__(self, reply: _Optional[_Union[_reply_pb2.ActionReply, _Mapping]] = ...) -> None: ...
