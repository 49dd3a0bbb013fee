import { AGIExecSchema, AsyncAGISchema, JoinSchema, LeaveSchema, MusicOnHoldSchema, QueueMemberPausedSchema } from "./ami/event/v1/old_application_pb.js";
import type { MessageShape } from "@bufbuild/protobuf";
import { AGIExecEndSchema, AGIExecStartSchema, AsyncAGIEndSchema, AsyncAGIExecSchema, AsyncAGIStartSchema } from "./ami/event/v1/agi_pb.js";
import { AOCDSchema, AOCESchema, AOCSSchema } from "./ami/event/v1/aoc_pb.js";
import { AgentCalledSchema, AgentCompleteSchema, AgentConnectSchema, AgentDumpSchema, AgentLoginSchema, AgentLogoffSchema, AgentRingNoAnswerSchema } from "./ami/event/v1/agent_pb.js";
import { AgentsSchema } from "./ami/event/v1/agent_list_pb.js";
import { AlarmClearSchema, AlarmSchema, DAHDIChannelSchema, DNDStateSchema, MCIDSchema, SpanAlarmClearSchema, SpanAlarmSchema } from "./ami/event/v1/dahdi_pb.js";
import { AorDetailSchema, AuthDetailSchema, ContactStatusDetailSchema, EndpointListSchema, IdentifyDetailSchema, TransportDetailSchema } from "./ami/event/v1/pjsip_pb.js";
import { AorListSchema, AuthListSchema, ContactListSchema, ResourceListDetailSchema } from "./ami/event/v1/pjsip_list_pb.js";
import { AttendedTransferSchema, BlindTransferSchema, PickupSchema } from "./ami/event/v1/transfer_pb.js";
import { AuthMethodNotAllowedSchema, ChallengeResponseFailedSchema, ChallengeSentSchema, FailedACLSchema, InvalidAccountIDSchema, InvalidPasswordSchema, InvalidTransportSchema, LoadAverageLimitSchema, MemoryLimitSchema, RequestBadFormatSchema, RequestNotAllowedSchema, RequestNotSupportedSchema, SessionLimitSchema, SuccessfulAuthSchema, UnexpectedAddressSchema } from "./ami/event/v1/security_pb.js";
import { BridgeSchema, ChannelUpdateSchema, DialSchema, DTMFSchema, MasqueradeSchema, TransferSchema } from "./ami/event/v1/old_call_pb.js";
import { BridgeCreateSchema, BridgeDestroySchema, BridgeEnterSchema, BridgeLeaveSchema, BridgeMergeSchema, BridgeVideoSourceUpdateSchema } from "./ami/event/v1/bridge_pb.js";
import { BridgeInfoChannelSchema, BridgeInfoCompleteSchema, BridgeListItemSchema, BridgeTechnologyListItemSchema } from "./ami/event/v1/bridge_list_pb.js";
import { CCAvailableSchema, CCCallerRecallingSchema, CCCallerStartMonitoringSchema, CCCallerStopMonitoringSchema, CCFailureSchema, CCMonitorFailedSchema, CCOfferTimerStartSchema, CCRecallCompleteSchema, CCRequestAcknowledgedSchema, CCRequestedSchema } from "./ami/event/v1/cc_pb.js";
import { CELSchema } from "./ami/event/v1/cel_pb.js";
import { CdrSchema } from "./ami/event/v1/cdr_pb.js";
import { ChanSpyStartSchema, ChanSpyStopSchema, MonitorStartSchema, MonitorStopSchema } from "./ami/event/v1/monitor_pb.js";
import { ChannelHungupSchema, CoreShowChannelMapSchema, StatusSchema } from "./ami/event/v1/channel_list_pb.js";
import { ChannelTalkingStartSchema, ChannelTalkingStopSchema, HangupRequestSchema, HoldSchema, MusicOnHoldStartSchema, MusicOnHoldStopSchema, NewAccountCodeSchema, NewCalleridSchema, NewConnectedLineSchema, RenameSchema, SoftHangupRequestSchema, UnholdSchema } from "./ami/event/v1/channel_change_pb.js";
import { ConfbridgeEndSchema, ConfbridgeJoinSchema, ConfbridgeLeaveSchema, ConfbridgeListRoomsSchema, ConfbridgeListSchema, ConfbridgeMuteSchema, ConfbridgeRecordSchema, ConfbridgeStartSchema, ConfbridgeStopRecordSchema, ConfbridgeTalkingSchema, ConfbridgeUnmuteSchema } from "./ami/event/v1/confbridge_pb.js";
import { ContactStatusSchema, PeerStatusSchema, RegistrySchema } from "./ami/event/v1/registration_pb.js";
import { CoreShowChannelSchema, HangupSchema, NewchannelSchema, NewextenSchema, NewstateSchema, VarSetSchema } from "./ami/event/v1/channel_pb.js";
import { DAHDIShowChannelsSchema, DAHDIShowStatusSchema, PRIShowSpansSchema } from "./ami/event/v1/dahdi_list_pb.js";
import { DBGetResponseSchema, DBGetTreeResponseSchema } from "./ami/event/v1/database_pb.js";
import { DTMFBeginSchema, DTMFEndSchema, FlashSchema, WinkSchema } from "./ami/event/v1/signal_pb.js";
import { DeadlockStartSchema, LoadSchema, LogChannelSchema, ReloadSchema, ShutdownSchema, UnloadSchema } from "./ami/event/v1/module_pb.js";
import { DeviceStateChangeSchema, ExtensionStatusSchema, PresenceStateChangeSchema, PresenceStatusSchema } from "./ami/event/v1/state_pb.js";
import { DialBeginSchema, DialEndSchema, DialStateSchema, OriginateResponseSchema } from "./ami/event/v1/dial_pb.js";
import { EndpointDetailSchema } from "./ami/event/v1/pjsip_endpoint_pb.js";
import { FAXSessionSchema, FAXSessionsCompleteSchema, FAXSessionsEntrySchema, FAXStatsSchema, FAXStatusSchema, ReceiveFAXSchema, SendFAXSchema } from "./ami/event/v1/fax_pb.js";
import { FullyBootedSchema, UserEventSchema } from "./ami/event/v1/core_pb.js";
import { GapSchema, LinkDownSchema, LinkUpSchema, OrphanedResponseSchema } from "./v1/event_pb.js";
import { HangupHandlerPopSchema, HangupHandlerPushSchema, HangupHandlerRunSchema } from "./ami/event/v1/hangup_handler_pb.js";
import { InboundRegistrationDetailSchema, OutboundRegistrationDetailCompleteSchema, OutboundRegistrationDetailSchema } from "./ami/event/v1/pjsip_registration_pb.js";
import { InboundSubscriptionDetailSchema, OutboundSubscriptionDetailSchema } from "./ami/event/v1/pjsip_subscription_pb.js";
import { JabberEventSchema, JabberStatusSchema } from "./ami/event/v1/xmpp_pb.js";
import { ListDialplanSchema, ShowDialPlanCompleteSchema } from "./ami/event/v1/dialplan_pb.js";
import { LocalBridgeSchema, LocalOptimizationBeginSchema, LocalOptimizationEndSchema } from "./ami/event/v1/local_pb.js";
import { MWIGetSchema } from "./ami/event/v1/mwi_external_pb.js";
import { MeetmeEndSchema, MeetmeJoinSchema, MeetmeLeaveSchema, MeetmeListRoomsSchema, MeetmeListSchema, MeetmeMuteSchema, MeetmeTalkingSchema, MeetmeTalkRequestSchema } from "./ami/event/v1/meetme_pb.js";
import { MessageWaitingSchema, VoicemailBoxDetailSchema, VoicemailPasswordChangeSchema, VoicemailUserDetailSchema, VoicemailUserEntrySchema } from "./ami/event/v1/voicemail_pb.js";
import { MiniVoiceMailSchema } from "./ami/event/v1/minivm_pb.js";
import { MixMonitorMuteSchema, MixMonitorStartSchema, MixMonitorStopSchema } from "./ami/event/v1/mix_monitor_pb.js";
import { MobileStatusSchema } from "./ami/event/v1/mobile_pb.js";
import { PJSIPMaintenanceStatusSchema } from "./ami/event/v1/pjsip_maintenance_pb.js";
import { ParkedCallGiveUpSchema, ParkedCallSchema, ParkedCallSwapSchema, ParkedCallTimeOutSchema, ParkinglotSchema, UnParkedCallSchema } from "./ami/event/v1/parking_pb.js";
import { PeerEntrySchema, RegistryEntrySchema, SessionTimeoutSchema, SIPQualifyPeerDoneSchema } from "./ami/event/v1/peer_pb.js";
import { QueueCallerAbandonSchema, QueueCallerJoinSchema, QueueCallerLeaveSchema, QueueEntrySchema, QueueMemberSchema, QueueParamsSchema, QueueSummarySchema } from "./ami/event/v1/queue_pb.js";
import { QueueMemberAddedSchema, QueueMemberPauseSchema, QueueMemberPenaltySchema, QueueMemberRemovedSchema, QueueMemberRinginuseSchema, QueueMemberStatusSchema } from "./ami/event/v1/queue_member_pb.js";
import { RTCPReceivedSchema, RTCPSentSchema } from "./ami/event/v1/rtcp_pb.js";
import { TestEventSchema } from "./ami/event/v1/test_pb.js";

