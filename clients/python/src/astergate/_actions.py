"""Typed actions. Made by `make gen` from proto/astergate/ami/v1."""

from __future__ import annotations

from typing import Mapping, Optional

from . import _values
from ._rpc import Caller, Listing
from ._values import Headers, Seconds, Text
from .ami.event.v1 import channel_pb2 as ami_event_v1_channel
from .ami.v1 import channel_pb2 as ami_v1_channel
from .ami.v1 import system_pb2 as ami_v1_system
from .ami.v1 import variable_pb2 as ami_v1_variable


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

    Lists have three more: list_timeout, shorter than the deadline, returns what has come by then,
    with list_complete false; max_items (10000) and max_bytes (4 MiB) bound them. A list is
    awaited for the whole response, or read by `async for` item by item.

    What Asterisk refuses is an AsteriskError: ActionUnknown, AsteriskDenied, AsteriskInvalid,
    ChannelNotFound, AsteriskNotFound, AsteriskExists, AsteriskRefused. Others are as for
    `Client.send_action`. Cancelling does not take back an action that was sent.
    """

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
          `variable_regex=value_regex`, separated by commas; the variable `TEMPLATES=include` lists
          templates as well.
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

        - channel to call: `PJSIP/alice`, `Local/100@internal`.
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
          `context,exten,priority`.
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
