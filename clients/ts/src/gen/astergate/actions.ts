import type { ControlPlaybackResponse, PlaybackControl } from "./ami/v1/control_playback_pb.js";
import { ControlPlaybackRequestSchema } from "./ami/v1/control_playback_pb.js";
import type { AtxferResponse, BlindTransferResponse, BridgeResponse, BridgeTone, CancelAtxferResponse, RedirectResponse } from "./ami/v1/transfer_pb.js";
import { AtxferRequestSchema, BlindTransferRequestSchema, BridgeRequestSchema, CancelAtxferRequestSchema, RedirectRequestSchema } from "./ami/v1/transfer_pb.js";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { create } from "@bufbuild/protobuf";
import type { CreateConfigResponse, GetConfigJSONResponse, ListCategoriesResponse, UpdateConfigResponse } from "./ami/v1/config_pb.js";
import { ConfigChangeSchema, CreateConfigRequestSchema, GetConfigJSONRequestSchema, ListCategoriesRequestSchema, UpdateConfigRequestSchema } from "./ami/v1/config_pb.js";
import type { ListCommandsResponse, LoggerRotateResponse, ModuleCheckResponse, ModuleLoadResponse, ModuleLoadType, ReloadResponse } from "./ami/v1/module_pb.js";
import { ListCommandsRequestSchema, LoggerRotateRequestSchema, ModuleCheckRequestSchema, ModuleLoadRequestSchema, ReloadRequestSchema } from "./ami/v1/module_pb.js";
import type { AocBillingId, AocChargedItem, AocChargeType, AocChargingType, AocCurrencyMultiplier, AocMessageType, AocRateType, AocTimeScale, AocTotalType, AocVolumeUnit } from "./ami/v1/aoc_values_pb.js";
import type { PRIDebugFileSetResponse, PRIDebugFileUnsetResponse, PRIDebugLevel, PRIDebugSetResponse, PRIShowSpansResponse } from "./ami/v1/pri_pb.js";
import { PRIDebugFileSetRequestSchema, PRIDebugFileUnsetRequestSchema, PRIDebugSetRequestSchema, PRIShowSpansRequestSchema } from "./ami/v1/pri_pb.js";
import type { MixMonitorDirection, MixMonitorMuteResponse, MixMonitorResponse, StopMixMonitorResponse } from "./ami/v1/mix_monitor_pb.js";
import { MixMonitorMuteRequestSchema, MixMonitorRequestSchema, StopMixMonitorRequestSchema } from "./ami/v1/mix_monitor_pb.js";
import type { MuteAudioResponse, MuteDirection } from "./ami/v1/mute_stream_pb.js";
import { MuteAudioRequestSchema } from "./ami/v1/mute_stream_pb.js";
import type { MaintenanceState, PJSIPSetMaintenanceResponse, PJSIPShowMaintenanceResponse } from "./ami/v1/pjsip_maintenance_pb.js";
import { PJSIPSetMaintenanceRequestSchema, PJSIPShowMaintenanceRequestSchema } from "./ami/v1/pjsip_maintenance_pb.js";
import type { QueueChangePriorityCallerResponse, QueueLogResponse, QueueMemberRingInUseResponse, QueueReloadPart, QueueReloadResponse, QueueResetResponse, QueueRuleResponse, QueueWithdrawCallerResponse } from "./ami/v1/queue_control_pb.js";
import { QueueChangePriorityCallerRequestSchema, QueueLogRequestSchema, QueueMemberRingInUseRequestSchema, QueueReloadRequestSchema, QueueResetRequestSchema, QueueRuleRequestSchema, QueueWithdrawCallerRequestSchema } from "./ami/v1/queue_control_pb.js";
import type { AgentLogoffResponse, AgentsResponse } from "./ami/v1/agent_pool_pb.js";
import { AgentLogoffRequestSchema, AgentsRequestSchema } from "./ami/v1/agent_pool_pb.js";
import type { Agents } from "./ami/event/v1/agent_list_pb.js";
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import { AgentPoolService } from "./ami/v1/agent_pool_service_pb.js";
import type { AGIResponse } from "./ami/v1/async_agi_pb.js";
import { AGIRequestSchema } from "./ami/v1/async_agi_pb.js";
import { AsyncAgiService } from "./ami/v1/async_agi_service_pb.js";
import type { ConfbridgeKickResponse, ConfbridgeListResponse, ConfbridgeListRoomsResponse, ConfbridgeMuteResponse, ConfbridgeUnmuteResponse } from "./ami/v1/confbridge_pb.js";
import { ConfbridgeKickRequestSchema, ConfbridgeListRequestSchema, ConfbridgeListRoomsRequestSchema, ConfbridgeMuteRequestSchema, ConfbridgeUnmuteRequestSchema } from "./ami/v1/confbridge_pb.js";
import type { ConfbridgeList, ConfbridgeListRooms } from "./ami/event/v1/confbridge_pb.js";
import { ConfbridgeService } from "./ami/v1/confbridge_service_pb.js";
import type { ConfbridgeLockResponse, ConfbridgeSetSingleVideoSrcResponse, ConfbridgeStartRecordResponse, ConfbridgeStopRecordResponse, ConfbridgeUnlockResponse } from "./ami/v1/confbridge_control_pb.js";
import { ConfbridgeLockRequestSchema, ConfbridgeSetSingleVideoSrcRequestSchema, ConfbridgeStartRecordRequestSchema, ConfbridgeStopRecordRequestSchema, ConfbridgeUnlockRequestSchema } from "./ami/v1/confbridge_control_pb.js";
import { ControlPlaybackService } from "./ami/v1/control_playback_service_pb.js";
import type { CommandResponse, CoreSettingsResponse, CoreStatusResponse, ExtensionStateResponse, GetConfigResponse, PingResponse, UserEventResponse } from "./ami/v1/system_pb.js";
import { CommandRequestSchema, CoreSettingsRequestSchema, CoreStatusRequestSchema, ExtensionStateRequestSchema, GetConfigRequestSchema, PingRequestSchema, UserEventRequestSchema } from "./ami/v1/system_pb.js";
import { CoreService } from "./ami/v1/core_service_pb.js";
import type { GetvarResponse, SetvarResponse } from "./ami/v1/variable_pb.js";
import { GetvarRequestSchema, SetvarRequestSchema } from "./ami/v1/variable_pb.js";
import type { CoreShowChannelsResponse, HangupResponse, OriginateResponse, StatusResponse } from "./ami/v1/channel_pb.js";
import { CoreShowChannelsRequestSchema, HangupRequestSchema, OriginateRequestSchema, StatusRequestSchema } from "./ami/v1/channel_pb.js";
import type { CoreShowChannel } from "./ami/event/v1/channel_pb.js";
import type { ChannelHungup, CoreShowChannelMap, Status } from "./ami/event/v1/channel_list_pb.js";
import type { DBDelResponse, DBDelTreeResponse, DBGetResponse, DBGetTreeResponse, DBPutResponse } from "./ami/v1/database_pb.js";
import { DBDelRequestSchema, DBDelTreeRequestSchema, DBGetRequestSchema, DBGetTreeRequestSchema, DBPutRequestSchema } from "./ami/v1/database_pb.js";
import type { DBGetResponse as DBGetResponse$1, DBGetTreeResponse as DBGetTreeResponse$1 } from "./ami/event/v1/database_pb.js";
import type { BridgeDestroyResponse, BridgeInfoResponse, BridgeKickResponse, BridgeListResponse, BridgeTechnologyListResponse, BridgeTechnologySuspendResponse, BridgeTechnologyUnsuspendResponse, CoreShowChannelMapResponse } from "./ami/v1/bridge_pb.js";
import { BridgeDestroyRequestSchema, BridgeInfoRequestSchema, BridgeKickRequestSchema, BridgeListRequestSchema, BridgeTechnologyListRequestSchema, BridgeTechnologySuspendRequestSchema, BridgeTechnologyUnsuspendRequestSchema, CoreShowChannelMapRequestSchema } from "./ami/v1/bridge_pb.js";
import type { BridgeInfoChannel, BridgeListItem, BridgeTechnologyListItem } from "./ami/event/v1/bridge_list_pb.js";
import type { ExtensionStateListResponse, PresenceStateResponse } from "./ami/v1/state_pb.js";
import { ExtensionStateListRequestSchema, PresenceStateRequestSchema } from "./ami/v1/state_pb.js";
import type { DeviceStateChange, ExtensionStatus, PresenceStateChange } from "./ami/event/v1/state_pb.js";
import type { MailboxCountResponse, MailboxStatusResponse } from "./ami/v1/mailbox_pb.js";
import { MailboxCountRequestSchema, MailboxStatusRequestSchema } from "./ami/v1/mailbox_pb.js";
import type { MessageSendResponse, SendTextResponse } from "./ami/v1/message_pb.js";
import { MessageSendRequestSchema, SendTextRequestSchema } from "./ami/v1/message_pb.js";
import type { AbsoluteTimeoutResponse, LocalOptimizeAwayResponse } from "./ami/v1/channel_control_pb.js";
import { AbsoluteTimeoutRequestSchema, LocalOptimizeAwayRequestSchema } from "./ami/v1/channel_control_pb.js";
import type { DialplanExtensionAddResponse, DialplanExtensionRemoveResponse, ShowDialPlanResponse } from "./ami/v1/dialplan_pb.js";
import { DialplanExtensionAddRequestSchema, DialplanExtensionRemoveRequestSchema, ShowDialPlanRequestSchema } from "./ami/v1/dialplan_pb.js";
import type { ListDialplan } from "./ami/event/v1/dialplan_pb.js";
import type { AOCMessageResponse } from "./ami/v1/aoc_pb.js";
import { AOCMessageRequestSchema } from "./ami/v1/aoc_pb.js";
import type { DAHDIDialOffhookResponse, DAHDIDNDoffResponse, DAHDIDNDonResponse, DAHDIHangupResponse, DAHDIRestartResponse, DAHDIShowChannelsResponse, DAHDIShowStatusResponse, DAHDITransferResponse } from "./ami/v1/dahdi_pb.js";
import { DAHDIDialOffhookRequestSchema, DAHDIDNDoffRequestSchema, DAHDIDNDonRequestSchema, DAHDIHangupRequestSchema, DAHDIRestartRequestSchema, DAHDIShowChannelsRequestSchema, DAHDIShowStatusRequestSchema, DAHDITransferRequestSchema } from "./ami/v1/dahdi_pb.js";
import { DahdiService } from "./ami/v1/dahdi_service_pb.js";
import type { DAHDIShowChannels, DAHDIShowStatus, PRIShowSpans } from "./ami/event/v1/dahdi_list_pb.js";
import type { DeviceStateListResponse } from "./ami/v1/device_state_pb.js";
import { DeviceStateListRequestSchema } from "./ami/v1/device_state_pb.js";
import { DeviceStateService } from "./ami/v1/device_state_service_pb.js";
import { DialplanService } from "./ami/v1/dialplan_service_pb.js";
import type { FAXSessionResponse, FAXSessionsResponse, FAXStatsResponse } from "./ami/v1/fax_pb.js";
import { FAXSessionRequestSchema, FAXSessionsRequestSchema, FAXStatsRequestSchema } from "./ami/v1/fax_pb.js";
import type { FAXSessionsEntry } from "./ami/event/v1/fax_pb.js";
import { FaxService } from "./ami/v1/fax_service_pb.js";
import type { IAXpeerlistResponse, IAXregistryResponse } from "./ami/v1/iax_pb.js";
import { IAXpeerlistRequestSchema, IAXregistryRequestSchema } from "./ami/v1/iax_pb.js";
import type { PeerEntry, RegistryEntry } from "./ami/event/v1/peer_pb.js";
import { IaxService } from "./ami/v1/iax_service_pb.js";
import type { MeetmeListResponse, MeetmeListRoomsResponse, MeetmeMuteResponse, MeetmeUnmuteResponse } from "./ami/v1/meetme_pb.js";
import { MeetmeListRequestSchema, MeetmeListRoomsRequestSchema, MeetmeMuteRequestSchema, MeetmeUnmuteRequestSchema } from "./ami/v1/meetme_pb.js";
import type { MeetmeList, MeetmeListRooms } from "./ami/event/v1/meetme_pb.js";
import { MeetmeService } from "./ami/v1/meetme_service_pb.js";
import type { PlayMFResponse } from "./ami/v1/mf_pb.js";
import { PlayMFRequestSchema } from "./ami/v1/mf_pb.js";
import { MfService } from "./ami/v1/mf_service_pb.js";
import { MixMonitorService } from "./ami/v1/mix_monitor_service_pb.js";
import type { ChangeMonitorResponse, MonitorResponse, PauseMonitorResponse, StopMonitorResponse, UnpauseMonitorResponse } from "./ami/v1/monitor_pb.js";
import { ChangeMonitorRequestSchema, MonitorRequestSchema, PauseMonitorRequestSchema, StopMonitorRequestSchema, UnpauseMonitorRequestSchema } from "./ami/v1/monitor_pb.js";
import { MonitorService } from "./ami/v1/monitor_service_pb.js";
import { MuteStreamService } from "./ami/v1/mute_stream_service_pb.js";
import type { MWIDeleteResponse, MWIGetResponse, MWIUpdateResponse } from "./ami/v1/mwi_external_ami_pb.js";
import { MWIDeleteRequestSchema, MWIGetRequestSchema, MWIUpdateRequestSchema } from "./ami/v1/mwi_external_ami_pb.js";
import type { MWIGet } from "./ami/event/v1/mwi_external_pb.js";
import { MwiExternalAmiService } from "./ami/v1/mwi_external_ami_service_pb.js";
import type { ParkedCallsResponse, ParkinglotsResponse, ParkResponse } from "./ami/v1/parking_pb.js";
import { ParkedCallsRequestSchema, ParkinglotsRequestSchema, ParkRequestSchema } from "./ami/v1/parking_pb.js";
import { ParkingService } from "./ami/v1/parking_service_pb.js";
import type { ParkedCall, Parkinglot } from "./ami/event/v1/parking_pb.js";
import type { PJSIPHangupResponse } from "./ami/v1/pjsip_hangup_pb.js";
import { PJSIPHangupRequestSchema } from "./ami/v1/pjsip_hangup_pb.js";
import { PjsipChannelService } from "./ami/v1/pjsip_hangup_service_pb.js";
import { PjsipMaintenanceService } from "./ami/v1/pjsip_maintenance_service_pb.js";
import type { PJSIPMaintenanceStatus } from "./ami/event/v1/pjsip_maintenance_pb.js";
import type { PJSIPNotifyResponse } from "./ami/v1/pjsip_notify_pb.js";
import { PJSIPNotifyRequestSchema } from "./ami/v1/pjsip_notify_pb.js";
import { PjsipNotifyService } from "./ami/v1/pjsip_notify_service_pb.js";
import type { PJSIPRegisterResponse, PJSIPShowRegistrationsOutboundResponse, PJSIPUnregisterResponse } from "./ami/v1/pjsip_outbound_registration_pb.js";
import { PJSIPRegisterRequestSchema, PJSIPShowRegistrationsOutboundRequestSchema, PJSIPUnregisterRequestSchema } from "./ami/v1/pjsip_outbound_registration_pb.js";
import type { InboundRegistrationDetail, OutboundRegistrationDetail } from "./ami/event/v1/pjsip_registration_pb.js";
import type { AorDetail, AuthDetail, ContactStatusDetail, EndpointList, IdentifyDetail, TransportDetail } from "./ami/event/v1/pjsip_pb.js";
import { PjsipOutboundRegistrationService } from "./ami/v1/pjsip_outbound_registration_service_pb.js";
import type { PJSIPShowResourceListsResponse, PJSIPShowSubscriptionsInboundResponse, PJSIPShowSubscriptionsOutboundResponse } from "./ami/v1/pjsip_pubsub_pb.js";
import { PJSIPShowResourceListsRequestSchema, PJSIPShowSubscriptionsInboundRequestSchema, PJSIPShowSubscriptionsOutboundRequestSchema } from "./ami/v1/pjsip_pubsub_pb.js";
import type { InboundSubscriptionDetail, OutboundSubscriptionDetail } from "./ami/event/v1/pjsip_subscription_pb.js";
import { PjsipPubsubService } from "./ami/v1/pjsip_pubsub_service_pb.js";
import type { AorList, AuthList, ContactList, ResourceListDetail } from "./ami/event/v1/pjsip_list_pb.js";
import type { PJSIPShowRegistrationInboundContactStatusesResponse, PJSIPShowRegistrationsInboundResponse } from "./ami/v1/pjsip_registrar_pb.js";
import { PJSIPShowRegistrationInboundContactStatusesRequestSchema, PJSIPShowRegistrationsInboundRequestSchema } from "./ami/v1/pjsip_registrar_pb.js";
import { PjsipRegistrarService } from "./ami/v1/pjsip_registrar_service_pb.js";
import type { PJSIPShowEndpointResponse, PJSIPShowEndpointsResponse } from "./ami/v1/pjsip_pb.js";
import { PJSIPShowEndpointRequestSchema, PJSIPShowEndpointsRequestSchema } from "./ami/v1/pjsip_pb.js";
import { PjsipService } from "./ami/v1/pjsip_service_pb.js";
import type { EndpointDetail } from "./ami/event/v1/pjsip_endpoint_pb.js";
import type { PJSIPQualifyResponse, PJSIPShowAorsResponse, PJSIPShowAuthsResponse, PJSIPShowContactsResponse } from "./ami/v1/pjsip_list_pb.js";
import { PJSIPQualifyRequestSchema, PJSIPShowAorsRequestSchema, PJSIPShowAuthsRequestSchema, PJSIPShowContactsRequestSchema } from "./ami/v1/pjsip_list_pb.js";
import type { PresenceStateListResponse } from "./ami/v1/presence_state_pb.js";
import { PresenceStateListRequestSchema } from "./ami/v1/presence_state_pb.js";
import { PresenceStateService } from "./ami/v1/presence_state_service_pb.js";
import type { QueueAddResponse, QueuePauseResponse, QueuePenaltyResponse, QueueRemoveResponse, QueueStatusResponse, QueueSummaryResponse } from "./ami/v1/queue_pb.js";
import { QueueAddRequestSchema, QueuePauseRequestSchema, QueuePenaltyRequestSchema, QueueRemoveRequestSchema, QueueStatusRequestSchema, QueueSummaryRequestSchema } from "./ami/v1/queue_pb.js";
import type { QueueEntry, QueueMember, QueueParams, QueueSummary } from "./ami/event/v1/queue_pb.js";
import { QueueService } from "./ami/v1/queue_service_pb.js";
import type { PlayDTMFResponse, SendFlashResponse } from "./ami/v1/dtmf_pb.js";
import { PlayDTMFRequestSchema, SendFlashRequestSchema } from "./ami/v1/dtmf_pb.js";
import { SendDtmfService } from "./ami/v1/send_dtmf_service_pb.js";
import type { SIPnotifyResponse, SIPpeersResponse, SIPpeerstatusResponse, SIPqualifypeerResponse, SIPshowpeerResponse, SIPshowregistryResponse } from "./ami/v1/sip_pb.js";
import { SIPnotifyRequestSchema, SIPpeersRequestSchema, SIPpeerstatusRequestSchema, SIPqualifypeerRequestSchema, SIPshowpeerRequestSchema, SIPshowregistryRequestSchema } from "./ami/v1/sip_pb.js";
import { SipService } from "./ami/v1/sip_service_pb.js";
import type { PeerStatus } from "./ami/event/v1/registration_pb.js";
import type { SorceryMemoryCacheExpireObjectResponse, SorceryMemoryCacheExpireResponse, SorceryMemoryCachePopulateResponse, SorceryMemoryCacheStaleObjectResponse, SorceryMemoryCacheStaleResponse } from "./ami/v1/sorcery_memory_cache_pb.js";
import { SorceryMemoryCacheExpireObjectRequestSchema, SorceryMemoryCacheExpireRequestSchema, SorceryMemoryCachePopulateRequestSchema, SorceryMemoryCacheStaleObjectRequestSchema, SorceryMemoryCacheStaleRequestSchema } from "./ami/v1/sorcery_memory_cache_pb.js";
import { SorceryMemoryCacheService } from "./ami/v1/sorcery_memory_cache_service_pb.js";
import type { VoicemailBoxSummaryResponse, VoicemailForwardResponse, VoicemailMoveResponse, VoicemailRefreshResponse, VoicemailRemoveResponse, VoicemailUsersListResponse, VoicemailUserStatusResponse } from "./ami/v1/voicemail_pb.js";
import { VoicemailBoxSummaryRequestSchema, VoicemailForwardRequestSchema, VoicemailMoveRequestSchema, VoicemailRefreshRequestSchema, VoicemailRemoveRequestSchema, VoicemailUsersListRequestSchema, VoicemailUserStatusRequestSchema } from "./ami/v1/voicemail_pb.js";
import type { VoicemailBoxDetail, VoicemailUserEntry } from "./ami/event/v1/voicemail_pb.js";
import { VoicemailService } from "./ami/v1/voicemail_service_pb.js";
import type { JabberSendResponse } from "./ami/v1/xmpp_pb.js";
import { JabberSendRequestSchema } from "./ami/v1/xmpp_pb.js";
import { XmppService } from "./ami/v1/xmpp_service_pb.js";