// Events by Asterisk's names; linkUp, linkDown, gap and orphanedResponse are astergate's own.
// @generated by protoc-gen-astergate from astergate/v1/event.proto
/* eslint-disable */

/**
 * AGIExec: an AGI command began or ended. Later versions have AGIExecStart and
 * AGIExecEnd.
 */
export const AGIExec = AGIExecSchema;
export type AGIExec = MessageShape<typeof AGIExecSchema>;

/**
 * AGIExecEnd: an AGI command ended.
 */
export const AGIExecEnd = AGIExecEndSchema;
export type AGIExecEnd = MessageShape<typeof AGIExecEndSchema>;

/**
 * AGIExecStart: an AGI command began.
 */
export const AGIExecStart = AGIExecStartSchema;
export type AGIExecStart = MessageShape<typeof AGIExecStartSchema>;

/**
 * AOCD: during a call somebody told what it costs.
 */
export const AOCD = AOCDSchema;
export type AOCD = MessageShape<typeof AOCDSchema>;

/**
 * AOCE: at the end of a call somebody told what it has cost.
 */
export const AOCE = AOCESchema;
export type AOCE = MessageShape<typeof AOCESchema>;

/**
 * AOCS: at the start of a call somebody told its rates. There are up to ten
 * (ETS 300 182), each numbered by Asterisk.
 */
export const AOCS = AOCSSchema;
export type AOCS = MessageShape<typeof AOCSSchema>;

/**
 * AgentCalled: a queue calls a member.
 */
export const AgentCalled = AgentCalledSchema;
export type AgentCalled = MessageShape<typeof AgentCalledSchema>;

/**
 * AgentComplete: a call between caller and member ended.
 */
export const AgentComplete = AgentCompleteSchema;
export type AgentComplete = MessageShape<typeof AgentCompleteSchema>;

/**
 * AgentConnect: a member took a call.
 */
export const AgentConnect = AgentConnectSchema;
export type AgentConnect = MessageShape<typeof AgentConnectSchema>;

/**
 * AgentDump: a member hung up while the queue's announcement was played to him.
 */
export const AgentDump = AgentDumpSchema;
export type AgentDump = MessageShape<typeof AgentDumpSchema>;

/**
 * AgentLogin: an agent of app_agent_pool logged in.
 */
export const AgentLogin = AgentLoginSchema;
export type AgentLogin = MessageShape<typeof AgentLoginSchema>;

/**
 * AgentLogoff: an agent of app_agent_pool logged off.
 */
export const AgentLogoff = AgentLogoffSchema;
export type AgentLogoff = MessageShape<typeof AgentLogoffSchema>;

/**
 * AgentRingNoAnswer: a member was called and did not answer.
 */
export const AgentRingNoAnswer = AgentRingNoAnswerSchema;
export type AgentRingNoAnswer = MessageShape<typeof AgentRingNoAnswerSchema>;

/**
 * Agents is one agent of the list that the action Agents yields.
 */
export const Agents = AgentsSchema;
export type Agents = MessageShape<typeof AgentsSchema>;

/**
 * Alarm: a hardware channel has an alarm.
 */
export const Alarm = AlarmSchema;
export type Alarm = MessageShape<typeof AlarmSchema>;

/**
 * AlarmClear: a hardware channel's alarm is over.
 */
export const AlarmClear = AlarmClearSchema;
export type AlarmClear = MessageShape<typeof AlarmClearSchema>;

/**
 * AorDetail is an address of record in the list PJSIPShowEndpoint, with the
 * options of its section in pjsip.conf.
 */
export const AorDetail = AorDetailSchema;
export type AorDetail = MessageShape<typeof AorDetailSchema>;

/**
 * AorList is an address of record of the list PJSIPShowAors.
 */
export const AorList = AorListSchema;
export type AorList = MessageShape<typeof AorListSchema>;

/**
 * AsyncAGI: a channel waits for the action AGI, ran a command of it, or left.
 * Later versions have AsyncAGIStart, AsyncAGIExec and AsyncAGIEnd.
 */
export const AsyncAGI = AsyncAGISchema;
export type AsyncAGI = MessageShape<typeof AsyncAGISchema>;

/**
 * AsyncAGIEnd: a channel no longer waits for commands by the action AGI.
 */
export const AsyncAGIEnd = AsyncAGIEndSchema;
export type AsyncAGIEnd = MessageShape<typeof AsyncAGIEndSchema>;

/**
 * AsyncAGIExec: a command sent by the action AGI ended.
 */
export const AsyncAGIExec = AsyncAGIExecSchema;
export type AsyncAGIExec = MessageShape<typeof AsyncAGIExecSchema>;

/**
 * AsyncAGIStart: a channel ran AGI(agi:async) and waits for commands by the
 * action AGI.
 */
export const AsyncAGIStart = AsyncAGIStartSchema;
export type AsyncAGIStart = MessageShape<typeof AsyncAGIStartSchema>;

/**
 * AttendedTransfer: a party of two calls connected them with one another.
 */
export const AttendedTransfer = AttendedTransferSchema;
export type AttendedTransfer = MessageShape<typeof AttendedTransferSchema>;

/**
 * AuthDetail is a pair of credentials in the list PJSIPShowEndpoint, passwords
 * in clear.
 */
export const AuthDetail = AuthDetailSchema;
export type AuthDetail = MessageShape<typeof AuthDetailSchema>;

/**
 * AuthList is a pair of credentials of the list PJSIPShowAuths, passwords in
 * clear.
 */
export const AuthList = AuthListSchema;
export type AuthList = MessageShape<typeof AuthListSchema>;

/**
 * AuthMethodNotAllowed: an account may not log in this way.
 */
export const AuthMethodNotAllowed = AuthMethodNotAllowedSchema;
export type AuthMethodNotAllowed = MessageShape<typeof AuthMethodNotAllowedSchema>;

/**
 * BlindTransfer: a party of a call sent the other one to an extension.
 */
