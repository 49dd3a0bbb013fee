import type { AtxferResponse, BlindTransferResponse, BridgeResponse, BridgeTone, CancelAtxferResponse, RedirectResponse } from "./ami/v1/transfer_pb.js";
import { AtxferRequestSchema, BlindTransferRequestSchema, BridgeRequestSchema, CancelAtxferRequestSchema, RedirectRequestSchema } from "./ami/v1/transfer_pb.js";
import type { PRIDebugFileSetResponse, PRIDebugFileUnsetResponse, PRIDebugLevel, PRIDebugSetResponse, PRIShowSpansResponse } from "./ami/v1/pri_pb.js";
import { PRIDebugFileSetRequestSchema, PRIDebugFileUnsetRequestSchema, PRIDebugSetRequestSchema, PRIShowSpansRequestSchema } from "./ami/v1/pri_pb.js";
import type { MaintenanceState, PJSIPSetMaintenanceResponse, PJSIPShowMaintenanceResponse } from "./ami/v1/pjsip_maintenance_pb.js";
import { PJSIPSetMaintenanceRequestSchema, PJSIPShowMaintenanceRequestSchema } from "./ami/v1/pjsip_maintenance_pb.js";
import type { ConfbridgeKickResponse, ConfbridgeListResponse, ConfbridgeListRoomsResponse, ConfbridgeMuteResponse, ConfbridgeUnmuteResponse } from "./ami/v1/confbridge_pb.js";
import { ConfbridgeKickRequestSchema, ConfbridgeListRequestSchema, ConfbridgeListRoomsRequestSchema, ConfbridgeMuteRequestSchema, ConfbridgeUnmuteRequestSchema } from "./ami/v1/confbridge_pb.js";
import type { ConfbridgeList, ConfbridgeListRooms } from "./ami/event/v1/confbridge_pb.js";
import { create } from "@bufbuild/protobuf";
import { durationFromMs } from "@bufbuild/protobuf/wkt";
import { ConfbridgeService } from "./ami/v1/confbridge_service_pb.js";
import type { CommandResponse, CoreSettingsResponse, CoreStatusResponse, ExtensionStateResponse, GetConfigResponse, PingResponse, UserEventResponse } from "./ami/v1/system_pb.js";
import { CommandRequestSchema, CoreSettingsRequestSchema, CoreStatusRequestSchema, ExtensionStateRequestSchema, GetConfigRequestSchema, PingRequestSchema, UserEventRequestSchema } from "./ami/v1/system_pb.js";
import { CoreService } from "./ami/v1/core_service_pb.js";
import type { GetvarResponse, SetvarResponse } from "./ami/v1/variable_pb.js";
import { GetvarRequestSchema, SetvarRequestSchema } from "./ami/v1/variable_pb.js";
import type { CoreShowChannelsResponse, HangupResponse, OriginateResponse, StatusResponse } from "./ami/v1/channel_pb.js";
import { CoreShowChannelsRequestSchema, HangupRequestSchema, OriginateRequestSchema, StatusRequestSchema } from "./ami/v1/channel_pb.js";
import type { CoreShowChannel } from "./ami/event/v1/channel_pb.js";
import type { ChannelHungup, Status } from "./ami/event/v1/channel_list_pb.js";
import type { DBDelResponse, DBDelTreeResponse, DBGetResponse, DBGetTreeResponse, DBPutResponse } from "./ami/v1/database_pb.js";
import { DBDelRequestSchema, DBDelTreeRequestSchema, DBGetRequestSchema, DBGetTreeRequestSchema, DBPutRequestSchema } from "./ami/v1/database_pb.js";
import type { DBGetResponse as DBGetResponse$1, DBGetTreeResponse as DBGetTreeResponse$1 } from "./ami/event/v1/database_pb.js";
import type { DAHDIDialOffhookResponse, DAHDIDNDoffResponse, DAHDIDNDonResponse, DAHDIHangupResponse, DAHDIRestartResponse, DAHDIShowChannelsResponse, DAHDIShowStatusResponse, DAHDITransferResponse } from "./ami/v1/dahdi_pb.js";
import { DAHDIDialOffhookRequestSchema, DAHDIDNDoffRequestSchema, DAHDIDNDonRequestSchema, DAHDIHangupRequestSchema, DAHDIRestartRequestSchema, DAHDIShowChannelsRequestSchema, DAHDIShowStatusRequestSchema, DAHDITransferRequestSchema } from "./ami/v1/dahdi_pb.js";
import { DahdiService } from "./ami/v1/dahdi_service_pb.js";
import type { DAHDIShowChannels, DAHDIShowStatus, PRIShowSpans } from "./ami/event/v1/dahdi_list_pb.js";
import type { IAXpeerlistResponse, IAXregistryResponse } from "./ami/v1/iax_pb.js";
import { IAXpeerlistRequestSchema, IAXregistryRequestSchema } from "./ami/v1/iax_pb.js";
import type { PeerEntry, RegistryEntry } from "./ami/event/v1/peer_pb.js";
import { IaxService } from "./ami/v1/iax_service_pb.js";
import type { MeetmeListResponse, MeetmeListRoomsResponse, MeetmeMuteResponse, MeetmeUnmuteResponse } from "./ami/v1/meetme_pb.js";
import { MeetmeListRequestSchema, MeetmeListRoomsRequestSchema, MeetmeMuteRequestSchema, MeetmeUnmuteRequestSchema } from "./ami/v1/meetme_pb.js";
import type { MeetmeList, MeetmeListRooms } from "./ami/event/v1/meetme_pb.js";
import { MeetmeService } from "./ami/v1/meetme_service_pb.js";
import type { MixMonitorResponse, StopMixMonitorResponse } from "./ami/v1/mix_monitor_pb.js";
import { MixMonitorRequestSchema, StopMixMonitorRequestSchema } from "./ami/v1/mix_monitor_pb.js";
import { MixMonitorService } from "./ami/v1/mix_monitor_service_pb.js";
import type { MWIDeleteResponse, MWIGetResponse, MWIUpdateResponse } from "./ami/v1/mwi_external_ami_pb.js";
import { MWIDeleteRequestSchema, MWIGetRequestSchema, MWIUpdateRequestSchema } from "./ami/v1/mwi_external_ami_pb.js";
import type { MWIGet } from "./ami/event/v1/mwi_external_pb.js";
import { MwiExternalAmiService } from "./ami/v1/mwi_external_ami_service_pb.js";
import type { ParkedCallsResponse, ParkResponse } from "./ami/v1/parking_pb.js";
import { ParkedCallsRequestSchema, ParkRequestSchema } from "./ami/v1/parking_pb.js";
import { ParkingService } from "./ami/v1/parking_service_pb.js";
import type { ParkedCall } from "./ami/event/v1/parking_pb.js";
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
import type { QueueAddResponse, QueuePauseResponse, QueuePenaltyResponse, QueueRemoveResponse, QueueStatusResponse, QueueSummaryResponse } from "./ami/v1/queue_pb.js";
import { QueueAddRequestSchema, QueuePauseRequestSchema, QueuePenaltyRequestSchema, QueueRemoveRequestSchema, QueueStatusRequestSchema, QueueSummaryRequestSchema } from "./ami/v1/queue_pb.js";
import type { QueueEntry, QueueMember, QueueParams, QueueSummary } from "./ami/event/v1/queue_pb.js";
import { QueueService } from "./ami/v1/queue_service_pb.js";
import type { PlayDTMFResponse } from "./ami/v1/dtmf_pb.js";
import { PlayDTMFRequestSchema } from "./ami/v1/dtmf_pb.js";
import { SendDtmfService } from "./ami/v1/send_dtmf_service_pb.js";
import type { SIPnotifyResponse, SIPpeersResponse, SIPpeerstatusResponse, SIPqualifypeerResponse, SIPshowpeerResponse, SIPshowregistryResponse } from "./ami/v1/sip_pb.js";
import { SIPnotifyRequestSchema, SIPpeersRequestSchema, SIPpeerstatusRequestSchema, SIPqualifypeerRequestSchema, SIPshowpeerRequestSchema, SIPshowregistryRequestSchema } from "./ami/v1/sip_pb.js";
import { SipService } from "./ami/v1/sip_service_pb.js";
import type { PeerStatus } from "./ami/event/v1/registration_pb.js";
import type { SorceryMemoryCacheExpireObjectResponse, SorceryMemoryCacheExpireResponse, SorceryMemoryCachePopulateResponse, SorceryMemoryCacheStaleObjectResponse, SorceryMemoryCacheStaleResponse } from "./ami/v1/sorcery_memory_cache_pb.js";
import { SorceryMemoryCacheExpireObjectRequestSchema, SorceryMemoryCacheExpireRequestSchema, SorceryMemoryCachePopulateRequestSchema, SorceryMemoryCacheStaleObjectRequestSchema, SorceryMemoryCacheStaleRequestSchema } from "./ami/v1/sorcery_memory_cache_pb.js";
import { SorceryMemoryCacheService } from "./ami/v1/sorcery_memory_cache_service_pb.js";
import type { JabberSendResponse } from "./ami/v1/xmpp_pb.js";
import { JabberSendRequestSchema } from "./ami/v1/xmpp_pb.js";
import { XmppService } from "./ami/v1/xmpp_service_pb.js";

