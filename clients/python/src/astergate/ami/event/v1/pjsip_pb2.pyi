from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class EndpointList(_message.Message):
    __slots__ = ("object_type", "object_name", "transport", "aor", "auths", "outbound_auths", "contacts", "device_state", "active_channels")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    TRANSPORT_FIELD_NUMBER: _ClassVar[int]
    AOR_FIELD_NUMBER: _ClassVar[int]
    AUTHS_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_AUTHS_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    DEVICE_STATE_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_CHANNELS_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    transport: str
    aor: str
    auths: str
    outbound_auths: str
    contacts: str
    device_state: str
    active_channels: int
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., transport: _Optional[str] = ..., aor: _Optional[str] = ..., auths: _Optional[str] = ..., outbound_auths: _Optional[str] = ..., contacts: _Optional[str] = ..., device_state: _Optional[str] = ..., active_channels: _Optional[int] = ...) -> None: ...

class AorDetail(_message.Message):
    __slots__ = ("object_type", "object_name", "endpoint_name", "authenticate_qualify", "contacts", "contacts_registered", "default_expiration", "mailboxes", "max_contacts", "maximum_expiration", "minimum_expiration", "outbound_proxy", "qualify2xx_only", "qualify_frequency", "qualify_timeout", "remove_existing", "remove_unavailable", "support_path", "total_contacts", "voicemail_extension")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_NAME_FIELD_NUMBER: _ClassVar[int]
    AUTHENTICATE_QUALIFY_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_REGISTERED_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    MAILBOXES_FIELD_NUMBER: _ClassVar[int]
    MAX_CONTACTS_FIELD_NUMBER: _ClassVar[int]
    MAXIMUM_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_PROXY_FIELD_NUMBER: _ClassVar[int]
    QUALIFY2XX_ONLY_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_FREQUENCY_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    REMOVE_EXISTING_FIELD_NUMBER: _ClassVar[int]
    REMOVE_UNAVAILABLE_FIELD_NUMBER: _ClassVar[int]
    SUPPORT_PATH_FIELD_NUMBER: _ClassVar[int]
    TOTAL_CONTACTS_FIELD_NUMBER: _ClassVar[int]
    VOICEMAIL_EXTENSION_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    endpoint_name: str
    authenticate_qualify: bool
    contacts: str
    contacts_registered: int
    default_expiration: int
    mailboxes: str
    max_contacts: int
    maximum_expiration: int
    minimum_expiration: int
    outbound_proxy: str
    qualify2xx_only: bool
    qualify_frequency: int
    qualify_timeout: float
    remove_existing: bool
    remove_unavailable: bool
    support_path: bool
    total_contacts: int
    voicemail_extension: str
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., endpoint_name: _Optional[str] = ..., authenticate_qualify: bool = ..., contacts: _Optional[str] = ..., contacts_registered: _Optional[int] = ..., default_expiration: _Optional[int] = ..., mailboxes: _Optional[str] = ..., max_contacts: _Optional[int] = ..., maximum_expiration: _Optional[int] = ..., minimum_expiration: _Optional[int] = ..., outbound_proxy: _Optional[str] = ..., qualify2xx_only: bool = ..., qualify_frequency: _Optional[int] = ..., qualify_timeout: _Optional[float] = ..., remove_existing: bool = ..., remove_unavailable: bool = ..., support_path: bool = ..., total_contacts: _Optional[int] = ..., voicemail_extension: _Optional[str] = ...) -> None: ...

