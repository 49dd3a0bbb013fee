"""Events by Asterisk's names: `from astergate.events import Hangup`. Made by `make gen`.

LinkUp, LinkDown, Gap and OrphanedResponse are astergate's own. DialStatus and the like are
what fields of events may be.
"""

from .ami.event.v1 import agent_list_pb2 as ami_event_v1_agent_list
from .ami.event.v1 import agent_pb2 as ami_event_v1_agent
from .ami.event.v1 import agi_pb2 as ami_event_v1_agi
from .ami.event.v1 import aoc_pb2 as ami_event_v1_aoc
from .ami.event.v1 import bridge_list_pb2 as ami_event_v1_bridge_list
from .ami.event.v1 import bridge_pb2 as ami_event_v1_bridge
from .ami.event.v1 import cc_pb2 as ami_event_v1_cc
from .ami.event.v1 import cdr_pb2 as ami_event_v1_cdr
from .ami.event.v1 import cel_pb2 as ami_event_v1_cel
from .ami.event.v1 import channel_change_pb2 as ami_event_v1_channel_change
from .ami.event.v1 import channel_list_pb2 as ami_event_v1_channel_list
from .ami.event.v1 import channel_pb2 as ami_event_v1_channel
from .ami.event.v1 import confbridge_pb2 as ami_event_v1_confbridge
from .ami.event.v1 import core_pb2 as ami_event_v1_core
from .ami.event.v1 import dahdi_list_pb2 as ami_event_v1_dahdi_list
from .ami.event.v1 import dahdi_pb2 as ami_event_v1_dahdi
from .ami.event.v1 import database_pb2 as ami_event_v1_database
from .ami.event.v1 import dial_pb2 as ami_event_v1_dial
from .ami.event.v1 import dialplan_pb2 as ami_event_v1_dialplan
from .ami.event.v1 import fax_pb2 as ami_event_v1_fax
from .ami.event.v1 import hangup_handler_pb2 as ami_event_v1_hangup_handler
from .ami.event.v1 import local_pb2 as ami_event_v1_local
from .ami.event.v1 import meetme_pb2 as ami_event_v1_meetme
from .ami.event.v1 import minivm_pb2 as ami_event_v1_minivm
from .ami.event.v1 import mix_monitor_pb2 as ami_event_v1_mix_monitor
from .ami.event.v1 import mobile_pb2 as ami_event_v1_mobile
from .ami.event.v1 import module_pb2 as ami_event_v1_module
from .ami.event.v1 import monitor_pb2 as ami_event_v1_monitor
from .ami.event.v1 import mwi_external_pb2 as ami_event_v1_mwi_external
from .ami.event.v1 import old_application_pb2 as ami_event_v1_old_application
from .ami.event.v1 import old_call_pb2 as ami_event_v1_old_call
from .ami.event.v1 import parking_pb2 as ami_event_v1_parking
from .ami.event.v1 import peer_pb2 as ami_event_v1_peer
from .ami.event.v1 import pjsip_endpoint_pb2 as ami_event_v1_pjsip_endpoint
from .ami.event.v1 import pjsip_list_pb2 as ami_event_v1_pjsip_list
from .ami.event.v1 import pjsip_maintenance_pb2 as ami_event_v1_pjsip_maintenance
from .ami.event.v1 import pjsip_pb2 as ami_event_v1_pjsip
from .ami.event.v1 import pjsip_registration_pb2 as ami_event_v1_pjsip_registration
from .ami.event.v1 import pjsip_subscription_pb2 as ami_event_v1_pjsip_subscription
from .ami.event.v1 import queue_member_pb2 as ami_event_v1_queue_member
from .ami.event.v1 import queue_pb2 as ami_event_v1_queue
from .ami.event.v1 import registration_pb2 as ami_event_v1_registration
from .ami.event.v1 import rtcp_pb2 as ami_event_v1_rtcp
from .ami.event.v1 import security_pb2 as ami_event_v1_security
from .ami.event.v1 import sets_pb2 as ami_event_v1_sets
from .ami.event.v1 import signal_pb2 as ami_event_v1_signal
from .ami.event.v1 import snapshot_pb2 as ami_event_v1_snapshot
from .ami.event.v1 import state_pb2 as ami_event_v1_state
from .ami.event.v1 import test_pb2 as ami_event_v1_test
from .ami.event.v1 import transfer_pb2 as ami_event_v1_transfer
from .ami.event.v1 import voicemail_pb2 as ami_event_v1_voicemail
from .ami.event.v1 import xmpp_pb2 as ami_event_v1_xmpp
from .v1 import event_pb2 as v1_event

