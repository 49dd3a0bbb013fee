from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class AgentCompleteReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGENT_COMPLETE_REASON_UNSPECIFIED: _ClassVar[AgentCompleteReason]
    AGENT_COMPLETE_REASON_CALLER: _ClassVar[AgentCompleteReason]
    AGENT_COMPLETE_REASON_AGENT: _ClassVar[AgentCompleteReason]
    AGENT_COMPLETE_REASON_TRANSFER: _ClassVar[AgentCompleteReason]

class AgentStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGENT_STATUS_UNSPECIFIED: _ClassVar[AgentStatus]
    AGENT_STATUS_LOGGED_OFF: _ClassVar[AgentStatus]
    AGENT_STATUS_IDLE: _ClassVar[AgentStatus]
    AGENT_STATUS_ON_CALL: _ClassVar[AgentStatus]

class AmaFlags(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AMA_FLAGS_UNSPECIFIED: _ClassVar[AmaFlags]
    AMA_FLAGS_OMIT: _ClassVar[AmaFlags]
    AMA_FLAGS_BILLING: _ClassVar[AmaFlags]
    AMA_FLAGS_DOCUMENTATION: _ClassVar[AmaFlags]

class CdrDisposition(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CDR_DISPOSITION_UNSPECIFIED: _ClassVar[CdrDisposition]
    CDR_DISPOSITION_NO_ANSWER: _ClassVar[CdrDisposition]
    CDR_DISPOSITION_FAILED: _ClassVar[CdrDisposition]
    CDR_DISPOSITION_BUSY: _ClassVar[CdrDisposition]
    CDR_DISPOSITION_ANSWERED: _ClassVar[CdrDisposition]
    CDR_DISPOSITION_CONGESTION: _ClassVar[CdrDisposition]

class CelEventName(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CEL_EVENT_NAME_UNSPECIFIED: _ClassVar[CelEventName]
    CEL_EVENT_NAME_CHAN_START: _ClassVar[CelEventName]
    CEL_EVENT_NAME_CHAN_END: _ClassVar[CelEventName]
    CEL_EVENT_NAME_HANGUP: _ClassVar[CelEventName]
    CEL_EVENT_NAME_ANSWER: _ClassVar[CelEventName]
    CEL_EVENT_NAME_APP_START: _ClassVar[CelEventName]
    CEL_EVENT_NAME_APP_END: _ClassVar[CelEventName]
    CEL_EVENT_NAME_PARK_START: _ClassVar[CelEventName]
    CEL_EVENT_NAME_PARK_END: _ClassVar[CelEventName]
    CEL_EVENT_NAME_BRIDGE_ENTER: _ClassVar[CelEventName]
    CEL_EVENT_NAME_BRIDGE_EXIT: _ClassVar[CelEventName]
    CEL_EVENT_NAME_USER_DEFINED: _ClassVar[CelEventName]
    CEL_EVENT_NAME_BLINDTRANSFER: _ClassVar[CelEventName]
    CEL_EVENT_NAME_ATTENDEDTRANSFER: _ClassVar[CelEventName]
    CEL_EVENT_NAME_PICKUP: _ClassVar[CelEventName]
    CEL_EVENT_NAME_FORWARD: _ClassVar[CelEventName]
    CEL_EVENT_NAME_LINKEDID_END: _ClassVar[CelEventName]
    CEL_EVENT_NAME_LOCAL_OPTIMIZE: _ClassVar[CelEventName]
    CEL_EVENT_NAME_LOCAL_OPTIMIZE_BEGIN: _ClassVar[CelEventName]
    CEL_EVENT_NAME_STREAM_BEGIN: _ClassVar[CelEventName]
    CEL_EVENT_NAME_STREAM_END: _ClassVar[CelEventName]
    CEL_EVENT_NAME_DTMF: _ClassVar[CelEventName]

class ContactState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONTACT_STATE_UNSPECIFIED: _ClassVar[ContactState]
    CONTACT_STATE_UNKNOWN: _ClassVar[ContactState]
    CONTACT_STATE_NON_QUALIFIED: _ClassVar[ContactState]
    CONTACT_STATE_UNQUALIFIED: _ClassVar[ContactState]
    CONTACT_STATE_REACHABLE: _ClassVar[ContactState]
    CONTACT_STATE_UNREACHABLE: _ClassVar[ContactState]
    CONTACT_STATE_REMOVED: _ClassVar[ContactState]
    CONTACT_STATE_CREATED: _ClassVar[ContactState]
    CONTACT_STATE_UPDATED: _ClassVar[ContactState]

class DialStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DIAL_STATUS_UNSPECIFIED: _ClassVar[DialStatus]
    DIAL_STATUS_ANSWER: _ClassVar[DialStatus]
    DIAL_STATUS_BUSY: _ClassVar[DialStatus]
    DIAL_STATUS_CANCEL: _ClassVar[DialStatus]
    DIAL_STATUS_CHANUNAVAIL: _ClassVar[DialStatus]
    DIAL_STATUS_CONGESTION: _ClassVar[DialStatus]
    DIAL_STATUS_NOANSWER: _ClassVar[DialStatus]
    DIAL_STATUS_ABORT: _ClassVar[DialStatus]
    DIAL_STATUS_CONTINUE: _ClassVar[DialStatus]
    DIAL_STATUS_GOTO: _ClassVar[DialStatus]
    DIAL_STATUS_RINGING: _ClassVar[DialStatus]
    DIAL_STATUS_PROCEEDING: _ClassVar[DialStatus]
    DIAL_STATUS_PROGRESS: _ClassVar[DialStatus]

class DtmfDirection(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DTMF_DIRECTION_UNSPECIFIED: _ClassVar[DtmfDirection]
    DTMF_DIRECTION_RECEIVED: _ClassVar[DtmfDirection]
    DTMF_DIRECTION_SENT: _ClassVar[DtmfDirection]

class Enablement(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ENABLEMENT_UNSPECIFIED: _ClassVar[Enablement]
    ENABLEMENT_ENABLED: _ClassVar[Enablement]
    ENABLEMENT_DISABLED: _ClassVar[Enablement]

class FaxOperation(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FAX_OPERATION_UNSPECIFIED: _ClassVar[FaxOperation]
    FAX_OPERATION_SEND: _ClassVar[FaxOperation]
    FAX_OPERATION_RECEIVE: _ClassVar[FaxOperation]
    FAX_OPERATION_GATEWAY: _ClassVar[FaxOperation]
    FAX_OPERATION_V21: _ClassVar[FaxOperation]
    FAX_OPERATION_NONE: _ClassVar[FaxOperation]

class FaxSessionType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FAX_SESSION_TYPE_UNSPECIFIED: _ClassVar[FaxSessionType]
    FAX_SESSION_TYPE_G711: _ClassVar[FaxSessionType]
    FAX_SESSION_TYPE_T38: _ClassVar[FaxSessionType]

class FaxState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FAX_STATE_UNSPECIFIED: _ClassVar[FaxState]
    FAX_STATE_UNINITIALIZED: _ClassVar[FaxState]
    FAX_STATE_INITIALIZED: _ClassVar[FaxState]
    FAX_STATE_OPEN: _ClassVar[FaxState]
    FAX_STATE_ACTIVE: _ClassVar[FaxState]
    FAX_STATE_COMPLETE: _ClassVar[FaxState]
    FAX_STATE_RESERVED: _ClassVar[FaxState]
    FAX_STATE_INACTIVE: _ClassVar[FaxState]
    FAX_STATE_UNKNOWN: _ClassVar[FaxState]

class ModuleResult(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MODULE_RESULT_UNSPECIFIED: _ClassVar[ModuleResult]
    MODULE_RESULT_SUCCESS: _ClassVar[ModuleResult]
    MODULE_RESULT_FAILURE: _ClassVar[ModuleResult]
    MODULE_RESULT_DECLINE: _ClassVar[ModuleResult]

class OriginateOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ORIGINATE_OUTCOME_UNSPECIFIED: _ClassVar[OriginateOutcome]
    ORIGINATE_OUTCOME_SUCCESS: _ClassVar[OriginateOutcome]
    ORIGINATE_OUTCOME_FAILURE: _ClassVar[OriginateOutcome]

class PeerState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PEER_STATE_UNSPECIFIED: _ClassVar[PeerState]
    PEER_STATE_UNKNOWN: _ClassVar[PeerState]
    PEER_STATE_REGISTERED: _ClassVar[PeerState]
    PEER_STATE_UNREGISTERED: _ClassVar[PeerState]
    PEER_STATE_REJECTED: _ClassVar[PeerState]
    PEER_STATE_REACHABLE: _ClassVar[PeerState]
    PEER_STATE_UNREACHABLE: _ClassVar[PeerState]
    PEER_STATE_LAGGED: _ClassVar[PeerState]
    PEER_STATE_UNMONITORED: _ClassVar[PeerState]

class QueueMembership(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUEUE_MEMBERSHIP_UNSPECIFIED: _ClassVar[QueueMembership]
    QUEUE_MEMBERSHIP_DYNAMIC: _ClassVar[QueueMembership]
    QUEUE_MEMBERSHIP_REALTIME: _ClassVar[QueueMembership]
    QUEUE_MEMBERSHIP_STATIC: _ClassVar[QueueMembership]

class RegistrationState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REGISTRATION_STATE_UNSPECIFIED: _ClassVar[RegistrationState]
    REGISTRATION_STATE_REGISTERED: _ClassVar[RegistrationState]
    REGISTRATION_STATE_UNREGISTERED: _ClassVar[RegistrationState]
    REGISTRATION_STATE_REJECTED: _ClassVar[RegistrationState]
    REGISTRATION_STATE_FAILED: _ClassVar[RegistrationState]
    REGISTRATION_STATE_REQUEST_SENT: _ClassVar[RegistrationState]
    REGISTRATION_STATE_AUTH_SENT: _ClassVar[RegistrationState]
    REGISTRATION_STATE_TIMEOUT: _ClassVar[RegistrationState]
    REGISTRATION_STATE_NO_AUTHENTICATION: _ClassVar[RegistrationState]
    REGISTRATION_STATE_STOPPED: _ClassVar[RegistrationState]

class RtcpPacketType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RTCP_PACKET_TYPE_UNSPECIFIED: _ClassVar[RtcpPacketType]
    RTCP_PACKET_TYPE_SENDER_REPORT: _ClassVar[RtcpPacketType]
    RTCP_PACKET_TYPE_RECEIVER_REPORT: _ClassVar[RtcpPacketType]

class SecuritySeverity(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SECURITY_SEVERITY_UNSPECIFIED: _ClassVar[SecuritySeverity]
    SECURITY_SEVERITY_INFORMATIONAL: _ClassVar[SecuritySeverity]
    SECURITY_SEVERITY_ERROR: _ClassVar[SecuritySeverity]

class SessionTimeoutSource(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SESSION_TIMEOUT_SOURCE_UNSPECIFIED: _ClassVar[SessionTimeoutSource]
    SESSION_TIMEOUT_SOURCE_RTP_TIMEOUT: _ClassVar[SessionTimeoutSource]
    SESSION_TIMEOUT_SOURCE_SIP_SESSION_TIMER: _ClassVar[SessionTimeoutSource]

class ShutdownKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SHUTDOWN_KIND_UNSPECIFIED: _ClassVar[ShutdownKind]
    SHUTDOWN_KIND_CLEANLY: _ClassVar[ShutdownKind]
    SHUTDOWN_KIND_UNCLEANLY: _ClassVar[ShutdownKind]

class SubscriptionType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SUBSCRIPTION_TYPE_UNSPECIFIED: _ClassVar[SubscriptionType]
    SUBSCRIPTION_TYPE_EXTENSION_STATE: _ClassVar[SubscriptionType]
    SUBSCRIPTION_TYPE_MWI: _ClassVar[SubscriptionType]

class TransferDestination(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TRANSFER_DESTINATION_UNSPECIFIED: _ClassVar[TransferDestination]
    TRANSFER_DESTINATION_BRIDGE: _ClassVar[TransferDestination]
    TRANSFER_DESTINATION_APP: _ClassVar[TransferDestination]
    TRANSFER_DESTINATION_LINK: _ClassVar[TransferDestination]
    TRANSFER_DESTINATION_THREEWAY: _ClassVar[TransferDestination]
    TRANSFER_DESTINATION_FAIL: _ClassVar[TransferDestination]

class TransferResult(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TRANSFER_RESULT_UNSPECIFIED: _ClassVar[TransferResult]
    TRANSFER_RESULT_SUCCESS: _ClassVar[TransferResult]
    TRANSFER_RESULT_FAIL: _ClassVar[TransferResult]
    TRANSFER_RESULT_INVALID: _ClassVar[TransferResult]
    TRANSFER_RESULT_NOT_PERMITTED: _ClassVar[TransferResult]
AGENT_COMPLETE_REASON_UNSPECIFIED: AgentCompleteReason
AGENT_COMPLETE_REASON_CALLER: AgentCompleteReason
AGENT_COMPLETE_REASON_AGENT: AgentCompleteReason
AGENT_COMPLETE_REASON_TRANSFER: AgentCompleteReason
AGENT_STATUS_UNSPECIFIED: AgentStatus
AGENT_STATUS_LOGGED_OFF: AgentStatus
AGENT_STATUS_IDLE: AgentStatus
AGENT_STATUS_ON_CALL: AgentStatus
AMA_FLAGS_UNSPECIFIED: AmaFlags
AMA_FLAGS_OMIT: AmaFlags
AMA_FLAGS_BILLING: AmaFlags
AMA_FLAGS_DOCUMENTATION: AmaFlags
CDR_DISPOSITION_UNSPECIFIED: CdrDisposition
CDR_DISPOSITION_NO_ANSWER: CdrDisposition
CDR_DISPOSITION_FAILED: CdrDisposition
CDR_DISPOSITION_BUSY: CdrDisposition
CDR_DISPOSITION_ANSWERED: CdrDisposition
CDR_DISPOSITION_CONGESTION: CdrDisposition
CEL_EVENT_NAME_UNSPECIFIED: CelEventName
CEL_EVENT_NAME_CHAN_START: CelEventName
CEL_EVENT_NAME_CHAN_END: CelEventName
CEL_EVENT_NAME_HANGUP: CelEventName
CEL_EVENT_NAME_ANSWER: CelEventName
CEL_EVENT_NAME_APP_START: CelEventName
CEL_EVENT_NAME_APP_END: CelEventName
CEL_EVENT_NAME_PARK_START: CelEventName
CEL_EVENT_NAME_PARK_END: CelEventName
CEL_EVENT_NAME_BRIDGE_ENTER: CelEventName
CEL_EVENT_NAME_BRIDGE_EXIT: CelEventName
CEL_EVENT_NAME_USER_DEFINED: CelEventName
CEL_EVENT_NAME_BLINDTRANSFER: CelEventName
CEL_EVENT_NAME_ATTENDEDTRANSFER: CelEventName
CEL_EVENT_NAME_PICKUP: CelEventName
CEL_EVENT_NAME_FORWARD: CelEventName
CEL_EVENT_NAME_LINKEDID_END: CelEventName
CEL_EVENT_NAME_LOCAL_OPTIMIZE: CelEventName
CEL_EVENT_NAME_LOCAL_OPTIMIZE_BEGIN: CelEventName
CEL_EVENT_NAME_STREAM_BEGIN: CelEventName
CEL_EVENT_NAME_STREAM_END: CelEventName
CEL_EVENT_NAME_DTMF: CelEventName
CONTACT_STATE_UNSPECIFIED: ContactState
CONTACT_STATE_UNKNOWN: ContactState
CONTACT_STATE_NON_QUALIFIED: ContactState
CONTACT_STATE_UNQUALIFIED: ContactState
CONTACT_STATE_REACHABLE: ContactState
CONTACT_STATE_UNREACHABLE: ContactState
CONTACT_STATE_REMOVED: ContactState
CONTACT_STATE_CREATED: ContactState
CONTACT_STATE_UPDATED: ContactState
DIAL_STATUS_UNSPECIFIED: DialStatus
DIAL_STATUS_ANSWER: DialStatus
DIAL_STATUS_BUSY: DialStatus
DIAL_STATUS_CANCEL: DialStatus
DIAL_STATUS_CHANUNAVAIL: DialStatus
DIAL_STATUS_CONGESTION: DialStatus
DIAL_STATUS_NOANSWER: DialStatus
DIAL_STATUS_ABORT: DialStatus
DIAL_STATUS_CONTINUE: DialStatus
DIAL_STATUS_GOTO: DialStatus
DIAL_STATUS_RINGING: DialStatus
DIAL_STATUS_PROCEEDING: DialStatus
DIAL_STATUS_PROGRESS: DialStatus
DTMF_DIRECTION_UNSPECIFIED: DtmfDirection
DTMF_DIRECTION_RECEIVED: DtmfDirection
DTMF_DIRECTION_SENT: DtmfDirection
ENABLEMENT_UNSPECIFIED: Enablement
ENABLEMENT_ENABLED: Enablement
ENABLEMENT_DISABLED: Enablement
FAX_OPERATION_UNSPECIFIED: FaxOperation
FAX_OPERATION_SEND: FaxOperation
FAX_OPERATION_RECEIVE: FaxOperation
FAX_OPERATION_GATEWAY: FaxOperation
FAX_OPERATION_V21: FaxOperation
FAX_OPERATION_NONE: FaxOperation
FAX_SESSION_TYPE_UNSPECIFIED: FaxSessionType
FAX_SESSION_TYPE_G711: FaxSessionType
FAX_SESSION_TYPE_T38: FaxSessionType
FAX_STATE_UNSPECIFIED: FaxState
FAX_STATE_UNINITIALIZED: FaxState
FAX_STATE_INITIALIZED: FaxState
FAX_STATE_OPEN: FaxState
FAX_STATE_ACTIVE: FaxState
FAX_STATE_COMPLETE: FaxState
FAX_STATE_RESERVED: FaxState
FAX_STATE_INACTIVE: FaxState
FAX_STATE_UNKNOWN: FaxState
MODULE_RESULT_UNSPECIFIED: ModuleResult
MODULE_RESULT_SUCCESS: ModuleResult
MODULE_RESULT_FAILURE: ModuleResult
MODULE_RESULT_DECLINE: ModuleResult
ORIGINATE_OUTCOME_UNSPECIFIED: OriginateOutcome
ORIGINATE_OUTCOME_SUCCESS: OriginateOutcome
ORIGINATE_OUTCOME_FAILURE: OriginateOutcome
PEER_STATE_UNSPECIFIED: PeerState
PEER_STATE_UNKNOWN: PeerState
PEER_STATE_REGISTERED: PeerState
PEER_STATE_UNREGISTERED: PeerState
PEER_STATE_REJECTED: PeerState
PEER_STATE_REACHABLE: PeerState
PEER_STATE_UNREACHABLE: PeerState
PEER_STATE_LAGGED: PeerState
PEER_STATE_UNMONITORED: PeerState
QUEUE_MEMBERSHIP_UNSPECIFIED: QueueMembership
QUEUE_MEMBERSHIP_DYNAMIC: QueueMembership
QUEUE_MEMBERSHIP_REALTIME: QueueMembership
QUEUE_MEMBERSHIP_STATIC: QueueMembership
REGISTRATION_STATE_UNSPECIFIED: RegistrationState
REGISTRATION_STATE_REGISTERED: RegistrationState
REGISTRATION_STATE_UNREGISTERED: RegistrationState
REGISTRATION_STATE_REJECTED: RegistrationState
REGISTRATION_STATE_FAILED: RegistrationState
REGISTRATION_STATE_REQUEST_SENT: RegistrationState
REGISTRATION_STATE_AUTH_SENT: RegistrationState
REGISTRATION_STATE_TIMEOUT: RegistrationState
REGISTRATION_STATE_NO_AUTHENTICATION: RegistrationState
REGISTRATION_STATE_STOPPED: RegistrationState
RTCP_PACKET_TYPE_UNSPECIFIED: RtcpPacketType
RTCP_PACKET_TYPE_SENDER_REPORT: RtcpPacketType
RTCP_PACKET_TYPE_RECEIVER_REPORT: RtcpPacketType
SECURITY_SEVERITY_UNSPECIFIED: SecuritySeverity
SECURITY_SEVERITY_INFORMATIONAL: SecuritySeverity
SECURITY_SEVERITY_ERROR: SecuritySeverity
SESSION_TIMEOUT_SOURCE_UNSPECIFIED: SessionTimeoutSource
SESSION_TIMEOUT_SOURCE_RTP_TIMEOUT: SessionTimeoutSource
SESSION_TIMEOUT_SOURCE_SIP_SESSION_TIMER: SessionTimeoutSource
SHUTDOWN_KIND_UNSPECIFIED: ShutdownKind
SHUTDOWN_KIND_CLEANLY: ShutdownKind
SHUTDOWN_KIND_UNCLEANLY: ShutdownKind
SUBSCRIPTION_TYPE_UNSPECIFIED: SubscriptionType
SUBSCRIPTION_TYPE_EXTENSION_STATE: SubscriptionType
SUBSCRIPTION_TYPE_MWI: SubscriptionType
TRANSFER_DESTINATION_UNSPECIFIED: TransferDestination
TRANSFER_DESTINATION_BRIDGE: TransferDestination
TRANSFER_DESTINATION_APP: TransferDestination
TRANSFER_DESTINATION_LINK: TransferDestination
TRANSFER_DESTINATION_THREEWAY: TransferDestination
TRANSFER_DESTINATION_FAIL: TransferDestination
TRANSFER_RESULT_UNSPECIFIED: TransferResult
TRANSFER_RESULT_SUCCESS: TransferResult
TRANSFER_RESULT_FAIL: TransferResult
TRANSFER_RESULT_INVALID: TransferResult
TRANSFER_RESULT_NOT_PERMITTED: TransferResult