class AuthDetail(_message.Message):
    __slots__ = ("object_type", "object_name", "endpoint_name", "auth_type", "md5_cred", "nonce_lifetime", "oauth_clientid", "oauth_secret", "password", "password_digest", "realm", "refresh_token", "supported_algorithms_uac", "supported_algorithms_uas", "username")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_NAME_FIELD_NUMBER: _ClassVar[int]
    AUTH_TYPE_FIELD_NUMBER: _ClassVar[int]
    MD5_CRED_FIELD_NUMBER: _ClassVar[int]
    NONCE_LIFETIME_FIELD_NUMBER: _ClassVar[int]
    OAUTH_CLIENTID_FIELD_NUMBER: _ClassVar[int]
    OAUTH_SECRET_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_DIGEST_FIELD_NUMBER: _ClassVar[int]
    REALM_FIELD_NUMBER: _ClassVar[int]
    REFRESH_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SUPPORTED_ALGORITHMS_UAC_FIELD_NUMBER: _ClassVar[int]
    SUPPORTED_ALGORITHMS_UAS_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    endpoint_name: str
    auth_type: str
    md5_cred: str
    nonce_lifetime: int
    oauth_clientid: str
    oauth_secret: str
    password: str
    password_digest: str
    realm: str
    refresh_token: str
    supported_algorithms_uac: str
    supported_algorithms_uas: str
    username: str
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., endpoint_name: _Optional[str] = ..., auth_type: _Optional[str] = ..., md5_cred: _Optional[str] = ..., nonce_lifetime: _Optional[int] = ..., oauth_clientid: _Optional[str] = ..., oauth_secret: _Optional[str] = ..., password: _Optional[str] = ..., password_digest: _Optional[str] = ..., realm: _Optional[str] = ..., refresh_token: _Optional[str] = ..., supported_algorithms_uac: _Optional[str] = ..., supported_algorithms_uas: _Optional[str] = ..., username: _Optional[str] = ...) -> None: ...

class TransportDetail(_message.Message):
    __slots__ = ("object_type", "object_name", "endpoint_name", "allow_reload", "allow_wildcard_certs", "async_operations", "bind", "ca_list_file", "ca_list_path", "cert_file", "cipher", "cos", "domain", "external_media_address", "external_signaling_address", "external_signaling_port", "local_net", "method", "password", "priv_key_file", "protocol", "require_client_cert", "symmetric_transport", "tcp_keepalive_enable", "tcp_keepalive_idle_time", "tcp_keepalive_interval_time", "tcp_keepalive_probe_count", "tos", "verify_client", "verify_server", "websocket_write_timeout")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_NAME_FIELD_NUMBER: _ClassVar[int]
    ALLOW_RELOAD_FIELD_NUMBER: _ClassVar[int]
    ALLOW_WILDCARD_CERTS_FIELD_NUMBER: _ClassVar[int]
    ASYNC_OPERATIONS_FIELD_NUMBER: _ClassVar[int]
    BIND_FIELD_NUMBER: _ClassVar[int]
    CA_LIST_FILE_FIELD_NUMBER: _ClassVar[int]
    CA_LIST_PATH_FIELD_NUMBER: _ClassVar[int]
    CERT_FILE_FIELD_NUMBER: _ClassVar[int]
    CIPHER_FIELD_NUMBER: _ClassVar[int]
    COS_FIELD_NUMBER: _ClassVar[int]
    DOMAIN_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_MEDIA_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_SIGNALING_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_SIGNALING_PORT_FIELD_NUMBER: _ClassVar[int]
    LOCAL_NET_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_FIELD_NUMBER: _ClassVar[int]
    PRIV_KEY_FILE_FIELD_NUMBER: _ClassVar[int]
    PROTOCOL_FIELD_NUMBER: _ClassVar[int]
    REQUIRE_CLIENT_CERT_FIELD_NUMBER: _ClassVar[int]
    SYMMETRIC_TRANSPORT_FIELD_NUMBER: _ClassVar[int]
    TCP_KEEPALIVE_ENABLE_FIELD_NUMBER: _ClassVar[int]
    TCP_KEEPALIVE_IDLE_TIME_FIELD_NUMBER: _ClassVar[int]
    TCP_KEEPALIVE_INTERVAL_TIME_FIELD_NUMBER: _ClassVar[int]
    TCP_KEEPALIVE_PROBE_COUNT_FIELD_NUMBER: _ClassVar[int]
    TOS_FIELD_NUMBER: _ClassVar[int]
    VERIFY_CLIENT_FIELD_NUMBER: _ClassVar[int]
    VERIFY_SERVER_FIELD_NUMBER: _ClassVar[int]
    WEBSOCKET_WRITE_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    endpoint_name: str
    allow_reload: bool
    allow_wildcard_certs: bool
    async_operations: int
    bind: str
    ca_list_file: str
    ca_list_path: str
    cert_file: str
    cipher: str
    cos: int
    domain: str
    external_media_address: str
    external_signaling_address: str
    external_signaling_port: int
    local_net: str
    method: str
    password: str
    priv_key_file: str
    protocol: str
    require_client_cert: bool
    symmetric_transport: bool
    tcp_keepalive_enable: bool
    tcp_keepalive_idle_time: int
    tcp_keepalive_interval_time: int
    tcp_keepalive_probe_count: int
    tos: str
    verify_client: bool
    verify_server: bool
    websocket_write_timeout: int
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., endpoint_name: _Optional[str] = ..., allow_reload: bool = ..., allow_wildcard_certs: bool = ..., async_operations: _Optional[int] = ..., bind: _Optional[str] = ..., ca_list_file: _Optional[str] = ..., ca_list_path: _Optional[str] = ..., cert_file: _Optional[str] = ..., cipher: _Optional[str] = ..., cos: _Optional[int] = ..., domain: _Optional[str] = ..., external_media_address: _Optional[str] = ..., external_signaling_address: _Optional[str] = ..., external_signaling_port: _Optional[int] = ..., local_net: _Optional[str] = ..., method: _Optional[str] = ..., password: _Optional[str] = ..., priv_key_file: _Optional[str] = ..., protocol: _Optional[str] = ..., require_client_cert: bool = ..., symmetric_transport: bool = ..., tcp_keepalive_enable: bool = ..., tcp_keepalive_idle_time: _Optional[int] = ..., tcp_keepalive_interval_time: _Optional[int] = ..., tcp_keepalive_probe_count: _Optional[int] = ..., tos: _Optional[str] = ..., verify_client: bool = ..., verify_server: bool = ..., websocket_write_timeout: _Optional[int] = ...) -> None: ...

