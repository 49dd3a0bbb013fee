/** Client of astergate: events, actions and calls of Asterisk servers. */
export { App, type AppOptions, type Handler, type RouteOptions, type ServeOptions } from "./app.js";
export { ALL, ORPHAN } from "./subscriptions.js";
export { Call, Calls, type CallFactory, type CallsOptions } from "./calls.js";
export { Client } from "./client.js";
export { List, type CallOptions, type Headers, type HeaderValue } from "./call.js";
export * from "./base.js";
export { rpcError } from "./errors.js";
export { Event, type AnyBody, type BodyOf, type Kind } from "./event.js";
export { EventStream, type EventsOptions } from "./events.js";
export { ActionStream, configLines, type ConfigLine } from "./replies.js";
export { AgiSession } from "./session.js";
export { type ConnectOptions } from "./transport.js";
export * as events from "./gen/astergate/events.js";
export * from "./gen/astergate/actions.js";
export type * from "./gen/astergate/services.js";
export type * from "./gen/astergate/v1/agi_session.js";
export * from "./gen/astergate/v1/errors.js";
export { ChannelState, type ChannelSnapshot } from "./gen/astergate/ami/event/v1/snapshot_pb.js";
export { RecordFileEnd, TddModeSetting, VerboseLevel } from "./gen/astergate/agi/v1/commands_pb.js";
export { SayCase } from "./gen/astergate/agi/v1/say_pb.js";
export { SpeechRecognizeEnd, type SpeechMatch } from "./gen/astergate/agi/v1/speech_pb.js";
export {
  AgentCompleteReason, AgentStatus, AmaFlags, CdrDisposition, CelEventName, ContactState, DialStatus, DtmfDirection, Enablement,
  FaxOperation, FaxSessionType, FaxState, ModuleResult, OriginateOutcome, PeerState, QueueMembership,
  RegistrationState, RtcpPacketType, SecuritySeverity, SessionTimeoutSource, ShutdownKind, SubscriptionType,
  TransferDestination, TransferResult,
} from "./gen/astergate/ami/event/v1/sets_pb.js";
export type { Header } from "./gen/astergate/ami/event/v1/header_pb.js";
export { Link } from "./gen/astergate/options/v1/options_pb.js";
export type { ActionHead, SendActionResponse } from "./gen/astergate/v1/action_service_pb.js";
export { AgiFailureReason, AgiTransport, FailPolicy, LostPolicy, NoHandlerPolicy, type AgiReply, type SessionOffer } from "./gen/astergate/v1/agi_service_pb.js";
export { CallChangeKind, CallDirection, CallEnder, CallLinkKind, CallState, type CallChange } from "./gen/astergate/v1/call_pb.js";
export { AttendedBy, AudioDirection, CallMilestone, RecordAct, SpyMode } from "./gen/astergate/v1/call_service_pb.js";
export { GapReason, View } from "./gen/astergate/v1/event_pb.js";
export { LinkState, type Server } from "./gen/astergate/v1/server_pb.js";
