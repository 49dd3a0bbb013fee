"""Typed actions. Made by `make gen` from proto/astergate/ami/v1."""

from __future__ import annotations

from typing import Iterable, Mapping, Optional, Union

from . import _values
from ._rpc import Caller, Listing
from ._values import Headers, Seconds, Text
from .ami.event.v1 import agent_list_pb2 as ami_event_v1_agent_list
from .ami.event.v1 import bridge_list_pb2 as ami_event_v1_bridge_list
from .ami.event.v1 import channel_list_pb2 as ami_event_v1_channel_list
from .ami.event.v1 import channel_pb2 as ami_event_v1_channel
from .ami.event.v1 import confbridge_pb2 as ami_event_v1_confbridge
from .ami.event.v1 import dahdi_list_pb2 as ami_event_v1_dahdi_list
from .ami.event.v1 import database_pb2 as ami_event_v1_database
from .ami.event.v1 import dialplan_pb2 as ami_event_v1_dialplan
from .ami.event.v1 import fax_pb2 as ami_event_v1_fax
from .ami.event.v1 import meetme_pb2 as ami_event_v1_meetme
from .ami.event.v1 import mwi_external_pb2 as ami_event_v1_mwi_external
from .ami.event.v1 import parking_pb2 as ami_event_v1_parking
from .ami.event.v1 import peer_pb2 as ami_event_v1_peer
from .ami.event.v1 import pjsip_endpoint_pb2 as ami_event_v1_pjsip_endpoint
from .ami.event.v1 import pjsip_list_pb2 as ami_event_v1_pjsip_list
from .ami.event.v1 import pjsip_maintenance_pb2 as ami_event_v1_pjsip_maintenance
from .ami.event.v1 import pjsip_pb2 as ami_event_v1_pjsip
from .ami.event.v1 import pjsip_registration_pb2 as ami_event_v1_pjsip_registration
from .ami.event.v1 import pjsip_subscription_pb2 as ami_event_v1_pjsip_subscription
from .ami.event.v1 import queue_pb2 as ami_event_v1_queue
from .ami.event.v1 import registration_pb2 as ami_event_v1_registration
from .ami.event.v1 import state_pb2 as ami_event_v1_state
from .ami.event.v1 import voicemail_pb2 as ami_event_v1_voicemail
from .ami.v1 import agent_pool_pb2 as ami_v1_agent_pool
from .ami.v1 import aoc_pb2 as ami_v1_aoc
from .ami.v1 import aoc_values_pb2 as ami_v1_aoc_values
from .ami.v1 import async_agi_pb2 as ami_v1_async_agi
from .ami.v1 import bridge_pb2 as ami_v1_bridge
from .ami.v1 import channel_control_pb2 as ami_v1_channel_control
from .ami.v1 import channel_pb2 as ami_v1_channel
from .ami.v1 import confbridge_control_pb2 as ami_v1_confbridge_control
from .ami.v1 import confbridge_pb2 as ami_v1_confbridge
from .ami.v1 import config_pb2 as ami_v1_config
from .ami.v1 import control_playback_pb2 as ami_v1_control_playback
from .ami.v1 import dahdi_pb2 as ami_v1_dahdi
from .ami.v1 import database_pb2 as ami_v1_database
from .ami.v1 import device_state_pb2 as ami_v1_device_state
from .ami.v1 import dialplan_pb2 as ami_v1_dialplan
from .ami.v1 import dtmf_pb2 as ami_v1_dtmf
from .ami.v1 import fax_pb2 as ami_v1_fax
from .ami.v1 import iax_pb2 as ami_v1_iax
from .ami.v1 import mailbox_pb2 as ami_v1_mailbox
from .ami.v1 import meetme_pb2 as ami_v1_meetme
from .ami.v1 import message_pb2 as ami_v1_message
from .ami.v1 import mf_pb2 as ami_v1_mf
from .ami.v1 import mix_monitor_pb2 as ami_v1_mix_monitor
from .ami.v1 import module_pb2 as ami_v1_module
from .ami.v1 import monitor_pb2 as ami_v1_monitor
from .ami.v1 import mute_stream_pb2 as ami_v1_mute_stream
from .ami.v1 import mwi_external_ami_pb2 as ami_v1_mwi_external_ami
from .ami.v1 import parking_pb2 as ami_v1_parking
from .ami.v1 import pjsip_hangup_pb2 as ami_v1_pjsip_hangup
from .ami.v1 import pjsip_list_pb2 as ami_v1_pjsip_list
from .ami.v1 import pjsip_maintenance_pb2 as ami_v1_pjsip_maintenance
from .ami.v1 import pjsip_notify_pb2 as ami_v1_pjsip_notify
from .ami.v1 import pjsip_outbound_registration_pb2 as ami_v1_pjsip_outbound_registration
from .ami.v1 import pjsip_pb2 as ami_v1_pjsip
from .ami.v1 import pjsip_pubsub_pb2 as ami_v1_pjsip_pubsub
from .ami.v1 import pjsip_registrar_pb2 as ami_v1_pjsip_registrar
from .ami.v1 import presence_state_pb2 as ami_v1_presence_state
from .ami.v1 import pri_pb2 as ami_v1_pri
from .ami.v1 import queue_control_pb2 as ami_v1_queue_control
from .ami.v1 import queue_pb2 as ami_v1_queue
from .ami.v1 import sip_pb2 as ami_v1_sip
from .ami.v1 import sorcery_memory_cache_pb2 as ami_v1_sorcery_memory_cache
from .ami.v1 import state_pb2 as ami_v1_state
from .ami.v1 import system_pb2 as ami_v1_system
from .ami.v1 import transfer_pb2 as ami_v1_transfer
from .ami.v1 import variable_pb2 as ami_v1_variable
from .ami.v1 import voicemail_pb2 as ami_v1_voicemail
from .ami.v1 import xmpp_pb2 as ami_v1_xmpp


