from astergate.ami.event.v1 import agent_pb2 as _agent_pb2
from astergate.ami.event.v1 import agent_list_pb2 as _agent_list_pb2
from astergate.ami.event.v1 import agi_pb2 as _agi_pb2
from astergate.ami.event.v1 import aoc_pb2 as _aoc_pb2
from astergate.ami.event.v1 import bridge_pb2 as _bridge_pb2
from astergate.ami.event.v1 import bridge_list_pb2 as _bridge_list_pb2
from astergate.ami.event.v1 import cc_pb2 as _cc_pb2
from astergate.ami.event.v1 import cdr_pb2 as _cdr_pb2
from astergate.ami.event.v1 import cel_pb2 as _cel_pb2
from astergate.ami.event.v1 import channel_pb2 as _channel_pb2
from astergate.ami.event.v1 import channel_change_pb2 as _channel_change_pb2
from astergate.ami.event.v1 import channel_list_pb2 as _channel_list_pb2
from astergate.ami.event.v1 import confbridge_pb2 as _confbridge_pb2
from astergate.ami.event.v1 import core_pb2 as _core_pb2
from astergate.ami.event.v1 import dahdi_pb2 as _dahdi_pb2
from astergate.ami.event.v1 import dahdi_list_pb2 as _dahdi_list_pb2
from astergate.ami.event.v1 import database_pb2 as _database_pb2
from astergate.ami.event.v1 import dial_pb2 as _dial_pb2
from astergate.ami.event.v1 import dialplan_pb2 as _dialplan_pb2
from astergate.ami.event.v1 import fax_pb2 as _fax_pb2
from astergate.ami.event.v1 import hangup_handler_pb2 as _hangup_handler_pb2
from astergate.ami.event.v1 import header_pb2 as _header_pb2
from astergate.ami.event.v1 import local_pb2 as _local_pb2
from astergate.ami.event.v1 import meetme_pb2 as _meetme_pb2
from astergate.ami.event.v1 import minivm_pb2 as _minivm_pb2
from astergate.ami.event.v1 import mix_monitor_pb2 as _mix_monitor_pb2
from astergate.ami.event.v1 import mobile_pb2 as _mobile_pb2
from astergate.ami.event.v1 import module_pb2 as _module_pb2
from astergate.ami.event.v1 import monitor_pb2 as _monitor_pb2
from astergate.ami.event.v1 import mwi_external_pb2 as _mwi_external_pb2
from astergate.ami.event.v1 import old_application_pb2 as _old_application_pb2
from astergate.ami.event.v1 import old_call_pb2 as _old_call_pb2
from astergate.ami.event.v1 import parking_pb2 as _parking_pb2
from astergate.ami.event.v1 import peer_pb2 as _peer_pb2
from astergate.ami.event.v1 import pjsip_pb2 as _pjsip_pb2
from astergate.ami.event.v1 import pjsip_endpoint_pb2 as _pjsip_endpoint_pb2
from astergate.ami.event.v1 import pjsip_list_pb2 as _pjsip_list_pb2
from astergate.ami.event.v1 import pjsip_maintenance_pb2 as _pjsip_maintenance_pb2
from astergate.ami.event.v1 import pjsip_registration_pb2 as _pjsip_registration_pb2
from astergate.ami.event.v1 import pjsip_subscription_pb2 as _pjsip_subscription_pb2
from astergate.ami.event.v1 import queue_pb2 as _queue_pb2
from astergate.ami.event.v1 import queue_member_pb2 as _queue_member_pb2
from astergate.ami.event.v1 import registration_pb2 as _registration_pb2
from astergate.ami.event.v1 import rtcp_pb2 as _rtcp_pb2
from astergate.ami.event.v1 import security_pb2 as _security_pb2
from astergate.ami.event.v1 import signal_pb2 as _signal_pb2
from astergate.ami.event.v1 import state_pb2 as _state_pb2
from astergate.ami.event.v1 import test_pb2 as _test_pb2
from astergate.ami.event.v1 import transfer_pb2 as _transfer_pb2
from astergate.ami.event.v1 import voicemail_pb2 as _voicemail_pb2
from astergate.ami.event.v1 import xmpp_pb2 as _xmpp_pb2
from astergate.v1 import server_pb2 as _server_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class View(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    VIEW_UNSPECIFIED: _ClassVar[View]
    VIEW_TYPED: _ClassVar[View]
    VIEW_RAW: _ClassVar[View]
    VIEW_BOTH: _ClassVar[View]
    VIEW_HEADERS: _ClassVar[View]

class GapReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GAP_REASON_UNSPECIFIED: _ClassVar[GapReason]
    GAP_REASON_OVERWRITTEN: _ClassVar[GapReason]
    GAP_REASON_UNKNOWN_EPOCH: _ClassVar[GapReason]
VIEW_UNSPECIFIED: View
VIEW_TYPED: View
VIEW_RAW: View
VIEW_BOTH: View
VIEW_HEADERS: View
GAP_REASON_UNSPECIFIED: GapReason
GAP_REASON_OVERWRITTEN: GapReason
GAP_REASON_UNKNOWN_EPOCH: GapReason

class Event(_message.Message):
    __slots__ = ("sequence", "received_at", "server", "name", "privilege", "unmapped", "headers", "link_up", "link_down", "gap", "orphaned_response", "newchannel", "newstate", "newexten", "var_set", "hangup", "core_show_channel", "status", "core_show_channel_map", "channel_hungup", "dial_begin", "dial_end", "originate_response", "dial_state", "bridge_enter", "bridge_leave", "bridge_create", "bridge_destroy", "bridge_merge", "bridge_video_source_update", "bridge_list_item", "bridge_info_channel", "bridge_info_complete", "bridge_technology_list_item", "fully_booted", "user_event", "shutdown", "load", "unload", "reload", "log_channel", "deadlock_start", "hangup_request", "soft_hangup_request", "rename", "new_callerid", "new_connected_line", "new_account_code", "hold", "unhold", "music_on_hold_start", "music_on_hold_stop", "channel_talking_start", "channel_talking_stop", "hangup_handler_push", "hangup_handler_pop", "hangup_handler_run", "dtmf_begin", "dtmf_end", "flash", "wink", "local_bridge", "local_optimization_begin", "local_optimization_end", "chan_spy_start", "chan_spy_stop", "monitor_start", "monitor_stop", "mix_monitor_start", "mix_monitor_stop", "mix_monitor_mute", "rtcp_sent", "rtcp_received", "db_get_response", "db_get_tree_response", "list_dialplan", "show_dial_plan_complete", "successful_auth", "challenge_sent", "challenge_response_failed", "invalid_password", "invalid_account_id", "failed_acl", "invalid_transport", "unexpected_address", "auth_method_not_allowed", "request_not_allowed", "request_not_supported", "request_bad_format", "session_limit", "load_average_limit", "memory_limit", "aoc_d", "aoc_e", "aoc_s", "cdr", "cel", "queue_params", "queue_member", "queue_entry", "queue_summary", "queue_caller_join", "queue_caller_leave", "queue_caller_abandon", "queue_member_added", "queue_member_removed", "queue_member_pause", "queue_member_penalty", "queue_member_status", "queue_member_ringinuse", "agent_called", "agent_connect", "agent_complete", "agent_ring_no_answer", "agent_dump", "agent_login", "agent_logoff", "agents", "confbridge_list", "confbridge_list_rooms", "confbridge_start", "confbridge_end", "confbridge_record", "confbridge_stop_record", "confbridge_join", "confbridge_leave", "confbridge_mute", "confbridge_unmute", "confbridge_talking", "parked_call", "parked_call_time_out", "parked_call_give_up", "un_parked_call", "parked_call_swap", "parkinglot", "blind_transfer", "attended_transfer", "pickup", "device_state_change", "extension_status", "presence_state_change", "presence_status", "endpoint_list", "endpoint_detail", "aor_detail", "auth_detail", "transport_detail", "identify_detail", "contact_status_detail", "contact_status", "peer_status", "registry", "aor_list", "auth_list", "contact_list", "resource_list_detail", "inbound_registration_detail", "outbound_registration_detail", "outbound_registration_detail_complete", "inbound_subscription_detail", "outbound_subscription_detail", "pjsip_maintenance_status", "peer_entry", "registry_entry", "sip_qualify_peer_done", "session_timeout", "mwi_get", "jabber_event", "jabber_status", "mini_voice_mail", "agi_exec_start", "agi_exec_end", "async_agi_start", "async_agi_exec", "async_agi_end", "message_waiting", "voicemail_user_entry", "voicemail_user_detail", "voicemail_box_detail", "voicemail_password_change", "fax_status", "receive_fax", "send_fax", "fax_sessions_entry", "fax_stats", "fax_session", "fax_sessions_complete", "dahdi_channel", "alarm", "alarm_clear", "span_alarm", "span_alarm_clear", "dnd_state", "mcid", "dahdi_show_channels", "dahdi_show_status", "pri_show_spans", "mobile_status", "meetme_list", "meetme_list_rooms", "meetme_join", "meetme_leave", "meetme_end", "meetme_mute", "meetme_talking", "meetme_talk_request", "cc_available", "cc_offer_timer_start", "cc_requested", "cc_request_acknowledged", "cc_caller_stop_monitoring", "cc_caller_start_monitoring", "cc_caller_recalling", "cc_recall_complete", "cc_failure", "cc_monitor_failed", "test_event", "agi_exec", "async_agi", "bridge", "channel_update", "dial", "dtmf", "join", "leave", "masquerade", "music_on_hold", "queue_member_paused", "transfer")
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_AT_FIELD_NUMBER: _ClassVar[int]
    SERVER_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PRIVILEGE_FIELD_NUMBER: _ClassVar[int]
    UNMAPPED_FIELD_NUMBER: _ClassVar[int]
    HEADERS_FIELD_NUMBER: _ClassVar[int]
    LINK_UP_FIELD_NUMBER: _ClassVar[int]
    LINK_DOWN_FIELD_NUMBER: _ClassVar[int]
    GAP_FIELD_NUMBER: _ClassVar[int]
    ORPHANED_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    NEWCHANNEL_FIELD_NUMBER: _ClassVar[int]
    NEWSTATE_FIELD_NUMBER: _ClassVar[int]
    NEWEXTEN_FIELD_NUMBER: _ClassVar[int]
    VAR_SET_FIELD_NUMBER: _ClassVar[int]
    HANGUP_FIELD_NUMBER: _ClassVar[int]
    CORE_SHOW_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    CORE_SHOW_CHANNEL_MAP_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_HUNGUP_FIELD_NUMBER: _ClassVar[int]
    DIAL_BEGIN_FIELD_NUMBER: _ClassVar[int]
    DIAL_END_FIELD_NUMBER: _ClassVar[int]
    ORIGINATE_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    DIAL_STATE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_ENTER_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_LEAVE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_CREATE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_DESTROY_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_MERGE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_VIDEO_SOURCE_UPDATE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_LIST_ITEM_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_INFO_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_INFO_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_TECHNOLOGY_LIST_ITEM_FIELD_NUMBER: _ClassVar[int]
    FULLY_BOOTED_FIELD_NUMBER: _ClassVar[int]
    USER_EVENT_FIELD_NUMBER: _ClassVar[int]
    SHUTDOWN_FIELD_NUMBER: _ClassVar[int]
    LOAD_FIELD_NUMBER: _ClassVar[int]
    UNLOAD_FIELD_NUMBER: _ClassVar[int]
    RELOAD_FIELD_NUMBER: _ClassVar[int]
    LOG_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DEADLOCK_START_FIELD_NUMBER: _ClassVar[int]
    HANGUP_REQUEST_FIELD_NUMBER: _ClassVar[int]
    SOFT_HANGUP_REQUEST_FIELD_NUMBER: _ClassVar[int]
    RENAME_FIELD_NUMBER: _ClassVar[int]
    NEW_CALLERID_FIELD_NUMBER: _ClassVar[int]
    NEW_CONNECTED_LINE_FIELD_NUMBER: _ClassVar[int]
    NEW_ACCOUNT_CODE_FIELD_NUMBER: _ClassVar[int]
    HOLD_FIELD_NUMBER: _ClassVar[int]
    UNHOLD_FIELD_NUMBER: _ClassVar[int]
    MUSIC_ON_HOLD_START_FIELD_NUMBER: _ClassVar[int]
    MUSIC_ON_HOLD_STOP_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TALKING_START_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TALKING_STOP_FIELD_NUMBER: _ClassVar[int]
    HANGUP_HANDLER_PUSH_FIELD_NUMBER: _ClassVar[int]
    HANGUP_HANDLER_POP_FIELD_NUMBER: _ClassVar[int]
    HANGUP_HANDLER_RUN_FIELD_NUMBER: _ClassVar[int]
    DTMF_BEGIN_FIELD_NUMBER: _ClassVar[int]
    DTMF_END_FIELD_NUMBER: _ClassVar[int]
    FLASH_FIELD_NUMBER: _ClassVar[int]
    WINK_FIELD_NUMBER: _ClassVar[int]
    LOCAL_BRIDGE_FIELD_NUMBER: _ClassVar[int]
    LOCAL_OPTIMIZATION_BEGIN_FIELD_NUMBER: _ClassVar[int]
    LOCAL_OPTIMIZATION_END_FIELD_NUMBER: _ClassVar[int]
    CHAN_SPY_START_FIELD_NUMBER: _ClassVar[int]
    CHAN_SPY_STOP_FIELD_NUMBER: _ClassVar[int]
    MONITOR_START_FIELD_NUMBER: _ClassVar[int]
    MONITOR_STOP_FIELD_NUMBER: _ClassVar[int]
    MIX_MONITOR_START_FIELD_NUMBER: _ClassVar[int]
    MIX_MONITOR_STOP_FIELD_NUMBER: _ClassVar[int]
    MIX_MONITOR_MUTE_FIELD_NUMBER: _ClassVar[int]
    RTCP_SENT_FIELD_NUMBER: _ClassVar[int]
    RTCP_RECEIVED_FIELD_NUMBER: _ClassVar[int]
    DB_GET_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    DB_GET_TREE_RESPONSE_FIELD_NUMBER: _ClassVar[int]
    LIST_DIALPLAN_FIELD_NUMBER: _ClassVar[int]
    SHOW_DIAL_PLAN_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    SUCCESSFUL_AUTH_FIELD_NUMBER: _ClassVar[int]
    CHALLENGE_SENT_FIELD_NUMBER: _ClassVar[int]
    CHALLENGE_RESPONSE_FAILED_FIELD_NUMBER: _ClassVar[int]
    INVALID_PASSWORD_FIELD_NUMBER: _ClassVar[int]
    INVALID_ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    FAILED_ACL_FIELD_NUMBER: _ClassVar[int]
    INVALID_TRANSPORT_FIELD_NUMBER: _ClassVar[int]
    UNEXPECTED_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    AUTH_METHOD_NOT_ALLOWED_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NOT_ALLOWED_FIELD_NUMBER: _ClassVar[int]
    REQUEST_NOT_SUPPORTED_FIELD_NUMBER: _ClassVar[int]
    REQUEST_BAD_FORMAT_FIELD_NUMBER: _ClassVar[int]
    SESSION_LIMIT_FIELD_NUMBER: _ClassVar[int]
    LOAD_AVERAGE_LIMIT_FIELD_NUMBER: _ClassVar[int]
    MEMORY_LIMIT_FIELD_NUMBER: _ClassVar[int]
    AOC_D_FIELD_NUMBER: _ClassVar[int]
    AOC_E_FIELD_NUMBER: _ClassVar[int]
    AOC_S_FIELD_NUMBER: _ClassVar[int]
    CDR_FIELD_NUMBER: _ClassVar[int]
    CEL_FIELD_NUMBER: _ClassVar[int]
    QUEUE_PARAMS_FIELD_NUMBER: _ClassVar[int]
    QUEUE_MEMBER_FIELD_NUMBER: _ClassVar[int]
    QUEUE_ENTRY_FIELD_NUMBER: _ClassVar[int]
    QUEUE_SUMMARY_FIELD_NUMBER: _ClassVar[int]
    QUEUE_CALLER_JOIN_FIELD_NUMBER: _ClassVar[int]
    QUEUE_CALLER_LEAVE_FIELD_NUMBER: _ClassVar[int]
    QUEUE_CALLER_ABANDON_FIELD_NUMBER: _ClassVar[int]
    QUEUE_MEMBER_ADDED_FIELD_NUMBER: _ClassVar[int]
    QUEUE_MEMBER_REMOVED_FIELD_NUMBER: _ClassVar[int]
    QUEUE_MEMBER_PAUSE_FIELD_NUMBER: _ClassVar[int]
    QUEUE_MEMBER_PENALTY_FIELD_NUMBER: _ClassVar[int]
    QUEUE_MEMBER_STATUS_FIELD_NUMBER: _ClassVar[int]
    QUEUE_MEMBER_RINGINUSE_FIELD_NUMBER: _ClassVar[int]
    AGENT_CALLED_FIELD_NUMBER: _ClassVar[int]
    AGENT_CONNECT_FIELD_NUMBER: _ClassVar[int]
    AGENT_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    AGENT_RING_NO_ANSWER_FIELD_NUMBER: _ClassVar[int]
    AGENT_DUMP_FIELD_NUMBER: _ClassVar[int]
    AGENT_LOGIN_FIELD_NUMBER: _ClassVar[int]
    AGENT_LOGOFF_FIELD_NUMBER: _ClassVar[int]
    AGENTS_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_LIST_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_LIST_ROOMS_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_START_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_END_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_RECORD_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_STOP_RECORD_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_JOIN_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_LEAVE_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_MUTE_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_UNMUTE_FIELD_NUMBER: _ClassVar[int]
    CONFBRIDGE_TALKING_FIELD_NUMBER: _ClassVar[int]
    PARKED_CALL_FIELD_NUMBER: _ClassVar[int]
    PARKED_CALL_TIME_OUT_FIELD_NUMBER: _ClassVar[int]
    PARKED_CALL_GIVE_UP_FIELD_NUMBER: _ClassVar[int]
    UN_PARKED_CALL_FIELD_NUMBER: _ClassVar[int]
    PARKED_CALL_SWAP_FIELD_NUMBER: _ClassVar[int]
    PARKINGLOT_FIELD_NUMBER: _ClassVar[int]
    BLIND_TRANSFER_FIELD_NUMBER: _ClassVar[int]
    ATTENDED_TRANSFER_FIELD_NUMBER: _ClassVar[int]
    PICKUP_FIELD_NUMBER: _ClassVar[int]
    DEVICE_STATE_CHANGE_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_STATUS_FIELD_NUMBER: _ClassVar[int]
    PRESENCE_STATE_CHANGE_FIELD_NUMBER: _ClassVar[int]
    PRESENCE_STATUS_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_LIST_FIELD_NUMBER: _ClassVar[int]
    ENDPOINT_DETAIL_FIELD_NUMBER: _ClassVar[int]
    AOR_DETAIL_FIELD_NUMBER: _ClassVar[int]
    AUTH_DETAIL_FIELD_NUMBER: _ClassVar[int]
    TRANSPORT_DETAIL_FIELD_NUMBER: _ClassVar[int]
    IDENTIFY_DETAIL_FIELD_NUMBER: _ClassVar[int]
    CONTACT_STATUS_DETAIL_FIELD_NUMBER: _ClassVar[int]
    CONTACT_STATUS_FIELD_NUMBER: _ClassVar[int]
    PEER_STATUS_FIELD_NUMBER: _ClassVar[int]
    REGISTRY_FIELD_NUMBER: _ClassVar[int]
    AOR_LIST_FIELD_NUMBER: _ClassVar[int]
    AUTH_LIST_FIELD_NUMBER: _ClassVar[int]
    CONTACT_LIST_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_LIST_DETAIL_FIELD_NUMBER: _ClassVar[int]
    INBOUND_REGISTRATION_DETAIL_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_REGISTRATION_DETAIL_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_REGISTRATION_DETAIL_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    INBOUND_SUBSCRIPTION_DETAIL_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_SUBSCRIPTION_DETAIL_FIELD_NUMBER: _ClassVar[int]
    PJSIP_MAINTENANCE_STATUS_FIELD_NUMBER: _ClassVar[int]
    PEER_ENTRY_FIELD_NUMBER: _ClassVar[int]
    REGISTRY_ENTRY_FIELD_NUMBER: _ClassVar[int]
    SIP_QUALIFY_PEER_DONE_FIELD_NUMBER: _ClassVar[int]
    SESSION_TIMEOUT_FIELD_NUMBER: _ClassVar[int]
    MWI_GET_FIELD_NUMBER: _ClassVar[int]
    JABBER_EVENT_FIELD_NUMBER: _ClassVar[int]
    JABBER_STATUS_FIELD_NUMBER: _ClassVar[int]
    MINI_VOICE_MAIL_FIELD_NUMBER: _ClassVar[int]
    AGI_EXEC_START_FIELD_NUMBER: _ClassVar[int]
    AGI_EXEC_END_FIELD_NUMBER: _ClassVar[int]
    ASYNC_AGI_START_FIELD_NUMBER: _ClassVar[int]
    ASYNC_AGI_EXEC_FIELD_NUMBER: _ClassVar[int]
    ASYNC_AGI_END_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_WAITING_FIELD_NUMBER: _ClassVar[int]
    VOICEMAIL_USER_ENTRY_FIELD_NUMBER: _ClassVar[int]
    VOICEMAIL_USER_DETAIL_FIELD_NUMBER: _ClassVar[int]
    VOICEMAIL_BOX_DETAIL_FIELD_NUMBER: _ClassVar[int]
    VOICEMAIL_PASSWORD_CHANGE_FIELD_NUMBER: _ClassVar[int]
    FAX_STATUS_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_FAX_FIELD_NUMBER: _ClassVar[int]
    SEND_FAX_FIELD_NUMBER: _ClassVar[int]
    FAX_SESSIONS_ENTRY_FIELD_NUMBER: _ClassVar[int]
    FAX_STATS_FIELD_NUMBER: _ClassVar[int]
    FAX_SESSION_FIELD_NUMBER: _ClassVar[int]
    FAX_SESSIONS_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    DAHDI_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    ALARM_CLEAR_FIELD_NUMBER: _ClassVar[int]
    SPAN_ALARM_FIELD_NUMBER: _ClassVar[int]
    SPAN_ALARM_CLEAR_FIELD_NUMBER: _ClassVar[int]
    DND_STATE_FIELD_NUMBER: _ClassVar[int]
    MCID_FIELD_NUMBER: _ClassVar[int]
    DAHDI_SHOW_CHANNELS_FIELD_NUMBER: _ClassVar[int]
    DAHDI_SHOW_STATUS_FIELD_NUMBER: _ClassVar[int]
    PRI_SHOW_SPANS_FIELD_NUMBER: _ClassVar[int]
    MOBILE_STATUS_FIELD_NUMBER: _ClassVar[int]
    MEETME_LIST_FIELD_NUMBER: _ClassVar[int]
    MEETME_LIST_ROOMS_FIELD_NUMBER: _ClassVar[int]
    MEETME_JOIN_FIELD_NUMBER: _ClassVar[int]
    MEETME_LEAVE_FIELD_NUMBER: _ClassVar[int]
    MEETME_END_FIELD_NUMBER: _ClassVar[int]
    MEETME_MUTE_FIELD_NUMBER: _ClassVar[int]
    MEETME_TALKING_FIELD_NUMBER: _ClassVar[int]
    MEETME_TALK_REQUEST_FIELD_NUMBER: _ClassVar[int]
    CC_AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    CC_OFFER_TIMER_START_FIELD_NUMBER: _ClassVar[int]
    CC_REQUESTED_FIELD_NUMBER: _ClassVar[int]
    CC_REQUEST_ACKNOWLEDGED_FIELD_NUMBER: _ClassVar[int]
    CC_CALLER_STOP_MONITORING_FIELD_NUMBER: _ClassVar[int]
    CC_CALLER_START_MONITORING_FIELD_NUMBER: _ClassVar[int]
    CC_CALLER_RECALLING_FIELD_NUMBER: _ClassVar[int]
    CC_RECALL_COMPLETE_FIELD_NUMBER: _ClassVar[int]
    CC_FAILURE_FIELD_NUMBER: _ClassVar[int]
    CC_MONITOR_FAILED_FIELD_NUMBER: _ClassVar[int]
    TEST_EVENT_FIELD_NUMBER: _ClassVar[int]
    AGI_EXEC_FIELD_NUMBER: _ClassVar[int]
    ASYNC_AGI_FIELD_NUMBER: _ClassVar[int]
    BRIDGE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_UPDATE_FIELD_NUMBER: _ClassVar[int]
    DIAL_FIELD_NUMBER: _ClassVar[int]
    DTMF_FIELD_NUMBER: _ClassVar[int]
    JOIN_FIELD_NUMBER: _ClassVar[int]
    LEAVE_FIELD_NUMBER: _ClassVar[int]
    MASQUERADE_FIELD_NUMBER: _ClassVar[int]
    MUSIC_ON_HOLD_FIELD_NUMBER: _ClassVar[int]
    QUEUE_MEMBER_PAUSED_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_FIELD_NUMBER: _ClassVar[int]
    sequence: int
    received_at: _timestamp_pb2.Timestamp
    server: str
    name: str
    privilege: _containers.RepeatedScalarFieldContainer[str]
    unmapped: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    link_up: LinkUp
    link_down: LinkDown
    gap: Gap
    orphaned_response: OrphanedResponse
    newchannel: _channel_pb2.Newchannel
    newstate: _channel_pb2.Newstate
    newexten: _channel_pb2.Newexten
    var_set: _channel_pb2.VarSet
    hangup: _channel_pb2.Hangup
    core_show_channel: _channel_pb2.CoreShowChannel
    status: _channel_list_pb2.Status
    core_show_channel_map: _channel_list_pb2.CoreShowChannelMap
    channel_hungup: _channel_list_pb2.ChannelHungup
    dial_begin: _dial_pb2.DialBegin
    dial_end: _dial_pb2.DialEnd
    originate_response: _dial_pb2.OriginateResponse
    dial_state: _dial_pb2.DialState
    bridge_enter: _bridge_pb2.BridgeEnter
    bridge_leave: _bridge_pb2.BridgeLeave
    bridge_create: _bridge_pb2.BridgeCreate
    bridge_destroy: _bridge_pb2.BridgeDestroy
    bridge_merge: _bridge_pb2.BridgeMerge
    bridge_video_source_update: _bridge_pb2.BridgeVideoSourceUpdate
    bridge_list_item: _bridge_list_pb2.BridgeListItem
    bridge_info_channel: _bridge_list_pb2.BridgeInfoChannel
    bridge_info_complete: _bridge_list_pb2.BridgeInfoComplete
    bridge_technology_list_item: _bridge_list_pb2.BridgeTechnologyListItem
    fully_booted: _core_pb2.FullyBooted
    user_event: _core_pb2.UserEvent
    shutdown: _module_pb2.Shutdown
    load: _module_pb2.Load
    unload: _module_pb2.Unload
    reload: _module_pb2.Reload
    log_channel: _module_pb2.LogChannel
    deadlock_start: _module_pb2.DeadlockStart
    hangup_request: _channel_change_pb2.HangupRequest
    soft_hangup_request: _channel_change_pb2.SoftHangupRequest
    rename: _channel_change_pb2.Rename
    new_callerid: _channel_change_pb2.NewCallerid
    new_connected_line: _channel_change_pb2.NewConnectedLine
    new_account_code: _channel_change_pb2.NewAccountCode
    hold: _channel_change_pb2.Hold
    unhold: _channel_change_pb2.Unhold
    music_on_hold_start: _channel_change_pb2.MusicOnHoldStart
    music_on_hold_stop: _channel_change_pb2.MusicOnHoldStop
    channel_talking_start: _channel_change_pb2.ChannelTalkingStart
    channel_talking_stop: _channel_change_pb2.ChannelTalkingStop
    hangup_handler_push: _hangup_handler_pb2.HangupHandlerPush
    hangup_handler_pop: _hangup_handler_pb2.HangupHandlerPop
    hangup_handler_run: _hangup_handler_pb2.HangupHandlerRun
    dtmf_begin: _signal_pb2.DTMFBegin
    dtmf_end: _signal_pb2.DTMFEnd
    flash: _signal_pb2.Flash
    wink: _signal_pb2.Wink
    local_bridge: _local_pb2.LocalBridge
    local_optimization_begin: _local_pb2.LocalOptimizationBegin
    local_optimization_end: _local_pb2.LocalOptimizationEnd
    chan_spy_start: _monitor_pb2.ChanSpyStart
    chan_spy_stop: _monitor_pb2.ChanSpyStop
    monitor_start: _monitor_pb2.MonitorStart
    monitor_stop: _monitor_pb2.MonitorStop
    mix_monitor_start: _mix_monitor_pb2.MixMonitorStart
    mix_monitor_stop: _mix_monitor_pb2.MixMonitorStop
    mix_monitor_mute: _mix_monitor_pb2.MixMonitorMute
    rtcp_sent: _rtcp_pb2.RTCPSent
    rtcp_received: _rtcp_pb2.RTCPReceived
    db_get_response: _database_pb2.DBGetResponse
    db_get_tree_response: _database_pb2.DBGetTreeResponse
    list_dialplan: _dialplan_pb2.ListDialplan
    show_dial_plan_complete: _dialplan_pb2.ShowDialPlanComplete
    successful_auth: _security_pb2.SuccessfulAuth
    challenge_sent: _security_pb2.ChallengeSent
    challenge_response_failed: _security_pb2.ChallengeResponseFailed
    invalid_password: _security_pb2.InvalidPassword
    invalid_account_id: _security_pb2.InvalidAccountID
    failed_acl: _security_pb2.FailedACL
    invalid_transport: _security_pb2.InvalidTransport
    unexpected_address: _security_pb2.UnexpectedAddress
    auth_method_not_allowed: _security_pb2.AuthMethodNotAllowed
    request_not_allowed: _security_pb2.RequestNotAllowed
    request_not_supported: _security_pb2.RequestNotSupported
    request_bad_format: _security_pb2.RequestBadFormat
    session_limit: _security_pb2.SessionLimit
    load_average_limit: _security_pb2.LoadAverageLimit
    memory_limit: _security_pb2.MemoryLimit
    aoc_d: _aoc_pb2.AOCD
    aoc_e: _aoc_pb2.AOCE
    aoc_s: _aoc_pb2.AOCS
    cdr: _cdr_pb2.Cdr
    cel: _cel_pb2.CEL
    queue_params: _queue_pb2.QueueParams
    queue_member: _queue_pb2.QueueMember
    queue_entry: _queue_pb2.QueueEntry
    queue_summary: _queue_pb2.QueueSummary
    queue_caller_join: _queue_pb2.QueueCallerJoin
    queue_caller_leave: _queue_pb2.QueueCallerLeave
    queue_caller_abandon: _queue_pb2.QueueCallerAbandon
    queue_member_added: _queue_member_pb2.QueueMemberAdded
    queue_member_removed: _queue_member_pb2.QueueMemberRemoved
    queue_member_pause: _queue_member_pb2.QueueMemberPause
    queue_member_penalty: _queue_member_pb2.QueueMemberPenalty
    queue_member_status: _queue_member_pb2.QueueMemberStatus
    queue_member_ringinuse: _queue_member_pb2.QueueMemberRinginuse
    agent_called: _agent_pb2.AgentCalled
    agent_connect: _agent_pb2.AgentConnect
    agent_complete: _agent_pb2.AgentComplete
    agent_ring_no_answer: _agent_pb2.AgentRingNoAnswer
    agent_dump: _agent_pb2.AgentDump
    agent_login: _agent_pb2.AgentLogin
    agent_logoff: _agent_pb2.AgentLogoff
    agents: _agent_list_pb2.Agents
    confbridge_list: _confbridge_pb2.ConfbridgeList
    confbridge_list_rooms: _confbridge_pb2.ConfbridgeListRooms
    confbridge_start: _confbridge_pb2.ConfbridgeStart
    confbridge_end: _confbridge_pb2.ConfbridgeEnd
    confbridge_record: _confbridge_pb2.ConfbridgeRecord
    confbridge_stop_record: _confbridge_pb2.ConfbridgeStopRecord
    confbridge_join: _confbridge_pb2.ConfbridgeJoin
    confbridge_leave: _confbridge_pb2.ConfbridgeLeave
    confbridge_mute: _confbridge_pb2.ConfbridgeMute
    confbridge_unmute: _confbridge_pb2.ConfbridgeUnmute
    confbridge_talking: _confbridge_pb2.ConfbridgeTalking
    parked_call: _parking_pb2.ParkedCall
    parked_call_time_out: _parking_pb2.ParkedCallTimeOut
    parked_call_give_up: _parking_pb2.ParkedCallGiveUp
    un_parked_call: _parking_pb2.UnParkedCall
    parked_call_swap: _parking_pb2.ParkedCallSwap
    parkinglot: _parking_pb2.Parkinglot
    blind_transfer: _transfer_pb2.BlindTransfer
    attended_transfer: _transfer_pb2.AttendedTransfer
    pickup: _transfer_pb2.Pickup
    device_state_change: _state_pb2.DeviceStateChange
    extension_status: _state_pb2.ExtensionStatus
    presence_state_change: _state_pb2.PresenceStateChange
    presence_status: _state_pb2.PresenceStatus
    endpoint_list: _pjsip_pb2.EndpointList
    endpoint_detail: _pjsip_endpoint_pb2.EndpointDetail
    aor_detail: _pjsip_pb2.AorDetail
    auth_detail: _pjsip_pb2.AuthDetail
    transport_detail: _pjsip_pb2.TransportDetail
    identify_detail: _pjsip_pb2.IdentifyDetail
    contact_status_detail: _pjsip_pb2.ContactStatusDetail
    contact_status: _registration_pb2.ContactStatus
    peer_status: _registration_pb2.PeerStatus
    registry: _registration_pb2.Registry
    aor_list: _pjsip_list_pb2.AorList
    auth_list: _pjsip_list_pb2.AuthList
    contact_list: _pjsip_list_pb2.ContactList
    resource_list_detail: _pjsip_list_pb2.ResourceListDetail
    inbound_registration_detail: _pjsip_registration_pb2.InboundRegistrationDetail
    outbound_registration_detail: _pjsip_registration_pb2.OutboundRegistrationDetail
    outbound_registration_detail_complete: _pjsip_registration_pb2.OutboundRegistrationDetailComplete
    inbound_subscription_detail: _pjsip_subscription_pb2.InboundSubscriptionDetail
    outbound_subscription_detail: _pjsip_subscription_pb2.OutboundSubscriptionDetail
    pjsip_maintenance_status: _pjsip_maintenance_pb2.PJSIPMaintenanceStatus
    peer_entry: _peer_pb2.PeerEntry
    registry_entry: _peer_pb2.RegistryEntry
    sip_qualify_peer_done: _peer_pb2.SIPQualifyPeerDone
    session_timeout: _peer_pb2.SessionTimeout
    mwi_get: _mwi_external_pb2.MWIGet
    jabber_event: _xmpp_pb2.JabberEvent
    jabber_status: _xmpp_pb2.JabberStatus
    mini_voice_mail: _minivm_pb2.MiniVoiceMail
    agi_exec_start: _agi_pb2.AGIExecStart
    agi_exec_end: _agi_pb2.AGIExecEnd
    async_agi_start: _agi_pb2.AsyncAGIStart
    async_agi_exec: _agi_pb2.AsyncAGIExec
    async_agi_end: _agi_pb2.AsyncAGIEnd
    message_waiting: _voicemail_pb2.MessageWaiting
    voicemail_user_entry: _voicemail_pb2.VoicemailUserEntry
    voicemail_user_detail: _voicemail_pb2.VoicemailUserDetail
    voicemail_box_detail: _voicemail_pb2.VoicemailBoxDetail
    voicemail_password_change: _voicemail_pb2.VoicemailPasswordChange
    fax_status: _fax_pb2.FAXStatus
    receive_fax: _fax_pb2.ReceiveFAX
    send_fax: _fax_pb2.SendFAX
    fax_sessions_entry: _fax_pb2.FAXSessionsEntry
    fax_stats: _fax_pb2.FAXStats
    fax_session: _fax_pb2.FAXSession
    fax_sessions_complete: _fax_pb2.FAXSessionsComplete
    dahdi_channel: _dahdi_pb2.DAHDIChannel
    alarm: _dahdi_pb2.Alarm
    alarm_clear: _dahdi_pb2.AlarmClear
    span_alarm: _dahdi_pb2.SpanAlarm
    span_alarm_clear: _dahdi_pb2.SpanAlarmClear
    dnd_state: _dahdi_pb2.DNDState
    mcid: _dahdi_pb2.MCID
    dahdi_show_channels: _dahdi_list_pb2.DAHDIShowChannels
    dahdi_show_status: _dahdi_list_pb2.DAHDIShowStatus
    pri_show_spans: _dahdi_list_pb2.PRIShowSpans
    mobile_status: _mobile_pb2.MobileStatus
    meetme_list: _meetme_pb2.MeetmeList
    meetme_list_rooms: _meetme_pb2.MeetmeListRooms
    meetme_join: _meetme_pb2.MeetmeJoin
    meetme_leave: _meetme_pb2.MeetmeLeave
    meetme_end: _meetme_pb2.MeetmeEnd
    meetme_mute: _meetme_pb2.MeetmeMute
    meetme_talking: _meetme_pb2.MeetmeTalking
    meetme_talk_request: _meetme_pb2.MeetmeTalkRequest
    cc_available: _cc_pb2.CCAvailable
    cc_offer_timer_start: _cc_pb2.CCOfferTimerStart
    cc_requested: _cc_pb2.CCRequested
    cc_request_acknowledged: _cc_pb2.CCRequestAcknowledged
    cc_caller_stop_monitoring: _cc_pb2.CCCallerStopMonitoring
    cc_caller_start_monitoring: _cc_pb2.CCCallerStartMonitoring
    cc_caller_recalling: _cc_pb2.CCCallerRecalling
    cc_recall_complete: _cc_pb2.CCRecallComplete
    cc_failure: _cc_pb2.CCFailure
    cc_monitor_failed: _cc_pb2.CCMonitorFailed
    test_event: _test_pb2.TestEvent
    agi_exec: _old_application_pb2.AGIExec
    async_agi: _old_application_pb2.AsyncAGI
    bridge: _old_call_pb2.Bridge
    channel_update: _old_call_pb2.ChannelUpdate
    dial: _old_call_pb2.Dial
    dtmf: _old_call_pb2.DTMF
    join: _old_application_pb2.Join
    leave: _old_application_pb2.Leave
    masquerade: _old_call_pb2.Masquerade
    music_on_hold: _old_application_pb2.MusicOnHold
    queue_member_paused: _old_application_pb2.QueueMemberPaused
    transfer: _old_call_pb2.Transfer
    def __init__(self, sequence: _Optional[int] = ..., received_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., server: _Optional[str] = ..., name: _Optional[str] = ..., privilege: _Optional[_Iterable[str]] = ..., unmapped: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ..., link_up: _Optional[_Union[LinkUp, _Mapping]] = ..., link_down: _Optional[_Union[LinkDown, _Mapping]] = ..., gap: _Optional[_Union[Gap, _Mapping]] = ..., orphaned_response: _Optional[_Union[OrphanedResponse, _Mapping]] = ..., newchannel: _Optional[_Union[_channel_pb2.Newchannel, _Mapping]] = ..., newstate: _Optional[_Union[_channel_pb2.Newstate, _Mapping]] = ..., newexten: _Optional[_Union[_channel_pb2.Newexten, _Mapping]] = ..., var_set: _Optional[_Union[_channel_pb2.VarSet, _Mapping]] = ..., hangup: _Optional[_Union[_channel_pb2.Hangup, _Mapping]] = ..., core_show_channel: _Optional[_Union[_channel_pb2.CoreShowChannel, _Mapping]] = ..., status: _Optional[_Union[_channel_list_pb2.Status, _Mapping]] = ..., core_show_channel_map: _Optional[_Union[_channel_list_pb2.CoreShowChannelMap, _Mapping]] = ..., channel_hungup: _Optional[_Union[_channel_list_pb2.ChannelHungup, _Mapping]] = ..., dial_begin: _Optional[_Union[_dial_pb2.DialBegin, _Mapping]] = ..., dial_end: _Optional[_Union[_dial_pb2.DialEnd, _Mapping]] = ..., originate_response: _Optional[_Union[_dial_pb2.OriginateResponse, _Mapping]] = ..., dial_state: _Optional[_Union[_dial_pb2.DialState, _Mapping]] = ..., bridge_enter: _Optional[_Union[_bridge_pb2.BridgeEnter, _Mapping]] = ..., bridge_leave: _Optional[_Union[_bridge_pb2.BridgeLeave, _Mapping]] = ..., bridge_create: _Optional[_Union[_bridge_pb2.BridgeCreate, _Mapping]] = ..., bridge_destroy: _Optional[_Union[_bridge_pb2.BridgeDestroy, _Mapping]] = ..., bridge_merge: _Optional[_Union[_bridge_pb2.BridgeMerge, _Mapping]] = ..., bridge_video_source_update: _Optional[_Union[_bridge_pb2.BridgeVideoSourceUpdate, _Mapping]] = ..., bridge_list_item: _Optional[_Union[_bridge_list_pb2.BridgeListItem, _Mapping]] = ..., bridge_info_channel: _Optional[_Union[_bridge_list_pb2.BridgeInfoChannel, _Mapping]] = ..., bridge_info_complete: _Optional[_Union[_bridge_list_pb2.BridgeInfoComplete, _Mapping]] = ..., bridge_technology_list_item: _Optional[_Union[_bridge_list_pb2.BridgeTechnologyListItem, _Mapping]] = ..., fully_booted: _Optional[_Union[_core_pb2.FullyBooted, _Mapping]] = ..., user_event: _Optional[_Union[_core_pb2.UserEvent, _Mapping]] = ..., shutdown: _Optional[_Union[_module_pb2.Shutdown, _Mapping]] = ..., load: _Optional[_Union[_module_pb2.Load, _Mapping]] = ..., unload: _Optional[_Union[_module_pb2.Unload, _Mapping]] = ..., reload: _Optional[_Union[_module_pb2.Reload, _Mapping]] = ..., log_channel: _Optional[_Union[_module_pb2.LogChannel, _Mapping]] = ..., deadlock_start: _Optional[_Union[_module_pb2.DeadlockStart, _Mapping]] = ..., hangup_request: _Optional[_Union[_channel_change_pb2.HangupRequest, _Mapping]] = ..., soft_hangup_request: _Optional[_Union[_channel_change_pb2.SoftHangupRequest, _Mapping]] = ..., rename: _Optional[_Union[_channel_change_pb2.Rename, _Mapping]] = ..., new_callerid: _Optional[_Union[_channel_change_pb2.NewCallerid, _Mapping]] = ..., new_connected_line: _Optional[_Union[_channel_change_pb2.NewConnectedLine, _Mapping]] = ..., new_account_code: _Optional[_Union[_channel_change_pb2.NewAccountCode, _Mapping]] = ..., hold: _Optional[_Union[_channel_change_pb2.Hold, _Mapping]] = ..., unhold: _Optional[_Union[_channel_change_pb2.Unhold, _Mapping]] = ..., music_on_hold_start: _Optional[_Union[_channel_change_pb2.MusicOnHoldStart, _Mapping]] = ..., music_on_hold_stop: _Optional[_Union[_channel_change_pb2.MusicOnHoldStop, _Mapping]] = ..., channel_talking_start: _Optional[_Union[_channel_change_pb2.ChannelTalkingStart, _Mapping]] = ..., channel_talking_stop: _Optional[_Union[_channel_change_pb2.ChannelTalkingStop, _Mapping]] = ..., hangup_handler_push: _Optional[_Union[_hangup_handler_pb2.HangupHandlerPush, _Mapping]] = ..., hangup_handler_pop: _Optional[_Union[_hangup_handler_pb2.HangupHandlerPop, _Mapping]] = ..., hangup_handler_run: _Optional[_Union[_hangup_handler_pb2.HangupHandlerRun, _Mapping]] = ..., dtmf_begin: _Optional[_Union[_signal_pb2.DTMFBegin, _Mapping]] = ..., dtmf_end: _Optional[_Union[_signal_pb2.DTMFEnd, _Mapping]] = ..., flash: _Optional[_Union[_signal_pb2.Flash, _Mapping]] = ..., wink: _Optional[_Union[_signal_pb2.Wink, _Mapping]] = ..., local_bridge: _Optional[_Union[_local_pb2.LocalBridge, _Mapping]] = ..., local_optimization_begin: _Optional[_Union[_local_pb2.LocalOptimizationBegin, _Mapping]] = ..., local_optimization_end: _Optional[_Union[_local_pb2.LocalOptimizationEnd, _Mapping]] = ..., chan_spy_start: _Optional[_Union[_monitor_pb2.ChanSpyStart, _Mapping]] = ..., chan_spy_stop: _Optional[_Union[_monitor_pb2.ChanSpyStop, _Mapping]] = ..., monitor_start: _Optional[_Union[_monitor_pb2.MonitorStart, _Mapping]] = ..., monitor_stop: _Optional[_Union[_monitor_pb2.MonitorStop, _Mapping]] = ..., mix_monitor_start: _Optional[_Union[_mix_monitor_pb2.MixMonitorStart, _Mapping]] = ..., mix_monitor_stop: _Optional[_Union[_mix_monitor_pb2.MixMonitorStop, _Mapping]] = ..., mix_monitor_mute: _Optional[_Union[_mix_monitor_pb2.MixMonitorMute, _Mapping]] = ..., rtcp_sent: _Optional[_Union[_rtcp_pb2.RTCPSent, _Mapping]] = ..., rtcp_received: _Optional[_Union[_rtcp_pb2.RTCPReceived, _Mapping]] = ..., db_get_response: _Optional[_Union[_database_pb2.DBGetResponse, _Mapping]] = ..., db_get_tree_response: _Optional[_Union[_database_pb2.DBGetTreeResponse, _Mapping]] = ..., list_dialplan: _Optional[_Union[_dialplan_pb2.ListDialplan, _Mapping]] = ..., show_dial_plan_complete: _Optional[_Union[_dialplan_pb2.ShowDialPlanComplete, _Mapping]] = ..., successful_auth: _Optional[_Union[_security_pb2.SuccessfulAuth, _Mapping]] = ..., challenge_sent: _Optional[_Union[_security_pb2.ChallengeSent, _Mapping]] = ..., challenge_response_failed: _Optional[_Union[_security_pb2.ChallengeResponseFailed, _Mapping]] = ..., invalid_password: _Optional[_Union[_security_pb2.InvalidPassword, _Mapping]] = ..., invalid_account_id: _Optional[_Union[_security_pb2.InvalidAccountID, _Mapping]] = ..., failed_acl: _Optional[_Union[_security_pb2.FailedACL, _Mapping]] = ..., invalid_transport: _Optional[_Union[_security_pb2.InvalidTransport, _Mapping]] = ..., unexpected_address: _Optional[_Union[_security_pb2.UnexpectedAddress, _Mapping]] = ..., auth_method_not_allowed: _Optional[_Union[_security_pb2.AuthMethodNotAllowed, _Mapping]] = ..., request_not_allowed: _Optional[_Union[_security_pb2.RequestNotAllowed, _Mapping]] = ..., request_not_supported: _Optional[_Union[_security_pb2.RequestNotSupported, _Mapping]] = ..., request_bad_format: _Optional[_Union[_security_pb2.RequestBadFormat, _Mapping]] = ..., session_limit: _Optional[_Union[_security_pb2.SessionLimit, _Mapping]] = ..., load_average_limit: _Optional[_Union[_security_pb2.LoadAverageLimit, _Mapping]] = ..., memory_limit: _Optional[_Union[_security_pb2.MemoryLimit, _Mapping]] = ..., aoc_d: _Optional[_Union[_aoc_pb2.AOCD, _Mapping]] = ..., aoc_e: _Optional[_Union[_aoc_pb2.AOCE, _Mapping]] = ..., aoc_s: _Optional[_Union[_aoc_pb2.AOCS, _Mapping]] = ..., cdr: _Optional[_Union[_cdr_pb2.Cdr, _Mapping]] = ..., cel: _Optional[_Union[_cel_pb2.CEL, _Mapping]] = ..., queue_params: _Optional[_Union[_queue_pb2.QueueParams, _Mapping]] = ..., queue_member: _Optional[_Union[_queue_pb2.QueueMember, _Mapping]] = ..., queue_entry: _Optional[_Union[_queue_pb2.QueueEntry, _Mapping]] = ..., queue_summary: _Optional[_Union[_queue_pb2.QueueSummary, _Mapping]] = ..., queue_caller_join: _Optional[_Union[_queue_pb2.QueueCallerJoin, _Mapping]] = ..., queue_caller_leave: _Optional[_Union[_queue_pb2.QueueCallerLeave, _Mapping]] = ..., queue_caller_abandon: _Optional[_Union[_queue_pb2.QueueCallerAbandon, _Mapping]] = ..., queue_member_added: _Optional[_Union[_queue_member_pb2.QueueMemberAdded, _Mapping]] = ..., queue_member_removed: _Optional[_Union[_queue_member_pb2.QueueMemberRemoved, _Mapping]] = ..., queue_member_pause: _Optional[_Union[_queue_member_pb2.QueueMemberPause, _Mapping]] = ..., queue_member_penalty: _Optional[_Union[_queue_member_pb2.QueueMemberPenalty, _Mapping]] = ..., queue_member_status: _Optional[_Union[_queue_member_pb2.QueueMemberStatus, _Mapping]] = ..., queue_member_ringinuse: _Optional[_Union[_queue_member_pb2.QueueMemberRinginuse, _Mapping]] = ..., agent_called: _Optional[_Union[_agent_pb2.AgentCalled, _Mapping]] = ..., agent_connect: _Optional[_Union[_agent_pb2.AgentConnect, _Mapping]] = ..., agent_complete: _Optional[_Union[_agent_pb2.AgentComplete, _Mapping]] = ..., agent_ring_no_answer: _Optional[_Union[_agent_pb2.AgentRingNoAnswer, _Mapping]] = ..., agent_dump: _Optional[_Union[_agent_pb2.AgentDump, _Mapping]] = ..., agent_login: _Optional[_Union[_agent_pb2.AgentLogin, _Mapping]] = ..., agent_logoff: _Optional[_Union[_agent_pb2.AgentLogoff, _Mapping]] = ..., agents: _Optional[_Union[_agent_list_pb2.Agents, _Mapping]] = ..., confbridge_list: _Optional[_Union[_confbridge_pb2.ConfbridgeList, _Mapping]] = ..., confbridge_list_rooms: _Optional[_Union[_confbridge_pb2.ConfbridgeListRooms, _Mapping]] = ..., confbridge_start: _Optional[_Union[_confbridge_pb2.ConfbridgeStart, _Mapping]] = ..., confbridge_end: _Optional[_Union[_confbridge_pb2.ConfbridgeEnd, _Mapping]] = ..., confbridge_record: _Optional[_Union[_confbridge_pb2.ConfbridgeRecord, _Mapping]] = ..., confbridge_stop_record: _Optional[_Union[_confbridge_pb2.ConfbridgeStopRecord, _Mapping]] = ..., confbridge_join: _Optional[_Union[_confbridge_pb2.ConfbridgeJoin, _Mapping]] = ..., confbridge_leave: _Optional[_Union[_confbridge_pb2.ConfbridgeLeave, _Mapping]] = ..., confbridge_mute: _Optional[_Union[_confbridge_pb2.ConfbridgeMute, _Mapping]] = ..., confbridge_unmute: _Optional[_Union[_confbridge_pb2.ConfbridgeUnmute, _Mapping]] = ..., confbridge_talking: _Optional[_Union[_confbridge_pb2.ConfbridgeTalking, _Mapping]] = ..., parked_call: _Optional[_Union[_parking_pb2.ParkedCall, _Mapping]] = ..., parked_call_time_out: _Optional[_Union[_parking_pb2.ParkedCallTimeOut, _Mapping]] = ..., parked_call_give_up: _Optional[_Union[_parking_pb2.ParkedCallGiveUp, _Mapping]] = ..., un_parked_call: _Optional[_Union[_parking_pb2.UnParkedCall, _Mapping]] = ..., parked_call_swap: _Optional[_Union[_parking_pb2.ParkedCallSwap, _Mapping]] = ..., parkinglot: _Optional[_Union[_parking_pb2.Parkinglot, _Mapping]] = ..., blind_transfer: _Optional[_Union[_transfer_pb2.BlindTransfer, _Mapping]] = ..., attended_transfer: _Optional[_Union[_transfer_pb2.AttendedTransfer, _Mapping]] = ..., pickup: _Optional[_Union[_transfer_pb2.Pickup, _Mapping]] = ..., device_state_change: _Optional[_Union[_state_pb2.DeviceStateChange, _Mapping]] = ..., extension_status: _Optional[_Union[_state_pb2.ExtensionStatus, _Mapping]] = ..., presence_state_change: _Optional[_Union[_state_pb2.PresenceStateChange, _Mapping]] = ..., presence_status: _Optional[_Union[_state_pb2.PresenceStatus, _Mapping]] = ..., endpoint_list: _Optional[_Union[_pjsip_pb2.EndpointList, _Mapping]] = ..., endpoint_detail: _Optional[_Union[_pjsip_endpoint_pb2.EndpointDetail, _Mapping]] = ..., aor_detail: _Optional[_Union[_pjsip_pb2.AorDetail, _Mapping]] = ..., auth_detail: _Optional[_Union[_pjsip_pb2.AuthDetail, _Mapping]] = ..., transport_detail: _Optional[_Union[_pjsip_pb2.TransportDetail, _Mapping]] = ..., identify_detail: _Optional[_Union[_pjsip_pb2.IdentifyDetail, _Mapping]] = ..., contact_status_detail: _Optional[_Union[_pjsip_pb2.ContactStatusDetail, _Mapping]] = ..., contact_status: _Optional[_Union[_registration_pb2.ContactStatus, _Mapping]] = ..., peer_status: _Optional[_Union[_registration_pb2.PeerStatus, _Mapping]] = ..., registry: _Optional[_Union[_registration_pb2.Registry, _Mapping]] = ..., aor_list: _Optional[_Union[_pjsip_list_pb2.AorList, _Mapping]] = ..., auth_list: _Optional[_Union[_pjsip_list_pb2.AuthList, _Mapping]] = ..., contact_list: _Optional[_Union[_pjsip_list_pb2.ContactList, _Mapping]] = ..., resource_list_detail: _Optional[_Union[_pjsip_list_pb2.ResourceListDetail, _Mapping]] = ..., inbound_registration_detail: _Optional[_Union[_pjsip_registration_pb2.InboundRegistrationDetail, _Mapping]] = ..., outbound_registration_detail: _Optional[_Union[_pjsip_registration_pb2.OutboundRegistrationDetail, _Mapping]] = ..., outbound_registration_detail_complete: _Optional[_Union[_pjsip_registration_pb2.OutboundRegistrationDetailComplete, _Mapping]] = ..., inbound_subscription_detail: _Optional[_Union[_pjsip_subscription_pb2.InboundSubscriptionDetail, _Mapping]] = ..., outbound_subscription_detail: _Optional[_Union[_pjsip_subscription_pb2.OutboundSubscriptionDetail, _Mapping]] = ..., pjsip_maintenance_status: _Optional[_Union[_pjsip_maintenance_pb2.PJSIPMaintenanceStatus, _Mapping]] = ..., peer_entry: _Optional[_Union[_peer_pb2.PeerEntry, _Mapping]] = ..., registry_entry: _Optional[_Union[_peer_pb2.RegistryEntry, _Mapping]] = ..., sip_qualify_peer_done: _Optional[_Union[_peer_pb2.SIPQualifyPeerDone, _Mapping]] = ..., session_timeout: _Optional[_Union[_peer_pb2.SessionTimeout, _Mapping]] = ..., mwi_get: _Optional[_Union[_mwi_external_pb2.MWIGet, _Mapping]] = ..., jabber_event: _Optional[_Union[_xmpp_pb2.JabberEvent, _Mapping]] = ..., jabber_status: _Optional[_Union[_xmpp_pb2.JabberStatus, _Mapping]] = ..., mini_voice_mail: _Optional[_Union[_minivm_pb2.MiniVoiceMail, _Mapping]] = ..., agi_exec_start: _Optional[_Union[_agi_pb2.AGIExecStart, _Mapping]] = ..., agi_exec_end: _Optional[_Union[_agi_pb2.AGIExecEnd, _Mapping]] = ..., async_agi_start: _Optional[_Union[_agi_pb2.AsyncAGIStart, _Mapping]] = ..., async_agi_exec: _Optional[_Union[_agi_pb2.AsyncAGIExec, _Mapping]] = ..., async_agi_end: _Optional[_Union[_agi_pb2.AsyncAGIEnd, _Mapping]] = ..., message_waiting: _Optional[_Union[_voicemail_pb2.MessageWaiting, _Mapping]] = ..., voicemail_user_entry: _Optional[_Union[_voicemail_pb2.VoicemailUserEntry, _Mapping]] = ..., voicemail_user_detail: _Optional[_Union[_voicemail_pb2.VoicemailUserDetail, _Mapping]] = ..., voicemail_box_detail: _Optional[_Union[_voicemail_pb2.VoicemailBoxDetail, _Mapping]] = ..., voicemail_password_change: _Optional[_Union[_voicemail_pb2.VoicemailPasswordChange, _Mapping]] = ..., fax_status: _Optional[_Union[_fax_pb2.FAXStatus, _Mapping]] = ..., receive_fax: _Optional[_Union[_fax_pb2.ReceiveFAX, _Mapping]] = ..., send_fax: _Optional[_Union[_fax_pb2.SendFAX, _Mapping]] = ..., fax_sessions_entry: _Optional[_Union[_fax_pb2.FAXSessionsEntry, _Mapping]] = ..., fax_stats: _Optional[_Union[_fax_pb2.FAXStats, _Mapping]] = ..., fax_session: _Optional[_Union[_fax_pb2.FAXSession, _Mapping]] = ..., fax_sessions_complete: _Optional[_Union[_fax_pb2.FAXSessionsComplete, _Mapping]] = ..., dahdi_channel: _Optional[_Union[_dahdi_pb2.DAHDIChannel, _Mapping]] = ..., alarm: _Optional[_Union[_dahdi_pb2.Alarm, _Mapping]] = ..., alarm_clear: _Optional[_Union[_dahdi_pb2.AlarmClear, _Mapping]] = ..., span_alarm: _Optional[_Union[_dahdi_pb2.SpanAlarm, _Mapping]] = ..., span_alarm_clear: _Optional[_Union[_dahdi_pb2.SpanAlarmClear, _Mapping]] = ..., dnd_state: _Optional[_Union[_dahdi_pb2.DNDState, _Mapping]] = ..., mcid: _Optional[_Union[_dahdi_pb2.MCID, _Mapping]] = ..., dahdi_show_channels: _Optional[_Union[_dahdi_list_pb2.DAHDIShowChannels, _Mapping]] = ..., dahdi_show_status: _Optional[_Union[_dahdi_list_pb2.DAHDIShowStatus, _Mapping]] = ..., pri_show_spans: _Optional[_Union[_dahdi_list_pb2.PRIShowSpans, _Mapping]] = ..., mobile_status: _Optional[_Union[_mobile_pb2.MobileStatus, _Mapping]] = ..., meetme_list: _Optional[_Union[_meetme_pb2.MeetmeList, _Mapping]] = ..., meetme_list_rooms: _Optional[_Union[_meetme_pb2.MeetmeListRooms, _Mapping]] = ..., meetme_join: _Optional[_Union[_meetme_pb2.MeetmeJoin, _Mapping]] = ..., meetme_leave: _Optional[_Union[_meetme_pb2.MeetmeLeave, _Mapping]] = ..., meetme_end: _Optional[_Union[_meetme_pb2.MeetmeEnd, _Mapping]] = ..., meetme_mute: _Optional[_Union[_meetme_pb2.MeetmeMute, _Mapping]] = ..., meetme_talking: _Optional[_Union[_meetme_pb2.MeetmeTalking, _Mapping]] = ..., meetme_talk_request: _Optional[_Union[_meetme_pb2.MeetmeTalkRequest, _Mapping]] = ..., cc_available: _Optional[_Union[_cc_pb2.CCAvailable, _Mapping]] = ..., cc_offer_timer_start: _Optional[_Union[_cc_pb2.CCOfferTimerStart, _Mapping]] = ..., cc_requested: _Optional[_Union[_cc_pb2.CCRequested, _Mapping]] = ..., cc_request_acknowledged: _Optional[_Union[_cc_pb2.CCRequestAcknowledged, _Mapping]] = ..., cc_caller_stop_monitoring: _Optional[_Union[_cc_pb2.CCCallerStopMonitoring, _Mapping]] = ..., cc_caller_start_monitoring: _Optional[_Union[_cc_pb2.CCCallerStartMonitoring, _Mapping]] = ..., cc_caller_recalling: _Optional[_Union[_cc_pb2.CCCallerRecalling, _Mapping]] = ..., cc_recall_complete: _Optional[_Union[_cc_pb2.CCRecallComplete, _Mapping]] = ..., cc_failure: _Optional[_Union[_cc_pb2.CCFailure, _Mapping]] = ..., cc_monitor_failed: _Optional[_Union[_cc_pb2.CCMonitorFailed, _Mapping]] = ..., test_event: _Optional[_Union[_test_pb2.TestEvent, _Mapping]] = ..., agi_exec: _Optional[_Union[_old_application_pb2.AGIExec, _Mapping]] = ..., async_agi: _Optional[_Union[_old_application_pb2.AsyncAGI, _Mapping]] = ..., bridge: _Optional[_Union[_old_call_pb2.Bridge, _Mapping]] = ..., channel_update: _Optional[_Union[_old_call_pb2.ChannelUpdate, _Mapping]] = ..., dial: _Optional[_Union[_old_call_pb2.Dial, _Mapping]] = ..., dtmf: _Optional[_Union[_old_call_pb2.DTMF, _Mapping]] = ..., join: _Optional[_Union[_old_application_pb2.Join, _Mapping]] = ..., leave: _Optional[_Union[_old_application_pb2.Leave, _Mapping]] = ..., masquerade: _Optional[_Union[_old_call_pb2.Masquerade, _Mapping]] = ..., music_on_hold: _Optional[_Union[_old_application_pb2.MusicOnHold, _Mapping]] = ..., queue_member_paused: _Optional[_Union[_old_application_pb2.QueueMemberPaused, _Mapping]] = ..., transfer: _Optional[_Union[_old_call_pb2.Transfer, _Mapping]] = ...) -> None: ...

class LinkUp(_message.Message):
    __slots__ = ("banner", "ami_version", "mode", "down_for", "reconnects")
    BANNER_FIELD_NUMBER: _ClassVar[int]
    AMI_VERSION_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    DOWN_FOR_FIELD_NUMBER: _ClassVar[int]
    RECONNECTS_FIELD_NUMBER: _ClassVar[int]
    banner: str
    ami_version: str
    mode: _server_pb2.LinkMode
    down_for: _duration_pb2.Duration
    reconnects: int
    def __init__(self, banner: _Optional[str] = ..., ami_version: _Optional[str] = ..., mode: _Optional[_Union[_server_pb2.LinkMode, str]] = ..., down_for: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., reconnects: _Optional[int] = ...) -> None: ...

class LinkDown(_message.Message):
    __slots__ = ("reason",)
    REASON_FIELD_NUMBER: _ClassVar[int]
    reason: str
    def __init__(self, reason: _Optional[str] = ...) -> None: ...

class Gap(_message.Message):
    __slots__ = ("reason", "to")
    REASON_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    reason: GapReason
    to: int
    def __init__(self, reason: _Optional[_Union[GapReason, str]] = ..., to: _Optional[int] = ..., **kwargs) -> None: ...

class OrphanedResponse(_message.Message):
    __slots__ = ("action_id", "response", "message", "headers")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    HEADERS_FIELD_NUMBER: _ClassVar[int]
    action_id: str
    response: str
    message: str
    headers: _containers.RepeatedCompositeFieldContainer[_header_pb2.Header]
    def __init__(self, action_id: _Optional[str] = ..., response: _Optional[str] = ..., message: _Optional[str] = ..., headers: _Optional[_Iterable[_Union[_header_pb2.Header, _Mapping]]] = ...) -> None: ...