export const BlindTransfer = BlindTransferSchema;
export type BlindTransfer = MessageShape<typeof BlindTransferSchema>;

/**
 * Bridge: two channels were connected, or no longer. Later versions have
 * BridgeEnter and BridgeLeave.
 */
export const Bridge = BridgeSchema;
export type Bridge = MessageShape<typeof BridgeSchema>;

/**
 * BridgeCreate: a bridge was made.
 */
export const BridgeCreate = BridgeCreateSchema;
export type BridgeCreate = MessageShape<typeof BridgeCreateSchema>;

/**
 * BridgeDestroy: a bridge ended.
 */
export const BridgeDestroy = BridgeDestroySchema;
export type BridgeDestroy = MessageShape<typeof BridgeDestroySchema>;

/**
 * BridgeEnter: a channel entered a bridge.
 */
export const BridgeEnter = BridgeEnterSchema;
export type BridgeEnter = MessageShape<typeof BridgeEnterSchema>;

/**
 * BridgeInfoChannel is one channel of the list that the action BridgeInfo
 * yields.
 */
export const BridgeInfoChannel = BridgeInfoChannelSchema;
export type BridgeInfoChannel = MessageShape<typeof BridgeInfoChannelSchema>;

/**
 * BridgeInfoComplete ends the list that the action BridgeInfo yields, and tells
 * of the bridge itself.
 */
export const BridgeInfoComplete = BridgeInfoCompleteSchema;
export type BridgeInfoComplete = MessageShape<typeof BridgeInfoCompleteSchema>;

/**
 * BridgeLeave: a channel left a bridge.
 */
export const BridgeLeave = BridgeLeaveSchema;
export type BridgeLeave = MessageShape<typeof BridgeLeaveSchema>;

/**
 * BridgeListItem is one bridge of the list that the action BridgeList yields.
 */
export const BridgeListItem = BridgeListItemSchema;
export type BridgeListItem = MessageShape<typeof BridgeListItemSchema>;

/**
 * BridgeMerge: the channels of one bridge move to another one.
 */
export const BridgeMerge = BridgeMergeSchema;
export type BridgeMerge = MessageShape<typeof BridgeMergeSchema>;

/**
 * BridgeTechnologyListItem is one technology of the list that the action
 * BridgeTechnologyList yields.
 */
export const BridgeTechnologyListItem = BridgeTechnologyListItemSchema;
export type BridgeTechnologyListItem = MessageShape<typeof BridgeTechnologyListItemSchema>;

/**
 * BridgeVideoSourceUpdate: another channel is the source of a bridge's video.
 */
export const BridgeVideoSourceUpdate = BridgeVideoSourceUpdateSchema;
export type BridgeVideoSourceUpdate = MessageShape<typeof BridgeVideoSourceUpdateSchema>;

/**
 * CCAvailable: a caller can be called back when the callee is free.
 */
export const CCAvailable = CCAvailableSchema;
export type CCAvailable = MessageShape<typeof CCAvailableSchema>;

/**
 * CCCallerRecalling: the caller is called back.
 */
export const CCCallerRecalling = CCCallerRecallingSchema;
export type CCCallerRecalling = MessageShape<typeof CCCallerRecallingSchema>;

/**
 * CCCallerStartMonitoring: the callee is free, but the caller is busy now.
 */
export const CCCallerStartMonitoring = CCCallerStartMonitoringSchema;
export type CCCallerStartMonitoring = MessageShape<typeof CCCallerStartMonitoringSchema>;

/**
 * CCCallerStopMonitoring: the caller is free again.
 */
export const CCCallerStopMonitoring = CCCallerStopMonitoringSchema;
export type CCCallerStopMonitoring = MessageShape<typeof CCCallerStopMonitoringSchema>;

/**
 * CCFailure: it will not come to a call back.
 */
export const CCFailure = CCFailureSchema;
export type CCFailure = MessageShape<typeof CCFailureSchema>;

/**
 * CCMonitorFailed: a callee is no longer watched.
 */
export const CCMonitorFailed = CCMonitorFailedSchema;
export type CCMonitorFailed = MessageShape<typeof CCMonitorFailedSchema>;

/**
 * CCOfferTimerStart: the time in which a caller may ask for it began.
 */
export const CCOfferTimerStart = CCOfferTimerStartSchema;
export type CCOfferTimerStart = MessageShape<typeof CCOfferTimerStartSchema>;

/**
 * CCRecallComplete: the call back reached the callee.
 */
export const CCRecallComplete = CCRecallCompleteSchema;
export type CCRecallComplete = MessageShape<typeof CCRecallCompleteSchema>;

/**
 * CCRequestAcknowledged: the callee's side took that.
 */
export const CCRequestAcknowledged = CCRequestAcknowledgedSchema;
export type CCRequestAcknowledged = MessageShape<typeof CCRequestAcknowledgedSchema>;

/**
 * CCRequested: a caller asked to be called back.
 */
export const CCRequested = CCRequestedSchema;
export type CCRequested = MessageShape<typeof CCRequestedSchema>;

/**
 * CEL: one step of a channel's life was logged.
 */
export const CEL = CELSchema;
export type CEL = MessageShape<typeof CELSchema>;

/**
 * Cdr: a call detail record was closed. Configured further fields of
 * cdr_manager.conf stand in the envelope's unmapped.
 */
export const Cdr = CdrSchema;
export type Cdr = MessageShape<typeof CdrSchema>;

/**
 * ChallengeResponseFailed: the answer to a challenge was wrong.
 */
export const ChallengeResponseFailed = ChallengeResponseFailedSchema;
export type ChallengeResponseFailed = MessageShape<typeof ChallengeResponseFailedSchema>;

/**
 * ChallengeSent: somebody was asked to prove who he is.
 */
export const ChallengeSent = ChallengeSentSchema;
export type ChallengeSent = MessageShape<typeof ChallengeSentSchema>;

/**
 * ChanSpyStart: a channel began to listen to another one.
 */
export const ChanSpyStart = ChanSpyStartSchema;
export type ChanSpyStart = MessageShape<typeof ChanSpyStartSchema>;

/**
 * ChanSpyStop: a channel stopped listening.
 */
export const ChanSpyStop = ChanSpyStopSchema;
export type ChanSpyStop = MessageShape<typeof ChanSpyStopSchema>;

/**
 * ChannelHungup is one channel that the action Hangup ended, when it was given
 * a pattern instead of a name.
 */
export const ChannelHungup = ChannelHungupSchema;
export type ChannelHungup = MessageShape<typeof ChannelHungupSchema>;

/**
 * ChannelTalkingStart: somebody began to talk. Only on channels where the
 * dialplan set TALK_DETECT.
 */
export const ChannelTalkingStart = ChannelTalkingStartSchema;
export type ChannelTalkingStart = MessageShape<typeof ChannelTalkingStartSchema>;

/**
 * ChannelTalkingStop: the talk that ChannelTalkingStart told of has ended.
 */
export const ChannelTalkingStop = ChannelTalkingStopSchema;
export type ChannelTalkingStop = MessageShape<typeof ChannelTalkingStopSchema>;

/**
 * ChannelUpdate: the other side's name of a call is known. With chan_sip only if
 * sip.conf says `callevents=yes`.
 */
export const ChannelUpdate = ChannelUpdateSchema;
export type ChannelUpdate = MessageShape<typeof ChannelUpdateSchema>;

/**
 * ConfbridgeEnd: a conference ended: nobody is in it.
 */
export const ConfbridgeEnd = ConfbridgeEndSchema;
export type ConfbridgeEnd = MessageShape<typeof ConfbridgeEndSchema>;

/**
 * ConfbridgeJoin: somebody joined a conference.
 */