// @generated by protoc-gen-astergate from services of astergate/**
/* eslint-disable */
import { Caller, List, wireHeaders, type CallOptions, type Headers } from "../../call.js";
export { PlaybackControl } from "./ami/v1/control_playback_pb.js";
export { BridgeTone } from "./ami/v1/transfer_pb.js";
export { ModuleLoadType } from "./ami/v1/module_pb.js";
export { AocMessageType } from "./ami/v1/aoc_values_pb.js";
export { AocChargeType } from "./ami/v1/aoc_values_pb.js";
export { AocCurrencyMultiplier } from "./ami/v1/aoc_values_pb.js";
export { AocTotalType } from "./ami/v1/aoc_values_pb.js";
export { AocBillingId } from "./ami/v1/aoc_values_pb.js";
export { AocChargedItem } from "./ami/v1/aoc_values_pb.js";
export { AocRateType } from "./ami/v1/aoc_values_pb.js";
export { AocTimeScale } from "./ami/v1/aoc_values_pb.js";
export { AocChargingType } from "./ami/v1/aoc_values_pb.js";
export { AocVolumeUnit } from "./ami/v1/aoc_values_pb.js";
export { PRIDebugLevel } from "./ami/v1/pri_pb.js";
export { MixMonitorDirection } from "./ami/v1/mix_monitor_pb.js";
export { MuteDirection } from "./ami/v1/mute_stream_pb.js";
export { MaintenanceState } from "./ami/v1/pjsip_maintenance_pb.js";
export { QueueReloadPart } from "./ami/v1/queue_control_pb.js";

/** What all actions take. */
export interface ActionInit {
  /** server is a configured name; empty or `-` is the only one. */
  server?: string | undefined;
  /** extraHeaders are sent behind those of the fields below. */
  extraHeaders?: Headers | undefined;
  /** actionId becomes the last part of the ActionID on the wire. */
  actionId?: string | undefined;
}

/** What all lists take. */
export interface ListInit extends ActionInit {
  /** listTimeout, shorter than the call's deadline, returns a list that has not ended by then as far as it came, with list_complete false. In milliseconds. */
  listTimeoutMs?: number | undefined;
  /** maxItems bounds the list. Default 10000. */
  maxItems?: number | undefined;
  /** maxBytes bounds the size of the list on the wire. Default 4 MiB, at most 64 MiB. Who raises it also raises the limit of his own gRPC library. */
  maxBytes?: number | undefined;
}

/** Arguments of `agentLogoff`. */
export interface AgentLogoffInit extends ActionInit {
  /** agent by the name of agents.conf. */
  agent: string;
  /** soft waits for the end of a call that the agent has; without it the call ends. */
  soft?: boolean | undefined;
}

/** Arguments of `agi`. */
export interface AGIInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** command as AGI writes it, with its arguments: `EXEC Playback hello-world`, `GET VARIABLE COLOUR`. */
  command: string;
  /** commandId of your own, which the AsyncAGIExec event repeats. */
  commandId?: string | undefined;
}

/** Arguments of `confbridgeList`. */
export interface ConfbridgeListInit extends ListInit {
  /** conference by name. */
  conference: string;
}

/** Arguments of `confbridgeKick`. */
export interface ConfbridgeKickInit extends ActionInit {
  /** conference by name. */
  conference: string;
  /** channel by its whole name; `all` for everybody, `participants` for all but administrators. */
  channel: string;
}

/** Arguments of `confbridgeMute`. */
export interface ConfbridgeMuteInit extends ActionInit {
  /** conference by name. */
  conference: string;
  /** channel by its name or the beginning of it, the first that fits; `all` for everybody, `participants` for all but administrators. */
  channel: string;
}

/** Arguments of `confbridgeUnmute`. */
export interface ConfbridgeUnmuteInit extends ActionInit {
  /** conference by name. */
  conference: string;
  /** channel by its name or the beginning of it, the first that fits; `all` for everybody, `participants` for all but administrators. */
  channel: string;
}

/** Arguments of `confbridgeLock`. */
export interface ConfbridgeLockInit extends ActionInit {
  /** conference by name. */
  conference: string;
}

/** Arguments of `confbridgeUnlock`. */
export interface ConfbridgeUnlockInit extends ActionInit {
  /** conference by name. */
  conference: string;
}

/** Arguments of `confbridgeStartRecord`. */
export interface ConfbridgeStartRecordInit extends ActionInit {
  /** conference by name. */
  conference: string;
  /** recordFile to write, with its format's ending: `room.wav`, below Asterisk's spool folder monitor. Without one the conference's profile, or Asterisk, names it. A path that leaves the folder has to be allowed by the configuration. */
  recordFile?: string | undefined;
}

/** Arguments of `confbridgeStopRecord`. */
export interface ConfbridgeStopRecordInit extends ActionInit {
  /** conference by name. */
  conference: string;
}

/** Arguments of `confbridgeSetSingleVideoSrc`. */
export interface ConfbridgeSetSingleVideoSrcInit extends ActionInit {
  /** conference by name. */
  conference: string;
  /** channel by name, or the beginning of its name. */
  channel: string;
}

/** Arguments of `controlPlayback`. */
export interface ControlPlaybackInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** control of the playback. */
  control: PlaybackControl;
}

/** Arguments of `command`. */
export interface CommandInit extends ActionInit {
  /** command to run: `core show uptime`. */
  command: string;
}

/** Arguments of `getConfig`. */
export interface GetConfigInit extends ActionInit {
  /** filename within Asterisk's configuration folder: `queues.conf`. */
  filename: string;
  /** category restricts the answer to the categories of this name. */
  category?: string | undefined;
  /** filter restricts the answer to categories with lines that match all of its `variable_regex=value_regex`, separated by commas; `TEMPLATES=include` among them lists templates as well, `TEMPLATES=restrict` templates alone. */
  filter?: string | undefined;
}

/** Arguments of `getvar`. */
export interface GetvarInit extends ActionInit {
  /** channel by name or Uniqueid. Without one the variable is a global one. */
  channel?: string | undefined;
  /** variable is a name, or a function with its arguments: `CHANNEL(state)`. A function has to be allowed by the configuration. */
  variable: string;
}

/** Arguments of `setvar`. */
export interface SetvarInit extends ActionInit {
  /** channel by name or Uniqueid. Without one the variable is a global one. */
  channel?: string | undefined;
  /** variable is a name, or a function with its arguments. A function has to be allowed by the configuration. */
  variable: string;
  /** value to set; empty removes nothing but the content. */
  value?: string | number | undefined;
}

/** Arguments of `originate`. */
export interface OriginateInit extends ActionInit {
  /** channel to call: `PJSIP/alice`, `Local/100@default`. */
  channel: string;
  /** context of the dialplan that the answered call goes to. */
  context?: string | undefined;
  /** exten is the extension that the answered call goes to. */
  exten?: string | number | undefined;
  /** priority that the answered call goes to: a number or a label. */
  priority?: string | number | undefined;
  /** application to run on the answered call instead. */
  application?: string | undefined;
  /** data are the application's arguments. */
  data?: string | undefined;
  /** timeout for the call to be answered. Asterisk's default is 30 s. In milliseconds. */
  timeoutMs?: number | undefined;
  /** callerId that the called side sees: `"Alice" <100>`. */
  callerId?: string | undefined;
  /** variables to set on the new channel before it is dialled: any value, to the byte, that a line can hold. A name with `_` before it is inherited by the next channel, with `__` by all. At most 64, and no functions unless the configuration allows them. */
  variables?: Readonly<Record<string, string>> | undefined;
  /** account code of the new channel. */
  account?: string | undefined;
  /** earlyMedia connects the extension before the call is answered. */
  earlyMedia?: boolean | undefined;
  /** async answers at once; the OriginateResponse event tells the rest. */
  async?: boolean | undefined;
  /** codecs to offer, separated by commas: `alaw,ulaw`. */
  codecs?: string | undefined;
  /** channelId becomes the new channel's Uniqueid. */
  channelId?: string | undefined;
  /** otherChannelId becomes the Uniqueid of a Local channel's second half. */
  otherChannelId?: string | undefined;
  /** preDialGosub is a subroutine to run on the new channel before it is dialled: `context,exten,priority`. Asterisk runs it only for an Originate to an extension and without Async (seen on 22.10): so the action is sent without, and there is no completion. It cannot be together with async. */
  preDialGosub?: string | undefined;
}

/** Arguments of `hangup`. */
export interface HangupInit extends ListInit {
  /** channel by name or Uniqueid; or `/regex/`, an extended regular expression that ends all channels whose names it matches anywhere: the configuration has to allow that. */
  channel: string;
  /** cause is the Q.931 cause that the channel ends with: 16 normal clearing, 17 busy, 21 rejected. Asterisk ignores a cause beyond 127. Without one the channel keeps the cause it has, or none. */
  cause?: number | undefined;
}

/** Arguments of `redirect`. */
export interface RedirectInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** extraChannel is a second channel to move at once, usually the other side of the call: without it that side is left alone and goes on where its own dialplan says. */
  extraChannel?: string | undefined;
  /** context of the dialplan that the channel goes to. */
  context: string;
  /** exten is the extension that the channel goes to. Asterisk does not look whether it is there: a channel sent to one that is not ends. */
  exten: string | number;
  /** priority that the channel goes to: a number from 1, or a label. */
  priority: string | number;
  /** extraContext is where extraChannel goes. Without it, extraChannel goes where channel goes, whatever extraExten and extraPriority say. */
  extraContext?: string | undefined;
  /** extraExten is needed with extraContext. */
  extraExten?: string | undefined;
  /** extraPriority is needed with extraContext: a number from 1, or a label. */
  extraPriority?: string | undefined;
}

/** Arguments of `atxfer`. */
export interface AtxferInit extends ActionInit {
  /** channel of the party that transfers, by name or Uniqueid. */
  channel: string;
  /** exten to call: it is played as digits, so it holds nothing but `0`-`9`, `*`, `#` and `A`-`D`. */
  exten: string | number;
  /** context to find exten in. It becomes the channel's variable TRANSFER_CONTEXT, which later transfers of the channel use as well. */
  context?: string | undefined;
}

/** Arguments of `cancelAtxfer`. */
export interface CancelAtxferInit extends ActionInit {
  /** channel of the party that transfers, by name or Uniqueid. */
  channel: string;
}

/** Arguments of `blindTransfer`. */
export interface BlindTransferInit extends ActionInit {
  /** channel of the party that transfers, by name or Uniqueid: it is the other one that goes to exten. */
  channel: string;
  /** context to find exten in. Without one it is that of the channel. */
  context?: string | undefined;
  /** exten is the extension that the other party goes to. */
  exten: string | number;
}

/** Arguments of `bridge`. */
export interface BridgeInit extends ActionInit {
  /** channel1 by name, Uniqueid, or the beginning of a name: the first channel that fits is taken, so give the whole name. */
  channel1: string;
  /** channel2, likewise. */
  channel2: string;
  /** tone says who hears the transfer sound of features.conf first. */
  tone?: BridgeTone | undefined;
}

/** Arguments of `status`. */
export interface StatusInit extends ListInit {
  /** channel by name or Uniqueid. Without one all channels are told. */
  channel?: string | undefined;
  /** variables to tell as well, names separated by commas, at most 100: of the channel, global ones, and functions, which the configuration has to allow. Of a value at most 511 bytes are told. */
  variables?: string | undefined;
  /** allVariables tells all variables that are set on the channel. */
  allVariables?: boolean | undefined;
}

/** Arguments of `extensionState`. */
export interface ExtensionStateInit extends ActionInit {
  /** exten is the extension. */
  exten: string | number;
  /** context of the dialplan. Without one it is `default`. */
  context?: string | undefined;
}

/** Arguments of `userEvent`. */
export interface UserEventInit extends ActionInit {
  /** userEvent is the event's name, to find it by. */
  userEvent: string;
}

/** Arguments of `dbGet`. */
export interface DBGetInit extends ListInit {
  /** family of the key, may hold slashes: `cidname`, `queue/members`. */
  family: string;
  /** key within the family. */
  key: string;
}