class Actions(Caller):
    """Manager actions: a method for each, by its name in lower case: PJSIPShowEndpoints is
    pjsip_show_endpoints.

    All methods have these arguments:

    - server is a configured name; empty is the only one.
    - action_id, at most 36 characters, becomes the last part of the ActionID on the wire.
    - extra_headers are sent behind the others: a mapping, or pairs where names repeat.
    - deadline is how long the call may take: seconds or a timedelta. None: what is right for the
      action.
    - retries_if_not_sent repeats an action of which not one byte reached Asterisk.

    Times are seconds or a timedelta; enums are values of the generated modules or their names.
    Lists have three more: list_timeout, shorter than the deadline, returns what has come by then,
    with list_complete false; max_items (10000) and max_bytes (4 MiB) bound them. A list is
    awaited for the whole response, or read by `async for` item by item.

    What Asterisk refuses is an AsteriskError: ActionUnknown, AsteriskDenied, AsteriskInvalid,
    ChannelNotFound, AsteriskNotFound, AsteriskExists, AsteriskRefused. Others are as for
    `Client.send_action`. Cancelling does not take back an action that was sent.
    """

    def agents(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_agent_pool.AgentsResponse, ami_event_v1_agent_list.Agents]:
        """Agents lists the agents of agents.conf and what they do. Members of queues are no agents:
        QueueStatus tells these."""
        request = ami_v1_agent_pool.AgentsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.AgentPoolService/Agents", request, ami_v1_agent_pool.AgentsResponse, False, deadline, retries_if_not_sent
        ), "agents")

    async def agent_logoff(
        self,
        agent: str,
        *,
        soft: bool = False,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_agent_pool.AgentLogoffResponse:
        """AgentLogoff logs an agent off.

        Success means that the agent has been told to go, also one who is not logged in; an
        AgentLogoff event says that he has.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an agent that there is not.

        - agent by the name of agents.conf.
        - soft waits for the end of a call that the agent has; without it the call ends.
        """
        request = ami_v1_agent_pool.AgentLogoffRequest(
            agent=agent,
            soft=soft,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.AgentPoolService/AgentLogoff", request, ami_v1_agent_pool.AgentLogoffResponse, True, deadline, retries_if_not_sent
        )

    async def agi(
        self,
        channel: str,
        command: str,
        *,
        command_id: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_async_agi.AGIResponse:
        """AGI queues an AGI command on a channel that runs AGI(agi:async), behind those that it
        has.

        Success means that it is queued. An AsyncAGIExec event with the command_id tells its result,
        an AsyncAGIEnd that there will be none. AgiService (astergate.v1) runs scripts over FastAGI
        instead, with typed commands.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for one that does not run AGI(agi:async). What the command may be is
        judged as it is for AGI's workers.

        - channel by name or Uniqueid.
        - command as AGI writes it, with its arguments: `EXEC Playback hello-world`, `GET VARIABLE
          COLOUR`.
        - command_id of your own, which the AsyncAGIExec event repeats.
        """
        request = ami_v1_async_agi.AGIRequest(
            channel=channel,
            command=command,
            command_id=command_id,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.AsyncAgiService/AGI", request, ami_v1_async_agi.AGIResponse, True, deadline, retries_if_not_sent
        )

    def confbridge_list(
        self,
        conference: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_confbridge.ConfbridgeListResponse, ami_event_v1_confbridge.ConfbridgeList]:
        """ConfbridgeList tells who is in a conference.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not: one that nobody
        is in is none.

        - conference by name.
        """
        request = ami_v1_confbridge.ConfbridgeListRequest(
            conference=conference,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeList", request, ami_v1_confbridge.ConfbridgeListResponse, False, deadline, retries_if_not_sent
        ), "participants")

    def confbridge_list_rooms(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_confbridge.ConfbridgeListRoomsResponse, ami_event_v1_confbridge.ConfbridgeListRooms]:
        """ConfbridgeListRooms tells the conferences.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk makes an error of
        that.
        """
        request = ami_v1_confbridge.ConfbridgeListRoomsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeListRooms", request, ami_v1_confbridge.ConfbridgeListRoomsResponse, False, deadline, retries_if_not_sent
        ), "conferences")

    async def confbridge_kick(
        self,
        conference: str,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_confbridge.ConfbridgeKickResponse:
        """ConfbridgeKick removes somebody from a conference. ConfbridgeLeave tells when he has
        left; his channel goes on in the dialplan.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not: one that nobody
        is in is none. So for a channel that is not in it, and for `participants` where all are
        administrators.

        - conference by name.
        - channel by its whole name; `all` for everybody, `participants` for all but administrators.
        """
        request = ami_v1_confbridge.ConfbridgeKickRequest(
            conference=conference,
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeKick", request, ami_v1_confbridge.ConfbridgeKickResponse, True, deadline, retries_if_not_sent
        )

    async def confbridge_mute(
        self,
        conference: str,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_confbridge.ConfbridgeMuteResponse:
        """ConfbridgeMute lets somebody not be heard in a conference. Who is muted already can be
        muted again.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not: one that nobody
        is in is none. So for a channel that is not in it, and for `participants` where all are
        administrators.

        - conference by name.
        - channel by its name or the beginning of it, the first that fits; `all` for everybody,
          `participants` for all but administrators.
        """
        request = ami_v1_confbridge.ConfbridgeMuteRequest(
            conference=conference,
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeMute", request, ami_v1_confbridge.ConfbridgeMuteResponse, True, deadline, retries_if_not_sent
        )

    async def confbridge_unmute(
        self,
        conference: str,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_confbridge.ConfbridgeUnmuteResponse:
        """ConfbridgeUnmute ends a mute.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not: one that nobody
        is in is none. So for a channel that is not in it, and for `participants` where all are
        administrators.

        - conference by name.
        - channel by its name or the beginning of it, the first that fits; `all` for everybody,
          `participants` for all but administrators.
        """
        request = ami_v1_confbridge.ConfbridgeUnmuteRequest(
            conference=conference,
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeUnmute", request, ami_v1_confbridge.ConfbridgeUnmuteResponse, True, deadline, retries_if_not_sent
        )

    async def confbridge_lock(
        self,
        conference: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_confbridge_control.ConfbridgeLockResponse:
        """ConfbridgeLock closes a conference: nobody but an administrator can join it.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not, or where there is
        none at all.

        - conference by name.
        """
        request = ami_v1_confbridge_control.ConfbridgeLockRequest(
            conference=conference,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeLock", request, ami_v1_confbridge_control.ConfbridgeLockResponse, True, deadline, retries_if_not_sent
        )

    async def confbridge_unlock(
        self,
        conference: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_confbridge_control.ConfbridgeUnlockResponse:
        """ConfbridgeUnlock opens a conference that ConfbridgeLock, or an administrator, closed.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not, or where there is
        none at all.

        - conference by name.
        """
        request = ami_v1_confbridge_control.ConfbridgeUnlockRequest(
            conference=conference,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeUnlock", request, ami_v1_confbridge_control.ConfbridgeUnlockResponse, True, deadline, retries_if_not_sent
        )

    async def confbridge_start_record(
        self,
        conference: str,
        *,
        record_file: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_confbridge_control.ConfbridgeStartRecordResponse:
        """ConfbridgeStartRecord records a conference. An event ConfbridgeRecord follows.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not, or where there is
        none at all; ALREADY_EXISTS (ASTERISK_EXISTS) for one that is being recorded.

        - conference by name.
        - record_file to write, with its format's ending: `room.wav`, below Asterisk's spool folder
          monitor. Without one the conference's profile, or Asterisk, names it. A path that leaves
          the folder has to be allowed by the configuration.
        """
        request = ami_v1_confbridge_control.ConfbridgeStartRecordRequest(
            conference=conference,
            record_file=record_file,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeStartRecord", request, ami_v1_confbridge_control.ConfbridgeStartRecordResponse, True, deadline, retries_if_not_sent
        )

    async def confbridge_stop_record(
        self,
        conference: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_confbridge_control.ConfbridgeStopRecordResponse:
        """ConfbridgeStopRecord ends the recording of a conference. An event ConfbridgeStopRecord
        follows.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not, or where there is
        none at all; FAILED_PRECONDITION (ASTERISK_REFUSED) for one that is not recorded.

        - conference by name.
        """
        request = ami_v1_confbridge_control.ConfbridgeStopRecordRequest(
            conference=conference,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeStopRecord", request, ami_v1_confbridge_control.ConfbridgeStopRecordResponse, True, deadline, retries_if_not_sent
        )

    async def confbridge_set_single_video_src(
        self,
        conference: str,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_confbridge_control.ConfbridgeSetSingleVideoSrcResponse:
        """ConfbridgeSetSingleVideoSrc shows one participant's video to all others, until somebody
        else is chosen.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference that there is not, or where there is
        none at all, or a channel that is not in it.

        - conference by name.
        - channel by name, or the beginning of its name.
        """
        request = ami_v1_confbridge_control.ConfbridgeSetSingleVideoSrcRequest(
            conference=conference,
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ConfbridgeService/ConfbridgeSetSingleVideoSrc", request, ami_v1_confbridge_control.ConfbridgeSetSingleVideoSrcResponse, True, deadline, retries_if_not_sent
        )

    async def control_playback(
        self,
        channel: str,
        control: Union[ami_v1_control_playback.PlaybackControl, str],
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_control_playback.ControlPlaybackResponse:
        """ControlPlayback stops, pauses or winds what a channel plays.

        It does what the digits of the application ControlPlayback do, also to other playbacks.
        Success means that the channel has been told; one that plays nothing drops it.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name or Uniqueid.
        - control of the playback.
        """
        request = ami_v1_control_playback.ControlPlaybackRequest(
            channel=channel,
            control=control,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ControlPlaybackService/ControlPlayback", request, ami_v1_control_playback.ControlPlaybackResponse, True, deadline, retries_if_not_sent
        )

    async def ping(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_system.PingResponse:
        """Ping asks for an answer."""
        request = ami_v1_system.PingRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/Ping", request, ami_v1_system.PingResponse, False, deadline, retries_if_not_sent
        )

    async def command(
        self,
        command: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_system.CommandResponse:
        """Command runs a command of Asterisk's command line to its end. A command that Asterisk
        does not know, or does not allow by AMI, is an answer with success false, its lines in
        output.

        - command to run: `core show uptime`.
        """
        request = ami_v1_system.CommandRequest(
            command=command,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/Command", request, ami_v1_system.CommandResponse, True, deadline, retries_if_not_sent
        )

    async def get_config(
        self,
        filename: str,
        *,
        category: str = "",
        filter: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_system.GetConfigResponse:
        """GetConfig reads a configuration file as Asterisk parsed it: included files and templates
        are resolved, comments gone.

        - filename within Asterisk's configuration folder: `queues.conf`.
        - category restricts the answer to the categories of this name.
        - filter restricts the answer to categories with lines that match all of its
          `variable_regex=value_regex`, separated by commas; `TEMPLATES=include` among them lists
          templates as well, `TEMPLATES=restrict` templates alone.
        """
        request = ami_v1_system.GetConfigRequest(
            filename=filename,
            category=category,
            filter=filter,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/GetConfig", request, ami_v1_system.GetConfigResponse, False, deadline, retries_if_not_sent
        )

    async def getvar(
        self,
        variable: str,
        *,
        channel: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_variable.GetvarResponse:
        """Getvar reads a channel's variable, a global one, or a function. A variable that is not
        set reads as empty. A function may take long (CURL, ODBC): it gets a socket for itself.

        - channel by name or Uniqueid. Without one the variable is a global one.
        - variable is a name, or a function with its arguments: `CHANNEL(state)`. A function has to
          be allowed by the configuration.
        """
        request = ami_v1_variable.GetvarRequest(
            channel=channel,
            variable=variable,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/Getvar", request, ami_v1_variable.GetvarResponse, False, deadline, retries_if_not_sent
        )

    async def setvar(
        self,
        variable: str,
        *,
        channel: str = "",
        value: Text = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_variable.SetvarResponse:
        """Setvar sets a channel's variable, a global one, or writes to a function. The value
        arrives as it is: nothing in it is substituted.

        - channel by name or Uniqueid. Without one the variable is a global one.
        - variable is a name, or a function with its arguments. A function has to be allowed by the
          configuration.
        - value to set; empty removes nothing but the content.
        """
        request = ami_v1_variable.SetvarRequest(
            channel=channel,
            variable=variable,
            value=_values.text(value),
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/Setvar", request, ami_v1_variable.SetvarResponse, True, deadline, retries_if_not_sent
        )

    def core_show_channels(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_channel.CoreShowChannelsResponse, ami_event_v1_channel.CoreShowChannel]:
        """CoreShowChannels lists all channels, Asterisk's own hidden ones left out."""
        request = ami_v1_channel.CoreShowChannelsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/CoreShowChannels", request, ami_v1_channel.CoreShowChannelsResponse, False, deadline, retries_if_not_sent
        ), "channels")

    async def originate(
        self,
        channel: str,
        *,
        context: str = "",
        exten: Text = "",
        priority: Text = "",
        application: str = "",
        data: str = "",
        timeout: Optional[Seconds] = None,
        caller_id: str = "",
        variables: Optional[Mapping[str, str]] = None,
        account: str = "",
        early_media: bool = False,
        async_: bool = False,
        codecs: str = "",
        channel_id: str = "",
        other_channel_id: str = "",
        pre_dial_gosub: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_channel.OriginateResponse:
        """Originate calls a channel and, once it is answered, connects it with an extension or an
        application.

        The method answers when the call has been answered, with completion; with async it answers
        as soon as Asterisk has taken the order, and an OriginateResponse event with the reply's
        action_id tells the rest. Without a deadline of the caller's own it waits for timeout and 2
        s more, or for 10 minutes if there is no timeout.

        Errors: ABORTED (ORIGINATE_FAILED) when the call was not answered. A ChannelId that a living
        channel has already fails so too, with that channel's Uniqueid.

        - channel to call: `PJSIP/alice`, `Local/100@default`.
        - context of the dialplan that the answered call goes to.
        - exten is the extension that the answered call goes to.
        - priority that the answered call goes to: a number or a label.
        - application to run on the answered call instead.
        - data are the application's arguments.
        - timeout for the call to be answered. Asterisk's default is 30 s.
        - caller_id that the called side sees: `"Alice" <100>`.
        - variables to set on the new channel before it is dialled: any value, to the byte, that a
          line can hold. A name with `_` before it is inherited by the next channel, with `__` by
          all. At most 64, and no functions unless the configuration allows them.
        - account code of the new channel.
        - early_media connects the extension before the call is answered.
        - async_ answers at once; the OriginateResponse event tells the rest.
        - codecs to offer, separated by commas: `alaw,ulaw`.
        - channel_id becomes the new channel's Uniqueid.
        - other_channel_id becomes the Uniqueid of a Local channel's second half.
        - pre_dial_gosub is a subroutine to run on the new channel before it is dialled:
          `context,exten,priority`. Asterisk runs it only for an Originate to an extension and
          without Async (seen on 22.10): so the action is sent without, and there is no completion.
          It cannot be together with async.
        """
        request = ami_v1_channel.OriginateRequest(
            channel=channel,
            context=context,
            exten=_values.text(exten),
            priority=_values.text(priority),
            application=application,
            data=data,
            timeout=_values.duration(timeout),
            caller_id=caller_id,
            variables=variables,
            account=account,
            early_media=early_media,
            **{"async": async_},
            codecs=codecs,
            channel_id=channel_id,
            other_channel_id=other_channel_id,
            pre_dial_gosub=pre_dial_gosub,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/Originate", request, ami_v1_channel.OriginateResponse, True, deadline, retries_if_not_sent
        )

    def hangup(
        self,
        channel: str,
        *,
        cause: int = 0,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_channel.HangupResponse, ami_event_v1_channel_list.ChannelHungup]:
        """Hangup tells a channel to end.

        Success means that the channel was there and has been told; a Hangup event of its Uniqueid
        says that it ended, with the cause that it really had. With `/regex/` as channel the answer
        is a list, also an empty one.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not, or no longer.

        - channel by name or Uniqueid; or `/regex/`, an extended regular expression that ends all
          channels whose names it matches anywhere: the configuration has to allow that.
        - cause is the Q.931 cause that the channel ends with: 16 normal clearing, 17 busy, 21
          rejected. Asterisk ignores a cause beyond 127. Without one the channel keeps the cause it
          has, or none.
        """
        request = ami_v1_channel.HangupRequest(
            channel=channel,
            cause=cause,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/Hangup", request, ami_v1_channel.HangupResponse, True, deadline, retries_if_not_sent
        ), "channels")

    async def redirect(
        self,
        channel: str,
        context: str,
        exten: Text,
        priority: Text,
        *,
        extra_channel: str = "",
        extra_context: str = "",
        extra_exten: str = "",
        extra_priority: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_transfer.RedirectResponse:
        """Redirect sends a channel, and with extra_channel a second one, elsewhere in the dialplan,
        out of whatever it does now: an application, a bridge, an AGI script.

        A channel that was sent away a moment ago, and has not arrived, is refused:
        FAILED_PRECONDITION with `Redirect failed, channel not up.`, which also holds for one that
        is ending. Success means that the channel was told to go. Only a Newexten event shows that
        it arrived. If the second channel cannot go the first one has gone already:
        FAILED_PRECONDITION with `Secondary redirect failed`.

        - channel by name or Uniqueid.
        - extra_channel is a second channel to move at once, usually the other side of the call:
          without it that side is left alone and goes on where its own dialplan says.
        - context of the dialplan that the channel goes to.
        - exten is the extension that the channel goes to. Asterisk does not look whether it is
          there: a channel sent to one that is not ends.
        - priority that the channel goes to: a number from 1, or a label.
        - extra_context is where extra_channel goes. Without it, extra_channel goes where channel
          goes, whatever extra_exten and extra_priority say.
        - extra_exten is needed with extra_context.
        - extra_priority is needed with extra_context: a number from 1, or a label.
        """
        request = ami_v1_transfer.RedirectRequest(
            channel=channel,
            extra_channel=extra_channel,
            context=context,
            exten=_values.text(exten),
            priority=_values.text(priority),
            extra_context=extra_context,
            extra_exten=extra_exten,
            extra_priority=extra_priority,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/Redirect", request, ami_v1_transfer.RedirectResponse, True, deadline, retries_if_not_sent
        )

    async def atxfer(
        self,
        channel: str,
        exten: Text,
        *,
        context: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_transfer.AtxferResponse:
        """Atxfer starts an attended transfer as if the party had dialled for it: Asterisk queues
        the digits of the feature code atxfer and those of exten on the channel.

        Success means that the digits were queued. Nothing at all happens where the party may not
        transfer (`t` or `T` in Dial) or is in no bridge; if it comes about, events of the new call
        and in the end AttendedTransfer tell. FAILED_PRECONDITION (ASTERISK_REFUSED) where
        features.conf has no code for atxfer.

        - channel of the party that transfers, by name or Uniqueid.
        - exten to call: it is played as digits, so it holds nothing but `0`-`9`, `*`, `#` and
          `A`-`D`.
        - context to find exten in. It becomes the channel's variable TRANSFER_CONTEXT, which later
          transfers of the channel use as well.
        """
        request = ami_v1_transfer.AtxferRequest(
            channel=channel,
            exten=_values.text(exten),
            context=context,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/Atxfer", request, ami_v1_transfer.AtxferResponse, True, deadline, retries_if_not_sent
        )

    async def cancel_atxfer(
        self,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_transfer.CancelAtxferResponse:
        """CancelAtxfer ends an attended transfer that is under way, by the digits of the feature
        code atxferabort. Success means that they were queued, also where there is no transfer.

        - channel of the party that transfers, by name or Uniqueid.
        """
        request = ami_v1_transfer.CancelAtxferRequest(
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/CancelAtxfer", request, ami_v1_transfer.CancelAtxferResponse, True, deadline, retries_if_not_sent
        )

    async def blind_transfer(
        self,
        channel: str,
        exten: Text,
        *,
        context: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_transfer.BlindTransferResponse:
        """BlindTransfer sends the party that a channel talks to to an extension, and lets the
        channel go. It needs no permission in Dial.

        Success means that the other party has been told to go, not that the extension is there.
        FAILED_PRECONDITION (ASTERISK_REFUSED) with `Transfer invalid` where the channel is in no
        bridge, or alone in one.

        - channel of the party that transfers, by name or Uniqueid: it is the other one that goes to
          exten.
        - context to find exten in. Without one it is that of the channel.
        - exten is the extension that the other party goes to.
        """
        request = ami_v1_transfer.BlindTransferRequest(
            channel=channel,
            context=context,
            exten=_values.text(exten),
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/BlindTransfer", request, ami_v1_transfer.BlindTransferResponse, True, deadline, retries_if_not_sent
        )

    async def bridge(
        self,
        channel1: str,
        channel2: str,
        *,
        tone: Union[ami_v1_transfer.BridgeTone, str, None] = None,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_transfer.BridgeResponse:
        """Bridge takes two channels out of what they do and connects them with each other. Whom
        they were connected with goes on in his own dialplan, or ends. When the bridge ends each
        goes on where it was in the dialplan.

        Success means that both are in the bridge. If the second cannot enter, the first has left
        what it did all the same.

        - channel1 by name, Uniqueid, or the beginning of a name: the first channel that fits is
          taken, so give the whole name.
        - channel2, likewise.
        - tone says who hears the transfer sound of features.conf first.
        """
        request = ami_v1_transfer.BridgeRequest(
            channel1=channel1,
            channel2=channel2,
            tone=tone,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/Bridge", request, ami_v1_transfer.BridgeResponse, True, deadline, retries_if_not_sent
        )

    def status(
        self,
        *,
        channel: str = "",
        variables: str = "",
        all_variables: bool = False,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_channel.StatusResponse, ami_event_v1_channel_list.Status]:
        """Status tells of one channel, or of all, more than CoreShowChannels: formats, groups,
        variables.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a single channel that there is not.

        - channel by name or Uniqueid. Without one all channels are told.
        - variables to tell as well, names separated by commas, at most 100: of the channel, global
          ones, and functions, which the configuration has to allow. Of a value at most 511 bytes
          are told.
        - all_variables tells all variables that are set on the channel.
        """
        request = ami_v1_channel.StatusRequest(
            channel=channel,
            variables=variables,
            all_variables=all_variables,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/Status", request, ami_v1_channel.StatusResponse, False, deadline, retries_if_not_sent
        ), "channels")

    async def core_settings(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_system.CoreSettingsResponse:
        """CoreSettings tells what Asterisk is: its version and how it was set up."""
        request = ami_v1_system.CoreSettingsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/CoreSettings", request, ami_v1_system.CoreSettingsResponse, False, deadline, retries_if_not_sent
        )

    async def core_status(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_system.CoreStatusResponse:
        """CoreStatus tells since when Asterisk runs and how many channels there are."""
        request = ami_v1_system.CoreStatusRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/CoreStatus", request, ami_v1_system.CoreStatusResponse, False, deadline, retries_if_not_sent
        )

    async def extension_state(
        self,
        exten: Text,
        *,
        context: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_system.ExtensionStateResponse:
        """ExtensionState tells the state of an extension's devices, by its hint. An extension that
        has no hint, or is not there, is no error: its status is -1, its hint empty.

        - exten is the extension.
        - context of the dialplan. Without one it is `default`.
        """
        request = ami_v1_system.ExtensionStateRequest(
            exten=_values.text(exten),
            context=context,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/ExtensionState", request, ami_v1_system.ExtensionStateResponse, False, deadline, retries_if_not_sent
        )

    async def user_event(
        self,
        user_event: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_system.UserEventResponse:
        """UserEvent sends an event to all manager sessions with class user, this service's own
        subscribers among them. It carries the ActionID that went over the wire.

        Success means that Asterisk has queued the event. An empty name cannot be sent here, though
        Asterisk would take it.

        - user_event is the event's name, to find it by.
        """
        request = ami_v1_system.UserEventRequest(
            user_event=user_event,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/UserEvent", request, ami_v1_system.UserEventResponse, True, deadline, retries_if_not_sent
        )

    def db_get(
        self,
        family: str,
        key: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_database.DBGetResponse, ami_event_v1_database.DBGetResponse]:
        """DBGet reads an entry of Asterisk's data base. Asterisk writes a value with a line end as
        it is, so that only its first line is here.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an entry that there is not.

        - family of the key, may hold slashes: `cidname`, `queue/members`.
        - key within the family.
        """
        request = ami_v1_database.DBGetRequest(
            family=family,
            key=key,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/DBGet", request, ami_v1_database.DBGetResponse, False, deadline, retries_if_not_sent
        ), "entries")

    async def db_put(
        self,
        family: str,
        key: str,
        *,
        val: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_database.DBPutResponse:
        """DBPut makes or overwrites an entry of Asterisk's data base. Success means that it is
        written; the file on disk follows within a second.

        - family of the key, may hold slashes: `cidname`, `queue/members`.
        - key within the family.
        - val is the value; empty is a value too.
        """
        request = ami_v1_database.DBPutRequest(
            family=family,
            key=key,
            val=val,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/DBPut", request, ami_v1_database.DBPutResponse, True, deadline, retries_if_not_sent
        )

    async def db_del(
        self,
        family: str,
        key: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_database.DBDelResponse:
        """DBDel deletes an entry of Asterisk's data base.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an entry that there is not; Asterisk's text does
        not tell that from a data base that fails.

        - family of the key, may hold slashes: `cidname`, `queue/members`.
        - key within the family.
        """
        request = ami_v1_database.DBDelRequest(
            family=family,
            key=key,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/DBDel", request, ami_v1_database.DBDelResponse, True, deadline, retries_if_not_sent
        )

    async def db_del_tree(
        self,
        family: str,
        *,
        key: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_database.DBDelTreeResponse:
        """DBDelTree deletes a family, or the part of it below a key. Mind `_` and `%`: see the
        request.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) where there is nothing to delete.

        - family to delete, with all below it.
        - key restricts the deletion to this key and those below it: `a` deletes `a` and `a/b`, and
          not `ab`.
        """
        request = ami_v1_database.DBDelTreeRequest(
            family=family,
            key=key,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/DBDelTree", request, ami_v1_database.DBDelTreeResponse, True, deadline, retries_if_not_sent
        )

    def db_get_tree(
        self,
        *,
        family: str = "",
        key: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_database.DBGetTreeResponse, ami_event_v1_database.DBGetTreeResponse]:
        """DBGetTree lists a family, the part of it below a key, or the whole data base. Where there
        is nothing the list is empty. Asterisk 16 says ListItems 1 whatever it sends, so
        expected_items means nothing there.

        - family to list, with all below it. Without one the whole data base is listed.
        - key restricts the list to this key and those below it. Without a family it is looked for
          in all of them.
        """
        request = ami_v1_database.DBGetTreeRequest(
            family=family,
            key=key,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/DBGetTree", request, ami_v1_database.DBGetTreeResponse, False, deadline, retries_if_not_sent
        ), "entries")

    def bridge_list(
        self,
        *,
        bridge_type: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_bridge.BridgeListResponse, ami_event_v1_bridge_list.BridgeListItem]:
        """BridgeList lists the bridges, parking lots and other places of waiting among them. A type
        that no bridge has makes an empty list.

        - bridge_type restricts the list: `basic` for calls of two, `base`, `parking`, `agent_hold`.
          Case does not matter. Without one all bridges are told.
        """
        request = ami_v1_bridge.BridgeListRequest(
            bridge_type=bridge_type,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/BridgeList", request, ami_v1_bridge.BridgeListResponse, False, deadline, retries_if_not_sent
        ), "bridges")

    def bridge_info(
        self,
        bridge_uniqueid: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_bridge.BridgeInfoResponse, ami_event_v1_bridge_list.BridgeInfoChannel]:
        """BridgeInfo tells of one bridge and the channels in it.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a bridge that there is not.

        - bridge_uniqueid of the bridge, as events and BridgeList tell it.
        """
        request = ami_v1_bridge.BridgeInfoRequest(
            bridge_uniqueid=bridge_uniqueid,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/BridgeInfo", request, ami_v1_bridge.BridgeInfoResponse, False, deadline, retries_if_not_sent
        ), "channels")

    async def bridge_kick(
        self,
        channel: str,
        *,
        bridge_uniqueid: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_bridge.BridgeKickResponse:
        """BridgeKick takes a channel out of its bridge, which may end the bridge for the others as
        well.

        Success means that the channel has been told to go; a BridgeLeave event says that it has.
        What it does then is what it does after any bridge: it goes on in the dialplan, or ends.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not, (ASTERISK_NOT_FOUND)
        for a bridge that there is not; FAILED_PRECONDITION (ASTERISK_REFUSED) for a channel in no
        bridge, or in another one.

        - bridge_uniqueid of the bridge. Without one it is the bridge that the channel is in.
        - channel by name or Uniqueid.
        """
        request = ami_v1_bridge.BridgeKickRequest(
            bridge_uniqueid=bridge_uniqueid,
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/BridgeKick", request, ami_v1_bridge.BridgeKickResponse, True, deadline, retries_if_not_sent
        )

    async def bridge_destroy(
        self,
        bridge_uniqueid: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_bridge.BridgeDestroyResponse:
        """BridgeDestroy ends a bridge: all its channels leave it, as if its last party had hung up.

        Success means that the bridge has been told to end; a BridgeDestroy event says that it has.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a bridge that there is not.

        - bridge_uniqueid of the bridge, as events and BridgeList tell it.
        """
        request = ami_v1_bridge.BridgeDestroyRequest(
            bridge_uniqueid=bridge_uniqueid,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/BridgeDestroy", request, ami_v1_bridge.BridgeDestroyResponse, True, deadline, retries_if_not_sent
        )

    def bridge_technology_list(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_bridge.BridgeTechnologyListResponse, ami_event_v1_bridge_list.BridgeTechnologyListItem]:
        """BridgeTechnologyList lists the ways in which Asterisk can join channels, with their
        priorities."""
        request = ami_v1_bridge.BridgeTechnologyListRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/BridgeTechnologyList", request, ami_v1_bridge.BridgeTechnologyListResponse, False, deadline, retries_if_not_sent
        ), "technologies")

    async def bridge_technology_suspend(
        self,
        bridge_technology: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_bridge.BridgeTechnologySuspendResponse:
        """BridgeTechnologySuspend sets a technology aside: new bridges do without it, those that
        use it keep it. It holds until BridgeTechnologyUnsuspend, or the end of Asterisk.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a technology that there is not.

        - bridge_technology by name: `softmix`, `simple_bridge`.
        """
        request = ami_v1_bridge.BridgeTechnologySuspendRequest(
            bridge_technology=bridge_technology,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/BridgeTechnologySuspend", request, ami_v1_bridge.BridgeTechnologySuspendResponse, True, deadline, retries_if_not_sent
        )

    async def bridge_technology_unsuspend(
        self,
        bridge_technology: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_bridge.BridgeTechnologyUnsuspendResponse:
        """BridgeTechnologyUnsuspend lets bridges use a technology again. One that was not suspended
        is no error.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a technology that there is not.

        - bridge_technology by name: `softmix`, `simple_bridge`.
        """
        request = ami_v1_bridge.BridgeTechnologyUnsuspendRequest(
            bridge_technology=bridge_technology,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/BridgeTechnologyUnsuspend", request, ami_v1_bridge.BridgeTechnologyUnsuspendResponse, True, deadline, retries_if_not_sent
        )

    def core_show_channel_map(
        self,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_bridge.CoreShowChannelMapResponse, ami_event_v1_channel_list.CoreShowChannelMap]:
        """CoreShowChannelMap lists the channels that one is connected with, in its bridge and
        through Local channels. It was brought to 18.19 as well.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not. Asterisk 22 logs a
        failed assertion when the map ends in a Local channel that is in no bridge, and answers all
        the same.

        - channel by name; a Uniqueid is not taken.
        """
        request = ami_v1_bridge.CoreShowChannelMapRequest(
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/CoreShowChannelMap", request, ami_v1_bridge.CoreShowChannelMapResponse, False, deadline, retries_if_not_sent
        ), "channels")

    async def list_commands(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_module.ListCommandsResponse:
        """ListCommands lists the actions that this server has and that the link's login may
        send."""
        request = ami_v1_module.ListCommandsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/ListCommands", request, ami_v1_module.ListCommandsResponse, False, deadline, retries_if_not_sent
        )

    async def list_categories(
        self,
        filename: str,
        *,
        match: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_config.ListCategoriesResponse:
        """ListCategories lists the names of a configuration file's categories. Templates are left
        out, unless match includes them.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a file that there is not; PERMISSION_DENIED
        (ASTERISK_DENIED) for one outside of Asterisk's configuration folder.

        - filename within Asterisk's configuration folder: `queues.conf`.
        - match restricts the answer to categories with lines that match all of its
          `variable_regex=value_regex`, as the filter of GetConfig.
        """
        request = ami_v1_config.ListCategoriesRequest(
            filename=filename,
            match=match,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/ListCategories", request, ami_v1_config.ListCategoriesResponse, False, deadline, retries_if_not_sent
        )

    async def get_config_json(
        self,
        filename: str,
        *,
        category: str = "",
        filter: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_config.GetConfigJSONResponse:
        """GetConfigJSON reads a configuration file as one text of JSON. GetConfig tells the same in
        fields, and loses nothing.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a file that there is not; Asterisk 22 answers
        PERMISSION_DENIED (ASTERISK_DENIED) for that as well as for a file outside of its
        configuration folder.

        - filename within Asterisk's configuration folder: `queues.conf`.
        - category restricts the answer to the categories of this name.
        - filter restricts the answer to categories with lines that match all of its
          `variable_regex=value_regex`, separated by commas; `TEMPLATES=include` among them lists
          templates as well, `TEMPLATES=restrict` templates alone.
        """
        request = ami_v1_config.GetConfigJSONRequest(
            filename=filename,
            category=category,
            filter=filter,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/GetConfigJSON", request, ami_v1_config.GetConfigJSONResponse, False, deadline, retries_if_not_sent
        )

    async def create_config(
        self,
        filename: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_config.CreateConfigResponse:
        """CreateConfig makes an empty configuration file. UpdateConfig can then fill it.

        Errors: with the system's own text: ALREADY_EXISTS (ASTERISK_EXISTS) for a file that there
        is, PERMISSION_DENIED (ASTERISK_DENIED) where Asterisk may not write. The configuration has
        to allow this action.

        - filename within Asterisk's configuration folder, which need not end in `.conf`.
        """
        request = ami_v1_config.CreateConfigRequest(
            filename=filename,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/CreateConfig", request, ami_v1_config.CreateConfigResponse, True, deadline, retries_if_not_sent
        )

    async def update_config(
        self,
        src_filename: str,
        dst_filename: str,
        *,
        reload: str = "",
        preserve_effective_context: Optional[bool] = None,
        changes: Iterable[ami_v1_config.ConfigChange] = (),
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_config.UpdateConfigResponse:
        """UpdateConfig changes a configuration file, in the order of the changes and all or none of
        them.

        Success means that the file is written, comments and includes kept where Asterisk can; what
        uses it has to be reloaded. A reload that was asked for runs after the answer.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a file or a category that there is not, which
        Asterisk 22 answers with PERMISSION_DENIED (ASTERISK_DENIED) for a file; INVALID_ARGUMENT
        (ASTERISK_INVALID) for a change that lacks something; FAILED_PRECONDITION (ASTERISK_REFUSED)
        for a line that is not there or a file that cannot be written. The configuration has to
        allow this action.

        - src_filename is the file to read, within Asterisk's configuration folder.
        - dst_filename is the file to write; the same for a change in place.
        - reload a module by name after the change: `app_queue.so`; `yes` reloads all, empty or `no`
          none. Its failure is not told.
        - preserve_effective_context keeps lines that a template gives already out of the categories
          that are made from it; false writes them out. Default true.
        - changes in order. Without one the file is read and written, which drops nothing but its
          formatting.
        """
        request = ami_v1_config.UpdateConfigRequest(
            src_filename=src_filename,
            dst_filename=dst_filename,
            reload=reload,
            preserve_effective_context=_values.flag(preserve_effective_context),
            changes=changes,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/UpdateConfig", request, ami_v1_config.UpdateConfigResponse, True, deadline, retries_if_not_sent
        )

    async def module_check(
        self,
        module: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_module.ModuleCheckResponse:
        """ModuleCheck tells whether a module is loaded.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for one that is not loaded, or not there at all.

        - module by name: `app_queue.so`, with or without the ending.
        """
        request = ami_v1_module.ModuleCheckRequest(
            module=module,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/ModuleCheck", request, ami_v1_module.ModuleCheckResponse, False, deadline, retries_if_not_sent
        )

    async def module_load(
        self,
        load_type: Union[ami_v1_module.ModuleLoadType, str],
        *,
        module: str = "",
        recursive: bool = False,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_module.ModuleLoadResponse:
        """ModuleLoad loads, unloads, reloads or refreshes a module, and answers when that is done:
        it gets a socket for itself.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a module that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for one that is in use, or cannot be loaded or reloaded. The
        configuration has to allow this action.

        - module by name: `app_queue.so`. A part of the core to reload may be named too: `cdr`,
          `manager`, `logger`, `dsp`. Empty, to RELOAD, is all; to anything else Asterisk answers an
          error and goes on, and its second answer is lost.
        - load_type is what to do.
        - recursive, to REFRESH, unloads and loads what depends on the module as well.
        """
        request = ami_v1_module.ModuleLoadRequest(
            module=module,
            load_type=load_type,
            recursive=recursive,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/ModuleLoad", request, ami_v1_module.ModuleLoadResponse, True, deadline, retries_if_not_sent
        )

    async def reload(
        self,
        *,
        module: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_module.ReloadResponse:
        """Reload has a module, or all of Asterisk, read its configuration again. It gets a socket
        for itself.

        Success means that it was read, or, while Asterisk starts, that it will be; not that there
        was no mistake in it, which stands in Asterisk's log.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a module that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for one that cannot be reloaded, or while another reload runs.

        - module by name: `app_queue.so`; a part of the core as in ModuleLoad. Empty is all.
        """
        request = ami_v1_module.ReloadRequest(
            module=module,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/Reload", request, ami_v1_module.ReloadResponse, True, deadline, retries_if_not_sent
        )

    async def logger_rotate(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_module.LoggerRotateResponse:
        """LoggerRotate closes Asterisk's log files, renames them and begins new ones, as
        logger.conf says."""
        request = ami_v1_module.LoggerRotateRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/LoggerRotate", request, ami_v1_module.LoggerRotateResponse, True, deadline, retries_if_not_sent
        )

    def extension_state_list(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_state.ExtensionStateListResponse, ami_event_v1_state.ExtensionStatus]:
        """ExtensionStateList lists all extensions that have a hint, with the states of their
        devices.

        Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) where the dialplan has no hint at all.
        """
        request = ami_v1_state.ExtensionStateListRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/ExtensionStateList", request, ami_v1_state.ExtensionStateListResponse, False, deadline, retries_if_not_sent
        ), "extensions")

    async def presence_state(
        self,
        provider: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_state.PresenceStateResponse:
        """PresenceState tells the presence of somebody.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a provider that there is not. Somebody that there
        is not is no error.

        - provider of the presence with its own name of whom: `CustomPresence:alice`.
        """
        request = ami_v1_state.PresenceStateRequest(
            provider=provider,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/PresenceState", request, ami_v1_state.PresenceStateResponse, False, deadline, retries_if_not_sent
        )

    async def mailbox_count(
        self,
        mailbox: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_mailbox.MailboxCountResponse:
        """MailboxCount counts the messages of a mailbox. One that there is not has none.

        - mailbox with its context: `1000@default`. Without one the context is `default`.
        """
        request = ami_v1_mailbox.MailboxCountRequest(
            mailbox=mailbox,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/MailboxCount", request, ami_v1_mailbox.MailboxCountResponse, False, deadline, retries_if_not_sent
        )

    async def mailbox_status(
        self,
        mailbox: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_mailbox.MailboxStatusResponse:
        """MailboxStatus tells whether a mailbox has new messages. One that there is not has none.

        - mailbox with its context, as in MailboxCount; several are separated by commas.
        """
        request = ami_v1_mailbox.MailboxStatusRequest(
            mailbox=mailbox,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/MailboxStatus", request, ami_v1_mailbox.MailboxStatusResponse, False, deadline, retries_if_not_sent
        )

    async def message_send(
        self,
        *,
        destination: str = "",
        to: str = "",
        from_: str = "",
        body: str = "",
        base64_body: str = "",
        variables: Optional[Mapping[str, str]] = None,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_message.MessageSendResponse:
        """MessageSend sends a message outside of any call, by SIP or another technology.

        Success means that the technology took it, not that anybody got it: where the far end
        refuses it nothing tells.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a technology that there is not;
        FAILED_PRECONDITION (ASTERISK_REFUSED) where it cannot send.

        - destination is whom it goes to, with the technology before it: `pjsip:alice`,
          `pjsip:alice/sip:100@example.com`, `xmpp:alice@example.com`. Without one it goes to the
          address in to.
        - to is the address that the message names as its receiver; the technology before it if
          there is no destination. One of both has to be there.
        - from_ is the address that the message names as its sender: `"Shop"
          <sip:shop@example.com>`.
        - body of one line.
        - base64_body is the body in base64, for one of several lines; it replaces body. Asterisk
          keeps 1300 bytes of it.
        - variables to send with the message: for PJSIP further headers.
        """
        request = ami_v1_message.MessageSendRequest(
            destination=destination,
            to=to,
            **{"from": from_},
            body=body,
            base64_body=base64_body,
            variables=variables,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/MessageSend", request, ami_v1_message.MessageSendResponse, True, deadline, retries_if_not_sent
        )

    async def send_text(
        self,
        channel: str,
        message: str,
        *,
        content_type: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_message.SendTextResponse:
        """SendText sends a text to the party of a channel, in the call.

        Success means that the text was queued on the channel. Whether the channel's technology can
        send it at all is not told.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name or Uniqueid.
        - message of one line.
        - content_type of the message: `text/plain`, which is the default.
        """
        request = ami_v1_message.SendTextRequest(
            channel=channel,
            message=message,
            content_type=content_type,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/SendText", request, ami_v1_message.SendTextResponse, True, deadline, retries_if_not_sent
        )

    async def absolute_timeout(
        self,
        channel: str,
        timeout: Seconds,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_channel_control.AbsoluteTimeoutResponse:
        """AbsoluteTimeout has a channel end after a time, whatever it does then. A limit that it
        had is replaced.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name or Uniqueid.
        - timeout from now on, in whole seconds, at least one: a limit cannot be taken away here.
        """
        request = ami_v1_channel_control.AbsoluteTimeoutRequest(
            channel=channel,
            timeout=_values.duration(timeout),
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/AbsoluteTimeout", request, ami_v1_channel_control.AbsoluteTimeoutResponse, True, deadline, retries_if_not_sent
        )

    async def local_optimize_away(
        self,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_channel_control.LocalOptimizeAwayResponse:
        """LocalOptimizeAway lets a Local channel be replaced by a direct connection of its ends, as
        if it had been made without option n. That happens when it can, and events
        LocalOptimizationBegin and LocalOptimizationEnd tell.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not, or that is no Local
        channel.

        - channel by name or Uniqueid, one half of a Local channel that was made with option n.
        """
        request = ami_v1_channel_control.LocalOptimizeAwayRequest(
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/LocalOptimizeAway", request, ami_v1_channel_control.LocalOptimizeAwayResponse, True, deadline, retries_if_not_sent
        )

    def show_dial_plan(
        self,
        *,
        extension: str = "",
        context: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_dialplan.ShowDialPlanResponse, ami_event_v1_dialplan.ListDialplan]:
        """ShowDialPlan lists the dialplan, or a part of it. A whole one may be long: see max_items
        and max_bytes.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a context or an extension that there is not.

        - extension: only its steps, and those of patterns that match it, in included contexts too.
        - context by name. Without one all contexts are told.
        """
        request = ami_v1_dialplan.ShowDialPlanRequest(
            extension=extension,
            context=context,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.CoreService/ShowDialPlan", request, ami_v1_dialplan.ShowDialPlanResponse, False, deadline, retries_if_not_sent
        ), "lines")

    async def aoc_message(
        self,
        msg_type: Union[ami_v1_aoc_values.AocMessageType, str],
        *,
        channel: str = "",
        channel_prefix: str = "",
        charge_type: Union[ami_v1_aoc_values.AocChargeType, str, None] = None,
        unit_amount: Optional[int] = None,
        unit_type: Optional[int] = None,
        currency_name: str = "",
        currency_amount: Optional[int] = None,
        currency_multiplier: Union[ami_v1_aoc_values.AocCurrencyMultiplier, str, None] = None,
        total_type: Union[ami_v1_aoc_values.AocTotalType, str, None] = None,
        aoc_billing_id: Union[ami_v1_aoc_values.AocBillingId, str, None] = None,
        charging_association_id: Optional[int] = None,
        charging_association_number: str = "",
        charging_association_plan: Optional[int] = None,
        charged_item: Union[ami_v1_aoc_values.AocChargedItem, str, None] = None,
        rate_type: Union[ami_v1_aoc_values.AocRateType, str, None] = None,
        time: Optional[int] = None,
        time_scale: Union[ami_v1_aoc_values.AocTimeScale, str, None] = None,
        granularity: Optional[int] = None,
        granularity_time_scale: Union[ami_v1_aoc_values.AocTimeScale, str, None] = None,
        charging_type: Union[ami_v1_aoc_values.AocChargingType, str, None] = None,
        volume_unit: Union[ami_v1_aoc_values.AocVolumeUnit, str, None] = None,
        code: Optional[int] = None,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_aoc.AOCMessageResponse:
        """AOCMessage tells the party of a channel what the call costs: AOC, advice of charge.

        Success means that the message was queued on the channel. Few technologies can send it: ISDN
        by DAHDI, and SIP in part. Events AOC-D, AOC-E and AOC-S are about messages that came in,
        and do not follow.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not; INVALID_ARGUMENT
        (ASTERISK_INVALID) for what is missing or does not go together.

        - channel by name or Uniqueid.
        - channel_prefix is the beginning of a channel's name, for where channel does not name one:
          the first that fits is taken. One of both has to be there.
        - msg_type says at which time of the call this is.
        - charge_type says how the cost is counted. D and E need it.
        - unit_amount is the number of units, for UNIT. More entries go as extra_headers:
          `UnitAmount(1)`.
        - unit_type is the kind of these units, by agreement.
        - currency_name to show.
        - currency_amount in parts that currency_multiplier names. CURRENCY needs it, and so does a
          rate that is not free.
        - currency_multiplier says what one of currency_amount is. It is needed with that.
        - total_type of D says what the amount is. Default TOTAL.
        - aoc_billing_id says why it costs. D knows the first three alone.
        - charging_association_id of E names the call elsewhere that is charged.
        - charging_association_number of E names it by a number instead.
        - charging_association_plan is the numbering plan of that number.
        - charged_item of S says what the rate is for. A second rate goes as extra_headers, from
          `ChargedItem` on.
        - rate_type of S says how the rate is counted.
        - time of a rate by DURATION, in parts that time_scale names.
        - time_scale says what one of time is.
        - granularity in which the time is counted. Asterisk 22.10 takes the number of time instead.
        - granularity_time_scale says what one of granularity is. It is needed with that.
        - charging_type of a rate by DURATION. Default CONTINUOUS.
        - volume_unit of a rate by VOLUME. Asterisk 22.10 looks for the unit in TimeScale: it is
          sent by extra_headers and time_scale left None.
        - code of a SPECIAL_ARRANGEMENT or of a SPECIAL_CODE.
        """
        request = ami_v1_aoc.AOCMessageRequest(
            channel=channel,
            channel_prefix=channel_prefix,
            msg_type=msg_type,
            charge_type=charge_type,
            unit_amount=unit_amount,
            unit_type=unit_type,
            currency_name=currency_name,
            currency_amount=currency_amount,
            currency_multiplier=currency_multiplier,
            total_type=total_type,
            aoc_billing_id=aoc_billing_id,
            charging_association_id=charging_association_id,
            charging_association_number=charging_association_number,
            charging_association_plan=charging_association_plan,
            charged_item=charged_item,
            rate_type=rate_type,
            time=time,
            time_scale=time_scale,
            granularity=granularity,
            granularity_time_scale=granularity_time_scale,
            charging_type=charging_type,
            volume_unit=volume_unit,
            code=code,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.CoreService/AOCMessage", request, ami_v1_aoc.AOCMessageResponse, True, deadline, retries_if_not_sent
        )

    async def dahdidn_don(
        self,
        dahdi_channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dahdi.DAHDIDNDonResponse:
        """DAHDIDNDon switches do not disturb on for a channel of the hardware.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not. No server here has
        this module: it stands after Asterisk's source.

        - dahdi_channel is the number of the hardware's channel.
        """
        request = ami_v1_dahdi.DAHDIDNDonRequest(
            dahdi_channel=dahdi_channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DahdiService/DAHDIDNDon", request, ami_v1_dahdi.DAHDIDNDonResponse, True, deadline, retries_if_not_sent
        )

    async def dahdidn_doff(
        self,
        dahdi_channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dahdi.DAHDIDNDoffResponse:
        """DAHDIDNDoff switches do not disturb off for a channel of the hardware.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not. No server here has
        this module: it stands after Asterisk's source.

        - dahdi_channel is the number of the hardware's channel.
        """
        request = ami_v1_dahdi.DAHDIDNDoffRequest(
            dahdi_channel=dahdi_channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DahdiService/DAHDIDNDoff", request, ami_v1_dahdi.DAHDIDNDoffResponse, True, deadline, retries_if_not_sent
        )

    async def dahdi_dial_offhook(
        self,
        dahdi_channel: str,
        number: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dahdi.DAHDIDialOffhookResponse:
        """DAHDIDialOffhook dials digits on a channel of the hardware that has a call.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for one without a call. No server here has this module: it stands after
        Asterisk's source.

        - dahdi_channel is the number of the hardware's channel.
        - number to dial.
        """
        request = ami_v1_dahdi.DAHDIDialOffhookRequest(
            dahdi_channel=dahdi_channel,
            number=number,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DahdiService/DAHDIDialOffhook", request, ami_v1_dahdi.DAHDIDialOffhookResponse, True, deadline, retries_if_not_sent
        )

    async def dahdi_hangup(
        self,
        dahdi_channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dahdi.DAHDIHangupResponse:
        """DAHDIHangup acts as if the telephone on an analogue channel was hung up.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for one that is not analogue. No server here has this module: it stands
        after Asterisk's source.

        - dahdi_channel is the number of the hardware's channel.
        """
        request = ami_v1_dahdi.DAHDIHangupRequest(
            dahdi_channel=dahdi_channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DahdiService/DAHDIHangup", request, ami_v1_dahdi.DAHDIHangupResponse, True, deadline, retries_if_not_sent
        )

    async def dahdi_transfer(
        self,
        dahdi_channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dahdi.DAHDITransferResponse:
        """DAHDITransfer acts as if the telephone on an analogue channel asked for a transfer, by
        flash.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for one that is not analogue. No server here has this module: it stands
        after Asterisk's source.

        - dahdi_channel is the number of the hardware's channel.
        """
        request = ami_v1_dahdi.DAHDITransferRequest(
            dahdi_channel=dahdi_channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DahdiService/DAHDITransfer", request, ami_v1_dahdi.DAHDITransferResponse, True, deadline, retries_if_not_sent
        )

    async def dahdi_restart(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dahdi.DAHDIRestartResponse:
        """DAHDIRestart ends all calls of the hardware and reads its configuration anew. No server
        here has this module: it stands after Asterisk's source."""
        request = ami_v1_dahdi.DAHDIRestartRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DahdiService/DAHDIRestart", request, ami_v1_dahdi.DAHDIRestartResponse, True, deadline, retries_if_not_sent
        )

    def dahdi_show_channels(
        self,
        *,
        dahdi_channel: int = 0,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_dahdi.DAHDIShowChannelsResponse, ami_event_v1_dahdi_list.DAHDIShowChannels]:
        """DAHDIShowChannels tells the channels of the hardware. No server here has this module: it
        stands after Asterisk's source.

        - dahdi_channel is the number of the only one to tell.
        """
        request = ami_v1_dahdi.DAHDIShowChannelsRequest(
            dahdi_channel=dahdi_channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.DahdiService/DAHDIShowChannels", request, ami_v1_dahdi.DAHDIShowChannelsResponse, False, deadline, retries_if_not_sent
        ), "channels")

    def dahdi_show_status(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_dahdi.DAHDIShowStatusResponse, ami_event_v1_dahdi_list.DAHDIShowStatus]:
        """DAHDIShowStatus tells the lines of the hardware.

        Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) without hardware. No server here has this
        module: it stands after Asterisk's source.
        """
        request = ami_v1_dahdi.DAHDIShowStatusRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.DahdiService/DAHDIShowStatus", request, ami_v1_dahdi.DAHDIShowStatusResponse, False, deadline, retries_if_not_sent
        ), "spans")

    async def pri_debug_set(
        self,
        span: int,
        level: Union[ami_v1_pri.PRIDebugLevel, str],
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_pri.PRIDebugSetResponse:
        """PRIDebugSet says how much of a line's signalling is written to the log.

        Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) for a line that there is not. No server here
        has this module: it stands after Asterisk's source.

        - span is the number of the line.
        - level is how much.
        """
        request = ami_v1_pri.PRIDebugSetRequest(
            span=span,
            level=level,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DahdiService/PRIDebugSet", request, ami_v1_pri.PRIDebugSetResponse, True, deadline, retries_if_not_sent
        )

    async def pri_debug_file_set(
        self,
        file: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_pri.PRIDebugFileSetResponse:
        """PRIDebugFileSet sends what PRIDebugSet asks for to a file of Asterisk's machine instead,
        which is made if it is not there.

        Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) for a file that cannot be written. No server
        here has this module: it stands after Asterisk's source.

        - file by its path.
        """
        request = ami_v1_pri.PRIDebugFileSetRequest(
            file=file,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DahdiService/PRIDebugFileSet", request, ami_v1_pri.PRIDebugFileSetResponse, True, deadline, retries_if_not_sent
        )

    async def pri_debug_file_unset(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_pri.PRIDebugFileUnsetResponse:
        """PRIDebugFileUnset sends what PRIDebugSet asks for to the log again. No server here has
        this module: it stands after Asterisk's source."""
        request = ami_v1_pri.PRIDebugFileUnsetRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DahdiService/PRIDebugFileUnset", request, ami_v1_pri.PRIDebugFileUnsetResponse, True, deadline, retries_if_not_sent
        )

    def pri_show_spans(
        self,
        *,
        span: int = 0,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pri.PRIShowSpansResponse, ami_event_v1_dahdi_list.PRIShowSpans]:
        """PRIShowSpans tells the signalling channels of ISDN lines. No server here has this module:
        it stands after Asterisk's source.

        - span is the number of the only line to tell.
        """
        request = ami_v1_pri.PRIShowSpansRequest(
            span=span,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.DahdiService/PRIShowSpans", request, ami_v1_pri.PRIShowSpansResponse, False, deadline, retries_if_not_sent
        ), "d_channels")

    def device_state_list(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_device_state.DeviceStateListResponse, ami_event_v1_state.DeviceStateChange]:
        """DeviceStateList lists the states of all devices that Asterisk knows of: telephones,
        queues, conferences, parking places and the dialplan's own. One that nobody asked about yet
        is not among them."""
        request = ami_v1_device_state.DeviceStateListRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.DeviceStateService/DeviceStateList", request, ami_v1_device_state.DeviceStateListResponse, False, deadline, retries_if_not_sent
        ), "devices")

    async def dialplan_extension_add(
        self,
        context: str,
        extension: str,
        priority: Text,
        application: str,
        *,
        application_data: str = "",
        replace: bool = False,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dialplan.DialplanExtensionAddResponse:
        """DialplanExtensionAdd adds a step to the running dialplan. No file holds it: it is gone
        when pbx_config reloads.

        Errors: ALREADY_EXISTS (ASTERISK_EXISTS) for a step that there is, without replace. The
        configuration has to allow this action.

        - context of the step; it is made if there is none of that name.
        - extension or pattern of the step: `100`, `_1XX`. A caller to match may stand behind a
          slash.
        - priority: `1`, or `hint` for devices whose state is the extension's.
        - application of the step; the devices of a hint.
        - application_data are the application's arguments.
        - replace a step that is there already.
        """
        request = ami_v1_dialplan.DialplanExtensionAddRequest(
            context=context,
            extension=extension,
            priority=_values.text(priority),
            application=application,
            application_data=application_data,
            replace=replace,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DialplanService/DialplanExtensionAdd", request, ami_v1_dialplan.DialplanExtensionAddResponse, True, deadline, retries_if_not_sent
        )

    async def dialplan_extension_remove(
        self,
        context: str,
        extension: str,
        *,
        priority: Text = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dialplan.DialplanExtensionRemoveResponse:
        """DialplanExtensionRemove removes a step, or a whole extension, from the running dialplan.
        Only what pbx_config made can be removed, by file or by DialplanExtensionAdd; the file keeps
        it.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for one that there is not, or that another module
        made. The configuration has to allow this action.

        - context of the step.
        - extension as it was added, with its caller behind a slash if it has one.
        - priority of the step. Without one all steps of the extension go.
        """
        request = ami_v1_dialplan.DialplanExtensionRemoveRequest(
            context=context,
            extension=extension,
            priority=_values.text(priority),
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.DialplanService/DialplanExtensionRemove", request, ami_v1_dialplan.DialplanExtensionRemoveResponse, True, deadline, retries_if_not_sent
        )

    def fax_sessions(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_fax.FAXSessionsResponse, ami_event_v1_fax.FAXSessionsEntry]:
        """FAXSessions lists the faxes that are being sent or received."""
        request = ami_v1_fax.FAXSessionsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.FaxService/FAXSessions", request, ami_v1_fax.FAXSessionsResponse, False, deadline, retries_if_not_sent
        ), "sessions")

    async def fax_session(
        self,
        session_number: int,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_fax.FAXSessionResponse:
        """FAXSession tells how a fax is going.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a session that there is not, or no longer.

        - session_number as FAXSessions tells it, from 0.
        """
        request = ami_v1_fax.FAXSessionRequest(
            session_number=session_number,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.FaxService/FAXSession", request, ami_v1_fax.FAXSessionResponse, False, deadline, retries_if_not_sent
        )

    async def fax_stats(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_fax.FAXStatsResponse:
        """FAXStats counts the faxes of this server."""
        request = ami_v1_fax.FAXStatsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.FaxService/FAXStats", request, ami_v1_fax.FAXStatsResponse, False, deadline, retries_if_not_sent
        )

    def iax_peerlist(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_iax.IAXpeerlistResponse, ami_event_v1_peer.PeerEntry]:
        """IAXpeerlist tells the IAX2 devices. IAXpeers, which tells the same, has no RPC: its items
        do not say which answer they belong to."""
        request = ami_v1_iax.IAXpeerlistRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.IaxService/IAXpeerlist", request, ami_v1_iax.IAXpeerlistResponse, False, deadline, retries_if_not_sent
        ), "peers")

    def iax_registry(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_iax.IAXregistryResponse, ami_event_v1_peer.RegistryEntry]:
        """IAXregistry tells Asterisk's own IAX2 registrations elsewhere."""
        request = ami_v1_iax.IAXregistryRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.IaxService/IAXregistry", request, ami_v1_iax.IAXregistryResponse, False, deadline, retries_if_not_sent
        ), "registrations")

    def meetme_list(
        self,
        *,
        conference: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_meetme.MeetmeListResponse, ami_event_v1_meetme.MeetmeList]:
        """MeetmeList tells the participants of a conference, or of all.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is no conference at all: Asterisk makes an
        error of that. One that there is not among others is an empty list. No server here has this
        module: it stands after Asterisk's source.

        - conference by number. Without one those of all are told.
        """
        request = ami_v1_meetme.MeetmeListRequest(
            conference=conference,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.MeetmeService/MeetmeList", request, ami_v1_meetme.MeetmeListResponse, False, deadline, retries_if_not_sent
        ), "participants")

    def meetme_list_rooms(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_meetme.MeetmeListRoomsResponse, ami_event_v1_meetme.MeetmeListRooms]:
        """MeetmeListRooms tells the conferences.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk makes an error of
        that. No server here has this module: it stands after Asterisk's source.
        """
        request = ami_v1_meetme.MeetmeListRoomsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.MeetmeService/MeetmeListRooms", request, ami_v1_meetme.MeetmeListRoomsResponse, False, deadline, retries_if_not_sent
        ), "rooms")

    async def meetme_mute(
        self,
        meetme: str,
        usernum: int,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_meetme.MeetmeMuteResponse:
        """MeetmeMute mutes a participant. A MeetmeMute event tells that it is done.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference, or a participant of it, that there
        is not. No server here has this module: it stands after Asterisk's source.

        - meetme is the conference by number.
        - usernum is his number in the conference, which MeetmeJoin told.
        """
        request = ami_v1_meetme.MeetmeMuteRequest(
            meetme=meetme,
            usernum=usernum,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MeetmeService/MeetmeMute", request, ami_v1_meetme.MeetmeMuteResponse, True, deadline, retries_if_not_sent
        )

    async def meetme_unmute(
        self,
        meetme: str,
        usernum: int,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_meetme.MeetmeUnmuteResponse:
        """MeetmeUnmute lets a participant be heard again. A MeetmeMute event tells that it is done.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a conference, or a participant of it, that there
        is not. No server here has this module: it stands after Asterisk's source.

        - meetme is the conference by number.
        - usernum is his number in the conference, which MeetmeJoin told.
        """
        request = ami_v1_meetme.MeetmeUnmuteRequest(
            meetme=meetme,
            usernum=usernum,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MeetmeService/MeetmeUnmute", request, ami_v1_meetme.MeetmeUnmuteResponse, True, deadline, retries_if_not_sent
        )

    async def play_mf(
        self,
        channel: str,
        digit: str,
        *,
        duration: Optional[Seconds] = None,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_mf.PlayMFResponse:
        """PlayMF plays a digit of the multi-frequency signalling R1 to a channel's party.

        Asterisk answers when the digit has been played, so that it takes its duration: it gets a
        socket for itself.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name or Uniqueid.
        - digit is one of `0`-`9`, `*` (KP), `#` (ST), `A` (STP), `B` (ST2P), `C` (ST3P); several
          are played one after the other.
        - duration of the digit in whole milliseconds. Without one it is about 60 ms, 120 ms for KP.
        """
        request = ami_v1_mf.PlayMFRequest(
            channel=channel,
            digit=digit,
            duration=_values.duration(duration),
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MfService/PlayMF", request, ami_v1_mf.PlayMFResponse, True, deadline, retries_if_not_sent
        )

    async def mix_monitor(
        self,
        channel: str,
        *,
        file: str = "",
        options: str = "",
        command: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_mix_monitor.MixMonitorResponse:
        """MixMonitor records a channel, both directions mixed into one file. A channel can have
        several recordings.

        Success means that the recording was started; a file that cannot be written is told in
        Asterisk's log alone. The recording ends with the channel, or by StopMixMonitor.

        Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) with `Could not start monitoring channel`
        where the file's name is missing.

        - channel by name or Uniqueid.
        - file to write, with its format's ending: `call-1.wav`, below Asterisk's spool folder
          monitor. A path that leaves that folder has to be allowed by the configuration. May be
          empty where options name files for each direction.
        - options of the application MixMonitor: `b` records while the channel is bridged only, `a`
          appends, `r(file)` and `t(file)` write what is received and sent to files of their own,
          `i(NAME)` puts the recording's id into the channel's variable NAME and into the reply.
        - command of the system that is run when the recording ends: the configuration has to allow
          it.
        """
        request = ami_v1_mix_monitor.MixMonitorRequest(
            channel=channel,
            file=file,
            options=options,
            command=command,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MixMonitorService/MixMonitor", request, ami_v1_mix_monitor.MixMonitorResponse, True, deadline, retries_if_not_sent
        )

    async def stop_mix_monitor(
        self,
        channel: str,
        *,
        mix_monitor_id: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_mix_monitor.StopMixMonitorResponse:
        """StopMixMonitor ends a recording of a channel. Success means that the file is closed.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) where the channel has no recording, or none of that
        id.

        - channel by name or Uniqueid.
        - mix_monitor_id of the recording. Without one the channel's newest ends.
        """
        request = ami_v1_mix_monitor.StopMixMonitorRequest(
            channel=channel,
            mix_monitor_id=mix_monitor_id,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MixMonitorService/StopMixMonitor", request, ami_v1_mix_monitor.StopMixMonitorResponse, True, deadline, retries_if_not_sent
        )

    async def mix_monitor_mute(
        self,
        channel: str,
        direction: Union[ami_v1_mix_monitor.MixMonitorDirection, str],
        state: bool,
        *,
        mix_monitor_id: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_mix_monitor.MixMonitorMuteResponse:
        """MixMonitorMute leaves one direction of a channel, or both, out of its recordings, which
        go on with silence. An event MixMonitorMute follows.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for one that nothing listens to or records, or has no recording of that
        mix_monitor_id. One that is listened to and not recorded is no error.

        - channel by name or Uniqueid.
        - direction that is meant.
        - state: true leaves it out, false ends that.
        - mix_monitor_id of the recording. Without one all of the channel's recordings are meant.
        """
        request = ami_v1_mix_monitor.MixMonitorMuteRequest(
            channel=channel,
            direction=direction,
            state=state,
            mix_monitor_id=mix_monitor_id,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MixMonitorService/MixMonitorMute", request, ami_v1_mix_monitor.MixMonitorMuteResponse, True, deadline, retries_if_not_sent
        )

    async def monitor(
        self,
        channel: str,
        *,
        file: str = "",
        format: str = "",
        mix: bool = False,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_monitor.MonitorResponse:
        """Monitor records a channel, each direction to a file of its own. An event MonitorStart
        follows. One that is recorded already goes on under the new file name. Asterisk 21 has no
        res_monitor any more: MixMonitorService records since.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) where the file cannot be written.

        - channel by name or Uniqueid.
        - file to write, without ending: `-in` and `-out` are put behind it for the directions.
          Without one it is named after the channel. A path that leaves Asterisk's spool folder
          monitor has to be allowed by the configuration.
        - format and ending of the files: `wav`, which is the default, `gsm`.
        - mix has a program of the system, soxmix, make one file of both in the end.
        """
        request = ami_v1_monitor.MonitorRequest(
            channel=channel,
            file=file,
            format=format,
            mix=mix,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MonitorService/Monitor", request, ami_v1_monitor.MonitorResponse, True, deadline, retries_if_not_sent
        )

    async def change_monitor(
        self,
        channel: str,
        file: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_monitor.ChangeMonitorResponse:
        """ChangeMonitor gives a channel's recording another file name. A channel without a
        recording is no error. Asterisk 21 has no res_monitor any more: MixMonitorService records
        since.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name or Uniqueid.
        - file to write, as in Monitor.
        """
        request = ami_v1_monitor.ChangeMonitorRequest(
            channel=channel,
            file=file,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MonitorService/ChangeMonitor", request, ami_v1_monitor.ChangeMonitorResponse, True, deadline, retries_if_not_sent
        )

    async def pause_monitor(
        self,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_monitor.PauseMonitorResponse:
        """PauseMonitor pauses a channel's recording. A channel without a recording is no error.
        Asterisk 21 has no res_monitor any more: MixMonitorService records since.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name or Uniqueid.
        """
        request = ami_v1_monitor.PauseMonitorRequest(
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MonitorService/PauseMonitor", request, ami_v1_monitor.PauseMonitorResponse, True, deadline, retries_if_not_sent
        )

    async def unpause_monitor(
        self,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_monitor.UnpauseMonitorResponse:
        """UnpauseMonitor lets a channel's recording go on. A channel without a recording is no
        error. Asterisk 21 has no res_monitor any more: MixMonitorService records since.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name or Uniqueid.
        """
        request = ami_v1_monitor.UnpauseMonitorRequest(
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MonitorService/UnpauseMonitor", request, ami_v1_monitor.UnpauseMonitorResponse, True, deadline, retries_if_not_sent
        )

    async def stop_monitor(
        self,
        channel: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_monitor.StopMonitorResponse:
        """StopMonitor ends a channel's recording. An event MonitorStop follows. A channel without a
        recording is no error. Asterisk 21 has no res_monitor any more: MixMonitorService records
        since.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name or Uniqueid.
        """
        request = ami_v1_monitor.StopMonitorRequest(
            channel=channel,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MonitorService/StopMonitor", request, ami_v1_monitor.StopMonitorResponse, True, deadline, retries_if_not_sent
        )

    async def mute_audio(
        self,
        channel: str,
        direction: Union[ami_v1_mute_stream.MuteDirection, str],
        state: bool,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_mute_stream.MuteAudioResponse:
        """MuteAudio makes a channel's audio silent in one direction or both, or ends that. It holds
        wherever the channel goes.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) where that fails, as to end a silence that there never was.

        - channel by name or Uniqueid.
        - direction that is meant.
        - state: true makes it silent, false ends that.
        """
        request = ami_v1_mute_stream.MuteAudioRequest(
            channel=channel,
            direction=direction,
            state=state,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MuteStreamService/MuteAudio", request, ami_v1_mute_stream.MuteAudioResponse, True, deadline, retries_if_not_sent
        )

    def mwi_get(
        self,
        mailbox: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_mwi_external_ami.MWIGetResponse, ami_event_v1_mwi_external.MWIGet]:
        """MWIGet tells mailboxes that another system keeps, as MWIUpdate told them. One that there
        is not is no error: the list is empty. No server here has this module: it stands after
        Asterisk's source.

        - mailbox by name, or a regular expression between slashes.
        """
        request = ami_v1_mwi_external_ami.MWIGetRequest(
            mailbox=mailbox,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.MwiExternalAmiService/MWIGet", request, ami_v1_mwi_external_ami.MWIGetResponse, False, deadline, retries_if_not_sent
        ), "mailboxes")

    async def mwi_update(
        self,
        mailbox: str,
        *,
        old_messages: int = 0,
        new_messages: int = 0,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_mwi_external_ami.MWIUpdateResponse:
        """MWIUpdate tells Asterisk how many messages another system has in a mailbox, so that
        telephones show it. No server here has this module: it stands after Asterisk's source.

        - mailbox by name: `1000@default`.
        - old_messages counts the messages that were heard.
        - new_messages counts those that were not.
        """
        request = ami_v1_mwi_external_ami.MWIUpdateRequest(
            mailbox=mailbox,
            old_messages=old_messages,
            new_messages=new_messages,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MwiExternalAmiService/MWIUpdate", request, ami_v1_mwi_external_ami.MWIUpdateResponse, True, deadline, retries_if_not_sent
        )

    async def mwi_delete(
        self,
        mailbox: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_mwi_external_ami.MWIDeleteResponse:
        """MWIDelete forgets mailboxes that MWIUpdate told. One that there is not is no error. No
        server here has this module: it stands after Asterisk's source.

        - mailbox by name, or a regular expression between slashes.
        """
        request = ami_v1_mwi_external_ami.MWIDeleteRequest(
            mailbox=mailbox,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.MwiExternalAmiService/MWIDelete", request, ami_v1_mwi_external_ami.MWIDeleteResponse, True, deadline, retries_if_not_sent
        )

    async def park(
        self,
        channel: str,
        *,
        timeout_channel: str = "",
        timeout: Optional[Seconds] = None,
        parking_lot: str = "",
        parking_space: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_parking.ParkResponse:
        """Park puts a channel into a parking lot, where it hears music until somebody fetches it or
        its time is over.

        Success means that the channel was told to go there; a ParkedCall event tells the space.
        FAILED_PRECONDITION (ASTERISK_REFUSED) for a lot that there is not or that is full:
        Asterisk's text does not say which.

        - channel to park, by name or Uniqueid.
        - timeout_channel is called back when the time is over, by name. If it is whom the channel
          talks to it also hears the number of the space, as if it had parked the call itself.
          Asterisk takes the old name Channel2 as well.
        - timeout before the call comes back, in whole milliseconds of which Asterisk makes seconds,
          at least 1. Set and 0 the call stays for ever; None, the lot's own time holds.
        - parking_lot by name. Without one it is the channel's own, or `default`.
        - parking_space within the lot: `705`. Asterisk 16 does not know it and takes the next free
          one.
        """
        request = ami_v1_parking.ParkRequest(
            channel=channel,
            timeout_channel=timeout_channel,
            timeout=_values.duration(timeout),
            parking_lot=parking_lot,
            parking_space=parking_space,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.ParkingService/Park", request, ami_v1_parking.ParkResponse, True, deadline, retries_if_not_sent
        )

    def parked_calls(
        self,
        *,
        parking_lot: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_parking.ParkedCallsResponse, ami_event_v1_parking.ParkedCall]:
        """ParkedCalls lists the parked calls.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a lot that there is not.

        - parking_lot by name. Without one the calls of all lots are told.
        """
        request = ami_v1_parking.ParkedCallsRequest(
            parking_lot=parking_lot,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.ParkingService/ParkedCalls", request, ami_v1_parking.ParkedCallsResponse, False, deadline, retries_if_not_sent
        ), "calls")

    def parkinglots(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_parking.ParkinglotsResponse, ami_event_v1_parking.Parkinglot]:
        """Parkinglots lists the parking lots, with their places and times."""
        request = ami_v1_parking.ParkinglotsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.ParkingService/Parkinglots", request, ami_v1_parking.ParkinglotsResponse, False, deadline, retries_if_not_sent
        ), "lots")

    def pjsip_hangup(
        self,
        channel: str,
        cause: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_hangup.PJSIPHangupResponse, ami_event_v1_channel_list.ChannelHungup]:
        """PJSIPHangup ends an incoming PJSIP call that was not answered, with a SIP response of
        choice.

        The reply proves only that there is a channel of that name. One of another technology, an
        outgoing one and one that was answered go on, and Asterisk writes that to its log; a
        response that it does not know becomes 603. A channel written as /pattern/ ends all that
        match.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name: `PJSIP/alice-00000012`, or a regular expression between slashes.
        - cause is a SIP response: `486`, or its name as `BUSY_HERE`.
        """
        request = ami_v1_pjsip_hangup.PJSIPHangupRequest(
            channel=channel,
            cause=cause,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipChannelService/PJSIPHangup", request, ami_v1_pjsip_hangup.PJSIPHangupResponse, True, deadline, retries_if_not_sent
        ), "channels")

    async def pjsip_set_maintenance(
        self,
        endpoint: str,
        state: Union[ami_v1_pjsip_maintenance.MaintenanceState, str],
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_pjsip_maintenance.PJSIPSetMaintenanceResponse:
        """PJSIPSetMaintenance takes an endpoint out of service, or back into it: new calls and
        subscriptions from it are refused with 503, calls that it has go on. Nothing of it outlives
        a restart.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an endpoint that there is not.

        - endpoint by its name in pjsip.conf, or `all`.
        - state that it is to have.
        """
        request = ami_v1_pjsip_maintenance.PJSIPSetMaintenanceRequest(
            endpoint=endpoint,
            state=state,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.PjsipMaintenanceService/PJSIPSetMaintenance", request, ami_v1_pjsip_maintenance.PJSIPSetMaintenanceResponse, True, deadline, retries_if_not_sent
        )

    def pjsip_show_maintenance(
        self,
        *,
        endpoint: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_maintenance.PJSIPShowMaintenanceResponse, ami_event_v1_pjsip_maintenance.PJSIPMaintenanceStatus]:
        """PJSIPShowMaintenance tells the endpoints that are out of service. Asked for one endpoint,
        it tells that one's state; one that there is not is no error.

        - endpoint by its name in pjsip.conf. Without one all that are out of service are told.
        """
        request = ami_v1_pjsip_maintenance.PJSIPShowMaintenanceRequest(
            endpoint=endpoint,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipMaintenanceService/PJSIPShowMaintenance", request, ami_v1_pjsip_maintenance.PJSIPShowMaintenanceResponse, False, deadline, retries_if_not_sent
        ), "endpoints")

    async def pjsip_notify(
        self,
        *,
        endpoint: str = "",
        uri: str = "",
        channel: str = "",
        option: str = "",
        variables: Optional[Mapping[str, str]] = None,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_pjsip_notify.PJSIPNotifyResponse:
        """PJSIPNotify sends a NOTIFY outside of a dialog to an endpoint or an address, or inside
        the dialog of a channel. The reply says that it will be sent, not that anybody takes it.

        Exactly one of endpoint, uri and channel must be given, and variables, or from Asterisk
        18.20, 20.5 and 21 on an option. An address goes by the endpoint default_outbound_endpoint;
        without one Asterisk still says that it sent.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an endpoint or an option that there is not;
        NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not; INVALID_ARGUMENT
        (ASTERISK_INVALID) for none or several of the three, and for option together with variables.

        - endpoint by its name in pjsip.conf: all its contacts get it.
        - uri is an address: `sip:alice@example.com`.
        - channel is the channel whose dialog it is sent in.
        - option is a section of pjsip_notify.conf with headers and content.
        - variables: the headers of the NOTIFY by name, Event among them, and as Content a line of
          its body. For several lines send several Variable headers among extra_headers.
        """
        request = ami_v1_pjsip_notify.PJSIPNotifyRequest(
            endpoint=endpoint,
            uri=uri,
            channel=channel,
            option=option,
            variables=variables,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.PjsipNotifyService/PJSIPNotify", request, ami_v1_pjsip_notify.PJSIPNotifyResponse, True, deadline, retries_if_not_sent
        )

    def pjsip_show_registrations_outbound(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_outbound_registration.PJSIPShowRegistrationsOutboundResponse, Union[ami_event_v1_pjsip_registration.OutboundRegistrationDetail, ami_event_v1_pjsip.AuthDetail]]:
        """PJSIPShowRegistrationsOutbound tells Asterisk's own registrations elsewhere and their
        state, with the credentials of each, passwords in clear: whoever may call this may know
        them."""
        request = ami_v1_pjsip_outbound_registration.PJSIPShowRegistrationsOutboundRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipOutboundRegistrationService/PJSIPShowRegistrationsOutbound", request, ami_v1_pjsip_outbound_registration.PJSIPShowRegistrationsOutboundResponse, False, deadline, retries_if_not_sent
        ), "registrations", "auths")

    async def pjsip_register(
        self,
        registration: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_pjsip_outbound_registration.PJSIPRegisterResponse:
        """PJSIPRegister registers anew, and then as the configuration says. The reply says that it
        was begun, and also `Failed to queue` where it was not: the event Registry tells how it
        went.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a registration that there is not.

        - registration by its name in pjsip.conf, or `*all`.
        """
        request = ami_v1_pjsip_outbound_registration.PJSIPRegisterRequest(
            registration=registration,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.PjsipOutboundRegistrationService/PJSIPRegister", request, ami_v1_pjsip_outbound_registration.PJSIPRegisterResponse, True, deadline, retries_if_not_sent
        )

    async def pjsip_unregister(
        self,
        registration: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_pjsip_outbound_registration.PJSIPUnregisterResponse:
        """PJSIPUnregister ends a registration, until PJSIPRegister. The reply says that it was
        begun: the event Registry tells how it went.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a registration that there is not.

        - registration by its name in pjsip.conf, or `*all`.
        """
        request = ami_v1_pjsip_outbound_registration.PJSIPUnregisterRequest(
            registration=registration,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.PjsipOutboundRegistrationService/PJSIPUnregister", request, ami_v1_pjsip_outbound_registration.PJSIPUnregisterResponse, True, deadline, retries_if_not_sent
        )

    def pjsip_show_subscriptions_inbound(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_pubsub.PJSIPShowSubscriptionsInboundResponse, ami_event_v1_pjsip_subscription.InboundSubscriptionDetail]:
        """PJSIPShowSubscriptionsInbound tells the subscriptions of devices at Asterisk."""
        request = ami_v1_pjsip_pubsub.PJSIPShowSubscriptionsInboundRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipPubsubService/PJSIPShowSubscriptionsInbound", request, ami_v1_pjsip_pubsub.PJSIPShowSubscriptionsInboundResponse, False, deadline, retries_if_not_sent
        ), "subscriptions")

    def pjsip_show_subscriptions_outbound(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_pubsub.PJSIPShowSubscriptionsOutboundResponse, ami_event_v1_pjsip_subscription.OutboundSubscriptionDetail]:
        """PJSIPShowSubscriptionsOutbound tells the subscriptions of Asterisk elsewhere. No module
        of Asterisk makes one, so the list is empty."""
        request = ami_v1_pjsip_pubsub.PJSIPShowSubscriptionsOutboundRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipPubsubService/PJSIPShowSubscriptionsOutbound", request, ami_v1_pjsip_pubsub.PJSIPShowSubscriptionsOutboundResponse, False, deadline, retries_if_not_sent
        ), "subscriptions")

    def pjsip_show_resource_lists(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_pubsub.PJSIPShowResourceListsResponse, ami_event_v1_pjsip_list.ResourceListDetail]:
        """PJSIPShowResourceLists tells the lists to which telephones can subscribe.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk makes an error of
        that.
        """
        request = ami_v1_pjsip_pubsub.PJSIPShowResourceListsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipPubsubService/PJSIPShowResourceLists", request, ami_v1_pjsip_pubsub.PJSIPShowResourceListsResponse, False, deadline, retries_if_not_sent
        ), "resource_lists")

    def pjsip_show_registrations_inbound(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_registrar.PJSIPShowRegistrationsInboundResponse, ami_event_v1_pjsip_registration.InboundRegistrationDetail]:
        """PJSIPShowRegistrationsInbound tells the addresses of record and who is registered there,
        configured contacts included. Ones without contacts are told too."""
        request = ami_v1_pjsip_registrar.PJSIPShowRegistrationsInboundRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipRegistrarService/PJSIPShowRegistrationsInbound", request, ami_v1_pjsip_registrar.PJSIPShowRegistrationsInboundResponse, False, deadline, retries_if_not_sent
        ), "aors")

    def pjsip_show_registration_inbound_contact_statuses(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_registrar.PJSIPShowRegistrationInboundContactStatusesResponse, ami_event_v1_pjsip.ContactStatusDetail]:
        """PJSIPShowRegistrationInboundContactStatuses tells the state of each contact that is
        registered. Configured contacts are not told."""
        request = ami_v1_pjsip_registrar.PJSIPShowRegistrationInboundContactStatusesRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipRegistrarService/PJSIPShowRegistrationInboundContactStatuses", request, ami_v1_pjsip_registrar.PJSIPShowRegistrationInboundContactStatusesResponse, False, deadline, retries_if_not_sent
        ), "contacts")

    def pjsip_show_endpoints(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip.PJSIPShowEndpointsResponse, ami_event_v1_pjsip.EndpointList]:
        """PJSIPShowEndpoints tells the endpoints and their state.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk makes an error of
        that.
        """
        request = ami_v1_pjsip.PJSIPShowEndpointsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipService/PJSIPShowEndpoints", request, ami_v1_pjsip.PJSIPShowEndpointsResponse, False, deadline, retries_if_not_sent
        ), "endpoints")

    def pjsip_show_endpoint(
        self,
        endpoint: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip.PJSIPShowEndpointResponse, Union[ami_event_v1_pjsip_endpoint.EndpointDetail, ami_event_v1_pjsip.AuthDetail, ami_event_v1_pjsip.AorDetail, ami_event_v1_pjsip.ContactStatusDetail, ami_event_v1_pjsip.TransportDetail, ami_event_v1_pjsip.IdentifyDetail]]:
        """PJSIPShowEndpoint tells an endpoint and all that belongs to it. Asterisk tells the
        passwords of its credentials in clear: whoever may call this may know them.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an endpoint that there is not.

        - endpoint by its name in pjsip.conf.
        """
        request = ami_v1_pjsip.PJSIPShowEndpointRequest(
            endpoint=endpoint,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipService/PJSIPShowEndpoint", request, ami_v1_pjsip.PJSIPShowEndpointResponse, False, deadline, retries_if_not_sent
        ), "endpoints", "auths", "aors", "contacts", "transports", "identifies")

    def pjsip_show_aors(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_list.PJSIPShowAorsResponse, ami_event_v1_pjsip_list.AorList]:
        """PJSIPShowAors tells the addresses of record.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all: Asterisk makes an error of
        that.
        """
        request = ami_v1_pjsip_list.PJSIPShowAorsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipService/PJSIPShowAors", request, ami_v1_pjsip_list.PJSIPShowAorsResponse, False, deadline, retries_if_not_sent
        ), "aors")

    def pjsip_show_auths(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_list.PJSIPShowAuthsResponse, ami_event_v1_pjsip_list.AuthList]:
        """PJSIPShowAuths tells the credentials, passwords in clear: whoever may call this may know
        them.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there are none at all.
        """
        request = ami_v1_pjsip_list.PJSIPShowAuthsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipService/PJSIPShowAuths", request, ami_v1_pjsip_list.PJSIPShowAuthsResponse, False, deadline, retries_if_not_sent
        ), "auths")

    def pjsip_show_contacts(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_pjsip_list.PJSIPShowContactsResponse, ami_event_v1_pjsip_list.ContactList]:
        """PJSIPShowContacts tells the contacts, where devices are now. A moment after a start or a
        reload those of the configuration are not there yet.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) if there is none at all.
        """
        request = ami_v1_pjsip_list.PJSIPShowContactsRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PjsipService/PJSIPShowContacts", request, ami_v1_pjsip_list.PJSIPShowContactsResponse, False, deadline, retries_if_not_sent
        ), "contacts")

    async def pjsip_qualify(
        self,
        endpoint: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_pjsip_list.PJSIPQualifyResponse:
        """PJSIPQualify sends OPTIONS to all contacts of an endpoint. The reply says that they will
        be sent; ContactStatus events tell what came of it.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for an endpoint that there is not;
        FAILED_PRECONDITION (ASTERISK_REFUSED) for one without addresses of record.

        - endpoint by its name in pjsip.conf.
        """
        request = ami_v1_pjsip_list.PJSIPQualifyRequest(
            endpoint=endpoint,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.PjsipService/PJSIPQualify", request, ami_v1_pjsip_list.PJSIPQualifyResponse, True, deadline, retries_if_not_sent
        )

    def presence_state_list(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_presence_state.PresenceStateListResponse, ami_event_v1_state.PresenceStateChange]:
        """PresenceStateList lists the presence of all of whom Asterisk knows one."""
        request = ami_v1_presence_state.PresenceStateListRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.PresenceStateService/PresenceStateList", request, ami_v1_presence_state.PresenceStateListResponse, False, deadline, retries_if_not_sent
        ), "presences")

    def queue_status(
        self,
        *,
        queue: str = "",
        member: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_queue.QueueStatusResponse, Union[ami_event_v1_queue.QueueParams, ami_event_v1_queue.QueueMember, ami_event_v1_queue.QueueEntry]]:
        """QueueStatus tells queues, their members and their callers. A queue that there is not is
        no error: the list is empty.

        - queue by name. Without one all queues are told.
        - member by its name or interface: of the members only this one is told.
        """
        request = ami_v1_queue.QueueStatusRequest(
            queue=queue,
            member=member,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.QueueService/QueueStatus", request, ami_v1_queue.QueueStatusResponse, False, deadline, retries_if_not_sent
        ), "queues", "members", "entries")

    def queue_summary(
        self,
        *,
        queue: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_queue.QueueSummaryResponse, ami_event_v1_queue.QueueSummary]:
        """QueueSummary tells how many members and callers queues have. A queue that there is not is
        no error: the list is empty.

        - queue by name. Without one all queues are told.
        """
        request = ami_v1_queue.QueueSummaryRequest(
            queue=queue,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.QueueService/QueueSummary", request, ami_v1_queue.QueueSummaryResponse, False, deadline, retries_if_not_sent
        ), "queues")

    async def queue_add(
        self,
        queue: str,
        interface: str,
        *,
        penalty: int = 0,
        paused: bool = False,
        reason: str = "",
        member_name: str = "",
        state_interface: str = "",
        wrapup_time: Optional[Seconds] = None,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue.QueueAddResponse:
        """QueueAdd adds a dynamic member to a queue. Asterisk does not look whether the interface
        is there.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a queue that there is not; ALREADY_EXISTS
        (ASTERISK_EXISTS) for a member that the queue has.

        - queue by name.
        - interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`.
        - penalty: members with a higher one are called only when those with a lower one cannot be.
        - paused lets the member start with a pause.
        - reason of the pause. Older versions have no reason here: QueuePause can give it.
        - member_name to show. Without one it is the interface.
        - state_interface is the device whose state the member has, if it is not the interface:
          `PJSIP/alice` behind a Local channel.
        - wrapup_time after a call in which the member gets none, in whole seconds. Without one the
          queue's own holds.
        """
        request = ami_v1_queue.QueueAddRequest(
            queue=queue,
            interface=interface,
            penalty=penalty,
            paused=paused,
            reason=reason,
            member_name=member_name,
            state_interface=state_interface,
            wrapup_time=_values.duration(wrapup_time),
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueueAdd", request, ami_v1_queue.QueueAddResponse, True, deadline, retries_if_not_sent
        )

    async def queue_remove(
        self,
        queue: str,
        interface: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue.QueueRemoveResponse:
        """QueueRemove removes a dynamic member from a queue. A call that it has goes on.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a queue, or a member of it, that there is not;
        FAILED_PRECONDITION (ASTERISK_REFUSED) for a member of queues.conf.

        - queue by name.
        - interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`.
        """
        request = ami_v1_queue.QueueRemoveRequest(
            queue=queue,
            interface=interface,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueueRemove", request, ami_v1_queue.QueueRemoveResponse, True, deadline, retries_if_not_sent
        )

    async def queue_pause(
        self,
        interface: str,
        paused: bool,
        *,
        queue: str = "",
        reason: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue.QueuePauseResponse:
        """QueuePause pauses a member in one queue or in all, or ends its pause. A call that it has
        goes on.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a member that there is not.

        - interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`.
        - paused starts a pause, false ends it.
        - queue by name. Without one the member pauses in all its queues.
        - reason of the pause, for QueueMemberPause and QueueMember.
        """
        request = ami_v1_queue.QueuePauseRequest(
            interface=interface,
            paused=paused,
            queue=queue,
            reason=reason,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueuePause", request, ami_v1_queue.QueuePauseResponse, True, deadline, retries_if_not_sent
        )

    async def queue_penalty(
        self,
        interface: str,
        penalty: int,
        *,
        queue: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue.QueuePenaltyResponse:
        """QueuePenalty gives a member another penalty, in one queue or in all.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a member or a queue that there is not.

        - interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`.
        - penalty: members with a higher one are called only when those with a lower one cannot be.
        - queue by name. Without one it holds in all the member's queues.
        """
        request = ami_v1_queue.QueuePenaltyRequest(
            interface=interface,
            penalty=penalty,
            queue=queue,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueuePenalty", request, ami_v1_queue.QueuePenaltyResponse, True, deadline, retries_if_not_sent
        )

    async def queue_member_ring_in_use(
        self,
        interface: str,
        ring_in_use: bool,
        *,
        queue: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue_control.QueueMemberRingInUseResponse:
        """QueueMemberRingInUse says whether a member may be called while his device is in use.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a member or a queue that there is not.

        - interface is what the queue calls: `PJSIP/alice`, `Local/200@agents`.
        - ring_in_use: he is called.
        - queue by name. Without one it holds in all the member's queues.
        """
        request = ami_v1_queue_control.QueueMemberRingInUseRequest(
            interface=interface,
            ring_in_use=ring_in_use,
            queue=queue,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueueMemberRingInUse", request, ami_v1_queue_control.QueueMemberRingInUseResponse, True, deadline, retries_if_not_sent
        )

    async def queue_log(
        self,
        queue: str,
        event: str,
        *,
        uniqueid: str = "",
        interface: str = "",
        message: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue_control.QueueLogResponse:
        """QueueLog writes a line of your own to the queues' log, queue_log. Asterisk does not look
        whether the queue is there.

        - queue by name.
        - event is the line's name.
        - uniqueid of the channel it is about. Without one `NONE` is written.
        - interface of the member it is about.
        - message: the line's further parts, separated by `|`.
        """
        request = ami_v1_queue_control.QueueLogRequest(
            queue=queue,
            event=event,
            uniqueid=uniqueid,
            interface=interface,
            message=message,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueueLog", request, ami_v1_queue_control.QueueLogResponse, True, deadline, retries_if_not_sent
        )

    async def queue_reload(
        self,
        *,
        queue: str = "",
        members: Union[ami_v1_queue_control.QueueReloadPart, str, None] = None,
        rules: Union[ami_v1_queue_control.QueueReloadPart, str, None] = None,
        parameters: Union[ami_v1_queue_control.QueueReloadPart, str, None] = None,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue_control.QueueReloadResponse:
        """QueueReload reads queues.conf and queuerules.conf again, or those parts of them that are
        set to YES; without any, all. Callers go on waiting.

        A queue that there is not is no error.

        - queue by name. Without one all queues are read.
        - members are read.
        - rules of queuerules.conf are read.
        - parameters of the queues are read.
        """
        request = ami_v1_queue_control.QueueReloadRequest(
            queue=queue,
            members=members,
            rules=rules,
            parameters=parameters,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueueReload", request, ami_v1_queue_control.QueueReloadResponse, True, deadline, retries_if_not_sent
        )

    async def queue_rule(
        self,
        *,
        rule: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue_control.QueueRuleResponse:
        """QueueRule tells the rules of queuerules.conf, by which a waiting caller reaches members
        of other penalties. A list that there is not makes an empty answer.

        - rule list by name. Without one all are told.
        """
        request = ami_v1_queue_control.QueueRuleRequest(
            rule=rule,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueueRule", request, ami_v1_queue_control.QueueRuleResponse, False, deadline, retries_if_not_sent
        )

    async def queue_reset(
        self,
        *,
        queue: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue_control.QueueResetResponse:
        """QueueReset sets the figures of queues to zero: calls taken, abandoned, the times. A queue
        that there is not is no error.

        - queue by name. Without one all queues are meant.
        """
        request = ami_v1_queue_control.QueueResetRequest(
            queue=queue,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueueReset", request, ami_v1_queue_control.QueueResetResponse, True, deadline, retries_if_not_sent
        )

    async def queue_change_priority_caller(
        self,
        queue: str,
        caller: str,
        priority: int,
        *,
        immediate: bool = False,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue_control.QueueChangePriorityCallerResponse:
        """QueueChangePriorityCaller gives a waiting caller another priority, and with immediate his
        place by it.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a queue, or a caller in it, that there is not.

        - queue by name.
        - caller is the name of the channel that waits; a Uniqueid is not taken.
        - priority: the highest comes first. Callers have 0 unless the dialplan said otherwise.
        - immediate moves the caller to his new place now; without it the priority counts only for
          those who join later.
        """
        request = ami_v1_queue_control.QueueChangePriorityCallerRequest(
            queue=queue,
            caller=caller,
            priority=priority,
            immediate=immediate,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueueChangePriorityCaller", request, ami_v1_queue_control.QueueChangePriorityCallerResponse, True, deadline, retries_if_not_sent
        )

    async def queue_withdraw_caller(
        self,
        queue: str,
        caller: str,
        *,
        withdraw_info: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_queue_control.QueueWithdrawCallerResponse:
        """QueueWithdrawCaller takes a waiting caller out of a queue: he goes on in the dialplan,
        with QUEUESTATUS set to WITHDRAW.

        Success means that it is asked for; a QueueCallerLeave event says that he has left. One who
        is being connected with a member stays.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a queue, or a caller in it, that there is not;
        ALREADY_EXISTS (ASTERISK_EXISTS) where it was asked for before.

        - queue by name.
        - caller is the name of the channel that waits; a Uniqueid is not taken.
        - withdraw_info for the queues' log and the channel's variable QUEUE_WITHDRAW_INFO.
        """
        request = ami_v1_queue_control.QueueWithdrawCallerRequest(
            queue=queue,
            caller=caller,
            withdraw_info=withdraw_info,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.QueueService/QueueWithdrawCaller", request, ami_v1_queue_control.QueueWithdrawCallerResponse, True, deadline, retries_if_not_sent
        )

    async def play_dtmf(
        self,
        channel: str,
        digit: str,
        *,
        duration: Optional[Seconds] = None,
        receive: bool = False,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dtmf.PlayDTMFResponse:
        """PlayDTMF plays a digit to a channel's party, or with receive acts as if the party had
        dialled it.

        Asterisk answers when the digit has been played, so that it takes its duration: it gets a
        socket for itself. Success does not mean that anybody heard it.

        - channel by name or Uniqueid.
        - digit is one of `0`-`9`, `*`, `#`, `A`-`D`. Of more than one only the first is sent.
        - duration of the digit in whole milliseconds; Asterisk's default is 100 ms.
        - receive lets the channel hear the digit as if its party had dialled it, instead of sending
          it to the party.
        """
        request = ami_v1_dtmf.PlayDTMFRequest(
            channel=channel,
            digit=digit,
            duration=_values.duration(duration),
            receive=receive,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SendDtmfService/PlayDTMF", request, ami_v1_dtmf.PlayDTMFResponse, True, deadline, retries_if_not_sent
        )

    async def send_flash(
        self,
        channel: str,
        *,
        receive: bool = False,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_dtmf.SendFlashResponse:
        """SendFlash sends a hook flash to a channel's party, or with receive acts as if the party
        had flashed. It was brought to 18.18 as well.

        Success means that it was given to the channel, not that its technology knows what a flash
        is.

        Errors: NOT_FOUND (CHANNEL_NOT_FOUND) for a channel that there is not.

        - channel by name or Uniqueid.
        - receive lets the channel see the flash as if its party had flashed, instead of sending it
          to the party.
        """
        request = ami_v1_dtmf.SendFlashRequest(
            channel=channel,
            receive=receive,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SendDtmfService/SendFlash", request, ami_v1_dtmf.SendFlashResponse, True, deadline, retries_if_not_sent
        )

    def sip_peers(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_sip.SIPpeersResponse, ami_event_v1_peer.PeerEntry]:
        """SIPpeers tells the devices of sip.conf."""
        request = ami_v1_sip.SIPpeersRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.SipService/SIPpeers", request, ami_v1_sip.SIPpeersResponse, False, deadline, retries_if_not_sent
        ), "peers")

    async def sip_showpeer(
        self,
        peer: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_sip.SIPshowpeerResponse:
        """SIPshowpeer tells a device and its options. Passwords are not told.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a peer that there is not.

        - peer is the section's name in sip.conf.
        """
        request = ami_v1_sip.SIPshowpeerRequest(
            peer=peer,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SipService/SIPshowpeer", request, ami_v1_sip.SIPshowpeerResponse, False, deadline, retries_if_not_sent
        )

    async def sip_qualifypeer(
        self,
        peer: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_sip.SIPqualifypeerResponse:
        """SIPqualifypeer sends OPTIONS to a device. The reply says that they will be sent; a
        PeerStatus event tells what came of it, if that is news.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a peer that there is not.

        - peer is the section's name in sip.conf.
        """
        request = ami_v1_sip.SIPqualifypeerRequest(
            peer=peer,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SipService/SIPqualifypeer", request, ami_v1_sip.SIPqualifypeerResponse, True, deadline, retries_if_not_sent
        )

    def sip_showregistry(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_sip.SIPshowregistryResponse, ami_event_v1_peer.RegistryEntry]:
        """SIPshowregistry tells Asterisk's own registrations of sip.conf."""
        request = ami_v1_sip.SIPshowregistryRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.SipService/SIPshowregistry", request, ami_v1_sip.SIPshowregistryResponse, False, deadline, retries_if_not_sent
        ), "registrations")

    def sip_peerstatus(
        self,
        *,
        peer: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_sip.SIPpeerstatusResponse, ami_event_v1_registration.PeerStatus]:
        """SIPpeerstatus tells the state of a device, or of all.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a peer that there is not.

        - peer is the section's name in sip.conf. Without one all are told.
        """
        request = ami_v1_sip.SIPpeerstatusRequest(
            peer=peer,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.SipService/SIPpeerstatus", request, ami_v1_sip.SIPpeerstatusResponse, False, deadline, retries_if_not_sent
        ), "peers")

    async def sip_notify(
        self,
        channel: str,
        variables: Mapping[str, str],
        *,
        call_id: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_sip.SIPnotifyResponse:
        """SIPnotify sends a NOTIFY to a device or an address, or inside a dialog. The reply says
        that it was sent, not that anybody takes it.

        Errors: FAILED_PRECONDITION (ASTERISK_REFUSED) for a device whose address is not known;
        NOT_FOUND (ASTERISK_NOT_FOUND) for a dialog that there is not.

        - channel is a section's name in sip.conf or an address, with `SIP/` before it or not.
        - variables: the headers of the NOTIFY by name, Event among them, and as Content a line of
          its body. For several lines send several Variable headers among extra_headers.
        - call_id of the dialog to send it in.
        """
        request = ami_v1_sip.SIPnotifyRequest(
            channel=channel,
            variables=variables,
            call_id=call_id,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SipService/SIPnotify", request, ami_v1_sip.SIPnotifyResponse, True, deadline, retries_if_not_sent
        )

    async def sorcery_memory_cache_expire(
        self,
        cache: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_sorcery_memory_cache.SorceryMemoryCacheExpireResponse:
        """SorceryMemoryCacheExpire removes all objects from a cache.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not.

        - cache by the name that sorcery.conf gives it.
        """
        request = ami_v1_sorcery_memory_cache.SorceryMemoryCacheExpireRequest(
            cache=cache,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SorceryMemoryCacheService/SorceryMemoryCacheExpire", request, ami_v1_sorcery_memory_cache.SorceryMemoryCacheExpireResponse, True, deadline, retries_if_not_sent
        )

    async def sorcery_memory_cache_expire_object(
        self,
        cache: str,
        object: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_sorcery_memory_cache.SorceryMemoryCacheExpireObjectResponse:
        """SorceryMemoryCacheExpireObject removes an object from a cache.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for an object that it does not have, and for a cache that always holds
        all.

        - cache by the name that sorcery.conf gives it.
        - object by name.
        """
        request = ami_v1_sorcery_memory_cache.SorceryMemoryCacheExpireObjectRequest(
            cache=cache,
            object=object,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SorceryMemoryCacheService/SorceryMemoryCacheExpireObject", request, ami_v1_sorcery_memory_cache.SorceryMemoryCacheExpireObjectResponse, True, deadline, retries_if_not_sent
        )

    async def sorcery_memory_cache_populate(
        self,
        cache: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_sorcery_memory_cache.SorceryMemoryCachePopulateResponse:
        """SorceryMemoryCachePopulate reads all objects into a cache anew. Only a cache that always
        holds all can do so.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for another kind of cache.

        - cache by the name that sorcery.conf gives it.
        """
        request = ami_v1_sorcery_memory_cache.SorceryMemoryCachePopulateRequest(
            cache=cache,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SorceryMemoryCacheService/SorceryMemoryCachePopulate", request, ami_v1_sorcery_memory_cache.SorceryMemoryCachePopulateResponse, True, deadline, retries_if_not_sent
        )

    async def sorcery_memory_cache_stale(
        self,
        cache: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_sorcery_memory_cache.SorceryMemoryCacheStaleResponse:
        """SorceryMemoryCacheStale marks all objects of a cache as stale: each is read anew when it
        is next used.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not.

        - cache by the name that sorcery.conf gives it.
        """
        request = ami_v1_sorcery_memory_cache.SorceryMemoryCacheStaleRequest(
            cache=cache,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SorceryMemoryCacheService/SorceryMemoryCacheStale", request, ami_v1_sorcery_memory_cache.SorceryMemoryCacheStaleResponse, True, deadline, retries_if_not_sent
        )

    async def sorcery_memory_cache_stale_object(
        self,
        cache: str,
        object: str,
        *,
        reload: bool = False,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_sorcery_memory_cache.SorceryMemoryCacheStaleObjectResponse:
        """SorceryMemoryCacheStaleObject marks an object of a cache as stale: it is read anew when
        it is next used.

        Errors: NOT_FOUND (ASTERISK_NOT_FOUND) for a cache that there is not; FAILED_PRECONDITION
        (ASTERISK_REFUSED) for an object that it does not have.

        - cache by the name that sorcery.conf gives it.
        - object by name.
        - reload reads it anew at once.
        """
        request = ami_v1_sorcery_memory_cache.SorceryMemoryCacheStaleObjectRequest(
            cache=cache,
            object=object,
            reload=reload,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.SorceryMemoryCacheService/SorceryMemoryCacheStaleObject", request, ami_v1_sorcery_memory_cache.SorceryMemoryCacheStaleObjectResponse, True, deadline, retries_if_not_sent
        )

    def voicemail_users_list(
        self,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_voicemail.VoicemailUsersListResponse, ami_event_v1_voicemail.VoicemailUserEntry]:
        """VoicemailUsersList lists all mailboxes, how they are set up and how many messages they
        have."""
        request = ami_v1_voicemail.VoicemailUsersListRequest(
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.VoicemailService/VoicemailUsersList", request, ami_v1_voicemail.VoicemailUsersListResponse, False, deadline, retries_if_not_sent
        ), "users")

    async def voicemail_user_status(
        self,
        context: str,
        mailbox: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_voicemail.VoicemailUserStatusResponse:
        """VoicemailUserStatus tells how a mailbox is set up and how many messages it has. One that
        there is not is no error: user is absent.

        - context of the mailbox: `default`.
        - mailbox by its number.
        """
        request = ami_v1_voicemail.VoicemailUserStatusRequest(
            context=context,
            mailbox=mailbox,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.VoicemailService/VoicemailUserStatus", request, ami_v1_voicemail.VoicemailUserStatusResponse, False, deadline, retries_if_not_sent
        )

    def voicemail_box_summary(
        self,
        context: str,
        mailbox: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> Listing[ami_v1_voicemail.VoicemailBoxSummaryResponse, ami_event_v1_voicemail.VoicemailBoxDetail]:
        """VoicemailBoxSummary lists the messages of a mailbox, without their sound. One that there
        is not is no error: the list is empty. It was brought to 18.20 as well.

        - context of the mailbox: `default`.
        - mailbox by its number.
        """
        request = ami_v1_voicemail.VoicemailBoxSummaryRequest(
            context=context,
            mailbox=mailbox,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
        )
        return Listing(self._call(
            "astergate.ami.v1.VoicemailService/VoicemailBoxSummary", request, ami_v1_voicemail.VoicemailBoxSummaryResponse, False, deadline, retries_if_not_sent
        ), "messages")

    async def voicemail_refresh(
        self,
        *,
        context: str = "",
        mailbox: str = "",
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_voicemail.VoicemailRefreshResponse:
        """VoicemailRefresh has Asterisk look for messages that others put into mailboxes, and tell
        the telephones. A MessageWaiting event follows where the count is another.

        Success means that it is begun, also for a mailbox that there is not.

        - context of the mailboxes. Without one those of all contexts are meant.
        - mailbox by its number. Without one all are meant.
        """
        request = ami_v1_voicemail.VoicemailRefreshRequest(
            context=context,
            mailbox=mailbox,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.VoicemailService/VoicemailRefresh", request, ami_v1_voicemail.VoicemailRefreshResponse, True, deadline, retries_if_not_sent
        )

    async def voicemail_move(
        self,
        context: str,
        mailbox: str,
        folder: str,
        id: str,
        to_folder: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_voicemail.VoicemailMoveResponse:
        """VoicemailMove moves a message to another folder of its mailbox. It was brought to 18.20
        as well.

        Asterisk answers Success in any case: reply.message tells whether it worked, `Message move
        successful` or `Message move failed`.

        - context of the mailbox: `default`.
        - mailbox by its number.
        - folder that the message is in: `INBOX`, `Old`.
        - id of the message, as VoicemailBoxSummary tells it.
        - to_folder that it goes to.
        """
        request = ami_v1_voicemail.VoicemailMoveRequest(
            context=context,
            mailbox=mailbox,
            folder=folder,
            id=id,
            to_folder=to_folder,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.VoicemailService/VoicemailMove", request, ami_v1_voicemail.VoicemailMoveResponse, True, deadline, retries_if_not_sent
        )

    async def voicemail_remove(
        self,
        context: str,
        mailbox: str,
        folder: str,
        id: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_voicemail.VoicemailRemoveResponse:
        """VoicemailRemove deletes a message. It was brought to 18.20 as well.

        Asterisk answers Success in any case: reply.message tells whether it worked, `Message remove
        successful` or `Message remove failed`.

        - context of the mailbox: `default`.
        - mailbox by its number.
        - folder that the message is in: `INBOX`, `Old`.
        - id of the message, as VoicemailBoxSummary tells it.
        """
        request = ami_v1_voicemail.VoicemailRemoveRequest(
            context=context,
            mailbox=mailbox,
            folder=folder,
            id=id,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.VoicemailService/VoicemailRemove", request, ami_v1_voicemail.VoicemailRemoveResponse, True, deadline, retries_if_not_sent
        )

    async def voicemail_forward(
        self,
        context: str,
        mailbox: str,
        folder: str,
        id: str,
        to_context: str,
        to_mailbox: str,
        to_folder: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_voicemail.VoicemailForwardResponse:
        """VoicemailForward puts a copy of a message into another mailbox. It was brought to 18.20
        as well.

        Asterisk answers Success in any case: reply.message tells whether it worked, `Message
        forward successful` or `Message forward failed`.

        - context of the mailbox: `default`.
        - mailbox by its number.
        - folder that the message is in: `INBOX`, `Old`.
        - id of the message, as VoicemailBoxSummary tells it.
        - to_context of the other mailbox.
        - to_mailbox by its number.
        - to_folder of the other mailbox.
        """
        request = ami_v1_voicemail.VoicemailForwardRequest(
            context=context,
            mailbox=mailbox,
            folder=folder,
            id=id,
            to_context=to_context,
            to_mailbox=to_mailbox,
            to_folder=to_folder,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.VoicemailService/VoicemailForward", request, ami_v1_voicemail.VoicemailForwardResponse, True, deadline, retries_if_not_sent
        )

    async def jabber_send(
        self,
        jabber: str,
        screen_name: str,
        message: str,
        *,
        server: str = "",
        extra_headers: Headers = (),
        action_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> ami_v1_xmpp.JabberSendResponse:
        """JabberSend sends a message by XMPP. The reply comes before Asterisk looks whether it has
        that account, and so proves nothing; a second reply with the same ActionID says how it went,
        which the stream tells as orphaned_response to those who ask for these.

        Errors: INVALID_ARGUMENT (ASTERISK_INVALID) if anything is missing.

        - jabber is the account that sends: a section's name in xmpp.conf.
        - screen_name is who gets it: `alice@example.com`. Asterisk's documentation calls this
          header JID, but does not read that one.
        - message in one line.
        """
        request = ami_v1_xmpp.JabberSendRequest(
            jabber=jabber,
            screen_name=screen_name,
            message=message,
            server=server,
            extra_headers=_values.headers(extra_headers),
            action_id=action_id,
        )
        return await self._call(
            "astergate.ami.v1.XmppService/JabberSend", request, ami_v1_xmpp.JabberSendResponse, True, deadline, retries_if_not_sent
        )