export const ConfbridgeJoin = ConfbridgeJoinSchema;
export type ConfbridgeJoin = MessageShape<typeof ConfbridgeJoinSchema>;

/**
 * ConfbridgeLeave: somebody left a conference.
 */
export const ConfbridgeLeave = ConfbridgeLeaveSchema;
export type ConfbridgeLeave = MessageShape<typeof ConfbridgeLeaveSchema>;

/**
 * ConfbridgeList is one participant of the list ConfbridgeList.
 */
export const ConfbridgeList = ConfbridgeListSchema;
export type ConfbridgeList = MessageShape<typeof ConfbridgeListSchema>;

/**
 * ConfbridgeListRooms is one conference of the list ConfbridgeListRooms.
 */
export const ConfbridgeListRooms = ConfbridgeListRoomsSchema;
export type ConfbridgeListRooms = MessageShape<typeof ConfbridgeListRoomsSchema>;

/**
 * ConfbridgeMute: somebody is no longer heard in a conference.
 */
export const ConfbridgeMute = ConfbridgeMuteSchema;
export type ConfbridgeMute = MessageShape<typeof ConfbridgeMuteSchema>;

/**
 * ConfbridgeRecord: a recording of a conference began.
 */
export const ConfbridgeRecord = ConfbridgeRecordSchema;
export type ConfbridgeRecord = MessageShape<typeof ConfbridgeRecordSchema>;

/**
 * ConfbridgeStart: a conference began: somebody is in it.
 */
export const ConfbridgeStart = ConfbridgeStartSchema;
export type ConfbridgeStart = MessageShape<typeof ConfbridgeStartSchema>;

/**
 * ConfbridgeStopRecord: a recording of a conference ended.
 */
export const ConfbridgeStopRecord = ConfbridgeStopRecordSchema;
export type ConfbridgeStopRecord = MessageShape<typeof ConfbridgeStopRecordSchema>;

/**
 * ConfbridgeTalking: somebody began or ceased to talk. Only with talk
 * detection.
 */
export const ConfbridgeTalking = ConfbridgeTalkingSchema;
export type ConfbridgeTalking = MessageShape<typeof ConfbridgeTalkingSchema>;

/**
 * ConfbridgeUnmute: somebody is heard in a conference again.
 */
export const ConfbridgeUnmute = ConfbridgeUnmuteSchema;
export type ConfbridgeUnmute = MessageShape<typeof ConfbridgeUnmuteSchema>;

/**
 * ContactList is a contact of the list PJSIPShowContacts: an address where a
 * device is now.
 */
export const ContactList = ContactListSchema;
export type ContactList = MessageShape<typeof ContactListSchema>;

/**
 * ContactStatus: the state of a contact changed.
 */
export const ContactStatus = ContactStatusSchema;
export type ContactStatus = MessageShape<typeof ContactStatusSchema>;

/**
 * ContactStatusDetail is an address where an endpoint is now, in the list
 * PJSIPShowEndpoint.
 */
export const ContactStatusDetail = ContactStatusDetailSchema;
export type ContactStatusDetail = MessageShape<typeof ContactStatusDetailSchema>;

/**
 * CoreShowChannel is one channel of the list CoreShowChannels.
 */
export const CoreShowChannel = CoreShowChannelSchema;
export type CoreShowChannel = MessageShape<typeof CoreShowChannelSchema>;

/**
 * CoreShowChannelMap is one pair of the list that the action CoreShowChannelMap
 * yields, which Asterisk has since 18.19 and 20.4: a channel that the asked one
 * is connected with, in its bridge or behind Local channels.
 */
export const CoreShowChannelMap = CoreShowChannelMapSchema;
export type CoreShowChannelMap = MessageShape<typeof CoreShowChannelMapSchema>;

/**
 * DAHDIChannel: a channel was given its place on the hardware, or another one.
 */
export const DAHDIChannel = DAHDIChannelSchema;
export type DAHDIChannel = MessageShape<typeof DAHDIChannelSchema>;

/**
 * DAHDIShowChannels is a channel of the hardware in the list DAHDIShowChannels.
 */
export const DAHDIShowChannels = DAHDIShowChannelsSchema;
export type DAHDIShowChannels = MessageShape<typeof DAHDIShowChannelsSchema>;

/**
 * DAHDIShowStatus is a line of the hardware in the list DAHDIShowStatus.
 */
export const DAHDIShowStatus = DAHDIShowStatusSchema;
export type DAHDIShowStatus = MessageShape<typeof DAHDIShowStatusSchema>;

/**
 * DBGetResponse is the entry that the action DBGet asked for.
 */
export const DBGetResponse = DBGetResponseSchema;
export type DBGetResponse = MessageShape<typeof DBGetResponseSchema>;

/**
 * DBGetTreeResponse is one entry of the list that the action DBGetTree yields.
 */
export const DBGetTreeResponse = DBGetTreeResponseSchema;
export type DBGetTreeResponse = MessageShape<typeof DBGetTreeResponseSchema>;

/**
 * DNDState: do not disturb was switched on a hardware channel.
 */
export const DNDState = DNDStateSchema;
export type DNDState = MessageShape<typeof DNDStateSchema>;

/**
 * DTMF: a digit began or ended. Later versions have DTMFBegin and DTMFEnd.
 */
export const DTMF = DTMFSchema;
export type DTMF = MessageShape<typeof DTMFSchema>;

/**
 * DTMFBegin: a DTMF digit began.
 */
export const DTMFBegin = DTMFBeginSchema;
export type DTMFBegin = MessageShape<typeof DTMFBeginSchema>;

/**
 * DTMFEnd: a DTMF digit ended. It may come without a DTMFBegin.
 */
export const DTMFEnd = DTMFEndSchema;
export type DTMFEnd = MessageShape<typeof DTMFEndSchema>;

/**
 * DeadlockStart: a lock has not been free for so long that Asterisk takes it for
 * a deadlock. Only an Asterisk that was built to look for these sends it, and not
 * always then. It was brought to 16.29 and 18.15 as well.
 */
export const DeadlockStart = DeadlockStartSchema;
export type DeadlockStart = MessageShape<typeof DeadlockStartSchema>;

/**
 * DeviceStateChange: the state of a device changed. Also an item of the list
 * DeviceStateList.
 */
export const DeviceStateChange = DeviceStateChangeSchema;
export type DeviceStateChange = MessageShape<typeof DeviceStateChangeSchema>;

/**
 * Dial: a channel dials another one, or dialling ended. Later versions have
 * DialBegin and DialEnd.
 */
export const Dial = DialSchema;
export type Dial = MessageShape<typeof DialSchema>;

/**
 * DialBegin: a channel is being dialled.
 */
export const DialBegin = DialBeginSchema;
export type DialBegin = MessageShape<typeof DialBeginSchema>;

/**
 * DialEnd: dialling a channel ended.
 */
export const DialEnd = DialEndSchema;
export type DialEnd = MessageShape<typeof DialEndSchema>;

/**
 * DialState: something is known of a dialled channel, but the dialling goes on.
 */
export const DialState = DialStateSchema;
export type DialState = MessageShape<typeof DialStateSchema>;

/**
 * EndpointDetail is the endpoint itself in the list PJSIPShowEndpoint: its
 * state, and the options of its section in pjsip.conf, those that are not set
 * with their defaults.
 */
export const EndpointDetail = EndpointDetailSchema;
export type EndpointDetail = MessageShape<typeof EndpointDetailSchema>;

/**
 * EndpointList is one endpoint of the list PJSIPShowEndpoints.
 */
export const EndpointList = EndpointListSchema;
export type EndpointList = MessageShape<typeof EndpointListSchema>;