AGIExec = ami_event_v1_old_application.AGIExec
AGIExecEnd = ami_event_v1_agi.AGIExecEnd
AGIExecStart = ami_event_v1_agi.AGIExecStart
AOCD = ami_event_v1_aoc.AOCD
AOCE = ami_event_v1_aoc.AOCE
AOCS = ami_event_v1_aoc.AOCS
AgentCalled = ami_event_v1_agent.AgentCalled
AgentComplete = ami_event_v1_agent.AgentComplete
AgentCompleteReason = ami_event_v1_sets.AgentCompleteReason
AgentConnect = ami_event_v1_agent.AgentConnect
AgentDump = ami_event_v1_agent.AgentDump
AgentLogin = ami_event_v1_agent.AgentLogin
AgentLogoff = ami_event_v1_agent.AgentLogoff
AgentRingNoAnswer = ami_event_v1_agent.AgentRingNoAnswer
AgentStatus = ami_event_v1_sets.AgentStatus
Agents = ami_event_v1_agent_list.Agents
Alarm = ami_event_v1_dahdi.Alarm
AlarmClear = ami_event_v1_dahdi.AlarmClear
AmaFlags = ami_event_v1_sets.AmaFlags
AorDetail = ami_event_v1_pjsip.AorDetail
AorList = ami_event_v1_pjsip_list.AorList
AsyncAGI = ami_event_v1_old_application.AsyncAGI
AsyncAGIEnd = ami_event_v1_agi.AsyncAGIEnd
AsyncAGIExec = ami_event_v1_agi.AsyncAGIExec
AsyncAGIStart = ami_event_v1_agi.AsyncAGIStart
AttendedTransfer = ami_event_v1_transfer.AttendedTransfer
AuthDetail = ami_event_v1_pjsip.AuthDetail
AuthList = ami_event_v1_pjsip_list.AuthList
AuthMethodNotAllowed = ami_event_v1_security.AuthMethodNotAllowed
BlindTransfer = ami_event_v1_transfer.BlindTransfer
Bridge = ami_event_v1_old_call.Bridge
BridgeCreate = ami_event_v1_bridge.BridgeCreate
BridgeDestroy = ami_event_v1_bridge.BridgeDestroy
BridgeEnter = ami_event_v1_bridge.BridgeEnter
BridgeInfoChannel = ami_event_v1_bridge_list.BridgeInfoChannel
BridgeInfoComplete = ami_event_v1_bridge_list.BridgeInfoComplete
BridgeLeave = ami_event_v1_bridge.BridgeLeave
BridgeListItem = ami_event_v1_bridge_list.BridgeListItem
BridgeMerge = ami_event_v1_bridge.BridgeMerge
BridgeTechnologyListItem = ami_event_v1_bridge_list.BridgeTechnologyListItem
BridgeVideoSourceUpdate = ami_event_v1_bridge.BridgeVideoSourceUpdate
CCAvailable = ami_event_v1_cc.CCAvailable
CCCallerRecalling = ami_event_v1_cc.CCCallerRecalling
CCCallerStartMonitoring = ami_event_v1_cc.CCCallerStartMonitoring
CCCallerStopMonitoring = ami_event_v1_cc.CCCallerStopMonitoring
CCFailure = ami_event_v1_cc.CCFailure
CCMonitorFailed = ami_event_v1_cc.CCMonitorFailed
CCOfferTimerStart = ami_event_v1_cc.CCOfferTimerStart
CCRecallComplete = ami_event_v1_cc.CCRecallComplete
CCRequestAcknowledged = ami_event_v1_cc.CCRequestAcknowledged
CCRequested = ami_event_v1_cc.CCRequested
CEL = ami_event_v1_cel.CEL
Cdr = ami_event_v1_cdr.Cdr
CdrDisposition = ami_event_v1_sets.CdrDisposition
CelEventName = ami_event_v1_sets.CelEventName
ChallengeResponseFailed = ami_event_v1_security.ChallengeResponseFailed
ChallengeSent = ami_event_v1_security.ChallengeSent
ChanSpyStart = ami_event_v1_monitor.ChanSpyStart
ChanSpyStop = ami_event_v1_monitor.ChanSpyStop
ChannelHungup = ami_event_v1_channel_list.ChannelHungup
ChannelState = ami_event_v1_snapshot.ChannelState
ChannelTalkingStart = ami_event_v1_channel_change.ChannelTalkingStart
ChannelTalkingStop = ami_event_v1_channel_change.ChannelTalkingStop
ChannelUpdate = ami_event_v1_old_call.ChannelUpdate
ConfbridgeEnd = ami_event_v1_confbridge.ConfbridgeEnd
ConfbridgeJoin = ami_event_v1_confbridge.ConfbridgeJoin
ConfbridgeLeave = ami_event_v1_confbridge.ConfbridgeLeave
ConfbridgeList = ami_event_v1_confbridge.ConfbridgeList
ConfbridgeListRooms = ami_event_v1_confbridge.ConfbridgeListRooms
ConfbridgeMute = ami_event_v1_confbridge.ConfbridgeMute
ConfbridgeRecord = ami_event_v1_confbridge.ConfbridgeRecord
ConfbridgeStart = ami_event_v1_confbridge.ConfbridgeStart
ConfbridgeStopRecord = ami_event_v1_confbridge.ConfbridgeStopRecord
ConfbridgeTalking = ami_event_v1_confbridge.ConfbridgeTalking
ConfbridgeUnmute = ami_event_v1_confbridge.ConfbridgeUnmute
ContactList = ami_event_v1_pjsip_list.ContactList
ContactState = ami_event_v1_sets.ContactState
ContactStatus = ami_event_v1_registration.ContactStatus
ContactStatusDetail = ami_event_v1_pjsip.ContactStatusDetail
CoreShowChannel = ami_event_v1_channel.CoreShowChannel
CoreShowChannelMap = ami_event_v1_channel_list.CoreShowChannelMap
DAHDIChannel = ami_event_v1_dahdi.DAHDIChannel
DAHDIShowChannels = ami_event_v1_dahdi_list.DAHDIShowChannels
DAHDIShowStatus = ami_event_v1_dahdi_list.DAHDIShowStatus
DBGetResponse = ami_event_v1_database.DBGetResponse
DBGetTreeResponse = ami_event_v1_database.DBGetTreeResponse
DNDState = ami_event_v1_dahdi.DNDState
DTMF = ami_event_v1_old_call.DTMF
DTMFBegin = ami_event_v1_signal.DTMFBegin
DTMFEnd = ami_event_v1_signal.DTMFEnd
DeadlockStart = ami_event_v1_module.DeadlockStart
DeviceState = ami_event_v1_state.DeviceState
DeviceStateChange = ami_event_v1_state.DeviceStateChange
Dial = ami_event_v1_old_call.Dial
DialBegin = ami_event_v1_dial.DialBegin
DialEnd = ami_event_v1_dial.DialEnd
DialState = ami_event_v1_dial.DialState
DialStatus = ami_event_v1_sets.DialStatus
DtmfDirection = ami_event_v1_sets.DtmfDirection
Enablement = ami_event_v1_sets.Enablement
EndpointDetail = ami_event_v1_pjsip_endpoint.EndpointDetail
EndpointList = ami_event_v1_pjsip.EndpointList
ExtensionStateCode = ami_event_v1_state.ExtensionStateCode
ExtensionStatus = ami_event_v1_state.ExtensionStatus
FAXSession = ami_event_v1_fax.FAXSession
FAXSessionsComplete = ami_event_v1_fax.FAXSessionsComplete
FAXSessionsEntry = ami_event_v1_fax.FAXSessionsEntry
FAXStats = ami_event_v1_fax.FAXStats
FAXStatus = ami_event_v1_fax.FAXStatus
FailedACL = ami_event_v1_security.FailedACL
FaxOperation = ami_event_v1_sets.FaxOperation
FaxSessionType = ami_event_v1_sets.FaxSessionType
FaxState = ami_event_v1_sets.FaxState
Flash = ami_event_v1_signal.Flash
FullyBooted = ami_event_v1_core.FullyBooted
Gap = v1_event.Gap
Hangup = ami_event_v1_channel.Hangup
HangupHandlerPop = ami_event_v1_hangup_handler.HangupHandlerPop
HangupHandlerPush = ami_event_v1_hangup_handler.HangupHandlerPush
HangupHandlerRun = ami_event_v1_hangup_handler.HangupHandlerRun
HangupRequest = ami_event_v1_channel_change.HangupRequest
Hold = ami_event_v1_channel_change.Hold
IdentifyDetail = ami_event_v1_pjsip.IdentifyDetail
InboundRegistrationDetail = ami_event_v1_pjsip_registration.InboundRegistrationDetail
InboundSubscriptionDetail = ami_event_v1_pjsip_subscription.InboundSubscriptionDetail
InvalidAccountID = ami_event_v1_security.InvalidAccountID
InvalidPassword = ami_event_v1_security.InvalidPassword
InvalidTransport = ami_event_v1_security.InvalidTransport
JabberEvent = ami_event_v1_xmpp.JabberEvent
JabberStatus = ami_event_v1_xmpp.JabberStatus
Join = ami_event_v1_old_application.Join
Leave = ami_event_v1_old_application.Leave
LinkDown = v1_event.LinkDown
LinkUp = v1_event.LinkUp
ListDialplan = ami_event_v1_dialplan.ListDialplan
Load = ami_event_v1_module.Load
LoadAverageLimit = ami_event_v1_security.LoadAverageLimit
LocalBridge = ami_event_v1_local.LocalBridge
LocalOptimizationBegin = ami_event_v1_local.LocalOptimizationBegin
LocalOptimizationEnd = ami_event_v1_local.LocalOptimizationEnd
LogChannel = ami_event_v1_module.LogChannel
MCID = ami_event_v1_dahdi.MCID
MWIGet = ami_event_v1_mwi_external.MWIGet
Masquerade = ami_event_v1_old_call.Masquerade
MeetmeEnd = ami_event_v1_meetme.MeetmeEnd
MeetmeJoin = ami_event_v1_meetme.MeetmeJoin
MeetmeLeave = ami_event_v1_meetme.MeetmeLeave
MeetmeList = ami_event_v1_meetme.MeetmeList
MeetmeListRooms = ami_event_v1_meetme.MeetmeListRooms
MeetmeMute = ami_event_v1_meetme.MeetmeMute
MeetmeTalkRequest = ami_event_v1_meetme.MeetmeTalkRequest
MeetmeTalking = ami_event_v1_meetme.MeetmeTalking
MemoryLimit = ami_event_v1_security.MemoryLimit
MessageWaiting = ami_event_v1_voicemail.MessageWaiting
MiniVoiceMail = ami_event_v1_minivm.MiniVoiceMail
MixMonitorMute = ami_event_v1_mix_monitor.MixMonitorMute
MixMonitorStart = ami_event_v1_mix_monitor.MixMonitorStart
MixMonitorStop = ami_event_v1_mix_monitor.MixMonitorStop
MobileState = ami_event_v1_mobile.MobileState
MobileStatus = ami_event_v1_mobile.MobileStatus
ModuleResult = ami_event_v1_sets.ModuleResult
MonitorStart = ami_event_v1_monitor.MonitorStart
MonitorStop = ami_event_v1_monitor.MonitorStop
MusicOnHold = ami_event_v1_old_application.MusicOnHold
MusicOnHoldStart = ami_event_v1_channel_change.MusicOnHoldStart
MusicOnHoldStop = ami_event_v1_channel_change.MusicOnHoldStop
NewAccountCode = ami_event_v1_channel_change.NewAccountCode
NewCallerid = ami_event_v1_channel_change.NewCallerid
NewConnectedLine = ami_event_v1_channel_change.NewConnectedLine
Newchannel = ami_event_v1_channel.Newchannel
Newexten = ami_event_v1_channel.Newexten
Newstate = ami_event_v1_channel.Newstate
OriginateOutcome = ami_event_v1_sets.OriginateOutcome
OriginateResponse = ami_event_v1_dial.OriginateResponse
OrphanedResponse = v1_event.OrphanedResponse
OutboundRegistrationDetail = ami_event_v1_pjsip_registration.OutboundRegistrationDetail
OutboundRegistrationDetailComplete = ami_event_v1_pjsip_registration.OutboundRegistrationDetailComplete
OutboundSubscriptionDetail = ami_event_v1_pjsip_subscription.OutboundSubscriptionDetail
PJSIPMaintenanceStatus = ami_event_v1_pjsip_maintenance.PJSIPMaintenanceStatus
PRIShowSpans = ami_event_v1_dahdi_list.PRIShowSpans
ParkedCall = ami_event_v1_parking.ParkedCall
ParkedCallGiveUp = ami_event_v1_parking.ParkedCallGiveUp
ParkedCallSwap = ami_event_v1_parking.ParkedCallSwap
ParkedCallTimeOut = ami_event_v1_parking.ParkedCallTimeOut
Parkinglot = ami_event_v1_parking.Parkinglot
PeerEntry = ami_event_v1_peer.PeerEntry
PeerState = ami_event_v1_sets.PeerState
PeerStatus = ami_event_v1_registration.PeerStatus
Pickup = ami_event_v1_transfer.Pickup
PresenceStateChange = ami_event_v1_state.PresenceStateChange
PresenceStatus = ami_event_v1_state.PresenceStatus
QueueCallerAbandon = ami_event_v1_queue.QueueCallerAbandon
QueueCallerJoin = ami_event_v1_queue.QueueCallerJoin
QueueCallerLeave = ami_event_v1_queue.QueueCallerLeave
QueueEntry = ami_event_v1_queue.QueueEntry
QueueMember = ami_event_v1_queue.QueueMember
QueueMemberAdded = ami_event_v1_queue_member.QueueMemberAdded
QueueMemberPause = ami_event_v1_queue_member.QueueMemberPause
QueueMemberPaused = ami_event_v1_old_application.QueueMemberPaused
QueueMemberPenalty = ami_event_v1_queue_member.QueueMemberPenalty
QueueMemberRemoved = ami_event_v1_queue_member.QueueMemberRemoved
QueueMemberRinginuse = ami_event_v1_queue_member.QueueMemberRinginuse
QueueMemberStatus = ami_event_v1_queue_member.QueueMemberStatus
QueueMembership = ami_event_v1_sets.QueueMembership
QueueParams = ami_event_v1_queue.QueueParams
QueueSummary = ami_event_v1_queue.QueueSummary
RTCPReceived = ami_event_v1_rtcp.RTCPReceived
RTCPSent = ami_event_v1_rtcp.RTCPSent
ReceiveFAX = ami_event_v1_fax.ReceiveFAX
RegistrationState = ami_event_v1_sets.RegistrationState
Registry = ami_event_v1_registration.Registry
RegistryEntry = ami_event_v1_peer.RegistryEntry
Reload = ami_event_v1_module.Reload
Rename = ami_event_v1_channel_change.Rename
RequestBadFormat = ami_event_v1_security.RequestBadFormat
RequestNotAllowed = ami_event_v1_security.RequestNotAllowed
RequestNotSupported = ami_event_v1_security.RequestNotSupported
ResourceListDetail = ami_event_v1_pjsip_list.ResourceListDetail
RtcpPacketType = ami_event_v1_sets.RtcpPacketType
SIPQualifyPeerDone = ami_event_v1_peer.SIPQualifyPeerDone
SecuritySeverity = ami_event_v1_sets.SecuritySeverity
SendFAX = ami_event_v1_fax.SendFAX
SessionLimit = ami_event_v1_security.SessionLimit
SessionTimeout = ami_event_v1_peer.SessionTimeout
SessionTimeoutSource = ami_event_v1_sets.SessionTimeoutSource
ShowDialPlanComplete = ami_event_v1_dialplan.ShowDialPlanComplete
Shutdown = ami_event_v1_module.Shutdown
ShutdownKind = ami_event_v1_sets.ShutdownKind
SoftHangupRequest = ami_event_v1_channel_change.SoftHangupRequest
SpanAlarm = ami_event_v1_dahdi.SpanAlarm
SpanAlarmClear = ami_event_v1_dahdi.SpanAlarmClear
Status = ami_event_v1_channel_list.Status
SubscriptionType = ami_event_v1_sets.SubscriptionType
SuccessfulAuth = ami_event_v1_security.SuccessfulAuth
TestEvent = ami_event_v1_test.TestEvent
Transfer = ami_event_v1_old_call.Transfer
TransferDestination = ami_event_v1_sets.TransferDestination
TransferResult = ami_event_v1_sets.TransferResult
TransportDetail = ami_event_v1_pjsip.TransportDetail
UnParkedCall = ami_event_v1_parking.UnParkedCall
UnexpectedAddress = ami_event_v1_security.UnexpectedAddress
Unhold = ami_event_v1_channel_change.Unhold
Unload = ami_event_v1_module.Unload
UserEvent = ami_event_v1_core.UserEvent
VarSet = ami_event_v1_channel.VarSet
VoicemailBoxDetail = ami_event_v1_voicemail.VoicemailBoxDetail
VoicemailPasswordChange = ami_event_v1_voicemail.VoicemailPasswordChange
VoicemailUserDetail = ami_event_v1_voicemail.VoicemailUserDetail
VoicemailUserEntry = ami_event_v1_voicemail.VoicemailUserEntry
Wink = ami_event_v1_signal.Wink