/** Arguments of `dbPut`. */
export interface DBPutInit extends ActionInit {
  /** family of the key, may hold slashes: `cidname`, `queue/members`. */
  family: string;
  /** key within the family. */
  key: string;
  /** val is the value; empty is a value too. */
  val?: string | undefined;
}

/** Arguments of `dbDel`. */
export interface DBDelInit extends ActionInit {
  /** family of the key, may hold slashes: `cidname`, `queue/members`. */
  family: string;
  /** key within the family. */
  key: string;
}

/** Arguments of `dbDelTree`. */
export interface DBDelTreeInit extends ActionInit {
  /** family to delete, with all below it. */
  family: string;
  /** key restricts the deletion to this key and those below it: `a` deletes `a` and `a/b`, and not `ab`. */
  key?: string | undefined;
}

/** Arguments of `dbGetTree`. */
export interface DBGetTreeInit extends ListInit {
  /** family to list, with all below it. Without one the whole data base is listed. */
  family?: string | undefined;
  /** key restricts the list to this key and those below it. Without a family it is looked for in all of them. */
  key?: string | undefined;
}

/** Arguments of `bridgeList`. */
export interface BridgeListInit extends ListInit {
  /** bridgeType restricts the list: `basic` for calls of two, `base`, `parking`, `agent_hold`. Case does not matter. Without one all bridges are told. */
  bridgeType?: string | undefined;
}

/** Arguments of `bridgeInfo`. */
export interface BridgeInfoInit extends ListInit {
  /** bridgeUniqueid of the bridge, as events and BridgeList tell it. */
  bridgeUniqueid: string;
}

/** Arguments of `bridgeKick`. */
export interface BridgeKickInit extends ActionInit {
  /** bridgeUniqueid of the bridge. Without one it is the bridge that the channel is in. */
  bridgeUniqueid?: string | undefined;
  /** channel by name or Uniqueid. */
  channel: string;
}

/** Arguments of `bridgeDestroy`. */
export interface BridgeDestroyInit extends ActionInit {
  /** bridgeUniqueid of the bridge, as events and BridgeList tell it. */
  bridgeUniqueid: string;
}

/** Arguments of `bridgeTechnologySuspend`. */
export interface BridgeTechnologySuspendInit extends ActionInit {
  /** bridgeTechnology by name: `softmix`, `simple_bridge`. */
  bridgeTechnology: string;
}

/** Arguments of `bridgeTechnologyUnsuspend`. */
export interface BridgeTechnologyUnsuspendInit extends ActionInit {
  /** bridgeTechnology by name: `softmix`, `simple_bridge`. */
  bridgeTechnology: string;
}

/** Arguments of `coreShowChannelMap`. */
export interface CoreShowChannelMapInit extends ListInit {
  /** channel by name; a Uniqueid is not taken. */
  channel: string;
}

/** Arguments of `listCategories`. */
export interface ListCategoriesInit extends ActionInit {
  /** filename within Asterisk's configuration folder: `queues.conf`. */
  filename: string;
  /** match restricts the answer to categories with lines that match all of its `variable_regex=value_regex`, as the filter of GetConfig. */
  match?: string | undefined;
}

/** Arguments of `getConfigJson`. */
export interface GetConfigJSONInit extends ActionInit {
  /** filename within Asterisk's configuration folder: `queues.conf`. */
  filename: string;
  /** category restricts the answer to the categories of this name. */
  category?: string | undefined;
  /** filter restricts the answer to categories with lines that match all of its `variable_regex=value_regex`, separated by commas; `TEMPLATES=include` among them lists templates as well, `TEMPLATES=restrict` templates alone. */
  filter?: string | undefined;
}

/** Arguments of `createConfig`. */
export interface CreateConfigInit extends ActionInit {
  /** filename within Asterisk's configuration folder, which need not end in `.conf`. */
  filename: string;
}

/** Arguments of `updateConfig`. */
export interface UpdateConfigInit extends ActionInit {
  /** srcFilename is the file to read, within Asterisk's configuration folder. */
  srcFilename: string;
  /** dstFilename is the file to write; the same for a change in place. */
  dstFilename: string;
  /** reload a module by name after the change: `app_queue.so`; `yes` reloads all, empty or `no` none. Its failure is not told. */
  reload?: string | undefined;
  /** preserveEffectiveContext keeps lines that a template gives already out of the categories that are made from it; false writes them out. Default true. */
  preserveEffectiveContext?: boolean | undefined;
  /** changes in order. Without one the file is read and written, which drops nothing but its formatting. */
  changes?: MessageInitShape<typeof ConfigChangeSchema>[] | undefined;
}

/** Arguments of `moduleCheck`. */
export interface ModuleCheckInit extends ActionInit {
  /** module by name: `app_queue.so`, with or without the ending. */
  module: string;
}

/** Arguments of `moduleLoad`. */
export interface ModuleLoadInit extends ActionInit {
  /** module by name: `app_queue.so`. A part of the core to reload may be named too: `cdr`, `manager`, `logger`, `dsp`. Empty, to RELOAD, is all; to anything else Asterisk answers an error and goes on, and its second answer is lost. */
  module?: string | undefined;
  /** loadType is what to do. */
  loadType: ModuleLoadType;
  /** recursive, to REFRESH, unloads and loads what depends on the module as well. */
  recursive?: boolean | undefined;
}

/** Arguments of `reload`. */
export interface ReloadInit extends ActionInit {
  /** module by name: `app_queue.so`; a part of the core as in ModuleLoad. Empty is all. */
  module?: string | undefined;
}

/** Arguments of `presenceState`. */
export interface PresenceStateInit extends ActionInit {
  /** provider of the presence with its own name of whom: `CustomPresence:alice`. */
  provider: string;
}

/** Arguments of `mailboxCount`. */
export interface MailboxCountInit extends ActionInit {
  /** mailbox with its context: `1000@default`. Without one the context is `default`. */
  mailbox: string;
}

/** Arguments of `mailboxStatus`. */
export interface MailboxStatusInit extends ActionInit {
  /** mailbox with its context, as in MailboxCount; several are separated by commas. */
  mailbox: string;
}

/** Arguments of `messageSend`. */
export interface MessageSendInit extends ActionInit {
  /** destination is whom it goes to, with the technology before it: `pjsip:alice`, `pjsip:alice/sip:100@example.com`, `xmpp:alice@example.com`. Without one it goes to the address in to. */
  destination?: string | undefined;
  /** to is the address that the message names as its receiver; the technology before it if there is no destination. One of both has to be there. */
  to?: string | undefined;
  /** from is the address that the message names as its sender: `"Shop" <sip:shop@example.com>`. */
  from?: string | undefined;
  /** body of one line. */
  body?: string | undefined;
  /** base64Body is the body in base64, for one of several lines; it replaces body. Asterisk keeps 1300 bytes of it. */
  base64Body?: string | undefined;
  /** variables to send with the message: for PJSIP further headers. */
  variables?: Readonly<Record<string, string>> | undefined;
}

/** Arguments of `sendText`. */
export interface SendTextInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** message of one line. */
  message: string;
  /** contentType of the message: `text/plain`, which is the default. */
  contentType?: string | undefined;
}

/** Arguments of `absoluteTimeout`. */
export interface AbsoluteTimeoutInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** timeout from now on, in whole seconds, at least one: a limit cannot be taken away here. In milliseconds. */
  timeoutMs: number;
}

/** Arguments of `localOptimizeAway`. */
export interface LocalOptimizeAwayInit extends ActionInit {
  /** channel by name or Uniqueid, one half of a Local channel that was made with option n. */
  channel: string;
}

/** Arguments of `showDialPlan`. */
export interface ShowDialPlanInit extends ListInit {
  /** extension: only its steps, and those of patterns that match it, in included contexts too. */
  extension?: string | undefined;
  /** context by name. Without one all contexts are told. */
  context?: string | undefined;
}

/** Arguments of `aocMessage`. */
export interface AOCMessageInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel?: string | undefined;
  /** channelPrefix is the beginning of a channel's name, for where channel does not name one: the first that fits is taken. One of both has to be there. */
  channelPrefix?: string | undefined;
  /** msgType says at which time of the call this is. */
  msgType: AocMessageType;
  /** chargeType says how the cost is counted. D and E need it. */
  chargeType?: AocChargeType | undefined;
  /** unitAmount is the number of units, for UNIT. More entries go as extraHeaders: `UnitAmount(1)`. */
  unitAmount?: number | undefined;
  /** unitType is the kind of these units, by agreement. */
  unitType?: number | undefined;
  /** currencyName to show. */
  currencyName?: string | undefined;
  /** currencyAmount in parts that currencyMultiplier names. CURRENCY needs it, and so does a rate that is not free. */
  currencyAmount?: number | undefined;
  /** currencyMultiplier says what one of currencyAmount is. It is needed with that. */
  currencyMultiplier?: AocCurrencyMultiplier | undefined;
  /** totalType of D says what the amount is. Default TOTAL. */
  totalType?: AocTotalType | undefined;
  /** aocBillingId says why it costs. D knows the first three alone. */
  aocBillingId?: AocBillingId | undefined;
  /** chargingAssociationId of E names the call elsewhere that is charged. */
  chargingAssociationId?: number | undefined;
  /** chargingAssociationNumber of E names it by a number instead. */
  chargingAssociationNumber?: string | undefined;
  /** chargingAssociationPlan is the numbering plan of that number. */
  chargingAssociationPlan?: number | undefined;
  /** chargedItem of S says what the rate is for. A second rate goes as extraHeaders, from `ChargedItem` on. */
  chargedItem?: AocChargedItem | undefined;
  /** rateType of S says how the rate is counted. */
  rateType?: AocRateType | undefined;
  /** time of a rate by DURATION, in parts that timeScale names. */
  time?: number | undefined;
  /** timeScale says what one of time is. */
  timeScale?: AocTimeScale | undefined;
  /** granularity in which the time is counted. Asterisk 22.10 takes the number of time instead. */
  granularity?: number | undefined;
  /** granularityTimeScale says what one of granularity is. It is needed with that. */
  granularityTimeScale?: AocTimeScale | undefined;
  /** chargingType of a rate by DURATION. Default CONTINUOUS. */
  chargingType?: AocChargingType | undefined;
  /** volumeUnit of a rate by VOLUME. Asterisk 22.10 looks for the unit in TimeScale: it is sent by extraHeaders and timeScale left unset. */
  volumeUnit?: AocVolumeUnit | undefined;
  /** code of a SPECIAL_ARRANGEMENT or of a SPECIAL_CODE. */
  code?: number | undefined;
}

/** Arguments of `dahdidnDon`. */
export interface DAHDIDNDonInit extends ActionInit {
  /** dahdiChannel is the number of the hardware's channel. */
  dahdiChannel: string;
}

/** Arguments of `dahdidnDoff`. */
export interface DAHDIDNDoffInit extends ActionInit {
  /** dahdiChannel is the number of the hardware's channel. */
  dahdiChannel: string;
}

/** Arguments of `dahdiDialOffhook`. */
export interface DAHDIDialOffhookInit extends ActionInit {
  /** dahdiChannel is the number of the hardware's channel. */
  dahdiChannel: string;
  /** number to dial. */
  number: string;
}

/** Arguments of `dahdiHangup`. */
export interface DAHDIHangupInit extends ActionInit {
  /** dahdiChannel is the number of the hardware's channel. */
  dahdiChannel: string;
}

/** Arguments of `dahdiTransfer`. */
export interface DAHDITransferInit extends ActionInit {
  /** dahdiChannel is the number of the hardware's channel. */
  dahdiChannel: string;
}

/** Arguments of `dahdiShowChannels`. */
export interface DAHDIShowChannelsInit extends ListInit {
  /** dahdiChannel is the number of the only one to tell. */
  dahdiChannel?: number | undefined;
}

/** Arguments of `priDebugSet`. */
export interface PRIDebugSetInit extends ActionInit {
  /** span is the number of the line. */
  span: number;
  /** level is how much. */
  level: PRIDebugLevel;
}

/** Arguments of `priDebugFileSet`. */
export interface PRIDebugFileSetInit extends ActionInit {
  /** file by its path. */
  file: string;
}

/** Arguments of `priShowSpans`. */
export interface PRIShowSpansInit extends ListInit {
  /** span is the number of the only line to tell. */
  span?: number | undefined;
}

/** Arguments of `dialplanExtensionAdd`. */
export interface DialplanExtensionAddInit extends ActionInit {
  /** context of the step; it is made if there is none of that name. */
  context: string;
  /** extension or pattern of the step: `100`, `_1XX`. A caller to match may stand behind a slash. */
  extension: string;
  /** priority: `1`, or `hint` for devices whose state is the extension's. */
  priority: string | number;
  /** application of the step; the devices of a hint. */
  application: string;
  /** applicationData are the application's arguments. */
  applicationData?: string | undefined;
  /** replace a step that is there already. */
  replace?: boolean | undefined;
}

/** Arguments of `dialplanExtensionRemove`. */
export interface DialplanExtensionRemoveInit extends ActionInit {
  /** context of the step. */
  context: string;
  /** extension as it was added, with its caller behind a slash if it has one. */
  extension: string;
  /** priority of the step. Without one all steps of the extension go. */
  priority?: string | number | undefined;
}

/** Arguments of `faxSession`. */
export interface FAXSessionInit extends ActionInit {
  /** sessionNumber as FAXSessions tells it, from 0. */
  sessionNumber: number;
}

/** Arguments of `meetmeList`. */
export interface MeetmeListInit extends ListInit {
  /** conference by number. Without one those of all are told. */
  conference?: string | undefined;
}

/** Arguments of `meetmeMute`. */
export interface MeetmeMuteInit extends ActionInit {
  /** meetme is the conference by number. */
  meetme: string;
  /** usernum is his number in the conference, which MeetmeJoin told. */
  usernum: number;
}

/** Arguments of `meetmeUnmute`. */
export interface MeetmeUnmuteInit extends ActionInit {
  /** meetme is the conference by number. */
  meetme: string;
  /** usernum is his number in the conference, which MeetmeJoin told. */
  usernum: number;
}

/** Arguments of `playMf`. */
export interface PlayMFInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** digit is one of `0`-`9`, `*` (KP), `#` (ST), `A` (STP), `B` (ST2P), `C` (ST3P); several are played one after the other. */
  digit: string;
  /** duration of the digit in whole milliseconds. Without one it is about 60 ms, 120 ms for KP. In milliseconds. */
  durationMs?: number | undefined;
}

/** Arguments of `mixMonitor`. */
export interface MixMonitorInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** file to write, with its format's ending: `call-1.wav`, below Asterisk's spool folder monitor. A path that leaves that folder has to be allowed by the configuration. May be empty where options name files for each direction. */
  file?: string | undefined;
  /** options of the application MixMonitor: `b` records while the channel is bridged only, `a` appends, `r(file)` and `t(file)` write what is received and sent to files of their own, `i(NAME)` puts the recording's id into the channel's variable NAME and into the reply. */
  options?: string | undefined;
  /** command of the system that is run when the recording ends: the configuration has to allow it. */
  command?: string | undefined;
}

/** Arguments of `stopMixMonitor`. */
export interface StopMixMonitorInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** mixMonitorId of the recording. Without one the channel's newest ends. */
  mixMonitorId?: string | undefined;
}

/** Arguments of `mixMonitorMute`. */
export interface MixMonitorMuteInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** direction that is meant. */
  direction: MixMonitorDirection;
  /** state: true leaves it out, false ends that. */
  state: boolean;
  /** mixMonitorId of the recording. Without one all of the channel's recordings are meant. */
  mixMonitorId?: string | undefined;
}

/** Arguments of `monitor`. */
export interface MonitorInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** file to write, without ending: `-in` and `-out` are put behind it for the directions. Without one it is named after the channel. A path that leaves Asterisk's spool folder monitor has to be allowed by the configuration. */
  file?: string | undefined;
  /** format and ending of the files: `wav`, which is the default, `gsm`. */
  format?: string | undefined;
  /** mix has a program of the system, soxmix, make one file of both in the end. */
  mix?: boolean | undefined;
}

/** Arguments of `changeMonitor`. */
export interface ChangeMonitorInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** file to write, as in Monitor. */
  file: string;
}

/** Arguments of `pauseMonitor`. */
export interface PauseMonitorInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
}

/** Arguments of `unpauseMonitor`. */
export interface UnpauseMonitorInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
}

/** Arguments of `stopMonitor`. */
export interface StopMonitorInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
}

/** Arguments of `muteAudio`. */
export interface MuteAudioInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** direction that is meant. */
  direction: MuteDirection;
  /** state: true makes it silent, false ends that. */
  state: boolean;
}

/** Arguments of `mwiGet`. */
export interface MWIGetInit extends ListInit {
  /** mailbox by name, or a regular expression between slashes. */
  mailbox: string;
}