/**
 * ExtensionStatus: the state of an extension's devices changed. Also an item of
 * the list ExtensionStateList.
 */
export const ExtensionStatus = ExtensionStatusSchema;
export type ExtensionStatus = MessageShape<typeof ExtensionStatusSchema>;

/**
 * FAXSession is one session as the action FAXSession yields it. Which headers it
 * has depends on the operation and on the technology (res/res_fax_spandsp.c).
 */
export const FAXSession = FAXSessionSchema;
export type FAXSession = MessageShape<typeof FAXSessionSchema>;

/**
 * FAXSessionsComplete ends the list that the action FAXSessions yields.
 */
export const FAXSessionsComplete = FAXSessionsCompleteSchema;
export type FAXSessionsComplete = MessageShape<typeof FAXSessionsCompleteSchema>;

/**
 * FAXSessionsEntry is one session of the list that the action FAXSessions
 * yields.
 */
export const FAXSessionsEntry = FAXSessionsEntrySchema;
export type FAXSessionsEntry = MessageShape<typeof FAXSessionsEntrySchema>;

/**
 * FAXStats is what the action FAXStats yields: counts since res_fax was loaded.
 */
export const FAXStats = FAXStatsSchema;
export type FAXStats = MessageShape<typeof FAXStatsSchema>;

/**
 * FAXStatus: a fax came one step further.
 */
export const FAXStatus = FAXStatusSchema;
export type FAXStatus = MessageShape<typeof FAXStatusSchema>;

/**
 * FailedACL: an address may not use the account.
 */
export const FailedACL = FailedACLSchema;
export type FailedACL = MessageShape<typeof FailedACLSchema>;

/**
 * Flash: a hook flash came in on a channel.
 */
export const Flash = FlashSchema;
export type Flash = MessageShape<typeof FlashSchema>;

/**
 * FullyBooted: Asterisk has loaded everything. It follows the login if that
 * was so already, and comes only to logins with class system.
 */
export const FullyBooted = FullyBootedSchema;
export type FullyBooted = MessageShape<typeof FullyBootedSchema>;

/**
 * Gap: events of the server are missing at this place of the stream.
 */
export const Gap = GapSchema;
export type Gap = MessageShape<typeof GapSchema>;

/**
 * Hangup: a channel ended. It is the channel's last event.
 */
export const Hangup = HangupSchema;
export type Hangup = MessageShape<typeof HangupSchema>;

/**
 * HangupHandlerPop: the topmost handler was taken from a channel's stack
 * without being run.
 */
export const HangupHandlerPop = HangupHandlerPopSchema;
export type HangupHandlerPop = MessageShape<typeof HangupHandlerPopSchema>;

/**
 * HangupHandlerPush: a handler was put on top of a channel's stack.
 */
export const HangupHandlerPush = HangupHandlerPushSchema;
export type HangupHandlerPush = MessageShape<typeof HangupHandlerPushSchema>;

/**
 * HangupHandlerRun: a handler is about to run on a channel that ends.
 */
export const HangupHandlerRun = HangupHandlerRunSchema;
export type HangupHandlerRun = MessageShape<typeof HangupHandlerRunSchema>;

/**
 * HangupRequest: the channel technology asked to end a channel: its far end
 * hung up, or the call failed. Hangup follows when the channel has ended.
 */
export const HangupRequest = HangupRequestSchema;
export type HangupRequest = MessageShape<typeof HangupRequestSchema>;

/**
 * Hold: a call was put on hold: by the far end of a channel, or by a party that
 * begins an attended transfer.
 */
export const Hold = HoldSchema;
export type Hold = MessageShape<typeof HoldSchema>;

/**
 * IdentifyDetail is a rule in the list PJSIPShowEndpoint by which an endpoint's
 * requests are known.
 */
export const IdentifyDetail = IdentifyDetailSchema;
export type IdentifyDetail = MessageShape<typeof IdentifyDetailSchema>;

/**
 * InboundRegistrationDetail is an address of record of the list
 * PJSIPShowRegistrationsInbound, with the options of its section in pjsip.conf
 * and the contacts that are registered.
 */
export const InboundRegistrationDetail = InboundRegistrationDetailSchema;
export type InboundRegistrationDetail = MessageShape<typeof InboundRegistrationDetailSchema>;

/**
 * InboundSubscriptionDetail is a subscription of a device at Asterisk, of the
 * list PJSIPShowSubscriptionsInbound.
 */
export const InboundSubscriptionDetail = InboundSubscriptionDetailSchema;
export type InboundSubscriptionDetail = MessageShape<typeof InboundSubscriptionDetailSchema>;

/**
 * InvalidAccountID: there is no such account.
 */
export const InvalidAccountID = InvalidAccountIDSchema;
export type InvalidAccountID = MessageShape<typeof InvalidAccountIDSchema>;

/**
 * InvalidPassword: a password was wrong.
 */
export const InvalidPassword = InvalidPasswordSchema;
export type InvalidPassword = MessageShape<typeof InvalidPasswordSchema>;

/**
 * InvalidTransport: an account may not use this transport.
 */
export const InvalidTransport = InvalidTransportSchema;
export type InvalidTransport = MessageShape<typeof InvalidTransportSchema>;

/**
 * JabberEvent: a packet was sent or came, while debugging is on. Only Asterisk
 * 11 and older send it.
 */
export const JabberEvent = JabberEventSchema;
export type JabberEvent = MessageShape<typeof JabberEventSchema>;

/**
 * JabberStatus: a buddy's presence changed.
 */
export const JabberStatus = JabberStatusSchema;
export type JabberStatus = MessageShape<typeof JabberStatusSchema>;

/**
 * Join: a caller began to wait in a queue. Later versions have QueueCallerJoin.
 */
export const Join = JoinSchema;
export type Join = MessageShape<typeof JoinSchema>;

/**
 * Leave: a caller no longer waits in a queue. Later versions have
 * QueueCallerLeave.
 */
export const Leave = LeaveSchema;
export type Leave = MessageShape<typeof LeaveSchema>;

/**
 * LinkDown: the manager link to the server was lost.
 */
export const LinkDown = LinkDownSchema;
export type LinkDown = MessageShape<typeof LinkDownSchema>;

/**
 * LinkUp: the manager link to the server is ready, and events flow from here
 * on. If it was up before, what Asterisk said in between is lost: whoever
 * keeps state from events reads it anew now.
 */
export const LinkUp = LinkUpSchema;
export type LinkUp = MessageShape<typeof LinkUpSchema>;

/**
 * ListDialplan is one line of the list that the action ShowDialPlan yields.
 * Which fields are set says what it is: a step has extension and priority, a
 * hint extension and priority `hint`, an include include_context.
 */
export const ListDialplan = ListDialplanSchema;
export type ListDialplan = MessageShape<typeof ListDialplanSchema>;

/**
 * Load: a module was loaded, or failed to.
 */
export const Load = LoadSchema;
export type Load = MessageShape<typeof LoadSchema>;

/**
 * LoadAverageLimit: the machine is too busy to take a request.
 */
export const LoadAverageLimit = LoadAverageLimitSchema;
export type LoadAverageLimit = MessageShape<typeof LoadAverageLimitSchema>;

/**
 * LocalBridge: the halves of a Local channel are there and joined.
 */
export const LocalBridge = LocalBridgeSchema;
export type LocalBridge = MessageShape<typeof LocalBridgeSchema>;

/**
 * LocalOptimizationBegin: Asterisk began to take a Local channel out of a call.
 */
export const LocalOptimizationBegin = LocalOptimizationBeginSchema;
export type LocalOptimizationBegin = MessageShape<typeof LocalOptimizationBeginSchema>;

/**
 * LocalOptimizationEnd: taking a Local channel out of a call has ended.
 */
