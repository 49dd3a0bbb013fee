"""Methods of astergate itself. Made by `make gen` from proto/astergate/v1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable, Optional, Type, TypedDict, TypeVar, Union, overload

from google.protobuf.message import Message

from . import _values
from ._events import Events, Kind
from ._rpc import Caller
from ._values import Headers, Seconds
from .options.v1 import options_pb2 as options_v1_options
from .v1 import action_service_pb2 as v1_action_service
from .v1 import agi_service_pb2 as v1_agi_service
from .v1 import event_pb2 as v1_event
from .v1 import event_service_pb2 as v1_event_service
from .v1 import server_service_pb2 as v1_server_service

if TYPE_CHECKING:
    from typing_extensions import Unpack

Body1 = TypeVar("Body1", bound=Message)
Body2 = TypeVar("Body2", bound=Message)
Body3 = TypeVar("Body3", bound=Message)
Body4 = TypeVar("Body4", bound=Message)
Body5 = TypeVar("Body5", bound=Message)
Body6 = TypeVar("Body6", bound=Message)


class EventOptions(TypedDict, total=False):
    """How to subscribe, beside the names of events."""

    # server is a configured name; empty or `-` is all of them.
    server: str
    # servers are configured names: an event of any of them passes. Not together with server.
    servers: Iterable[str]
    # privileges are classes such as `call`: an event passes if Asterisk lists one of them in its
    # Privilege header.
    privileges: Iterable[str]
    # view says in which form events come. Default TYPED.
    view: Union[v1_event.View, str]
    # resume_token of an earlier message goes on after that message. Events of servers that the
    # token does not name begin now. Over REST the header Last-Event-ID holds it as well.
    resume_token: str
    # orphaned_responses asks for replies that nobody waited for any more.
    orphaned_responses: bool
    # heartbeat is the longest silence on the stream. Default 15 s, at least 1 s, at most 10 min.
    heartbeat: Seconds
    # linger lets the server wait this long for more events before it sends some, which makes wide
    # fan-outs cheaper. Default 0: an event is sent at once, and those that come meanwhile go with
    # the next message. At most 1 s.
    linger: Seconds
    # filter is an expression in CEL (https://cel.dev) that is true of the events that are wanted
    # among those that names and privileges let pass: `name == 'Hangup' && header('Cause') != '16'`.
    # It knows name and server, which are strings; privilege, the list of the event's classes;
    # header('X'), the first value of a header as Asterisk sent it, empty if there is none;
    # headers('X'), the list of its values; and has_header('X'). Names of headers are compared
    # without regard to case, all else exactly. The pattern of matches() is a literal, in RE2's
    # syntax. An event on which it fails, as int(header('X')) does where X is no number, or for
    # which it takes too long, does not pass, and is counted in filter_errors. Link up and down,
    # gaps and orphaned responses are not judged. At most 2048 characters.
    filter: str
    # max_retries bounds the attempts in a row to come back after a break, 10 by default. None:
    # no bound.
    max_retries: Optional[int]


class Services(Caller):
    """Methods of astergate itself."""

    @overload
    def events(
        self,
        body1: Type[Body1],
        /,
        **options: Unpack[EventOptions],
    ) -> Events[Body1]: ...
    @overload
    def events(
        self,
        body1: Type[Body1],
        body2: Type[Body2],
        /,
        **options: Unpack[EventOptions],
    ) -> Events[Union[Body1, Body2]]: ...
    @overload
    def events(
        self,
        body1: Type[Body1],
        body2: Type[Body2],
        body3: Type[Body3],
        /,
        **options: Unpack[EventOptions],
    ) -> Events[Union[Body1, Body2, Body3]]: ...
    @overload
    def events(
        self,
        body1: Type[Body1],
        body2: Type[Body2],
        body3: Type[Body3],
        body4: Type[Body4],
        /,
        **options: Unpack[EventOptions],
    ) -> Events[Union[Body1, Body2, Body3, Body4]]: ...
    @overload
    def events(
        self,
        body1: Type[Body1],
        body2: Type[Body2],
        body3: Type[Body3],
        body4: Type[Body4],
        body5: Type[Body5],
        /,
        **options: Unpack[EventOptions],
    ) -> Events[Union[Body1, Body2, Body3, Body4, Body5]]: ...
    @overload
    def events(
        self,
        body1: Type[Body1],
        body2: Type[Body2],
        body3: Type[Body3],
        body4: Type[Body4],
        body5: Type[Body5],
        body6: Type[Body6],
        /,
        **options: Unpack[EventOptions],
    ) -> Events[Union[Body1, Body2, Body3, Body4, Body5, Body6]]: ...
    @overload
    def events(self, *kinds: Kind, **options: Unpack[EventOptions]) -> Events[Any]: ...
    def events(self, *kinds: Kind, **options: Any) -> Events[Any]:
        """Subscribes to events, at the first read. EventOptions tells the options.

        - kinds are classes of astergate.events, or names, as globs: `Bridge*`. None is all.
        - Where all are classes, only their events come: name Gap, LinkUp or LinkDown to have
          those as well. Without Gap, what is missing is logged.

        Events come in each server's order. What was lost comes as a Gap in its place, link loss
        as LinkDown. Iterating raises InvalidRequest, ServerUnknown, Unauthenticated, or the last
        error once max_retries are used up.
        """
        retries = options.pop("max_retries", 10)
        options["heartbeat"] = options.get("heartbeat", 15)
        for name in ('heartbeat', 'linger'):
            options[name] = _values.duration(options.get(name))
        return Events(self, v1_event_service.SubscribeRequest(**options), kinds, retries)

    async def send_action(
        self,
        action: str,
        headers: Headers = (),
        *,
        server: str = "",
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_items: int = 0,
        max_bytes: int = 0,
        view: Union[v1_event.View, str, None] = None,
        link: Union[options_v1_options.Link, str, None] = None,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_action_service.SendActionResponse:
        """SendAction sends one action and collects its reply, with the items of its list if it is
        one.

        Asterisk's own refusals are a reply here, with response `Error`, not a status: read success.
        Actions that govern the shared link (Login, Logoff, Challenge, Events, Filter, WaitEvent)
        are refused.

        Errors: INVALID_ARGUMENT (INVALID_HEADER) for what no wire line can hold: CR, LF or NUL, a
        line over 1022 bytes, more than 128 headers, a header Action or ActionID; (ACTION_RESERVED)
        for the actions above; PERMISSION_DENIED (DANGEROUS_ACTION) for what the configuration does
        not allow; NOT_FOUND (SERVER_UNKNOWN); UNAVAILABLE (NOT_SENT) when the link is not ready;
        UNKNOWN (OUTCOME_UNKNOWN) when the link was lost before the answer; DEADLINE_EXCEEDED with
        NOT_SENT or OUTCOME_UNKNOWN; RESOURCE_EXHAUSTED (REPLY_TOO_LARGE) when the list is longer
        than max_items or max_bytes: StreamAction has it without such a bound.

        - server is a configured name; empty or `-` is the only one.
        - action is the action's name: `CoreShowChannels`.
        - headers in their order, repeated ones allowed.
        - action_id becomes the last part of the ActionID on the wire, so that the caller finds his
          OriginateResponse. At most 36 of `[A-Za-z0-9._:-]`.
        - list_timeout, shorter than the call's deadline, returns a list that has not ended by then
          as far as it came, with list_complete false.
        - max_items bounds the list. Default 10000.
        - max_bytes bounds the size of the list on the wire. Default 4 MiB, at most 64 MiB. Who
          raises it also raises the limit of his own gRPC library.
        - view of the items. Default TYPED.
        - link says which socket to use. Default: what astergate knows of the action; unknown ones
          use the fast one. BLOCKING is right for an action that makes Asterisk wait.
        """
        request = v1_action_service.SendActionRequest(
            server=server,
            action=action,
            headers=_values.headers(headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_items=max_items,
            max_bytes=max_bytes,
            view=view,
            link=link,
        )
        return await self._call(
            "astergate.v1.ActionService/SendAction", request, v1_action_service.SendActionResponse, True, deadline, retries_if_not_sent
        )

    async def list_servers(
        self,
        *,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_server_service.ListServersResponse:
        """ListServers lists all servers, by name."""
        request = v1_server_service.ListServersRequest(
        )
        return await self._call(
            "astergate.v1.ServerService/ListServers", request, v1_server_service.ListServersResponse, False, deadline, retries_if_not_sent
        )

    async def get_server(
        self,
        server: str,
        *,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_server_service.GetServerResponse:
        """GetServer tells of one server.

        - server is a configured name; `-` is the only one.
        """
        request = v1_server_service.GetServerRequest(
            server=server,
        )
        return await self._call(
            "astergate.v1.ServerService/GetServer", request, v1_server_service.GetServerResponse, False, deadline, retries_if_not_sent
        )

    async def connect(
        self,
        server: str,
        *,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_server_service.ConnectResponse:
        """Connect switches a server's link on again, or makes a lost one try at once. It answers
        before the link is up: WatchServers tells.

        - server is a configured name; `-` is the only one.
        """
        request = v1_server_service.ConnectRequest(
            server=server,
        )
        return await self._call(
            "astergate.v1.ServerService/Connect", request, v1_server_service.ConnectResponse, True, deadline, retries_if_not_sent
        )

    async def disconnect(
        self,
        server: str,
        *,
        reason: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_server_service.DisconnectResponse:
        """Disconnect switches a server's link off, for all clients, until Connect. Actions in
        flight end with OUTCOME_UNKNOWN.

        - server is a configured name; `-` is the only one.
        - reason to tell subscribers and the log.
        """
        request = v1_server_service.DisconnectRequest(
            server=server,
            reason=reason,
        )
        return await self._call(
            "astergate.v1.ServerService/Disconnect", request, v1_server_service.DisconnectResponse, True, deadline, retries_if_not_sent
        )

    async def list_sessions(
        self,
        *,
        server: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_agi_service.ListSessionsResponse:
        """ListSessions lists the live sessions.

        - server restricts the list; empty or `-` is all.
        """
        request = v1_agi_service.ListSessionsRequest(
            server=server,
        )
        return await self._call(
            "astergate.v1.AgiService/ListSessions", request, v1_agi_service.ListSessionsResponse, False, deadline, retries_if_not_sent
        )