/** Arguments of `mwiUpdate`. */
export interface MWIUpdateInit extends ActionInit {
  /** mailbox by name: `1000@default`. */
  mailbox: string;
  /** oldMessages counts the messages that were heard. */
  oldMessages?: number | undefined;
  /** newMessages counts those that were not. */
  newMessages?: number | undefined;
}

/** Arguments of `mwiDelete`. */
export interface MWIDeleteInit extends ActionInit {
  /** mailbox by name, or a regular expression between slashes. */
  mailbox: string;
}

/** Arguments of `park`. */
export interface ParkInit extends ActionInit {
  /** channel to park, by name or Uniqueid. */
  channel: string;
  /** timeoutChannel is called back when the time is over, by name. If it is whom the channel talks to it also hears the number of the space, as if it had parked the call itself. Asterisk takes the old name Channel2 as well. */
  timeoutChannel?: string | undefined;
  /** timeout before the call comes back, in whole milliseconds of which Asterisk makes seconds, at least 1. Set and 0 the call stays for ever; unset, the lot's own time holds. In milliseconds. */
  timeoutMs?: number | undefined;
  /** parkingLot by name. Without one it is the channel's own, or `default`. */
  parkingLot?: string | undefined;
  /** parkingSpace within the lot: `705`. Asterisk 16 does not know it and takes the next free one. */
  parkingSpace?: string | undefined;
}

/** Arguments of `parkedCalls`. */
export interface ParkedCallsInit extends ListInit {
  /** parkingLot by name. Without one the calls of all lots are told. */
  parkingLot?: string | undefined;
}

/** Arguments of `pjsipHangup`. */
export interface PJSIPHangupInit extends ListInit {
  /** channel by name: `PJSIP/alice-00000012`, or a regular expression between slashes. */
  channel: string;
  /** cause is a SIP response: `486`, or its name as `BUSY_HERE`. */
  cause: string;
}

/** Arguments of `pjsipSetMaintenance`. */
export interface PJSIPSetMaintenanceInit extends ActionInit {
  /** endpoint by its name in pjsip.conf, or `all`. */
  endpoint: string;
  /** state that it is to have. */
  state: MaintenanceState;
}

/** Arguments of `pjsipShowMaintenance`. */
export interface PJSIPShowMaintenanceInit extends ListInit {
  /** endpoint by its name in pjsip.conf. Without one all that are out of service are told. */
  endpoint?: string | undefined;
}

/** Arguments of `pjsipNotify`. */
export interface PJSIPNotifyInit extends ActionInit {
  /** endpoint by its name in pjsip.conf: all its contacts get it. */
  endpoint?: string | undefined;
  /** uri is an address: `sip:alice@example.com`. */
  uri?: string | undefined;
  /** channel is the channel whose dialog it is sent in. */
  channel?: string | undefined;
  /** option is a section of pjsip_notify.conf with headers and content. */
  option?: string | undefined;
  /** variables: the headers of the NOTIFY by name, Event among them, and as Content a line of its body. For several lines send several Variable headers among extraHeaders. */
  variables?: Readonly<Record<string, string>> | undefined;
}

/** Arguments of `pjsipRegister`. */
export interface PJSIPRegisterInit extends ActionInit {
  /** registration by its name in pjsip.conf, or `*all`. */
  registration: string;
}

/** Arguments of `pjsipUnregister`. */
export interface PJSIPUnregisterInit extends ActionInit {
  /** registration by its name in pjsip.conf, or `*all`. */
  registration: string;
}

/** Arguments of `pjsipShowEndpoint`. */
export interface PJSIPShowEndpointInit extends ListInit {
  /** endpoint by its name in pjsip.conf. */
  endpoint: string;
}

/** Arguments of `pjsipQualify`. */
export interface PJSIPQualifyInit extends ActionInit {
  /** endpoint by its name in pjsip.conf. */
  endpoint: string;
}

/** Arguments of `queueStatus`. */
export interface QueueStatusInit extends ListInit {
  /** queue by name. Without one all queues are told. */
  queue?: string | undefined;
  /** member by its name or interface: of the members only this one is told. */
  member?: string | undefined;
}

/** Arguments of `queueSummary`. */
export interface QueueSummaryInit extends ListInit {
  /** queue by name. Without one all queues are told. */
  queue?: string | undefined;
}

/** Arguments of `queueAdd`. */
export interface QueueAddInit extends ActionInit {
  /** queue by name. */
  queue: string;
  /** interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`. */
  interface: string;
  /** penalty: members with a higher one are called only when those with a lower one cannot be. */
  penalty?: number | undefined;
  /** paused lets the member start with a pause. */
  paused?: boolean | undefined;
  /** reason of the pause. Older versions have no reason here: QueuePause can give it. */
  reason?: string | undefined;
  /** memberName to show. Without one it is the interface. */
  memberName?: string | undefined;
  /** stateInterface is the device whose state the member has, if it is not the interface: `PJSIP/alice` behind a Local channel. */
  stateInterface?: string | undefined;
  /** wrapupTime after a call in which the member gets none, in whole seconds. Without one the queue's own holds. In milliseconds. */
  wrapupTimeMs?: number | undefined;
}

/** Arguments of `queueRemove`. */
export interface QueueRemoveInit extends ActionInit {
  /** queue by name. */
  queue: string;
  /** interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`. */
  interface: string;
}

/** Arguments of `queuePause`. */
export interface QueuePauseInit extends ActionInit {
  /** interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`. */
  interface: string;
  /** paused starts a pause, false ends it. */
  paused: boolean;
  /** queue by name. Without one the member pauses in all its queues. */
  queue?: string | undefined;
  /** reason of the pause, for QueueMemberPause and QueueMember. */
  reason?: string | undefined;
}

/** Arguments of `queuePenalty`. */
export interface QueuePenaltyInit extends ActionInit {
  /** interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`. */
  interface: string;
  /** penalty: members with a higher one are called only when those with a lower one cannot be. */
  penalty: number;
  /** queue by name. Without one it holds in all the member's queues. */
  queue?: string | undefined;
}

/** Arguments of `queueMemberRingInUse`. */
export interface QueueMemberRingInUseInit extends ActionInit {
  /** interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`. */
  interface: string;
  /** ringInUse: he is called. */
  ringInUse: boolean;
  /** queue by name. Without one it holds in all the member's queues. */
  queue?: string | undefined;
}

/** Arguments of `queueLog`. */
export interface QueueLogInit extends ActionInit {
  /** queue by name. */
  queue: string;
  /** event is the line's name. */
  event: string;
  /** uniqueid of the channel it is about. Without one `NONE` is written. */
  uniqueid?: string | undefined;
  /** interface of the member it is about. */
  interface?: string | undefined;
  /** message: the line's further parts, separated by `|`. */
  message?: string | undefined;
}

/** Arguments of `queueReload`. */
export interface QueueReloadInit extends ActionInit {
  /** queue by name. Without one all queues are read. */
  queue?: string | undefined;
  /** members are read. */
  members?: QueueReloadPart | undefined;
  /** rules of queuerules.conf are read. */
  rules?: QueueReloadPart | undefined;
  /** parameters of the queues are read. */
  parameters?: QueueReloadPart | undefined;
}

/** Arguments of `queueRule`. */
export interface QueueRuleInit extends ActionInit {
  /** rule list by name. Without one all are told. */
  rule?: string | undefined;
}

/** Arguments of `queueReset`. */
export interface QueueResetInit extends ActionInit {
  /** queue by name. Without one all queues are meant. */
  queue?: string | undefined;
}

/** Arguments of `queueChangePriorityCaller`. */
export interface QueueChangePriorityCallerInit extends ActionInit {
  /** queue by name. */
  queue: string;
  /** caller is the name of the channel that waits; a Uniqueid is not taken. */
  caller: string;
  /** priority: the highest comes first. Callers have 0 unless the dialplan said otherwise. */
  priority: number;
  /** immediate moves the caller to his new place now; without it the priority counts only for those who join later. */
  immediate?: boolean | undefined;
}

/** Arguments of `queueWithdrawCaller`. */
export interface QueueWithdrawCallerInit extends ActionInit {
  /** queue by name. */
  queue: string;
  /** caller is the name of the channel that waits; a Uniqueid is not taken. */
  caller: string;
  /** withdrawInfo for the queues' log and the channel's variable QUEUE_WITHDRAW_INFO. */
  withdrawInfo?: string | undefined;
}

/** Arguments of `playDtmf`. */
export interface PlayDTMFInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** digit is one of `0`-`9`, `*`, `#`, `A`-`D`. Of more than one only the first is sent. */
  digit: string;
  /** duration of the digit in whole milliseconds; Asterisk's default is 100 ms. In milliseconds. */
  durationMs?: number | undefined;
  /** receive lets the channel hear the digit as if its party had dialled it, instead of sending it to the party. */
  receive?: boolean | undefined;
}

/** Arguments of `sendFlash`. */
export interface SendFlashInit extends ActionInit {
  /** channel by name or Uniqueid. */
  channel: string;
  /** receive lets the channel see the flash as if its party had flashed, instead of sending it to the party. */
  receive?: boolean | undefined;
}

/** Arguments of `sipShowpeer`. */
export interface SIPshowpeerInit extends ActionInit {
  /** peer is the section's name in sip.conf. */
  peer: string;
}

/** Arguments of `sipQualifypeer`. */
export interface SIPqualifypeerInit extends ActionInit {
  /** peer is the section's name in sip.conf. */
  peer: string;
}

/** Arguments of `sipPeerstatus`. */
export interface SIPpeerstatusInit extends ListInit {
  /** peer is the section's name in sip.conf. Without one all are told. */
  peer?: string | undefined;
}

/** Arguments of `sipNotify`. */
export interface SIPnotifyInit extends ActionInit {
  /** channel is a section's name in sip.conf or an address, with `SIP/` before it or not. */
  channel: string;
  /** variables: the headers of the NOTIFY by name, Event among them, and as Content a line of its body. For several lines send several Variable headers among extraHeaders. */
  variables: Readonly<Record<string, string>>;
  /** callId of the dialog to send it in. */
  callId?: string | undefined;
}

/** Arguments of `sorceryMemoryCacheExpire`. */
export interface SorceryMemoryCacheExpireInit extends ActionInit {
  /** cache by the name that sorcery.conf gives it. */
  cache: string;
}

/** Arguments of `sorceryMemoryCacheExpireObject`. */
export interface SorceryMemoryCacheExpireObjectInit extends ActionInit {
  /** cache by the name that sorcery.conf gives it. */
  cache: string;
  /** object by name. */
  object: string;
}

/** Arguments of `sorceryMemoryCachePopulate`. */
export interface SorceryMemoryCachePopulateInit extends ActionInit {
  /** cache by the name that sorcery.conf gives it. */
  cache: string;
}

/** Arguments of `sorceryMemoryCacheStale`. */
export interface SorceryMemoryCacheStaleInit extends ActionInit {
  /** cache by the name that sorcery.conf gives it. */
  cache: string;
}

/** Arguments of `sorceryMemoryCacheStaleObject`. */
export interface SorceryMemoryCacheStaleObjectInit extends ActionInit {
  /** cache by the name that sorcery.conf gives it. */
  cache: string;
  /** object by name. */
  object: string;
  /** reload reads it anew at once. */
  reload?: boolean | undefined;
}

/** Arguments of `voicemailUserStatus`. */
export interface VoicemailUserStatusInit extends ActionInit {
  /** context of the mailbox: `default`. */
  context: string;
  /** mailbox by its number. */
  mailbox: string;
}

/** Arguments of `voicemailBoxSummary`. */
export interface VoicemailBoxSummaryInit extends ListInit {
  /** context of the mailbox: `default`. */
  context: string;
  /** mailbox by its number. */
  mailbox: string;
}

/** Arguments of `voicemailRefresh`. */
export interface VoicemailRefreshInit extends ActionInit {
  /** context of the mailboxes. Without one those of all contexts are meant. */
  context?: string | undefined;
  /** mailbox by its number. Without one all are meant. */
  mailbox?: string | undefined;
}

/** Arguments of `voicemailMove`. */
export interface VoicemailMoveInit extends ActionInit {
  /** context of the mailbox: `default`. */
  context: string;
  /** mailbox by its number. */
  mailbox: string;
  /** folder that the message is in: `INBOX`, `Old`. */
  folder: string;
  /** id of the message, as VoicemailBoxSummary tells it. */
  id: string;
  /** toFolder that it goes to. */
  toFolder: string;
}

/** Arguments of `voicemailRemove`. */
export interface VoicemailRemoveInit extends ActionInit {
  /** context of the mailbox: `default`. */
  context: string;
  /** mailbox by its number. */
  mailbox: string;
  /** folder that the message is in: `INBOX`, `Old`. */
  folder: string;
  /** id of the message, as VoicemailBoxSummary tells it. */
  id: string;
}

/** Arguments of `voicemailForward`. */
export interface VoicemailForwardInit extends ActionInit {
  /** context of the mailbox: `default`. */
  context: string;
  /** mailbox by its number. */
  mailbox: string;
  /** folder that the message is in: `INBOX`, `Old`. */
  folder: string;
  /** id of the message, as VoicemailBoxSummary tells it. */
  id: string;
  /** toContext of the other mailbox. */
  toContext: string;
  /** toMailbox by its number. */
  toMailbox: string;
  /** toFolder of the other mailbox. */
  toFolder: string;
}

/** Arguments of `jabberSend`. */
export interface JabberSendInit extends ActionInit {
  /** jabber is the account that sends: a section's name in xmpp.conf. */
  jabber: string;
  /** screenName is who gets it: `alice@example.com`. Asterisk's documentation calls this header JID, but does not read that one. */
  screenName: string;
  /** message in one line. */
  message: string;
}

/**
 * Manager actions: a method for each, by its name: PJSIPShowEndpoints is
 * pjsipShowEndpoints. A list is awaited for the whole response, or read by `for
 * await` item by item.
 *
 * What Asterisk refuses is an AsteriskError: ActionUnknownError,
 * AsteriskDeniedError, AsteriskInvalidError, ChannelNotFoundError,
 * AsteriskNotFoundError, AsteriskExistsError, AsteriskRefusedError. NotSentError:
 * sending again is safe. OutcomeUnknownError: it may have been done, also when the
 * signal aborts or the time is over meanwhile.
 */
export class Actions extends Caller {

  /**
   * Agents lists the agents of agents.conf and what they do. Members of queues
   * are no agents: QueueStatus tells these.
   */
  agents(init: ListInit = {}, options: CallOptions = {}): List<AgentsResponse, Agents> {
    const request = create(AgentsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(AgentPoolService.method.agents, request, false, options), (r) => [...r.agents]);
  }