export const LocalOptimizationEnd = LocalOptimizationEndSchema;
export type LocalOptimizationEnd = MessageShape<typeof LocalOptimizationEndSchema>;

/**
 * LogChannel: a channel of the log was switched on, or off because writing to
 * it failed.
 */
export const LogChannel = LogChannelSchema;
export type LogChannel = MessageShape<typeof LogChannelSchema>;

/**
 * MCID: the called party asked the network to record a malicious call.
 */
export const MCID = MCIDSchema;
export type MCID = MessageShape<typeof MCIDSchema>;

/**
 * MWIGet is a mailbox of the list MWIGet.
 */
export const MWIGet = MWIGetSchema;
export type MWIGet = MessageShape<typeof MWIGetSchema>;

/**
 * Masquerade: a channel takes the place of another one.
 */
export const Masquerade = MasqueradeSchema;
export type Masquerade = MessageShape<typeof MasqueradeSchema>;

/**
 * MeetmeEnd: a conference ended.
 */
export const MeetmeEnd = MeetmeEndSchema;
export type MeetmeEnd = MessageShape<typeof MeetmeEndSchema>;

/**
 * MeetmeJoin: somebody joined a conference.
 */
export const MeetmeJoin = MeetmeJoinSchema;
export type MeetmeJoin = MessageShape<typeof MeetmeJoinSchema>;

/**
 * MeetmeLeave: somebody left a conference.
 */
export const MeetmeLeave = MeetmeLeaveSchema;
export type MeetmeLeave = MessageShape<typeof MeetmeLeaveSchema>;

/**
 * MeetmeList is a participant of the list MeetmeList.
 */
export const MeetmeList = MeetmeListSchema;
export type MeetmeList = MessageShape<typeof MeetmeListSchema>;

/**
 * MeetmeListRooms is a conference of the list MeetmeListRooms.
 */
export const MeetmeListRooms = MeetmeListRoomsSchema;
export type MeetmeListRooms = MessageShape<typeof MeetmeListRoomsSchema>;

/**
 * MeetmeMute: somebody was muted, or is heard again.
 */
export const MeetmeMute = MeetmeMuteSchema;
export type MeetmeMute = MessageShape<typeof MeetmeMuteSchema>;

/**
 * MeetmeTalkRequest: somebody who is muted asks to be heard, or no longer.
 */
export const MeetmeTalkRequest = MeetmeTalkRequestSchema;
export type MeetmeTalkRequest = MessageShape<typeof MeetmeTalkRequestSchema>;

/**
 * MeetmeTalking: somebody talks, or no longer.
 */
export const MeetmeTalking = MeetmeTalkingSchema;
export type MeetmeTalking = MessageShape<typeof MeetmeTalkingSchema>;

/**
 * MemoryLimit: the machine has too little memory to take a request.
 */
export const MemoryLimit = MemoryLimitSchema;
export type MemoryLimit = MessageShape<typeof MemoryLimitSchema>;

/**
 * MessageWaiting: the number of messages in a mailbox changed, or a channel has
 * finished with the mailbox.
 */
export const MessageWaiting = MessageWaitingSchema;
export type MessageWaiting = MessageShape<typeof MessageWaitingSchema>;

/**
 * MiniVoiceMail: somebody was told of a message. No server was made to send it:
 * it stands after Asterisk's source.
 */
export const MiniVoiceMail = MiniVoiceMailSchema;
export type MiniVoiceMail = MessageShape<typeof MiniVoiceMailSchema>;

/**
 * MixMonitorMute: a recording leaves something out, or no longer.
 */
export const MixMonitorMute = MixMonitorMuteSchema;
export type MixMonitorMute = MessageShape<typeof MixMonitorMuteSchema>;

/**
 * MixMonitorStart: a recording of a channel began.
 */
export const MixMonitorStart = MixMonitorStartSchema;
export type MixMonitorStart = MessageShape<typeof MixMonitorStartSchema>;

/**
 * MixMonitorStop: a recording of a channel was ended by StopMixMonitor. One
 * that ends with its channel says nothing.
 */
export const MixMonitorStop = MixMonitorStopSchema;
export type MixMonitorStop = MessageShape<typeof MixMonitorStopSchema>;

/**
 * MobileStatus: a telephone came near enough, or left.
 */
export const MobileStatus = MobileStatusSchema;
export type MobileStatus = MessageShape<typeof MobileStatusSchema>;

/**
 * MonitorStart is up to Asterisk 20: a channel is being recorded by Monitor.
 * MixMonitor has events of its own.
 */
export const MonitorStart = MonitorStartSchema;
export type MonitorStart = MessageShape<typeof MonitorStartSchema>;

/**
 * MonitorStop is up to Asterisk 20: the recording by Monitor ended.
 */
export const MonitorStop = MonitorStopSchema;
export type MonitorStop = MessageShape<typeof MonitorStopSchema>;

/**
 * MusicOnHold: a channel hears music, or no longer. Later versions have
 * MusicOnHoldStart and MusicOnHoldStop.
 */
export const MusicOnHold = MusicOnHoldSchema;
export type MusicOnHold = MessageShape<typeof MusicOnHoldSchema>;

/**
 * MusicOnHoldStart: music on hold began on a channel.
 */
export const MusicOnHoldStart = MusicOnHoldStartSchema;
export type MusicOnHoldStart = MessageShape<typeof MusicOnHoldStartSchema>;

/**
 * MusicOnHoldStop: music on hold ended on a channel.
 */
export const MusicOnHoldStop = MusicOnHoldStopSchema;
export type MusicOnHoldStop = MessageShape<typeof MusicOnHoldStopSchema>;

/**
 * NewAccountCode: a channel is billed to another account.
 */
export const NewAccountCode = NewAccountCodeSchema;
export type NewAccountCode = MessageShape<typeof NewAccountCodeSchema>;

/**
 * NewCallerid: the caller's name, number or presentation changed on a channel.
 */
export const NewCallerid = NewCalleridSchema;
export type NewCallerid = MessageShape<typeof NewCalleridSchema>;

/**
 * NewConnectedLine: whom a channel talks to changed.
 */
export const NewConnectedLine = NewConnectedLineSchema;
export type NewConnectedLine = MessageShape<typeof NewConnectedLineSchema>;

/**
 * Newchannel: a channel was made.
 */
export const Newchannel = NewchannelSchema;
export type Newchannel = MessageShape<typeof NewchannelSchema>;

/**
 * Newexten: a channel runs the next step of the dialplan.
 */
export const Newexten = NewextenSchema;
export type Newexten = MessageShape<typeof NewextenSchema>;

/**
 * Newstate: a channel's state changed.
 */
export const Newstate = NewstateSchema;
export type Newstate = MessageShape<typeof NewstateSchema>;

/**
 * OriginateResponse: an Originate that was sent with Async ended. Every
 * manager session with class call sees it, with the sender's ActionID.
 */
export const OriginateResponse = OriginateResponseSchema;
export type OriginateResponse = MessageShape<typeof OriginateResponseSchema>;

/**
 * OrphanedResponse: Asterisk answered an action that nobody waited for any
 * more, because its deadline was over or its caller had gone.
 */
export const OrphanedResponse = OrphanedResponseSchema;
export type OrphanedResponse = MessageShape<typeof OrphanedResponseSchema>;

/**
 * OutboundRegistrationDetail is a registration of Asterisk's own of the list
 * PJSIPShowRegistrationsOutbound.
 */
export const OutboundRegistrationDetail = OutboundRegistrationDetailSchema;
export type OutboundRegistrationDetail = MessageShape<typeof OutboundRegistrationDetailSchema>;