class IdentifyDetail(_message.Message):
    __slots__ = ("object_type", "object_name", "endpoint_name", "endpoint", "match", "match_header", "match_request_uri", "srv_lookups")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_NAME_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_FIELD_NUMBER: _ClassVar[int]
    MATCH_FIELD_NUMBER: _ClassVar[int]
    MATCH_HEADER_FIELD_NUMBER: _ClassVar[int]
    MATCH_REQUEST_URI_FIELD_NUMBER: _ClassVar[int]
    SRV_LOOKUPS_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    endpoint_name: str
    endpoint: str
    match: str
    match_header: str
    match_request_uri: str
    srv_lookups: bool
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., endpoint_name: _Optional[str] = ..., endpoint: _Optional[str] = ..., match: _Optional[str] = ..., match_header: _Optional[str] = ..., match_request_uri: _Optional[str] = ..., srv_lookups: bool = ...) -> None: ...

class ContactStatusDetail(_message.Message):
    __slots__ = ("endpoint_name", "aor", "authenticate_qualify", "call_id", "id", "outbound_proxy", "path", "qualify2xx_only", "qualify_frequency", "qualify_timeout", "reg_expire", "roundtrip_usec", "status", "uri", "user_agent", "via_address")
    ENDPOINT_NAME_FIELD_NUMBER: _ClassVar[int]
    AOR_FIELD_NUMBER: _ClassVar[int]
    AUTHENTICATE_QUALIFY_FIELD_NUMBER: _ClassVar[int]
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_PROXY_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    QUALIFY2XX_ONLY_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_FREQUENCY_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    REG_EXPIRE_FIELD_NUMBER: _ClassVar[int]
    ROUNDTRIP_USEC_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    URI_FIELD_NUMBER: _ClassVar[int]
    USER_AGENT_FIELD_NUMBER: _ClassVar[int]
    VIA_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    endpoint_name: str
    aor: str
    authenticate_qualify: int
    call_id: str
    id: str
    outbound_proxy: str
    path: str
    qualify2xx_only: int
    qualify_frequency: int
    qualify_timeout: float
    reg_expire: int
    roundtrip_usec: str
    status: _sets_pb2.ContactState
    uri: str
    user_agent: str
    via_address: str
    def __init__(self, endpoint_name: _Optional[str] = ..., aor: _Optional[str] = ..., authenticate_qualify: _Optional[int] = ..., call_id: _Optional[str] = ..., id: _Optional[str] = ..., outbound_proxy: _Optional[str] = ..., path: _Optional[str] = ..., qualify2xx_only: _Optional[int] = ..., qualify_frequency: _Optional[int] = ..., qualify_timeout: _Optional[float] = ..., reg_expire: _Optional[int] = ..., roundtrip_usec: _Optional[str] = ..., status: _Optional[_Union[_sets_pb2.ContactState, str]] = ..., uri: _Optional[str] = ..., user_agent: _Optional[str] = ..., via_address: _Optional[str] = ...) -> None: ...