// @generated by protoc-gen-astergate from services of astergate/**
/* eslint-disable */
import { Caller, List, wireHeaders, type CallOptions, type Headers } from "../../call.js";
export { BridgeTone } from "./ami/v1/transfer_pb.js";
export { PRIDebugLevel } from "./ami/v1/pri_pb.js";
export { MaintenanceState } from "./ami/v1/pjsip_maintenance_pb.js";

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
  /** channel to call: `PJSIP/alice`, `Local/100@internal`. */
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
    return new List(this.call(ConfbridgeService.method.confbridgeList, request, false, options), (r) => [...r.participants]);
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
    return new List(this.call(ConfbridgeService.method.confbridgeListRooms, request, false, options), (r) => [...r.conferences]);
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
    return this.call(ConfbridgeService.method.confbridgeKick, request, true, options);
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
    return this.call(ConfbridgeService.method.confbridgeMute, request, true, options);
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
    return this.call(ConfbridgeService.method.confbridgeUnmute, request, true, options);
  }

  /**
   * Ping asks for an answer.
   */
  ping(init: ActionInit = {}, options: CallOptions = {}): Promise<PingResponse> {
    const request = create(PingRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.call(CoreService.method.ping, request, false, options);
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
    return this.call(CoreService.method.command, request, true, options);
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
    return this.call(CoreService.method.getConfig, request, false, options);
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
    return this.call(CoreService.method.getvar, request, false, options);
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
    return this.call(CoreService.method.setvar, request, true, options);
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
    return new List(this.call(CoreService.method.coreShowChannels, request, false, options), (r) => [...r.channels]);
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
    return this.call(CoreService.method.originate, request, true, options);
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
    return new List(this.call(CoreService.method.hangup, request, true, options), (r) => [...r.channels]);
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
    return this.call(CoreService.method.redirect, request, true, options);
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
    return this.call(CoreService.method.atxfer, request, true, options);
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
    return this.call(CoreService.method.cancelAtxfer, request, true, options);
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
    return this.call(CoreService.method.blindTransfer, request, true, options);
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
    return this.call(CoreService.method.bridge, request, true, options);
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
    return new List(this.call(CoreService.method.status, request, false, options), (r) => [...r.channels]);
  }

  /**
   * CoreSettings tells what Asterisk is: its version and how it was set up.
   */
  coreSettings(init: ActionInit = {}, options: CallOptions = {}): Promise<CoreSettingsResponse> {
    const request = create(CoreSettingsRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.call(CoreService.method.coreSettings, request, false, options);
  }

  /**
   * CoreStatus tells since when Asterisk runs and how many channels there are.
   */
  coreStatus(init: ActionInit = {}, options: CallOptions = {}): Promise<CoreStatusResponse> {
    const request = create(CoreStatusRequestSchema, {
      ...init,
      extraHeaders: wireHeaders(init.extraHeaders),
    });
    return this.call(CoreService.method.coreStatus, request, false, options);
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
    return this.call(CoreService.method.extensionState, request, false, options);
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
    return this.call(CoreService.method.userEvent, request, true, options);
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
    return new List(this.call(CoreService.method.dBGet, request, false, options), (r) => [...r.entries]);
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
    return this.call(CoreService.method.dBPut, request, true, options);
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
    return this.call(CoreService.method.dBDel, request, true, options);
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
    return this.call(CoreService.method.dBDelTree, request, true, options);
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
    return new List(this.call(CoreService.method.dBGetTree, request, false, options), (r) => [...r.entries]);
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
    return this.call(DahdiService.method.dAHDIDNDon, request, true, options);
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
    return this.call(DahdiService.method.dAHDIDNDoff, request, true, options);
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
    return this.call(DahdiService.method.dAHDIDialOffhook, request, true, options);
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
    return this.call(DahdiService.method.dAHDIHangup, request, true, options);
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
    return this.call(DahdiService.method.dAHDITransfer, request, true, options);
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
    return this.call(DahdiService.method.dAHDIRestart, request, true, options);
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
    return new List(this.call(DahdiService.method.dAHDIShowChannels, request, false, options), (r) => [...r.channels]);
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
    return new List(this.call(DahdiService.method.dAHDIShowStatus, request, false, options), (r) => [...r.spans]);
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
    return this.call(DahdiService.method.pRIDebugSet, request, true, options);
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
    return this.call(DahdiService.method.pRIDebugFileSet, request, true, options);
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
    return this.call(DahdiService.method.pRIDebugFileUnset, request, true, options);
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
    return new List(this.call(DahdiService.method.pRIShowSpans, request, false, options), (r) => [...r.dChannels]);
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
    return new List(this.call(IaxService.method.iAXpeerlist, request, false, options), (r) => [...r.peers]);
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
    return new List(this.call(IaxService.method.iAXregistry, request, false, options), (r) => [...r.registrations]);
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
    return new List(this.call(MeetmeService.method.meetmeList, request, false, options), (r) => [...r.participants]);
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
    return new List(this.call(MeetmeService.method.meetmeListRooms, request, false, options), (r) => [...r.rooms]);
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
    return this.call(MeetmeService.method.meetmeMute, request, true, options);
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
    return this.call(MeetmeService.method.meetmeUnmute, request, true, options);
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
    return this.call(MixMonitorService.method.mixMonitor, request, true, options);
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
    return this.call(MixMonitorService.method.stopMixMonitor, request, true, options);
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
    return new List(this.call(MwiExternalAmiService.method.mWIGet, request, false, options), (r) => [...r.mailboxes]);
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
    return this.call(MwiExternalAmiService.method.mWIUpdate, request, true, options);
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
    return this.call(MwiExternalAmiService.method.mWIDelete, request, true, options);
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
    return this.call(ParkingService.method.park, request, true, options);
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
    return new List(this.call(ParkingService.method.parkedCalls, request, false, options), (r) => [...r.calls]);
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
    return new List(this.call(PjsipChannelService.method.pJSIPHangup, request, true, options), (r) => [...r.channels]);
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
    return this.call(PjsipMaintenanceService.method.pJSIPSetMaintenance, request, true, options);
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
    return new List(this.call(PjsipMaintenanceService.method.pJSIPShowMaintenance, request, false, options), (r) => [...r.endpoints]);
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
    return this.call(PjsipNotifyService.method.pJSIPNotify, request, true, options);
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
    return new List(this.call(PjsipOutboundRegistrationService.method.pJSIPShowRegistrationsOutbound, request, false, options), (r) => [...r.registrations, ...r.auths]);
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
    return this.call(PjsipOutboundRegistrationService.method.pJSIPRegister, request, true, options);
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
    return this.call(PjsipOutboundRegistrationService.method.pJSIPUnregister, request, true, options);
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
    return new List(this.call(PjsipPubsubService.method.pJSIPShowSubscriptionsInbound, request, false, options), (r) => [...r.subscriptions]);
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
    return new List(this.call(PjsipPubsubService.method.pJSIPShowSubscriptionsOutbound, request, false, options), (r) => [...r.subscriptions]);
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
    return new List(this.call(PjsipPubsubService.method.pJSIPShowResourceLists, request, false, options), (r) => [...r.resourceLists]);
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
    return new List(this.call(PjsipRegistrarService.method.pJSIPShowRegistrationsInbound, request, false, options), (r) => [...r.aors]);
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
    return new List(this.call(PjsipRegistrarService.method.pJSIPShowRegistrationInboundContactStatuses, request, false, options), (r) => [...r.contacts]);
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
    return new List(this.call(PjsipService.method.pJSIPShowEndpoints, request, false, options), (r) => [...r.endpoints]);
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
    return new List(this.call(PjsipService.method.pJSIPShowEndpoint, request, false, options), (r) => [...r.endpoints, ...r.auths, ...r.aors, ...r.contacts, ...r.transports, ...r.identifies]);
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
    return new List(this.call(PjsipService.method.pJSIPShowAors, request, false, options), (r) => [...r.aors]);
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
    return new List(this.call(PjsipService.method.pJSIPShowAuths, request, false, options), (r) => [...r.auths]);
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
    return new List(this.call(PjsipService.method.pJSIPShowContacts, request, false, options), (r) => [...r.contacts]);
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
    return this.call(PjsipService.method.pJSIPQualify, request, true, options);
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
    return new List(this.call(QueueService.method.queueStatus, request, false, options), (r) => [...r.queues, ...r.members, ...r.entries]);
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
    return new List(this.call(QueueService.method.queueSummary, request, false, options), (r) => [...r.queues]);
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
    return this.call(QueueService.method.queueAdd, request, true, options);
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
    return this.call(QueueService.method.queueRemove, request, true, options);
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
    return this.call(QueueService.method.queuePause, request, true, options);
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
    return this.call(QueueService.method.queuePenalty, request, true, options);
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
    return this.call(SendDtmfService.method.playDTMF, request, true, options);
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
    return new List(this.call(SipService.method.sIPpeers, request, false, options), (r) => [...r.peers]);
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
    return this.call(SipService.method.sIPshowpeer, request, false, options);
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
    return this.call(SipService.method.sIPqualifypeer, request, true, options);
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
    return new List(this.call(SipService.method.sIPshowregistry, request, false, options), (r) => [...r.registrations]);
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
    return new List(this.call(SipService.method.sIPpeerstatus, request, false, options), (r) => [...r.peers]);
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
    return this.call(SipService.method.sIPnotify, request, true, options);
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
    return this.call(SorceryMemoryCacheService.method.sorceryMemoryCacheExpire, request, true, options);
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
    return this.call(SorceryMemoryCacheService.method.sorceryMemoryCacheExpireObject, request, true, options);
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
    return this.call(SorceryMemoryCacheService.method.sorceryMemoryCachePopulate, request, true, options);
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
    return this.call(SorceryMemoryCacheService.method.sorceryMemoryCacheStale, request, true, options);
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
    return this.call(SorceryMemoryCacheService.method.sorceryMemoryCacheStaleObject, request, true, options);
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
    return this.call(XmppService.method.jabberSend, request, true, options);
  }
}