/**
 * OutboundRegistrationDetailComplete ends the list
 * PJSIPShowRegistrationsOutbound.
 */
export const OutboundRegistrationDetailComplete = OutboundRegistrationDetailCompleteSchema;
export type OutboundRegistrationDetailComplete = MessageShape<typeof OutboundRegistrationDetailCompleteSchema>;

/**
 * OutboundSubscriptionDetail is a subscription of Asterisk elsewhere, of the
 * list PJSIPShowSubscriptionsOutbound. No module of Asterisk makes one: it was
 * not met.
 */
export const OutboundSubscriptionDetail = OutboundSubscriptionDetailSchema;
export type OutboundSubscriptionDetail = MessageShape<typeof OutboundSubscriptionDetailSchema>;

/**
 * PJSIPMaintenanceStatus: an endpoint was taken out of service, or is in it
 * again; also an item of the list PJSIPShowMaintenance.
 */
export const PJSIPMaintenanceStatus = PJSIPMaintenanceStatusSchema;
export type PJSIPMaintenanceStatus = MessageShape<typeof PJSIPMaintenanceStatusSchema>;

/**
 * PRIShowSpans is a signalling channel of the list PRIShowSpans.
 */
export const PRIShowSpans = PRIShowSpansSchema;
export type PRIShowSpans = MessageShape<typeof PRIShowSpansSchema>;

/**
 * ParkedCall: a call was parked. Also an item of the list that the action
 * ParkedCalls yields, then without privilege.
 */
export const ParkedCall = ParkedCallSchema;
export type ParkedCall = MessageShape<typeof ParkedCallSchema>;

/**
 * ParkedCallGiveUp: a parked caller hung up.
 */
export const ParkedCallGiveUp = ParkedCallGiveUpSchema;
export type ParkedCallGiveUp = MessageShape<typeof ParkedCallGiveUpSchema>;

/**
 * ParkedCallSwap: another channel took the place of a parked one, because a
 * Local channel was optimized away or by a transfer.
 */
export const ParkedCallSwap = ParkedCallSwapSchema;
export type ParkedCallSwap = MessageShape<typeof ParkedCallSwapSchema>;

/**
 * ParkedCallTimeOut: nobody took a parked call in time, so it leaves its space.
 */
export const ParkedCallTimeOut = ParkedCallTimeOutSchema;
export type ParkedCallTimeOut = MessageShape<typeof ParkedCallTimeOutSchema>;

/**
 * Parkinglot is one lot of the list that the action Parkinglots yields.
 */
export const Parkinglot = ParkinglotSchema;
export type Parkinglot = MessageShape<typeof ParkinglotSchema>;

/**
 * PeerEntry is a device of the lists SIPpeers, IAXpeerlist and IAXpeers. Those
 * of IAXpeers have no ActionID.
 */
export const PeerEntry = PeerEntrySchema;
export type PeerEntry = MessageShape<typeof PeerEntrySchema>;

/**
 * PeerStatus: the state of an endpoint, or of another technology's peer,
 * changed.
 */
export const PeerStatus = PeerStatusSchema;
export type PeerStatus = MessageShape<typeof PeerStatusSchema>;

/**
 * Pickup: a channel took a call that was ringing elsewhere.
 */
export const Pickup = PickupSchema;
export type Pickup = MessageShape<typeof PickupSchema>;

/**
 * PresenceStateChange: the presence of somebody changed. Also an item of the
 * list PresenceStateList.
 */
export const PresenceStateChange = PresenceStateChangeSchema;
export type PresenceStateChange = MessageShape<typeof PresenceStateChangeSchema>;

/**
 * PresenceStatus: the presence of an extension's owner changed.
 */
export const PresenceStatus = PresenceStatusSchema;
export type PresenceStatus = MessageShape<typeof PresenceStatusSchema>;

/**
 * QueueCallerAbandon: a caller hung up before a member took the call.
 */
export const QueueCallerAbandon = QueueCallerAbandonSchema;
export type QueueCallerAbandon = MessageShape<typeof QueueCallerAbandonSchema>;

/**
 * QueueCallerJoin: a caller began to wait.
 */
export const QueueCallerJoin = QueueCallerJoinSchema;
export type QueueCallerJoin = MessageShape<typeof QueueCallerJoinSchema>;

/**
 * QueueCallerLeave: a caller no longer waits: a member took the call, or he
 * gave up, or the time was over. QueueCallerAbandon and AgentConnect tell
 * which.
 */
export const QueueCallerLeave = QueueCallerLeaveSchema;
export type QueueCallerLeave = MessageShape<typeof QueueCallerLeaveSchema>;

/**
 * QueueEntry is one caller of the list QueueStatus.
 */
export const QueueEntry = QueueEntrySchema;
export type QueueEntry = MessageShape<typeof QueueEntrySchema>;

/**
 * QueueMember is one member of the list QueueStatus. The headers are not called
 * as in events about members.
 */
export const QueueMember = QueueMemberSchema;
export type QueueMember = MessageShape<typeof QueueMemberSchema>;

/**
 * QueueMemberAdded: a queue has a new member.
 */
export const QueueMemberAdded = QueueMemberAddedSchema;
export type QueueMemberAdded = MessageShape<typeof QueueMemberAddedSchema>;

/**
 * QueueMemberPause: a member pauses, or no longer. One event comes for each of
 * its queues.
 */
export const QueueMemberPause = QueueMemberPauseSchema;
export type QueueMemberPause = MessageShape<typeof QueueMemberPauseSchema>;

/**
 * QueueMemberPaused: a member of a queue pauses, or no longer. Later versions
 * have QueueMemberPause.
 */
export const QueueMemberPaused = QueueMemberPausedSchema;
export type QueueMemberPaused = MessageShape<typeof QueueMemberPausedSchema>;

/**
 * QueueMemberPenalty: a member has another penalty.
 */
export const QueueMemberPenalty = QueueMemberPenaltySchema;
export type QueueMemberPenalty = MessageShape<typeof QueueMemberPenaltySchema>;

/**
 * QueueMemberRemoved: a member left a queue.
 */
export const QueueMemberRemoved = QueueMemberRemovedSchema;
export type QueueMemberRemoved = MessageShape<typeof QueueMemberRemovedSchema>;

/**
 * QueueMemberRinginuse: whether a member is called while in use has changed. So
 * spelled on the wire, unlike the action.
 */
export const QueueMemberRinginuse = QueueMemberRinginuseSchema;
export type QueueMemberRinginuse = MessageShape<typeof QueueMemberRinginuseSchema>;

/**
 * QueueMemberStatus: the state of a member's device changed. It comes often.
 */
export const QueueMemberStatus = QueueMemberStatusSchema;
export type QueueMemberStatus = MessageShape<typeof QueueMemberStatusSchema>;

/**
 * QueueParams is one queue of the list QueueStatus.
 */
export const QueueParams = QueueParamsSchema;
export type QueueParams = MessageShape<typeof QueueParamsSchema>;

/**
 * QueueSummary is one queue of the list QueueSummary.
 */
export const QueueSummary = QueueSummarySchema;
export type QueueSummary = MessageShape<typeof QueueSummarySchema>;

/**
 * RTCPReceived: Asterisk got a report from the far end.
 */
export const RTCPReceived = RTCPReceivedSchema;
export type RTCPReceived = MessageShape<typeof RTCPReceivedSchema>;

/**
 * RTCPSent: Asterisk sent a report.
 */
export const RTCPSent = RTCPSentSchema;
export type RTCPSent = MessageShape<typeof RTCPSentSchema>;

/**
 * ReceiveFAX: receiving a fax has ended, well or not.
 */
export const ReceiveFAX = ReceiveFAXSchema;
export type ReceiveFAX = MessageShape<typeof ReceiveFAXSchema>;