__all__ = [
    "AGIExec",
    "AGIExecEnd",
    "AGIExecStart",
    "AOCD",
    "AOCE",
    "AOCS",
    "AgentCalled",
    "AgentComplete",
    "AgentCompleteReason",
    "AgentConnect",
    "AgentDump",
    "AgentLogin",
    "AgentLogoff",
    "AgentRingNoAnswer",
    "AgentStatus",
    "Agents",
    "Alarm",
    "AlarmClear",
    "AmaFlags",
    "AorDetail",
    "AorList",
    "AsyncAGI",
    "AsyncAGIEnd",
    "AsyncAGIExec",
    "AsyncAGIStart",
    "AttendedTransfer",
    "AuthDetail",
    "AuthList",
    "AuthMethodNotAllowed",
    "BlindTransfer",
    "Bridge",
    "BridgeCreate",
    "BridgeDestroy",
    "BridgeEnter",
    "BridgeInfoChannel",
    "BridgeInfoComplete",
    "BridgeLeave",
    "BridgeListItem",
    "BridgeMerge",
    "BridgeTechnologyListItem",
    "BridgeVideoSourceUpdate",
    "CCAvailable",
    "CCCallerRecalling",
    "CCCallerStartMonitoring",
    "CCCallerStopMonitoring",
    "CCFailure",
    "CCMonitorFailed",
    "CCOfferTimerStart",
    "CCRecallComplete",
    "CCRequestAcknowledged",
    "CCRequested",
    "CEL",
    "Cdr",
    "CdrDisposition",
    "CelEventName",
    "ChallengeResponseFailed",
    "ChallengeSent",
    "ChanSpyStart",
    "ChanSpyStop",
    "ChannelHungup",
    "ChannelState",
    "ChannelTalkingStart",
    "ChannelTalkingStop",
    "ChannelUpdate",
    "ConfbridgeEnd",
    "ConfbridgeJoin",
    "ConfbridgeLeave",
    "ConfbridgeList",
    "ConfbridgeListRooms",
    "ConfbridgeMute",
    "ConfbridgeRecord",
    "ConfbridgeStart",
    "ConfbridgeStopRecord",
    "ConfbridgeTalking",
    "ConfbridgeUnmute",
    "ContactList",
    "ContactState",
    "ContactStatus",
    "ContactStatusDetail",
    "CoreShowChannel",
    "CoreShowChannelMap",
    "DAHDIChannel",
    "DAHDIShowChannels",
    "DAHDIShowStatus",
    "DBGetResponse",
    "DBGetTreeResponse",
    "DNDState",
    "DTMF",
    "DTMFBegin",
    "DTMFEnd",
    "DeadlockStart",
    "DeviceState",
    "DeviceStateChange",
    "Dial",
    "DialBegin",
    "DialEnd",
    "DialState",
    "DialStatus",
    "DtmfDirection",
    "Enablement",
    "EndpointDetail",
    "EndpointList",
    "ExtensionStateCode",
    "ExtensionStatus",
    "FAXSession",
    "FAXSessionsComplete",
    "FAXSessionsEntry",
    "FAXStats",
    "FAXStatus",
    "FailedACL",
    "FaxOperation",
    "FaxSessionType",
    "FaxState",
    "Flash",
    "FullyBooted",
    "Gap",
    "Hangup",
    "HangupHandlerPop",
    "HangupHandlerPush",
    "HangupHandlerRun",
    "HangupRequest",
    "Hold",
    "IdentifyDetail",
    "InboundRegistrationDetail",
    "InboundSubscriptionDetail",
    "InvalidAccountID",
    "InvalidPassword",
    "InvalidTransport",
    "JabberEvent",
    "JabberStatus",
    "Join",
    "Leave",
    "LinkDown",
    "LinkUp",
    "ListDialplan",
    "Load",
    "LoadAverageLimit",
    "LocalBridge",
    "LocalOptimizationBegin",
    "LocalOptimizationEnd",
    "LogChannel",
    "MCID",
    "MWIGet",
    "Masquerade",
    "MeetmeEnd",
    "MeetmeJoin",
    "MeetmeLeave",
    "MeetmeList",
    "MeetmeListRooms",
    "MeetmeMute",
    "MeetmeTalkRequest",
    "MeetmeTalking",
    "MemoryLimit",
    "MessageWaiting",
    "MiniVoiceMail",
    "MixMonitorMute",
    "MixMonitorStart",
    "MixMonitorStop",
    "MobileState",
    "MobileStatus",
    "ModuleResult",
    "MonitorStart",
    "MonitorStop",
    "MusicOnHold",
    "MusicOnHoldStart",
    "MusicOnHoldStop",
    "NewAccountCode",
    "NewCallerid",
    "NewConnectedLine",
    "Newchannel",
    "Newexten",
    "Newstate",
    "OriginateOutcome",
    "OriginateResponse",
    "OrphanedResponse",
    "OutboundRegistrationDetail",
    "OutboundRegistrationDetailComplete",
    "OutboundSubscriptionDetail",
    "PJSIPMaintenanceStatus",
    "PRIShowSpans",
    "ParkedCall",
    "ParkedCallGiveUp",
    "ParkedCallSwap",
    "ParkedCallTimeOut",
    "Parkinglot",
    "PeerEntry",
    "PeerState",
    "PeerStatus",
    "Pickup",
    "PresenceStateChange",
    "PresenceStatus",
    "QueueCallerAbandon",
    "QueueCallerJoin",
    "QueueCallerLeave",
    "QueueEntry",
    "QueueMember",
    "QueueMemberAdded",
    "QueueMemberPause",
    "QueueMemberPaused",
    "QueueMemberPenalty",
    "QueueMemberRemoved",
    "QueueMemberRinginuse",
    "QueueMemberStatus",
    "QueueMembership",
    "QueueParams",
    "QueueSummary",
    "RTCPReceived",
    "RTCPSent",
    "ReceiveFAX",
    "RegistrationState",
    "Registry",
    "RegistryEntry",
    "Reload",
    "Rename",
    "RequestBadFormat",
    "RequestNotAllowed",
    "RequestNotSupported",
    "ResourceListDetail",
    "RtcpPacketType",
    "SIPQualifyPeerDone",
    "SecuritySeverity",
    "SendFAX",
    "SessionLimit",
    "SessionTimeout",
    "SessionTimeoutSource",
    "ShowDialPlanComplete",
    "Shutdown",
    "ShutdownKind",
    "SoftHangupRequest",
    "SpanAlarm",
    "SpanAlarmClear",
    "Status",
    "SubscriptionType",
    "SuccessfulAuth",
    "TestEvent",
    "Transfer",
    "TransferDestination",
    "TransferResult",
    "TransportDetail",
    "UnParkedCall",
    "UnexpectedAddress",
    "Unhold",
    "Unload",
    "UserEvent",
    "VarSet",
    "VoicemailBoxDetail",
    "VoicemailPasswordChange",
    "VoicemailUserDetail",
    "VoicemailUserEntry",
    "Wink",
]