  /**
   * AgentLogoff logs an agent off.
   *
   * Success means that the agent has been told to go, also one who is not
   * logged in; an AgentLogoff event says that he has.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an agent that there is not.
   */
  agentLogoff(init: AgentLogoffInit, options: CallOptions = {}): Promise<AgentLogoffResponse> {
    const request = create(AgentLogoffRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(AgentPoolService.method.agentLogoff, request, true, options);
  }

  /**
   * AGI queues an AGI command on a channel that runs AGI(agi:async), behind
   * those that it has.
   *
   * Success means that it is queued. An AsyncAGIExec event with the command_id
   * tells its result, an AsyncAGIEnd that there will be none. AgiService
   * (astergate.v1) runs scripts over FastAGI instead, with typed commands.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for one that does not run
   * AGI(agi:async). What the command may be is judged as it is for AGI's
   * workers.
   */
  agi(init: AGIInit, options: CallOptions = {}): Promise<AGIResponse> {
    const request = create(AGIRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(AsyncAgiService.method.aGI, request, true, options);
  }

  /**
   * ConfbridgeList tells who is in a conference.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not:
   * one that nobody is in is none.
   */
  confbridgeList(init: ConfbridgeListInit, options: CallOptions = {}): List<ConfbridgeListResponse, ConfbridgeList> {
    const request = create(ConfbridgeListRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(ConfbridgeService.method.confbridgeList, request, false, options), (r) => [...r.participants]);
  }

  /**
   * ConfbridgeListRooms tells the conferences.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk
   * makes an error of that.
   */
  confbridgeListRooms(init: ListInit = {}, options: CallOptions = {}): List<ConfbridgeListRoomsResponse, ConfbridgeListRooms> {
    const request = create(ConfbridgeListRoomsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(ConfbridgeService.method.confbridgeListRooms, request, false, options), (r) => [...r.conferences]);
  }

  /**
   * ConfbridgeKick removes somebody from a conference. ConfbridgeLeave tells
   * when he has left; his channel goes on in the dialplan.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not:
   * one that nobody is in is none. So for a channel that
   * is not in it, and for `participants` where all are administrators.
   */
  confbridgeKick(init: ConfbridgeKickInit, options: CallOptions = {}): Promise<ConfbridgeKickResponse> {
    const request = create(ConfbridgeKickRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(ConfbridgeService.method.confbridgeKick, request, true, options);
  }

  /**
   * ConfbridgeMute lets somebody not be heard in a conference. Who is muted
   * already can be muted again.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not:
   * one that nobody is in is none. So for a channel that
   * is not in it, and for `participants` where all are administrators.
   */
  confbridgeMute(init: ConfbridgeMuteInit, options: CallOptions = {}): Promise<ConfbridgeMuteResponse> {
    const request = create(ConfbridgeMuteRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(ConfbridgeService.method.confbridgeMute, request, true, options);
  }

  /**
   * ConfbridgeUnmute ends a mute.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not:
   * one that nobody is in is none. So for a channel that
   * is not in it, and for `participants` where all are administrators.
   */
  confbridgeUnmute(init: ConfbridgeUnmuteInit, options: CallOptions = {}): Promise<ConfbridgeUnmuteResponse> {
    const request = create(ConfbridgeUnmuteRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(ConfbridgeService.method.confbridgeUnmute, request, true, options);
  }

  /**
   * ConfbridgeLock closes a conference: nobody but an administrator can join
   * it.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not,
   * or where there is none at all.
   */
  confbridgeLock(init: ConfbridgeLockInit, options: CallOptions = {}): Promise<ConfbridgeLockResponse> {
    const request = create(ConfbridgeLockRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(ConfbridgeService.method.confbridgeLock, request, true, options);
  }

  /**
   * ConfbridgeUnlock opens a conference that ConfbridgeLock, or an
   * administrator, closed.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not,
   * or where there is none at all.
   */
  confbridgeUnlock(init: ConfbridgeUnlockInit, options: CallOptions = {}): Promise<ConfbridgeUnlockResponse> {
    const request = create(ConfbridgeUnlockRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(ConfbridgeService.method.confbridgeUnlock, request, true, options);
  }

  /**
   * ConfbridgeStartRecord records a conference. An event ConfbridgeRecord
   * follows.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not,
   * or where there is none at all; ALREADY_EXISTS (ASTERISK_EXISTS) for one
   * that is being recorded.
   */
  confbridgeStartRecord(init: ConfbridgeStartRecordInit, options: CallOptions = {}): Promise<ConfbridgeStartRecordResponse> {
    const request = create(ConfbridgeStartRecordRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(ConfbridgeService.method.confbridgeStartRecord, request, true, options);
  }

  /**
   * ConfbridgeStopRecord ends the recording of a conference. An event
   * ConfbridgeStopRecord follows.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not,
   * or where there is none at all; FAILED_PRECONDITION (ASTERISK_REFUSED) for
   * one that is not recorded.
   */
  confbridgeStopRecord(init: ConfbridgeStopRecordInit, options: CallOptions = {}): Promise<ConfbridgeStopRecordResponse> {
    const request = create(ConfbridgeStopRecordRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(ConfbridgeService.method.confbridgeStopRecord, request, true, options);
  }

  /**
   * ConfbridgeSetSingleVideoSrc shows one participant's video to all others,
   * until somebody else is chosen.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not,
   * or where there is none at all, or a channel that is not in it.
   */
  confbridgeSetSingleVideoSrc(init: ConfbridgeSetSingleVideoSrcInit, options: CallOptions = {}): Promise<ConfbridgeSetSingleVideoSrcResponse> {
    const request = create(ConfbridgeSetSingleVideoSrcRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(ConfbridgeService.method.confbridgeSetSingleVideoSrc, request, true, options);
  }

  /**
   * ControlPlayback stops, pauses or winds what a channel plays.
   *
   * It does what the digits of the application ControlPlayback do, also to
   * other playbacks. Success means that the channel has been told; one that
   * plays nothing drops it.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  controlPlayback(init: ControlPlaybackInit, options: CallOptions = {}): Promise<ControlPlaybackResponse> {
    const request = create(ControlPlaybackRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(ControlPlaybackService.method.controlPlayback, request, true, options);
  }

  /**
   * Ping asks for an answer.
   */
  ping(init: ActionInit = {}, options: CallOptions = {}): Promise<PingResponse> {
    const request = create(PingRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.ping, request, false, options);
  }

  /**
   * Command runs a command of Asterisk's command line to its end. A command that
   * Asterisk does not know, or does not allow by AMI, is an answer with success
   * false, its lines in output.
   */
  command(init: CommandInit, options: CallOptions = {}): Promise<CommandResponse> {
    const request = create(CommandRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.command, request, true, options);
  }

  /**
   * GetConfig reads a configuration file as Asterisk parsed it: included files
   * and templates are resolved, comments gone.
   */
  getConfig(init: GetConfigInit, options: CallOptions = {}): Promise<GetConfigResponse> {
    const request = create(GetConfigRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.getConfig, request, false, options);
  }

  /**
   * Getvar reads a channel's variable, a global one, or a function. A variable
   * that is not set reads as empty. A function may take long (CURL, ODBC): it
   * gets a socket for itself.
   */
  getvar(init: GetvarInit, options: CallOptions = {}): Promise<GetvarResponse> {
    const request = create(GetvarRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.getvar, request, false, options);
  }

  /**
   * Setvar sets a channel's variable, a global one, or writes to a function. The
   * value arrives as it is: nothing in it is substituted.
   */
  setvar(init: SetvarInit, options: CallOptions = {}): Promise<SetvarResponse> {
    const request = create(SetvarRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      value: init.value === undefined ? undefined : String(init.value),
    });
    return this.invoke(CoreService.method.setvar, request, true, options);
  }

  /**
   * CoreShowChannels lists all channels, Asterisk's own hidden ones left out.
   */
  coreShowChannels(init: ListInit = {}, options: CallOptions = {}): List<CoreShowChannelsResponse, CoreShowChannel> {
    const request = create(CoreShowChannelsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.coreShowChannels, request, false, options), (r) => [...r.channels]);
  }

  /**
   * Originate calls a channel and, once it is answered, connects it with an
   * extension or an application.
   *
   * The method answers when the call has been answered, with completion; with
   * async it answers as soon as Asterisk has taken the order, and an
   * OriginateResponse event with the reply's action_id tells the rest. Without a
   * deadline of the caller's own it waits for timeout and 2 s more, or for 10
   * minutes if there is no timeout.
   *
   * Errors: ABORTED (ORIGINATE_FAILED) when the call was not answered.
   * A ChannelId that a living channel has already fails so too, with that
   * channel's Uniqueid.
   */
  originate(init: OriginateInit, options: CallOptions = {}): Promise<OriginateResponse> {
    const request = create(OriginateRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      exten: init.exten === undefined ? undefined : String(init.exten),
      priority: init.priority === undefined ? undefined : String(init.priority),
      timeout: init.timeoutMs === undefined ? undefined : durationFromMs(init.timeoutMs),
    });
    return this.invoke(CoreService.method.originate, request, true, options);
  }

  /**
   * Hangup tells a channel to end.
   *
   * Success means that the channel was there and has been told; a Hangup event
   * of its Uniqueid says that it ended, with the cause that it really had. With
   * `/regex/` as channel the answer is a list, also an empty one.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not, or
   * no longer.
   */
  hangup(init: HangupInit, options: CallOptions = {}): List<HangupResponse, ChannelHungup> {
    const request = create(HangupRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.hangup, request, true, options), (r) => [...r.channels]);
  }

  /**
   * Redirect sends a channel, and with extra_channel a second one, elsewhere in
   * the dialplan, out of whatever it does now: an application, a bridge, an AGI
   * script.
   *
   * A channel that was sent away a moment ago, and has not arrived, is refused:
   * FAILED_PRECONDITION with `Redirect failed, channel not up.`, which also holds
   * for one that is ending. Success means that the channel was told to go. Only a
   * Newexten event shows that it arrived. If the second channel cannot go the
   * first one has gone already: FAILED_PRECONDITION with `Secondary redirect
   * failed`.
   */
  redirect(init: RedirectInit, options: CallOptions = {}): Promise<RedirectResponse> {
    const request = create(RedirectRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      exten: String(init.exten),
      priority: String(init.priority),
    });
    return this.invoke(CoreService.method.redirect, request, true, options);
  }

  /**
   * Atxfer starts an attended transfer as if the party had dialled for it:
   * Asterisk queues the digits of the feature code atxfer and those of exten on
   * the channel.
   *
   * Success means that the digits were queued. Nothing at all happens where the
   * party may not transfer (`t` or `T` in Dial) or is in no bridge; if it comes
   * about, events of the new call and in the end AttendedTransfer tell.
   * FAILED_PRECONDITION (ASTERISK_REFUSED) where features.conf has no code for
   * atxfer.
   */
  atxfer(init: AtxferInit, options: CallOptions = {}): Promise<AtxferResponse> {
    const request = create(AtxferRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      exten: String(init.exten),
    });
    return this.invoke(CoreService.method.atxfer, request, true, options);
  }

  /**
   * CancelAtxfer ends an attended transfer that is under way, by the digits of
   * the feature code atxferabort. Success means that they were queued, also
   * where there is no transfer.
   */
  cancelAtxfer(init: CancelAtxferInit, options: CallOptions = {}): Promise<CancelAtxferResponse> {
    const request = create(CancelAtxferRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.cancelAtxfer, request, true, options);
  }

  /**
   * BlindTransfer sends the party that a channel talks to to an extension, and
   * lets the channel go. It needs no permission in Dial.
   *
   * Success means that the other party has been told to go, not that the
   * extension is there. FAILED_PRECONDITION (ASTERISK_REFUSED) with `Transfer
   * invalid` where the channel is in no bridge, or alone in one.
   */
  blindTransfer(init: BlindTransferInit, options: CallOptions = {}): Promise<BlindTransferResponse> {
    const request = create(BlindTransferRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      exten: String(init.exten),
    });
    return this.invoke(CoreService.method.blindTransfer, request, true, options);
  }

  /**
   * Bridge takes two channels out of what they do and connects them with each
   * other. Whom they were connected with goes on in his own dialplan, or ends.
   * When the bridge ends each goes on where it was in the dialplan.
   *
   * Success means that both are in the bridge. If the second cannot enter, the
   * first has left what it did all the same.
   */
  bridge(init: BridgeInit, options: CallOptions = {}): Promise<BridgeResponse> {
    const request = create(BridgeRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.bridge, request, true, options);
  }

  /**
   * Status tells of one channel, or of all, more than CoreShowChannels:
   * formats, groups, variables.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a single channel that there is
   * not.
   */
  status(init: StatusInit = {}, options: CallOptions = {}): List<StatusResponse, Status> {
    const request = create(StatusRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.status, request, false, options), (r) => [...r.channels]);
  }

  /**
   * CoreSettings tells what Asterisk is: its version and how it was set up.
   */
  coreSettings(init: ActionInit = {}, options: CallOptions = {}): Promise<CoreSettingsResponse> {
    const request = create(CoreSettingsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.coreSettings, request, false, options);
  }

  /**
   * CoreStatus tells since when Asterisk runs and how many channels there are.
   */
  coreStatus(init: ActionInit = {}, options: CallOptions = {}): Promise<CoreStatusResponse> {
    const request = create(CoreStatusRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.coreStatus, request, false, options);
  }

  /**
   * ExtensionState tells the state of an extension's devices, by its hint. An
   * extension that has no hint, or is not there, is no error: its status is -1,
   * its hint empty.
   */
  extensionState(init: ExtensionStateInit, options: CallOptions = {}): Promise<ExtensionStateResponse> {
    const request = create(ExtensionStateRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      exten: String(init.exten),
    });
    return this.invoke(CoreService.method.extensionState, request, false, options);
  }

  /**
   * UserEvent sends an event to all manager sessions with class user, this
   * service's own subscribers among them. It carries the ActionID that went
   * over the wire.
   *
   * Success means that Asterisk has queued the event. An empty name cannot be
   * sent here, though Asterisk would take it.
   */
  userEvent(init: UserEventInit, options: CallOptions = {}): Promise<UserEventResponse> {
    const request = create(UserEventRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.userEvent, request, true, options);
  }

  /**
   * DBGet reads an entry of Asterisk's data base. Asterisk writes a value with
   * a line end as it is, so that only its first line is here.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an entry that there is not.
   */
  dbGet(init: DBGetInit, options: CallOptions = {}): List<DBGetResponse, DBGetResponse$1> {
    const request = create(DBGetRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.dBGet, request, false, options), (r) => [...r.entries]);
  }

  /**
   * DBPut makes or overwrites an entry of Asterisk's data base. Success means
   * that it is written; the file on disk follows within a second.
   */
  dbPut(init: DBPutInit, options: CallOptions = {}): Promise<DBPutResponse> {
    const request = create(DBPutRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.dBPut, request, true, options);
  }

  /**
   * DBDel deletes an entry of Asterisk's data base.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an entry that there is not;
   * Asterisk's text does not tell that from a data base that fails.
   */
  dbDel(init: DBDelInit, options: CallOptions = {}): Promise<DBDelResponse> {
    const request = create(DBDelRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.dBDel, request, true, options);
  }

  /**
   * DBDelTree deletes a family, or the part of it below a key. Mind `_` and `%`:
   * see the request.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) where there is nothing to delete.
   */
  dbDelTree(init: DBDelTreeInit, options: CallOptions = {}): Promise<DBDelTreeResponse> {
    const request = create(DBDelTreeRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.dBDelTree, request, true, options);
  }