/**
 * Registry: Asterisk's own registration elsewhere changed.
 */
export const Registry = RegistrySchema;
export type Registry = MessageShape<typeof RegistrySchema>;

/**
 * RegistryEntry is one of Asterisk's own registrations, of the lists
 * SIPshowregistry and IAXregistry.
 */
export const RegistryEntry = RegistryEntrySchema;
export type RegistryEntry = MessageShape<typeof RegistryEntrySchema>;

/**
 * Reload: a module was told to read its configuration again.
 */
export const Reload = ReloadSchema;
export type Reload = MessageShape<typeof ReloadSchema>;

/**
 * Rename: a channel got another name. It is still the same channel: unique_id
 * stays.
 */
export const Rename = RenameSchema;
export type Rename = MessageShape<typeof RenameSchema>;

/**
 * RequestBadFormat: somebody asked for something that the service does not
 * understand. The manager tells so of unknown actions.
 */
export const RequestBadFormat = RequestBadFormatSchema;
export type RequestBadFormat = MessageShape<typeof RequestBadFormatSchema>;

/**
 * RequestNotAllowed: an account asked for what it may not do.
 */
export const RequestNotAllowed = RequestNotAllowedSchema;
export type RequestNotAllowed = MessageShape<typeof RequestNotAllowedSchema>;

/**
 * RequestNotSupported: somebody asked for what the service cannot do.
 */
export const RequestNotSupported = RequestNotSupportedSchema;
export type RequestNotSupported = MessageShape<typeof RequestNotSupportedSchema>;

/**
 * ResourceListDetail is a list of the list PJSIPShowResourceLists: one
 * subscription to it tells the states of many.
 */
export const ResourceListDetail = ResourceListDetailSchema;
export type ResourceListDetail = MessageShape<typeof ResourceListDetailSchema>;

/**
 * SIPQualifyPeerDone: SIPqualifypeer sent its OPTIONS, without an answer yet.
 */
export const SIPQualifyPeerDone = SIPQualifyPeerDoneSchema;
export type SIPQualifyPeerDone = MessageShape<typeof SIPQualifyPeerDoneSchema>;

/**
 * SendFAX: sending a fax has ended, well or not.
 */
export const SendFAX = SendFAXSchema;
export type SendFAX = MessageShape<typeof SendFAXSchema>;

/**
 * SessionLimit: an account has all the sessions that it may have.
 */
export const SessionLimit = SessionLimitSchema;
export type SessionLimit = MessageShape<typeof SessionLimitSchema>;

/**
 * SessionTimeout: a SIP call ends because nothing came from its other side any
 * more. No server was made to send it.
 */
export const SessionTimeout = SessionTimeoutSchema;
export type SessionTimeout = MessageShape<typeof SessionTimeoutSchema>;

/**
 * ShowDialPlanComplete ends the list that the action ShowDialPlan yields.
 */
export const ShowDialPlanComplete = ShowDialPlanCompleteSchema;
export type ShowDialPlanComplete = MessageShape<typeof ShowDialPlanCompleteSchema>;

/**
 * Shutdown: the server is about to end.
 */
export const Shutdown = ShutdownSchema;
export type Shutdown = MessageShape<typeof ShutdownSchema>;

/**
 * SoftHangupRequest: Asterisk itself asked a channel to end: an action, the
 * dialplan, a limit, or the end of the call that it belongs to.
 */
export const SoftHangupRequest = SoftHangupRequestSchema;
export type SoftHangupRequest = MessageShape<typeof SoftHangupRequestSchema>;

/**
 * SpanAlarm: a line has an alarm.
 */
export const SpanAlarm = SpanAlarmSchema;
export type SpanAlarm = MessageShape<typeof SpanAlarmSchema>;

/**
 * SpanAlarmClear: a line's alarm is over.
 */
export const SpanAlarmClear = SpanAlarmClearSchema;
export type SpanAlarmClear = MessageShape<typeof SpanAlarmClearSchema>;

/**
 * Status is one channel of the list that the action Status yields.
 */
export const Status = StatusSchema;
export type Status = MessageShape<typeof StatusSchema>;

/**
 * SuccessfulAuth: somebody logged in.
 */
export const SuccessfulAuth = SuccessfulAuthSchema;
export type SuccessfulAuth = MessageShape<typeof SuccessfulAuthSchema>;

/**
 * TestEvent: a step that Asterisk's own tests wait for. Only a server built for
 * tests sends it, as Debian's are. The headers that a step adds are unmapped.
 */
export const TestEvent = TestEventSchema;
export type TestEvent = MessageShape<typeof TestEventSchema>;

/**
 * Transfer: a SIP telephone transferred a call. Later versions have
 * BlindTransfer and AttendedTransfer.
 */
export const Transfer = TransferSchema;
export type Transfer = MessageShape<typeof TransferSchema>;

/**
 * TransportDetail is a transport in the list PJSIPShowEndpoint, with the
 * options of its section in pjsip.conf.
 */
export const TransportDetail = TransportDetailSchema;
export type TransportDetail = MessageShape<typeof TransportDetailSchema>;

/**
 * UnParkedCall: somebody took a parked call.
 */
export const UnParkedCall = UnParkedCallSchema;
export type UnParkedCall = MessageShape<typeof UnParkedCallSchema>;

/**
 * UnexpectedAddress: a session's request came from another address than the
 * session.
 */
export const UnexpectedAddress = UnexpectedAddressSchema;
export type UnexpectedAddress = MessageShape<typeof UnexpectedAddressSchema>;

/**
 * Unhold: who had put a call on hold took it back.
 */
export const Unhold = UnholdSchema;
export type Unhold = MessageShape<typeof UnholdSchema>;

/**
 * Unload: a module was unloaded.
 */
export const Unload = UnloadSchema;
export type Unload = MessageShape<typeof UnloadSchema>;

/**
 * UserEvent: the dialplan's application UserEvent or the action UserEvent was
 * used. Its own headers are whatever the author gave: they stand in the
 * envelope's unmapped.
 */
export const UserEvent = UserEventSchema;
export type UserEvent = MessageShape<typeof UserEventSchema>;

/**
 * VarSet: a variable was set, on a channel or, without one, globally.
 */
export const VarSet = VarSetSchema;
export type VarSet = MessageShape<typeof VarSetSchema>;

/**
 * VoicemailBoxDetail is one message of the list that the action
 * VoicemailBoxSummary yields, which Asterisk has since 18.20 and 20.5.
 */
export const VoicemailBoxDetail = VoicemailBoxDetailSchema;
export type VoicemailBoxDetail = MessageShape<typeof VoicemailBoxDetailSchema>;

/**
 * VoicemailPasswordChange: the owner of a mailbox chose another password.
 */
export const VoicemailPasswordChange = VoicemailPasswordChangeSchema;
export type VoicemailPasswordChange = MessageShape<typeof VoicemailPasswordChangeSchema>;

/**
 * VoicemailUserDetail is the mailbox that the action VoicemailUserStatus asked
 * for.
 */
export const VoicemailUserDetail = VoicemailUserDetailSchema;
export type VoicemailUserDetail = MessageShape<typeof VoicemailUserDetailSchema>;

/**
 * VoicemailUserEntry is one mailbox of the list that the action
 * VoicemailUsersList yields.
 */
export const VoicemailUserEntry = VoicemailUserEntrySchema;
export type VoicemailUserEntry = MessageShape<typeof VoicemailUserEntrySchema>;

/**
 * Wink: a wink, a short seizure of an analogue trunk, came in on a channel.
 */
export const Wink = WinkSchema;
export type Wink = MessageShape<typeof WinkSchema>;
