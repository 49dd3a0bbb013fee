from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AorList(_message.Message):
    __slots__ = ("object_type", "object_name", "minimum_expiration", "default_expiration", "qualify_timeout", "qualify2xx_only", "mailboxes", "support_path", "remove_unavailable", "voicemail_extension", "max_contacts", "authenticate_qualify", "contacts", "maximum_expiration", "qualify_frequency", "remove_existing", "outbound_proxy")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    QUALIFY2XX_ONLY_FIELD_NUMBER: _ClassVar[int]
    MAILBOXES_FIELD_NUMBER: _ClassVar[int]
    SUPPORT_PATH_FIELD_NUMBER: _ClassVar[int]
    REMOVE_UNAVAILABLE_FIELD_NUMBER: _ClassVar[int]
    VOICEMAIL_EXTENSION_FIELD_NUMBER: _ClassVar[int]
    MAX_CONTACTS_FIELD_NUMBER: _ClassVar[int]
    AUTHENTICATE_QUALIFY_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    MAXIMUM_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_FREQUENCY_FIELD_NUMBER: _ClassVar[int]
    REMOVE_EXISTING_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_PROXY_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    minimum_expiration: int
    default_expiration: int
    qualify_timeout: float
    qualify2xx_only: bool
    mailboxes: str
    support_path: bool
    remove_unavailable: bool
    voicemail_extension: str
    max_contacts: int
    authenticate_qualify: bool
    contacts: str
    maximum_expiration: int
    qualify_frequency: int
    remove_existing: bool
    outbound_proxy: str
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., minimum_expiration: _Optional[int] = ..., default_expiration: _Optional[int] = ..., qualify_timeout: _Optional[float] = ..., qualify2xx_only: bool = ..., mailboxes: _Optional[str] = ..., support_path: bool = ..., remove_unavailable: bool = ..., voicemail_extension: _Optional[str] = ..., max_contacts: _Optional[int] = ..., authenticate_qualify: bool = ..., contacts: _Optional[str] = ..., maximum_expiration: _Optional[int] = ..., qualify_frequency: _Optional[int] = ..., remove_existing: bool = ..., outbound_proxy: _Optional[str] = ...) -> None: ...

class AuthList(_message.Message):
    __slots__ = ("object_type", "object_name", "username", "md5_cred", "realm", "auth_type", "password", "nonce_lifetime", "oauth_clientid", "oauth_secret", "password_digest", "refresh_token", "supported_algorithms_uac", "supported_algorithms_uas")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    MD5_CRED_FIELD_NUMBER: _ClassVar[int]
    REALM_FIELD_NUMBER: _ClassVar[int]
    AUTH_TYPE_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_FIELD_NUMBER: _ClassVar[int]
    NONCE_LIFETIME_FIELD_NUMBER: _ClassVar[int]
    OAUTH_CLIENTID_FIELD_NUMBER: _ClassVar[int]
    OAUTH_SECRET_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_DIGEST_FIELD_NUMBER: _ClassVar[int]
    REFRESH_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SUPPORTED_ALGORITHMS_UAC_FIELD_NUMBER: _ClassVar[int]
    SUPPORTED_ALGORITHMS_UAS_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    username: str
    md5_cred: str
    realm: str
    auth_type: str
    password: str
    nonce_lifetime: int
    oauth_clientid: str
    oauth_secret: str
    password_digest: str
    refresh_token: str
    supported_algorithms_uac: str
    supported_algorithms_uas: str
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., username: _Optional[str] = ..., md5_cred: _Optional[str] = ..., realm: _Optional[str] = ..., auth_type: _Optional[str] = ..., password: _Optional[str] = ..., nonce_lifetime: _Optional[int] = ..., oauth_clientid: _Optional[str] = ..., oauth_secret: _Optional[str] = ..., password_digest: _Optional[str] = ..., refresh_token: _Optional[str] = ..., supported_algorithms_uac: _Optional[str] = ..., supported_algorithms_uas: _Optional[str] = ...) -> None: ...

class ContactList(_message.Message):
    __slots__ = ("object_type", "object_name", "via_addr", "via_port", "qualify_timeout", "qualify2xx_only", "call_id", "reg_server", "prune_on_boot", "path", "endpoint", "authenticate_qualify", "uri", "qualify_frequency", "user_agent", "expiration_time", "outbound_proxy", "status", "roundtrip_usec")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    VIA_ADDR_FIELD_NUMBER: _ClassVar[int]
    VIA_PORT_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    QUALIFY2XX_ONLY_FIELD_NUMBER: _ClassVar[int]
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    REG_SERVER_FIELD_NUMBER: _ClassVar[int]
    PRUNE_ON_BOOT_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_FIELD_NUMBER: _ClassVar[int]
    AUTHENTICATE_QUALIFY_FIELD_NUMBER: _ClassVar[int]
    URI_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_FREQUENCY_FIELD_NUMBER: _ClassVar[int]
    USER_AGENT_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_TIME_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_PROXY_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    ROUNDTRIP_USEC_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    via_addr: str
    via_port: int
    qualify_timeout: float
    qualify2xx_only: bool
    call_id: str
    reg_server: str
    prune_on_boot: bool
    path: str
    endpoint: str
    authenticate_qualify: bool
    uri: str
    qualify_frequency: int
    user_agent: str
    expiration_time: int
    outbound_proxy: str
    status: _sets_pb2.ContactState
    roundtrip_usec: str
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., via_addr: _Optional[str] = ..., via_port: _Optional[int] = ..., qualify_timeout: _Optional[float] = ..., qualify2xx_only: bool = ..., call_id: _Optional[str] = ..., reg_server: _Optional[str] = ..., prune_on_boot: bool = ..., path: _Optional[str] = ..., endpoint: _Optional[str] = ..., authenticate_qualify: bool = ..., uri: _Optional[str] = ..., qualify_frequency: _Optional[int] = ..., user_agent: _Optional[str] = ..., expiration_time: _Optional[int] = ..., outbound_proxy: _Optional[str] = ..., status: _Optional[_Union[_sets_pb2.ContactState, str]] = ..., roundtrip_usec: _Optional[str] = ...) -> None: ...

class ResourceListDetail(_message.Message):
    __slots__ = ("object_type", "object_name", "resource_display_name", "notification_batch_interval", "list_item", "full_state")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    NOTIFICATION_BATCH_INTERVAL_FIELD_NUMBER: _ClassVar[int]
    LIST_ITEM_FIELD_NUMBER: _ClassVar[int]
    FULL_STATE_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    resource_display_name: bool
    notification_batch_interval: int
    list_item: str
    full_state: bool
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., resource_display_name: bool = ..., notification_batch_interval: _Optional[int] = ..., list_item: _Optional[str] = ..., full_state: bool = ...) -> None: ...
