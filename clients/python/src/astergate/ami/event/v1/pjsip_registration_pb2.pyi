from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class InboundRegistrationDetail(_message.Message):
    __slots__ = ("object_type", "object_name", "minimum_expiration", "default_expiration", "qualify_timeout", "qualify2xx_only", "mailboxes", "support_path", "remove_unavailable", "voicemail_extension", "max_contacts", "authenticate_qualify", "contact", "maximum_expiration", "qualify_frequency", "remove_existing", "outbound_proxy", "contacts")
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
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    MAXIMUM_EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    QUALIFY_FREQUENCY_FIELD_NUMBER: _ClassVar[int]
    REMOVE_EXISTING_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_PROXY_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
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
    contact: str
    maximum_expiration: int
    qualify_frequency: int
    remove_existing: bool
    outbound_proxy: str
    contacts: str
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., minimum_expiration: _Optional[int] = ..., default_expiration: _Optional[int] = ..., qualify_timeout: _Optional[float] = ..., qualify2xx_only: bool = ..., mailboxes: _Optional[str] = ..., support_path: bool = ..., remove_unavailable: bool = ..., voicemail_extension: _Optional[str] = ..., max_contacts: _Optional[int] = ..., authenticate_qualify: bool = ..., contact: _Optional[str] = ..., maximum_expiration: _Optional[int] = ..., qualify_frequency: _Optional[int] = ..., remove_existing: bool = ..., outbound_proxy: _Optional[str] = ..., contacts: _Optional[str] = ...) -> None: ...

class OutboundRegistrationDetail(_message.Message):
    __slots__ = ("object_type", "object_name", "max_retries", "client_uri", "security_negotiation", "auth_rejection_permanent", "server_uri", "max_random_initial_delay", "support_path", "retry_interval", "contact_header_params", "expiration", "transport", "line", "contact_user", "endpoint", "user_agent", "forbidden_retry_interval", "outbound_auth", "outbound_proxy", "fatal_retry_interval", "support_outbound", "status", "next_reg")
    OBJECT_TYPE_FIELD_NUMBER: _ClassVar[int]
    OBJECT_NAME_FIELD_NUMBER: _ClassVar[int]
    MAX_RETRIES_FIELD_NUMBER: _ClassVar[int]
    CLIENT_URI_FIELD_NUMBER: _ClassVar[int]
    SECURITY_NEGOTIATION_FIELD_NUMBER: _ClassVar[int]
    AUTH_REJECTION_PERMANENT_FIELD_NUMBER: _ClassVar[int]
    SERVER_URI_FIELD_NUMBER: _ClassVar[int]
    MAX_RANDOM_INITIAL_DELAY_FIELD_NUMBER: _ClassVar[int]
    SUPPORT_PATH_FIELD_NUMBER: _ClassVar[int]
    RETRY_INTERVAL_FIELD_NUMBER: _ClassVar[int]
    CONTACT_HEADER_PARAMS_FIELD_NUMBER: _ClassVar[int]
    EXPIRATION_FIELD_NUMBER: _ClassVar[int]
    TRANSPORT_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    CONTACT_USER_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_FIELD_NUMBER: _ClassVar[int]
    USER_AGENT_FIELD_NUMBER: _ClassVar[int]
    FORBIDDEN_RETRY_INTERVAL_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_AUTH_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_PROXY_FIELD_NUMBER: _ClassVar[int]
    FATAL_RETRY_INTERVAL_FIELD_NUMBER: _ClassVar[int]
    SUPPORT_OUTBOUND_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    NEXT_REG_FIELD_NUMBER: _ClassVar[int]
    object_type: str
    object_name: str
    max_retries: int
    client_uri: str
    security_negotiation: str
    auth_rejection_permanent: bool
    server_uri: str
    max_random_initial_delay: int
    support_path: bool
    retry_interval: int
    contact_header_params: str
    expiration: int
    transport: str
    line: bool
    contact_user: str
    endpoint: str
    user_agent: str
    forbidden_retry_interval: int
    outbound_auth: str
    outbound_proxy: str
    fatal_retry_interval: int
    support_outbound: bool
    status: _sets_pb2.RegistrationState
    next_reg: _duration_pb2.Duration
    def __init__(self, object_type: _Optional[str] = ..., object_name: _Optional[str] = ..., max_retries: _Optional[int] = ..., client_uri: _Optional[str] = ..., security_negotiation: _Optional[str] = ..., auth_rejection_permanent: bool = ..., server_uri: _Optional[str] = ..., max_random_initial_delay: _Optional[int] = ..., support_path: bool = ..., retry_interval: _Optional[int] = ..., contact_header_params: _Optional[str] = ..., expiration: _Optional[int] = ..., transport: _Optional[str] = ..., line: bool = ..., contact_user: _Optional[str] = ..., endpoint: _Optional[str] = ..., user_agent: _Optional[str] = ..., forbidden_retry_interval: _Optional[int] = ..., outbound_auth: _Optional[str] = ..., outbound_proxy: _Optional[str] = ..., fatal_retry_interval: _Optional[int] = ..., support_outbound: bool = ..., status: _Optional[_Union[_sets_pb2.RegistrationState, str]] = ..., next_reg: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class OutboundRegistrationDetailComplete(_message.Message):
    __slots__ = ("registered", "not_registered")
    REGISTERED_FIELD_NUMBER: _ClassVar[int]
    NOT_REGISTERED_FIELD_NUMBER: _ClassVar[int]
    registered: int
    not_registered: int
    def __init__(self, registered: _Optional[int] = ..., not_registered: _Optional[int] = ...) -> None: ...