  /**
   * DBGetTree lists a family, the part of it below a key, or the whole data
   * base. Where there is nothing the list is empty. Asterisk 16 says ListItems
   * 1 whatever it sends, so expected_items means nothing there.
   */
  dbGetTree(init: DBGetTreeInit = {}, options: CallOptions = {}): List<DBGetTreeResponse, DBGetTreeResponse$1> {
    const request = create(DBGetTreeRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.dBGetTree, request, false, options), (r) => [...r.entries]);
  }

  /**
   * BridgeList lists the bridges, parking lots and other places of waiting
   * among them. A type that no bridge has makes an empty list.
   */
  bridgeList(init: BridgeListInit = {}, options: CallOptions = {}): List<BridgeListResponse, BridgeListItem> {
    const request = create(BridgeListRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.bridgeList, request, false, options), (r) => [...r.bridges]);
  }

  /**
   * BridgeInfo tells of one bridge and the channels in it.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a bridge that there is not.
   */
  bridgeInfo(init: BridgeInfoInit, options: CallOptions = {}): List<BridgeInfoResponse, BridgeInfoChannel> {
    const request = create(BridgeInfoRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.bridgeInfo, request, false, options), (r) => [...r.channels]);
  }

  /**
   * BridgeKick takes a channel out of its bridge, which may end the bridge for
   * the others as well.
   *
   * Success means that the channel has been told to go; a BridgeLeave event
   * says that it has. What it does then is what it does after any bridge: it
   * goes on in the dialplan, or ends.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not,
   * (ASTERISK_NOT_FOUND) for a bridge that there is not; FAILED_PRECONDITION
   * (ASTERISK_REFUSED) for a channel in no bridge, or in another one.
   */
  bridgeKick(init: BridgeKickInit, options: CallOptions = {}): Promise<BridgeKickResponse> {
    const request = create(BridgeKickRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.bridgeKick, request, true, options);
  }

  /**
   * BridgeDestroy ends a bridge: all its channels leave it, as if its last
   * party had hung up.
   *
   * Success means that the bridge has been told to end; a BridgeDestroy event
   * says that it has.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a bridge that there is not.
   */
  bridgeDestroy(init: BridgeDestroyInit, options: CallOptions = {}): Promise<BridgeDestroyResponse> {
    const request = create(BridgeDestroyRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.bridgeDestroy, request, true, options);
  }

  /**
   * BridgeTechnologyList lists the ways in which Asterisk can join channels,
   * with their priorities.
   */
  bridgeTechnologyList(init: ListInit = {}, options: CallOptions = {}): List<BridgeTechnologyListResponse, BridgeTechnologyListItem> {
    const request = create(BridgeTechnologyListRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.bridgeTechnologyList, request, false, options), (r) => [...r.technologies]);
  }

  /**
   * BridgeTechnologySuspend sets a technology aside: new bridges do without it,
   * those that use it keep it. It holds until BridgeTechnologyUnsuspend, or the
   * end of Asterisk.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a technology that there is not.
   */
  bridgeTechnologySuspend(init: BridgeTechnologySuspendInit, options: CallOptions = {}): Promise<BridgeTechnologySuspendResponse> {
    const request = create(BridgeTechnologySuspendRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.bridgeTechnologySuspend, request, true, options);
  }

  /**
   * BridgeTechnologyUnsuspend lets bridges use a technology again. One that was
   * not suspended is no error.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a technology that there is not.
   */
  bridgeTechnologyUnsuspend(init: BridgeTechnologyUnsuspendInit, options: CallOptions = {}): Promise<BridgeTechnologyUnsuspendResponse> {
    const request = create(BridgeTechnologyUnsuspendRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.bridgeTechnologyUnsuspend, request, true, options);
  }

  /**
   * CoreShowChannelMap lists the channels that one is connected with, in its
   * bridge and through Local channels. It was brought to 18.19 as well.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   * Asterisk 22 logs a failed assertion when the map ends in a Local channel
   * that is in no bridge, and answers all the same.
   */
  coreShowChannelMap(init: CoreShowChannelMapInit, options: CallOptions = {}): List<CoreShowChannelMapResponse, CoreShowChannelMap> {
    const request = create(CoreShowChannelMapRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.coreShowChannelMap, request, false, options), (r) => [...r.channels]);
  }

  /**
   * ListCommands lists the actions that this server has and that the link's
   * login may send.
   */
  listCommands(init: ActionInit = {}, options: CallOptions = {}): Promise<ListCommandsResponse> {
    const request = create(ListCommandsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.listCommands, request, false, options);
  }

  /**
   * ListCategories lists the names of a configuration file's categories.
   * Templates are left out, unless match includes them.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a file that there is not;
   * PERMISSION_DENIED (ASTERISK_DENIED) for one outside of Asterisk's
   * configuration folder.
   */
  listCategories(init: ListCategoriesInit, options: CallOptions = {}): Promise<ListCategoriesResponse> {
    const request = create(ListCategoriesRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.listCategories, request, false, options);
  }

  /**
   * GetConfigJSON reads a configuration file as one text of JSON. GetConfig
   * tells the same in fields, and loses nothing.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a file that there is not;
   * Asterisk 22 answers PERMISSION_DENIED (ASTERISK_DENIED) for that as well as
   * for a file outside of its configuration folder.
   */
  getConfigJson(init: GetConfigJSONInit, options: CallOptions = {}): Promise<GetConfigJSONResponse> {
    const request = create(GetConfigJSONRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.getConfigJSON, request, false, options);
  }

  /**
   * CreateConfig makes an empty configuration file. UpdateConfig can then fill
   * it.
   *
   * Errors: with the system's own text: ALREADY_EXISTS (ASTERISK_EXISTS) for a
   * file that there is, PERMISSION_DENIED (ASTERISK_DENIED) where Asterisk may
   * not write. The configuration has to allow this action.
   */
  createConfig(init: CreateConfigInit, options: CallOptions = {}): Promise<CreateConfigResponse> {
    const request = create(CreateConfigRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.createConfig, request, true, options);
  }

  /**
   * UpdateConfig changes a configuration file, in the order of the changes and
   * all or none of them.
   *
   * Success means that the file is written, comments and includes kept where
   * Asterisk can; what uses it has to be reloaded. A reload that was asked for
   * runs after the answer.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a file or a category that there
   * is not, which Asterisk 22 answers with PERMISSION_DENIED (ASTERISK_DENIED)
   * for a file; INVALID_ARGUMENT (ASTERISK_INVALID) for a change that lacks
   * something; FAILED_PRECONDITION (ASTERISK_REFUSED) for a line that is not
   * there or a file that cannot be written. The configuration has to allow this
   * action.
   */
  updateConfig(init: UpdateConfigInit, options: CallOptions = {}): Promise<UpdateConfigResponse> {
    const request = create(UpdateConfigRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.updateConfig, request, true, options);
  }

  /**
   * ModuleCheck tells whether a module is loaded.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for one that is not loaded, or not
   * there at all.
   */
  moduleCheck(init: ModuleCheckInit, options: CallOptions = {}): Promise<ModuleCheckResponse> {
    const request = create(ModuleCheckRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.moduleCheck, request, false, options);
  }

  /**
   * ModuleLoad loads, unloads, reloads or refreshes a module, and answers when
   * that is done: it gets a socket for itself.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a module that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for one that is in use, or cannot be
   * loaded or reloaded. The configuration has to allow this action.
   */
  moduleLoad(init: ModuleLoadInit, options: CallOptions = {}): Promise<ModuleLoadResponse> {
    const request = create(ModuleLoadRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.moduleLoad, request, true, options);
  }

  /**
   * Reload has a module, or all of Asterisk, read its configuration again. It
   * gets a socket for itself.
   *
   * Success means that it was read, or, while Asterisk starts, that it will be;
   * not that there was no mistake in it, which stands in Asterisk's log.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a module that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for one that cannot be reloaded, or
   * while another reload runs.
   */
  reload(init: ReloadInit = {}, options: CallOptions = {}): Promise<ReloadResponse> {
    const request = create(ReloadRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.reload, request, true, options);
  }

  /**
   * LoggerRotate closes Asterisk's log files, renames them and begins new ones,
   * as logger.conf says.
   */
  loggerRotate(init: ActionInit = {}, options: CallOptions = {}): Promise<LoggerRotateResponse> {
    const request = create(LoggerRotateRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.loggerRotate, request, true, options);
  }

  /**
   * ExtensionStateList lists all extensions that have a hint, with the states
   * of their devices.
   *
   * Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) where the dialplan has no
   * hint at all.
   */
  extensionStateList(init: ListInit = {}, options: CallOptions = {}): List<ExtensionStateListResponse, ExtensionStatus> {
    const request = create(ExtensionStateListRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.extensionStateList, request, false, options), (r) => [...r.extensions]);
  }

  /**
   * PresenceState tells the presence of somebody.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a provider that there is not.
   * Somebody that there is not is no error.
   */
  presenceState(init: PresenceStateInit, options: CallOptions = {}): Promise<PresenceStateResponse> {
    const request = create(PresenceStateRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.presenceState, request, false, options);
  }

  /**
   * MailboxCount counts the messages of a mailbox. One that there is not has
   * none.
   */
  mailboxCount(init: MailboxCountInit, options: CallOptions = {}): Promise<MailboxCountResponse> {
    const request = create(MailboxCountRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.mailboxCount, request, false, options);
  }

  /**
   * MailboxStatus tells whether a mailbox has new messages. One that there is
   * not has none.
   */
  mailboxStatus(init: MailboxStatusInit, options: CallOptions = {}): Promise<MailboxStatusResponse> {
    const request = create(MailboxStatusRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.mailboxStatus, request, false, options);
  }

  /**
   * MessageSend sends a message outside of any call, by SIP or another
   * technology.
   *
   * Success means that the technology took it, not that anybody got it: where
   * the far end refuses it nothing tells.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a technology that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) where it cannot send.
   */
  messageSend(init: MessageSendInit = {}, options: CallOptions = {}): Promise<MessageSendResponse> {
    const request = create(MessageSendRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.messageSend, request, true, options);
  }

  /**
   * SendText sends a text to the party of a channel, in the call.
   *
   * Success means that the text was queued on the channel. Whether the
   * channel's technology can send it at all is not told.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  sendText(init: SendTextInit, options: CallOptions = {}): Promise<SendTextResponse> {
    const request = create(SendTextRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.sendText, request, true, options);
  }

  /**
   * AbsoluteTimeout has a channel end after a time, whatever it does then. A
   * limit that it had is replaced.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  absoluteTimeout(init: AbsoluteTimeoutInit, options: CallOptions = {}): Promise<AbsoluteTimeoutResponse> {
    const request = create(AbsoluteTimeoutRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      timeout: durationFromMs(init.timeoutMs),
    });
    return this.invoke(CoreService.method.absoluteTimeout, request, true, options);
  }

  /**
   * LocalOptimizeAway lets a Local channel be replaced by a direct connection
   * of its ends, as if it had been made without option n. That happens when it
   * can, and events LocalOptimizationBegin and LocalOptimizationEnd tell.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not, or
   * that is no Local channel.
   */
  localOptimizeAway(init: LocalOptimizeAwayInit, options: CallOptions = {}): Promise<LocalOptimizeAwayResponse> {
    const request = create(LocalOptimizeAwayRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.localOptimizeAway, request, true, options);
  }

  /**
   * ShowDialPlan lists the dialplan, or a part of it. A whole one may be long:
   * see max_items and max_bytes.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a context or an extension that
   * there is not.
   */
  showDialPlan(init: ShowDialPlanInit = {}, options: CallOptions = {}): List<ShowDialPlanResponse, ListDialplan> {
    const request = create(ShowDialPlanRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(CoreService.method.showDialPlan, request, false, options), (r) => [...r.lines]);
  }

  /**
   * AOCMessage tells the party of a channel what the call costs: AOC, advice of
   * charge.
   *
   * Success means that the message was queued on the channel. Few technologies
   * can send it: ISDN by DAHDI, and SIP in part. Events AOC-D, AOC-E and AOC-S
   * are about messages that came in, and do not follow.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not;
   * INVALID_ARGUMENT (ASTERISK_INVALID) for what is missing or does not go
   * together.
   */
  aocMessage(init: AOCMessageInit, options: CallOptions = {}): Promise<AOCMessageResponse> {
    const request = create(AOCMessageRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(CoreService.method.aOCMessage, request, true, options);
  }

  /**
   * DAHDIDNDon switches do not disturb on for a channel of the hardware.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not. No
   * server here has this module: it stands after Asterisk's source.
   */
  dahdidnDon(init: DAHDIDNDonInit, options: CallOptions = {}): Promise<DAHDIDNDonResponse> {
    const request = create(DAHDIDNDonRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(DahdiService.method.dAHDIDNDon, request, true, options);
  }

  /**
   * DAHDIDNDoff switches do not disturb off for a channel of the hardware.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not. No
   * server here has this module: it stands after Asterisk's source.
   */
  dahdidnDoff(init: DAHDIDNDoffInit, options: CallOptions = {}): Promise<DAHDIDNDoffResponse> {
    const request = create(DAHDIDNDoffRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(DahdiService.method.dAHDIDNDoff, request, true, options);
  }

  /**
   * DAHDIDialOffhook dials digits on a channel of the hardware that has a call.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for one without a call. No server
   * here has this module: it stands after Asterisk's source.
   */
  dahdiDialOffhook(init: DAHDIDialOffhookInit, options: CallOptions = {}): Promise<DAHDIDialOffhookResponse> {
    const request = create(DAHDIDialOffhookRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(DahdiService.method.dAHDIDialOffhook, request, true, options);
  }

  /**
   * DAHDIHangup acts as if the telephone on an analogue channel was hung up.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for one that is not analogue. No
   * server here has this module: it stands after Asterisk's source.
   */
  dahdiHangup(init: DAHDIHangupInit, options: CallOptions = {}): Promise<DAHDIHangupResponse> {
    const request = create(DAHDIHangupRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(DahdiService.method.dAHDIHangup, request, true, options);
  }

  /**
   * DAHDITransfer acts as if the telephone on an analogue channel asked for a
   * transfer, by flash.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for one that is not analogue. No
   * server here has this module: it stands after Asterisk's source.
   */
  dahdiTransfer(init: DAHDITransferInit, options: CallOptions = {}): Promise<DAHDITransferResponse> {
    const request = create(DAHDITransferRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(DahdiService.method.dAHDITransfer, request, true, options);
  }

  /**
   * DAHDIRestart ends all calls of the hardware and reads its configuration
   * anew. No server here has this module: it stands after Asterisk's source.
   */
  dahdiRestart(init: ActionInit = {}, options: CallOptions = {}): Promise<DAHDIRestartResponse> {
    const request = create(DAHDIRestartRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(DahdiService.method.dAHDIRestart, request, true, options);
  }

  /**
   * DAHDIShowChannels tells the channels of the hardware. No server here has
   * this module: it stands after Asterisk's source.
   */
  dahdiShowChannels(init: DAHDIShowChannelsInit = {}, options: CallOptions = {}): List<DAHDIShowChannelsResponse, DAHDIShowChannels> {
    const request = create(DAHDIShowChannelsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(DahdiService.method.dAHDIShowChannels, request, false, options), (r) => [...r.channels]);
  }

  /**
   * DAHDIShowStatus tells the lines of the hardware.
   *
   * Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) without hardware. No server
   * here has this module: it stands after Asterisk's source.
   */
  dahdiShowStatus(init: ListInit = {}, options: CallOptions = {}): List<DAHDIShowStatusResponse, DAHDIShowStatus> {
    const request = create(DAHDIShowStatusRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(DahdiService.method.dAHDIShowStatus, request, false, options), (r) => [...r.spans]);
  }

  /**
   * PRIDebugSet says how much of a line's signalling is written to the log.
   *
   * Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) for a line that there is not.
   * No server here has this module: it stands after Asterisk's source.
   */
  priDebugSet(init: PRIDebugSetInit, options: CallOptions = {}): Promise<PRIDebugSetResponse> {
    const request = create(PRIDebugSetRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(DahdiService.method.pRIDebugSet, request, true, options);
  }

  /**
   * PRIDebugFileSet sends what PRIDebugSet asks for to a file of Asterisk's
   * machine instead, which is made if it is not there.
   *
   * Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) for a file that cannot be
   * written. No server here has this module: it stands after Asterisk's source.
   */
  priDebugFileSet(init: PRIDebugFileSetInit, options: CallOptions = {}): Promise<PRIDebugFileSetResponse> {
    const request = create(PRIDebugFileSetRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(DahdiService.method.pRIDebugFileSet, request, true, options);
  }

  /**
   * PRIDebugFileUnset sends what PRIDebugSet asks for to the log again. No
   * server here has this module: it stands after Asterisk's source.
   */
  priDebugFileUnset(init: ActionInit = {}, options: CallOptions = {}): Promise<PRIDebugFileUnsetResponse> {
    const request = create(PRIDebugFileUnsetRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(DahdiService.method.pRIDebugFileUnset, request, true, options);
  }

  /**
   * PRIShowSpans tells the signalling channels of ISDN lines. No server here has
   * this module: it stands after Asterisk's source.
   */
  priShowSpans(init: PRIShowSpansInit = {}, options: CallOptions = {}): List<PRIShowSpansResponse, PRIShowSpans> {
    const request = create(PRIShowSpansRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(DahdiService.method.pRIShowSpans, request, false, options), (r) => [...r.dChannels]);
  }

  /**
   * DeviceStateList lists the states of all devices that Asterisk knows of:
   * telephones, queues, conferences, parking places and the dialplan's own. One
   * that nobody asked about yet is not among them.
   */
  deviceStateList(init: ListInit = {}, options: CallOptions = {}): List<DeviceStateListResponse, DeviceStateChange> {
    const request = create(DeviceStateListRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(DeviceStateService.method.deviceStateList, request, false, options), (r) => [...r.devices]);
  }

  /**
   * DialplanExtensionAdd adds a step to the running dialplan. No file holds it:
   * it is gone when pbx_config reloads.
   *
   * Errors: ALREADY_EXISTS (ASTERISK_EXISTS) for a step that there is, without
   * replace. The configuration has to allow this action.
   */
  dialplanExtensionAdd(init: DialplanExtensionAddInit, options: CallOptions = {}): Promise<DialplanExtensionAddResponse> {
    const request = create(DialplanExtensionAddRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      priority: String(init.priority),
    });
    return this.invoke(DialplanService.method.dialplanExtensionAdd, request, true, options);
  }

  /**
   * DialplanExtensionRemove removes a step, or a whole extension, from the
   * running dialplan. Only what pbx_config made can be removed, by file or by
   * DialplanExtensionAdd; the file keeps it.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for one that there is not, or that
   * another module made. The configuration has to allow this action.
   */
  dialplanExtensionRemove(init: DialplanExtensionRemoveInit, options: CallOptions = {}): Promise<DialplanExtensionRemoveResponse> {
    const request = create(DialplanExtensionRemoveRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      priority: init.priority === undefined ? undefined : String(init.priority),
    });
    return this.invoke(DialplanService.method.dialplanExtensionRemove, request, true, options);
  }

  /**
   * FAXSessions lists the faxes that are being sent or received.
   */
  faxSessions(init: ListInit = {}, options: CallOptions = {}): List<FAXSessionsResponse, FAXSessionsEntry> {
    const request = create(FAXSessionsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(FaxService.method.fAXSessions, request, false, options), (r) => [...r.sessions]);
  }

  /**
   * FAXSession tells how a fax is going.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a session that there is not, or
   * no longer.
   */
  faxSession(init: FAXSessionInit, options: CallOptions = {}): Promise<FAXSessionResponse> {
    const request = create(FAXSessionRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(FaxService.method.fAXSession, request, false, options);
  }

  /**
   * FAXStats counts the faxes of this server.
   */
  faxStats(init: ActionInit = {}, options: CallOptions = {}): Promise<FAXStatsResponse> {
    const request = create(FAXStatsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(FaxService.method.fAXStats, request, false, options);
  }

  /**
   * IAXpeerlist tells the IAX2 devices. IAXpeers, which tells the same, has no
   * RPC: its items do not say which answer they belong to.
   */
  iaxPeerlist(init: ListInit = {}, options: CallOptions = {}): List<IAXpeerlistResponse, PeerEntry> {
    const request = create(IAXpeerlistRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(IaxService.method.iAXpeerlist, request, false, options), (r) => [...r.peers]);
  }

  /**
   * IAXregistry tells Asterisk's own IAX2 registrations elsewhere.
   */
  iaxRegistry(init: ListInit = {}, options: CallOptions = {}): List<IAXregistryResponse, RegistryEntry> {
    const request = create(IAXregistryRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(IaxService.method.iAXregistry, request, false, options), (r) => [...r.registrations]);
  }

  /**
   * MeetmeList tells the participants of a conference, or of all.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is no conference at all:
   * Asterisk makes an error of that. One that there is not among others is an
   * empty list. No server here has this module: it stands after Asterisk's
   * source.
   */
  meetmeList(init: MeetmeListInit = {}, options: CallOptions = {}): List<MeetmeListResponse, MeetmeList> {
    const request = create(MeetmeListRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(MeetmeService.method.meetmeList, request, false, options), (r) => [...r.participants]);
  }

  /**
   * MeetmeListRooms tells the conferences.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk
   * makes an error of that. No server here has this module: it stands after
   * Asterisk's source.
   */
  meetmeListRooms(init: ListInit = {}, options: CallOptions = {}): List<MeetmeListRoomsResponse, MeetmeListRooms> {
    const request = create(MeetmeListRoomsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(MeetmeService.method.meetmeListRooms, request, false, options), (r) => [...r.rooms]);
  }

  /**
   * MeetmeMute mutes a participant. A MeetmeMute event tells that it is done.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference, or a participant of
   * it, that there is not. No server here has this module: it stands after
   * Asterisk's source.
   */
  meetmeMute(init: MeetmeMuteInit, options: CallOptions = {}): Promise<MeetmeMuteResponse> {
    const request = create(MeetmeMuteRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MeetmeService.method.meetmeMute, request, true, options);
  }

  /**
   * MeetmeUnmute lets a participant be heard again. A MeetmeMute event tells
   * that it is done.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference, or a participant of
   * it, that there is not. No server here has this module: it stands after
   * Asterisk's source.
   */
  meetmeUnmute(init: MeetmeUnmuteInit, options: CallOptions = {}): Promise<MeetmeUnmuteResponse> {
    const request = create(MeetmeUnmuteRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MeetmeService.method.meetmeUnmute, request, true, options);
  }

  /**
   * PlayMF plays a digit of the multi-frequency signalling R1 to a channel's
   * party.
   *
   * Asterisk answers when the digit has been played, so that it takes its
   * duration: it gets a socket for itself.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  playMf(init: PlayMFInit, options: CallOptions = {}): Promise<PlayMFResponse> {
    const request = create(PlayMFRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      duration: init.durationMs === undefined ? undefined : durationFromMs(init.durationMs),
    });
    return this.invoke(MfService.method.playMF, request, true, options);
  }

  /**
   * MixMonitor records a channel, both directions mixed into one file. A
   * channel can have several recordings.
   *
   * Success means that the recording was started; a file that cannot be written
   * is told in Asterisk's log alone. The recording ends with the channel, or by
   * StopMixMonitor.
   *
   * Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) with `Could not start
   * monitoring channel` where the file's name is missing.
   */
  mixMonitor(init: MixMonitorInit, options: CallOptions = {}): Promise<MixMonitorResponse> {
    const request = create(MixMonitorRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MixMonitorService.method.mixMonitor, request, true, options);
  }

  /**
   * StopMixMonitor ends a recording of a channel. Success means that the file
   * is closed.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) where the channel has no recording,
   * or none of that id.
   */
  stopMixMonitor(init: StopMixMonitorInit, options: CallOptions = {}): Promise<StopMixMonitorResponse> {
    const request = create(StopMixMonitorRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MixMonitorService.method.stopMixMonitor, request, true, options);
  }

  /**
   * MixMonitorMute leaves one direction of a channel, or both, out of its
   * recordings, which go on with silence. An event MixMonitorMute follows.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for one that nothing listens to or
   * records, or has no recording of that mix_monitor_id. One that is listened
   * to and not recorded is no error.
   */
  mixMonitorMute(init: MixMonitorMuteInit, options: CallOptions = {}): Promise<MixMonitorMuteResponse> {
    const request = create(MixMonitorMuteRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MixMonitorService.method.mixMonitorMute, request, true, options);
  }

  /**
   * Monitor records a channel, each direction to a file of its own. An event
   * MonitorStart follows. One that is recorded already goes on under the new
   * file name. Asterisk 21 has no res_monitor any more: MixMonitorService
   * records since.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) where the file cannot be written.
   */
  monitor(init: MonitorInit, options: CallOptions = {}): Promise<MonitorResponse> {
    const request = create(MonitorRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MonitorService.method.monitor, request, true, options);
  }

  /**
   * ChangeMonitor gives a channel's recording another file name. A channel
   * without a recording is no error. Asterisk 21 has no res_monitor any more:
   * MixMonitorService records since.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  changeMonitor(init: ChangeMonitorInit, options: CallOptions = {}): Promise<ChangeMonitorResponse> {
    const request = create(ChangeMonitorRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MonitorService.method.changeMonitor, request, true, options);
  }

  /**
   * PauseMonitor pauses a channel's recording. A channel without a recording is
   * no error. Asterisk 21 has no res_monitor any more: MixMonitorService
   * records since.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  pauseMonitor(init: PauseMonitorInit, options: CallOptions = {}): Promise<PauseMonitorResponse> {
    const request = create(PauseMonitorRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MonitorService.method.pauseMonitor, request, true, options);
  }

  /**
   * UnpauseMonitor lets a channel's recording go on. A channel without a
   * recording is no error. Asterisk 21 has no res_monitor any more:
   * MixMonitorService records since.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  unpauseMonitor(init: UnpauseMonitorInit, options: CallOptions = {}): Promise<UnpauseMonitorResponse> {
    const request = create(UnpauseMonitorRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MonitorService.method.unpauseMonitor, request, true, options);
  }

  /**
   * StopMonitor ends a channel's recording. An event MonitorStop follows. A
   * channel without a recording is no error. Asterisk 21 has no res_monitor any
   * more: MixMonitorService records since.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  stopMonitor(init: StopMonitorInit, options: CallOptions = {}): Promise<StopMonitorResponse> {
    const request = create(StopMonitorRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MonitorService.method.stopMonitor, request, true, options);
  }

  /**
   * MuteAudio makes a channel's audio silent in one direction or both, or ends
   * that. It holds wherever the channel goes.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) where that fails, as to end a
   * silence that there never was.
   */
  muteAudio(init: MuteAudioInit, options: CallOptions = {}): Promise<MuteAudioResponse> {
    const request = create(MuteAudioRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MuteStreamService.method.muteAudio, request, true, options);
  }

  /**
   * MWIGet tells mailboxes that another system keeps, as MWIUpdate told them.
   * One that there is not is no error: the list is empty. No server here has
   * this module: it stands after Asterisk's source.
   */
  mwiGet(init: MWIGetInit, options: CallOptions = {}): List<MWIGetResponse, MWIGet> {
    const request = create(MWIGetRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(MwiExternalAmiService.method.mWIGet, request, false, options), (r) => [...r.mailboxes]);
  }

  /**
   * MWIUpdate tells Asterisk how many messages another system has in a mailbox,
   * so that telephones show it. No server here has this module: it stands after
   * Asterisk's source.
   */
  mwiUpdate(init: MWIUpdateInit, options: CallOptions = {}): Promise<MWIUpdateResponse> {
    const request = create(MWIUpdateRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MwiExternalAmiService.method.mWIUpdate, request, true, options);
  }

  /**
   * MWIDelete forgets mailboxes that MWIUpdate told. One that there is not is no
   * error. No server here has this module: it stands after Asterisk's source.
   */
  mwiDelete(init: MWIDeleteInit, options: CallOptions = {}): Promise<MWIDeleteResponse> {
    const request = create(MWIDeleteRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(MwiExternalAmiService.method.mWIDelete, request, true, options);
  }

  /**
   * Park puts a channel into a parking lot, where it hears music until somebody
   * fetches it or its time is over.
   *
   * Success means that the channel was told to go there; a ParkedCall event
   * tells the space. FAILED_PRECONDITION (ASTERISK_REFUSED) for a lot that
   * there is not or that is full: Asterisk's text does not say which.
   */
  park(init: ParkInit, options: CallOptions = {}): Promise<ParkResponse> {
    const request = create(ParkRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      timeout: init.timeoutMs === undefined ? undefined : durationFromMs(init.timeoutMs),
    });
    return this.invoke(ParkingService.method.park, request, true, options);
  }

  /**
   * ParkedCalls lists the parked calls.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a lot that there is not.
   */
  parkedCalls(init: ParkedCallsInit = {}, options: CallOptions = {}): List<ParkedCallsResponse, ParkedCall> {
    const request = create(ParkedCallsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(ParkingService.method.parkedCalls, request, false, options), (r) => [...r.calls]);
  }

  /**
   * Parkinglots lists the parking lots, with their places and times.
   */
  parkinglots(init: ListInit = {}, options: CallOptions = {}): List<ParkinglotsResponse, Parkinglot> {
    const request = create(ParkinglotsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(ParkingService.method.parkinglots, request, false, options), (r) => [...r.lots]);
  }

  /**
   * PJSIPHangup ends an incoming PJSIP call that was not answered, with a SIP
   * response of choice.
   *
   * The reply proves only that there is a channel of that name. One of another
   * technology, an outgoing one and one that was answered go on, and Asterisk
   * writes that to its log; a response that it does not know becomes 603. A
   * channel written as /pattern/ ends all that match.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  pjsipHangup(init: PJSIPHangupInit, options: CallOptions = {}): List<PJSIPHangupResponse, ChannelHungup> {
    const request = create(PJSIPHangupRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipChannelService.method.pJSIPHangup, request, true, options), (r) => [...r.channels]);
  }

  /**
   * PJSIPSetMaintenance takes an endpoint out of service, or back into it: new
   * calls and subscriptions from it are refused with 503, calls that it has go
   * on. Nothing of it outlives a restart.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an endpoint that there is not.
   */
  pjsipSetMaintenance(init: PJSIPSetMaintenanceInit, options: CallOptions = {}): Promise<PJSIPSetMaintenanceResponse> {
    const request = create(PJSIPSetMaintenanceRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(PjsipMaintenanceService.method.pJSIPSetMaintenance, request, true, options);
  }

  /**
   * PJSIPShowMaintenance tells the endpoints that are out of service. Asked for
   * one endpoint, it tells that one's state; one that there is not is no error.
   */
  pjsipShowMaintenance(init: PJSIPShowMaintenanceInit = {}, options: CallOptions = {}): List<PJSIPShowMaintenanceResponse, PJSIPMaintenanceStatus> {
    const request = create(PJSIPShowMaintenanceRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipMaintenanceService.method.pJSIPShowMaintenance, request, false, options), (r) => [...r.endpoints]);
  }

  /**
   * PJSIPNotify sends a NOTIFY outside of a dialog to an endpoint or an address,
   * or inside the dialog of a channel. The reply says that it will be sent, not
   * that anybody takes it.
   *
   * Exactly one of endpoint, uri and channel must be given, and variables, or
   * from Asterisk 18.20, 20.5 and 21 on an option. An address goes by the
   * endpoint default_outbound_endpoint; without one Asterisk still says that it
   * sent.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an endpoint or an option that
   * there is not; NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not;
   * INVALID_ARGUMENT (ASTERISK_INVALID) for none or several of the three, and for
   * option together with variables.
   */
  pjsipNotify(init: PJSIPNotifyInit = {}, options: CallOptions = {}): Promise<PJSIPNotifyResponse> {
    const request = create(PJSIPNotifyRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(PjsipNotifyService.method.pJSIPNotify, request, true, options);
  }

  /**
   * PJSIPShowRegistrationsOutbound tells Asterisk's own registrations elsewhere
   * and their state, with the credentials of each, passwords in clear: whoever
   * may call this may know them.
   */
  pjsipShowRegistrationsOutbound(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowRegistrationsOutboundResponse, OutboundRegistrationDetail | AuthDetail> {
    const request = create(PJSIPShowRegistrationsOutboundRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipOutboundRegistrationService.method.pJSIPShowRegistrationsOutbound, request, false, options), (r) => [...r.registrations, ...r.auths]);
  }

  /**
   * PJSIPRegister registers anew, and then as the configuration says. The reply
   * says that it was begun, and also `Failed to queue` where it was not: the
   * event Registry tells how it went.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a registration that there is not.
   */
  pjsipRegister(init: PJSIPRegisterInit, options: CallOptions = {}): Promise<PJSIPRegisterResponse> {
    const request = create(PJSIPRegisterRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(PjsipOutboundRegistrationService.method.pJSIPRegister, request, true, options);
  }

  /**
   * PJSIPUnregister ends a registration, until PJSIPRegister. The reply says
   * that it was begun: the event Registry tells how it went.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a registration that there is not.
   */
  pjsipUnregister(init: PJSIPUnregisterInit, options: CallOptions = {}): Promise<PJSIPUnregisterResponse> {
    const request = create(PJSIPUnregisterRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(PjsipOutboundRegistrationService.method.pJSIPUnregister, request, true, options);
  }

  /**
   * PJSIPShowSubscriptionsInbound tells the subscriptions of devices at
   * Asterisk.
   */
  pjsipShowSubscriptionsInbound(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowSubscriptionsInboundResponse, InboundSubscriptionDetail> {
    const request = create(PJSIPShowSubscriptionsInboundRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipPubsubService.method.pJSIPShowSubscriptionsInbound, request, false, options), (r) => [...r.subscriptions]);
  }

  /**
   * PJSIPShowSubscriptionsOutbound tells the subscriptions of Asterisk
   * elsewhere. No module of Asterisk makes one, so the list is empty.
   */
  pjsipShowSubscriptionsOutbound(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowSubscriptionsOutboundResponse, OutboundSubscriptionDetail> {
    const request = create(PJSIPShowSubscriptionsOutboundRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipPubsubService.method.pJSIPShowSubscriptionsOutbound, request, false, options), (r) => [...r.subscriptions]);
  }

  /**
   * PJSIPShowResourceLists tells the lists to which telephones can subscribe.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk
   * makes an error of that.
   */
  pjsipShowResourceLists(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowResourceListsResponse, ResourceListDetail> {
    const request = create(PJSIPShowResourceListsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipPubsubService.method.pJSIPShowResourceLists, request, false, options), (r) => [...r.resourceLists]);
  }

  /**
   * PJSIPShowRegistrationsInbound tells the addresses of record and who is
   * registered there, configured contacts included. Ones without contacts are
   * told too.
   */
  pjsipShowRegistrationsInbound(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowRegistrationsInboundResponse, InboundRegistrationDetail> {
    const request = create(PJSIPShowRegistrationsInboundRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipRegistrarService.method.pJSIPShowRegistrationsInbound, request, false, options), (r) => [...r.aors]);
  }

  /**
   * PJSIPShowRegistrationInboundContactStatuses tells the state of each contact
   * that is registered. Configured contacts are not told.
   */
  pjsipShowRegistrationInboundContactStatuses(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowRegistrationInboundContactStatusesResponse, ContactStatusDetail> {
    const request = create(PJSIPShowRegistrationInboundContactStatusesRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipRegistrarService.method.pJSIPShowRegistrationInboundContactStatuses, request, false, options), (r) => [...r.contacts]);
  }

  /**
   * PJSIPShowEndpoints tells the endpoints and their state.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk
   * makes an error of that.
   */
  pjsipShowEndpoints(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowEndpointsResponse, EndpointList> {
    const request = create(PJSIPShowEndpointsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipService.method.pJSIPShowEndpoints, request, false, options), (r) => [...r.endpoints]);
  }

  /**
   * PJSIPShowEndpoint tells an endpoint and all that belongs to it. Asterisk
   * tells the passwords of its credentials in clear: whoever may call this may
   * know them.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an endpoint that there is not.
   */
  pjsipShowEndpoint(init: PJSIPShowEndpointInit, options: CallOptions = {}): List<PJSIPShowEndpointResponse, EndpointDetail | AuthDetail | AorDetail | ContactStatusDetail | TransportDetail | IdentifyDetail> {
    const request = create(PJSIPShowEndpointRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipService.method.pJSIPShowEndpoint, request, false, options), (r) => [...r.endpoints, ...r.auths, ...r.aors, ...r.contacts, ...r.transports, ...r.identifies]);
  }

  /**
   * PJSIPShowAors tells the addresses of record.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk
   * makes an error of that.
   */
  pjsipShowAors(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowAorsResponse, AorList> {
    const request = create(PJSIPShowAorsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipService.method.pJSIPShowAors, request, false, options), (r) => [...r.aors]);
  }

  /**
   * PJSIPShowAuths tells the credentials, passwords in clear: whoever may call
   * this may know them.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there are none at all.
   */
  pjsipShowAuths(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowAuthsResponse, AuthList> {
    const request = create(PJSIPShowAuthsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipService.method.pJSIPShowAuths, request, false, options), (r) => [...r.auths]);
  }

  /**
   * PJSIPShowContacts tells the contacts, where devices are now. A moment after
   * a start or a reload those of the configuration are not there yet.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all.
   */
  pjsipShowContacts(init: ListInit = {}, options: CallOptions = {}): List<PJSIPShowContactsResponse, ContactList> {
    const request = create(PJSIPShowContactsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PjsipService.method.pJSIPShowContacts, request, false, options), (r) => [...r.contacts]);
  }

  /**
   * PJSIPQualify sends OPTIONS to all contacts of an endpoint. The reply says
   * that they will be sent; ContactStatus events tell what came of it.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an endpoint that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for one without addresses of record.
   */
  pjsipQualify(init: PJSIPQualifyInit, options: CallOptions = {}): Promise<PJSIPQualifyResponse> {
    const request = create(PJSIPQualifyRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(PjsipService.method.pJSIPQualify, request, true, options);
  }

  /**
   * PresenceStateList lists the presence of all of whom Asterisk knows one.
   */
  presenceStateList(init: ListInit = {}, options: CallOptions = {}): List<PresenceStateListResponse, PresenceStateChange> {
    const request = create(PresenceStateListRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(PresenceStateService.method.presenceStateList, request, false, options), (r) => [...r.presences]);
  }

  /**
   * QueueStatus tells queues, their members and their callers. A queue that
   * there is not is no error: the list is empty.
   */
  queueStatus(init: QueueStatusInit = {}, options: CallOptions = {}): List<QueueStatusResponse, QueueParams | QueueMember | QueueEntry> {
    const request = create(QueueStatusRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(QueueService.method.queueStatus, request, false, options), (r) => [...r.queues, ...r.members, ...r.entries]);
  }

  /**
   * QueueSummary tells how many members and callers queues have. A queue that
   * there is not is no error: the list is empty.
   */
  queueSummary(init: QueueSummaryInit = {}, options: CallOptions = {}): List<QueueSummaryResponse, QueueSummary> {
    const request = create(QueueSummaryRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(QueueService.method.queueSummary, request, false, options), (r) => [...r.queues]);
  }

  /**
   * QueueAdd adds a dynamic member to a queue. Asterisk does not look whether
   * the interface is there.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a queue that there is not;
   * ALREADY_EXISTS (ASTERISK_EXISTS) for a member that the queue has.
   */
  queueAdd(init: QueueAddInit, options: CallOptions = {}): Promise<QueueAddResponse> {
    const request = create(QueueAddRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      wrapupTime: init.wrapupTimeMs === undefined ? undefined : durationFromMs(init.wrapupTimeMs),
    });
    return this.invoke(QueueService.method.queueAdd, request, true, options);
  }

  /**
   * QueueRemove removes a dynamic member from a queue. A call that it has goes
   * on.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a queue, or a member of it, that
   * there is not; FAILED_PRECONDITION (ASTERISK_REFUSED) for a member of
   * queues.conf.
   */
  queueRemove(init: QueueRemoveInit, options: CallOptions = {}): Promise<QueueRemoveResponse> {
    const request = create(QueueRemoveRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queueRemove, request, true, options);
  }

  /**
   * QueuePause pauses a member in one queue or in all, or ends its pause. A
   * call that it has goes on.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a member that there is not.
   */
  queuePause(init: QueuePauseInit, options: CallOptions = {}): Promise<QueuePauseResponse> {
    const request = create(QueuePauseRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queuePause, request, true, options);
  }

  /**
   * QueuePenalty gives a member another penalty, in one queue or in all.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a member or a queue that there
   * is not.
   */
  queuePenalty(init: QueuePenaltyInit, options: CallOptions = {}): Promise<QueuePenaltyResponse> {
    const request = create(QueuePenaltyRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queuePenalty, request, true, options);
  }

  /**
   * QueueMemberRingInUse says whether a member may be called while his device
   * is in use.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a member or a queue that there
   * is not.
   */
  queueMemberRingInUse(init: QueueMemberRingInUseInit, options: CallOptions = {}): Promise<QueueMemberRingInUseResponse> {
    const request = create(QueueMemberRingInUseRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queueMemberRingInUse, request, true, options);
  }

  /**
   * QueueLog writes a line of your own to the queues' log, queue_log. Asterisk
   * does not look whether the queue is there.
   */
  queueLog(init: QueueLogInit, options: CallOptions = {}): Promise<QueueLogResponse> {
    const request = create(QueueLogRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queueLog, request, true, options);
  }

  /**
   * QueueReload reads queues.conf and queuerules.conf again, or those parts of
   * them that are set to YES; without any, all. Callers go on waiting.
   *
   * A queue that there is not is no error.
   */
  queueReload(init: QueueReloadInit = {}, options: CallOptions = {}): Promise<QueueReloadResponse> {
    const request = create(QueueReloadRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queueReload, request, true, options);
  }

  /**
   * QueueRule tells the rules of queuerules.conf, by which a waiting caller
   * reaches members of other penalties. A list that there is not makes an empty
   * answer.
   */
  queueRule(init: QueueRuleInit = {}, options: CallOptions = {}): Promise<QueueRuleResponse> {
    const request = create(QueueRuleRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queueRule, request, false, options);
  }

  /**
   * QueueReset sets the figures of queues to zero: calls taken, abandoned, the
   * times. A queue that there is not is no error.
   */
  queueReset(init: QueueResetInit = {}, options: CallOptions = {}): Promise<QueueResetResponse> {
    const request = create(QueueResetRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queueReset, request, true, options);
  }

  /**
   * QueueChangePriorityCaller gives a waiting caller another priority, and with
   * immediate his place by it.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a queue, or a caller in it, that
   * there is not.
   */
  queueChangePriorityCaller(init: QueueChangePriorityCallerInit, options: CallOptions = {}): Promise<QueueChangePriorityCallerResponse> {
    const request = create(QueueChangePriorityCallerRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queueChangePriorityCaller, request, true, options);
  }

  /**
   * QueueWithdrawCaller takes a waiting caller out of a queue: he goes on in
   * the dialplan, with QUEUESTATUS set to WITHDRAW.
   *
   * Success means that it is asked for; a QueueCallerLeave event says that he
   * has left. One who is being connected with a member stays.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a queue, or a caller in it, that
   * there is not; ALREADY_EXISTS (ASTERISK_EXISTS) where it was asked for
   * before.
   */
  queueWithdrawCaller(init: QueueWithdrawCallerInit, options: CallOptions = {}): Promise<QueueWithdrawCallerResponse> {
    const request = create(QueueWithdrawCallerRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(QueueService.method.queueWithdrawCaller, request, true, options);
  }

  /**
   * PlayDTMF plays a digit to a channel's party, or with receive acts as if the
   * party had dialled it.
   *
   * Asterisk answers when the digit has been played, so that it takes its
   * duration: it gets a socket for itself. Success does not mean that anybody
   * heard it.
   */
  playDtmf(init: PlayDTMFInit, options: CallOptions = {}): Promise<PlayDTMFResponse> {
    const request = create(PlayDTMFRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      duration: init.durationMs === undefined ? undefined : durationFromMs(init.durationMs),
    });
    return this.invoke(SendDtmfService.method.playDTMF, request, true, options);
  }

  /**
   * SendFlash sends a hook flash to a channel's party, or with receive acts as
   * if the party had flashed. It was brought to 18.18 as well.
   *
   * Success means that it was given to the channel, not that its technology
   * knows what a flash is.
   *
   * Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.
   */
  sendFlash(init: SendFlashInit, options: CallOptions = {}): Promise<SendFlashResponse> {
    const request = create(SendFlashRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(SendDtmfService.method.sendFlash, request, true, options);
  }

  /**
   * SIPpeers tells the devices of sip.conf.
   */
  sipPeers(init: ListInit = {}, options: CallOptions = {}): List<SIPpeersResponse, PeerEntry> {
    const request = create(SIPpeersRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(SipService.method.sIPpeers, request, false, options), (r) => [...r.peers]);
  }

  /**
   * SIPshowpeer tells a device and its options. Passwords are not told.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a peer that there is not.
   */
  sipShowpeer(init: SIPshowpeerInit, options: CallOptions = {}): Promise<SIPshowpeerResponse> {
    const request = create(SIPshowpeerRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(SipService.method.sIPshowpeer, request, false, options);
  }

  /**
   * SIPqualifypeer sends OPTIONS to a device. The reply says that they will be
   * sent; a PeerStatus event tells what came of it, if that is news.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a peer that there is not.
   */
  sipQualifypeer(init: SIPqualifypeerInit, options: CallOptions = {}): Promise<SIPqualifypeerResponse> {
    const request = create(SIPqualifypeerRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(SipService.method.sIPqualifypeer, request, true, options);
  }

  /**
   * SIPshowregistry tells Asterisk's own registrations of sip.conf.
   */
  sipShowregistry(init: ListInit = {}, options: CallOptions = {}): List<SIPshowregistryResponse, RegistryEntry> {
    const request = create(SIPshowregistryRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(SipService.method.sIPshowregistry, request, false, options), (r) => [...r.registrations]);
  }

  /**
   * SIPpeerstatus tells the state of a device, or of all.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a peer that there is not.
   */
  sipPeerstatus(init: SIPpeerstatusInit = {}, options: CallOptions = {}): List<SIPpeerstatusResponse, PeerStatus> {
    const request = create(SIPpeerstatusRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(SipService.method.sIPpeerstatus, request, false, options), (r) => [...r.peers]);
  }

  /**
   * SIPnotify sends a NOTIFY to a device or an address, or inside a dialog. The
   * reply says that it was sent, not that anybody takes it.
   *
   * Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) for a device whose address is
   * not known; NOT_FOUND (ASTERISK_NOT_FOUND) for a dialog that there is not.
   */
  sipNotify(init: SIPnotifyInit, options: CallOptions = {}): Promise<SIPnotifyResponse> {
    const request = create(SIPnotifyRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(SipService.method.sIPnotify, request, true, options);
  }

  /**
   * SorceryMemoryCacheExpire removes all objects from a cache.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not.
   */
  sorceryMemoryCacheExpire(init: SorceryMemoryCacheExpireInit, options: CallOptions = {}): Promise<SorceryMemoryCacheExpireResponse> {
    const request = create(SorceryMemoryCacheExpireRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(SorceryMemoryCacheService.method.sorceryMemoryCacheExpire, request, true, options);
  }

  /**
   * SorceryMemoryCacheExpireObject removes an object from a cache.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for an object that it does not have,
   * and for a cache that always holds all.
   */
  sorceryMemoryCacheExpireObject(init: SorceryMemoryCacheExpireObjectInit, options: CallOptions = {}): Promise<SorceryMemoryCacheExpireObjectResponse> {
    const request = create(SorceryMemoryCacheExpireObjectRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(SorceryMemoryCacheService.method.sorceryMemoryCacheExpireObject, request, true, options);
  }

  /**
   * SorceryMemoryCachePopulate reads all objects into a cache anew. Only a cache
   * that always holds all can do so.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for another kind of cache.
   */
  sorceryMemoryCachePopulate(init: SorceryMemoryCachePopulateInit, options: CallOptions = {}): Promise<SorceryMemoryCachePopulateResponse> {
    const request = create(SorceryMemoryCachePopulateRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(SorceryMemoryCacheService.method.sorceryMemoryCachePopulate, request, true, options);
  }

  /**
   * SorceryMemoryCacheStale marks all objects of a cache as stale: each is read
   * anew when it is next used.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not.
   */
  sorceryMemoryCacheStale(init: SorceryMemoryCacheStaleInit, options: CallOptions = {}): Promise<SorceryMemoryCacheStaleResponse> {
    const request = create(SorceryMemoryCacheStaleRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(SorceryMemoryCacheService.method.sorceryMemoryCacheStale, request, true, options);
  }

  /**
   * SorceryMemoryCacheStaleObject marks an object of a cache as stale: it is
   * read anew when it is next used.
   *
   * Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not;
   * FAILED_PRECONDITION (ASTERISK_REFUSED) for an object that it does not have.
   */
  sorceryMemoryCacheStaleObject(init: SorceryMemoryCacheStaleObjectInit, options: CallOptions = {}): Promise<SorceryMemoryCacheStaleObjectResponse> {
    const request = create(SorceryMemoryCacheStaleObjectRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(SorceryMemoryCacheService.method.sorceryMemoryCacheStaleObject, request, true, options);
  }

  /**
   * VoicemailUsersList lists all mailboxes, how they are set up and how many
   * messages they have.
   */
  voicemailUsersList(init: ListInit = {}, options: CallOptions = {}): List<VoicemailUsersListResponse, VoicemailUserEntry> {
    const request = create(VoicemailUsersListRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(VoicemailService.method.voicemailUsersList, request, false, options), (r) => [...r.users]);
  }

  /**
   * VoicemailUserStatus tells how a mailbox is set up and how many messages it
   * has. One that there is not is no error: user is absent.
   */
  voicemailUserStatus(init: VoicemailUserStatusInit, options: CallOptions = {}): Promise<VoicemailUserStatusResponse> {
    const request = create(VoicemailUserStatusRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(VoicemailService.method.voicemailUserStatus, request, false, options);
  }

  /**
   * VoicemailBoxSummary lists the messages of a mailbox, without their sound.
   * One that there is not is no error: the list is empty. It was brought to
   * 18.20 as well.
   */
  voicemailBoxSummary(init: VoicemailBoxSummaryInit, options: CallOptions = {}): List<VoicemailBoxSummaryResponse, VoicemailBoxDetail> {
    const request = create(VoicemailBoxSummaryRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
      listTimeout: init.listTimeoutMs === undefined ? undefined : durationFromMs(init.listTimeoutMs),
    });
    return new List(this.invoke(VoicemailService.method.voicemailBoxSummary, request, false, options), (r) => [...r.messages]);
  }

  /**
   * VoicemailRefresh has Asterisk look for messages that others put into
   * mailboxes, and tell the telephones. A MessageWaiting event follows where
   * the count is another.
   *
   * Success means that it is begun, also for a mailbox that there is not.
   */
  voicemailRefresh(init: VoicemailRefreshInit = {}, options: CallOptions = {}): Promise<VoicemailRefreshResponse> {
    const request = create(VoicemailRefreshRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(VoicemailService.method.voicemailRefresh, request, true, options);
  }

  /**
   * VoicemailMove moves a message to another folder of its mailbox. It was
   * brought to 18.20 as well.
   *
   * Asterisk answers Success in any case: reply.message tells whether it
   * worked, `Message move successful` or `Message move failed`.
   */
  voicemailMove(init: VoicemailMoveInit, options: CallOptions = {}): Promise<VoicemailMoveResponse> {
    const request = create(VoicemailMoveRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(VoicemailService.method.voicemailMove, request, true, options);
  }

  /**
   * VoicemailRemove deletes a message. It was brought to 18.20 as well.
   *
   * Asterisk answers Success in any case: reply.message tells whether it
   * worked, `Message remove successful` or `Message remove failed`.
   */
  voicemailRemove(init: VoicemailRemoveInit, options: CallOptions = {}): Promise<VoicemailRemoveResponse> {
    const request = create(VoicemailRemoveRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(VoicemailService.method.voicemailRemove, request, true, options);
  }

  /**
   * VoicemailForward puts a copy of a message into another mailbox. It was
   * brought to 18.20 as well.
   *
   * Asterisk answers Success in any case: reply.message tells whether it
   * worked, `Message forward successful` or `Message forward failed`.
   */
  voicemailForward(init: VoicemailForwardInit, options: CallOptions = {}): Promise<VoicemailForwardResponse> {
    const request = create(VoicemailForwardRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(VoicemailService.method.voicemailForward, request, true, options);
  }

  /**
   * JabberSend sends a message by XMPP. The reply comes before Asterisk looks
   * whether it has that account, and so proves nothing; a second reply with the
   * same ActionID says how it went, which the stream tells as orphaned_response
   * to those who ask for these.
   *
   * Errors: INVALID_ARGUMENT (ASTERISK_INVALID) if anything is missing.
   */
  jabberSend(init: JabberSendInit, options: CallOptions = {}): Promise<JabberSendResponse> {
    const request = create(JabberSendRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.invoke(XmppService.method.jabberSend, request, true, options);
  }
}
