"""Methods of astergate itself. Made by `make gen` from proto/astergate/v1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable, Optional, Type, TypedDict, TypeVar, Union, overload

from google.protobuf.message import Message

from . import _values
from ._events import Events, Kind
from ._replies import ActionStream
from ._rpc import Caller
from ._values import Headers, Seconds, Text
from .options.v1 import options_pb2 as options_v1_options
from .v1 import access_service_pb2 as v1_access_service
from .v1 import action_service_pb2 as v1_action_service
from .v1 import agi_service_pb2 as v1_agi_service
from .v1 import call_service_pb2 as v1_call_service
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
    # view says in which form events come. Default TYPED; HEADERS if headers names any.
    view: Union[v1_event.View, str]
    # resume_token of an earlier message goes on after that message. Events of servers that the
    # token does not name begin now. Over REST the header Last-Event-ID holds it as well.
    resume_token: str
    # orphaned_responses asks for replies that nobody waited for any more. They come to who may see
    # every event.
    orphaned_responses: bool
    # heartbeat is the longest silence on the stream. Default 15 s, at least 1 s, at most 10 min.
    heartbeat: Seconds
    # linger lets the server wait up to so long for more events before it sends some, which makes
    # wide fan-outs cheaper: all who linger equally long are sent what there is at the same moments.
    # Default 0: an event is sent at once, and those that come meanwhile go with the next message.
    # At most 1 s.
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
    # headers are the names of the headers that events bring in view HEADERS, so that a client
    # decodes what it reads and nothing else: `Channel`, `Uniqueid`. Case does not matter. They come
    # as Asterisk sent them, in its order, and all of a name that repeats; what an event does not
    # have is left out. None: the envelope alone. Other views tell all that there is and take none.
    # At most 64, of 1 to 128 characters.
    headers: Iterable[str]
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

    async def who_am_i(
        self,
        *,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_access_service.WhoAmIResponse:
        """WhoAmI tells whom the credentials of this call are for, and what they allow."""
        request = v1_access_service.WhoAmIRequest(
        )
        return await self._call(
            "astergate.v1.AccessService/WhoAmI", request, v1_access_service.WhoAmIResponse, True, deadline, retries_if_not_sent
        )

    async def create_ticket(
        self,
        *,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_access_service.CreateTicketResponse:
        """CreateTicket makes a ticket for one stream over HTTP, opened by GET: a browser's
        EventSource can send no header, so the ticket stands in its address,
        `/v1/events?ticket=...`. It is good for 30 seconds, once, and for whoever made it. An
        EventSource that lost its connection needs another one: close it, make a ticket, and open a
        new one with `resume_token`, the last event's id.

        A caller has at most 64 tickets at a time; of more his oldest is void.
        """
        request = v1_access_service.CreateTicketRequest(
        )
        return await self._call(
            "astergate.v1.AccessService/CreateTicket", request, v1_access_service.CreateTicketResponse, True, deadline, retries_if_not_sent
        )

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
        So it is always sent, also an action that the server is known not to have. Actions that
        govern the shared link (Login, Logoff, Challenge, Events, Filter, WaitEvent) are refused.

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
        - view of the items: TYPED, which is the default, RAW or BOTH.
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

    def stream_action(
        self,
        action: str,
        headers: Headers = (),
        *,
        server: str = "",
        action_id: str = "",
        list_timeout: Optional[Seconds] = None,
        max_bytes: int = 0,
        view: Union[v1_event.View, str, None] = None,
        link: Union[options_v1_options.Link, str, None] = None,
        deadline: Optional[Seconds] = None,
    ) -> ActionStream:
        """StreamAction sends one action and streams its reply: for lists that are too long for one
        message.

        The first message holds head, which says how the action went; then come the items as
        Asterisk sends them, in batches that form by themselves; the last message holds end. An
        action without a list has a head and an end. Without an end the reply is not complete, and
        the status says why.

        Neither Asterisk nor other callers wait for a client that reads slowly: what has come and
        was not read yet is kept up to max_bytes, and beyond that the stream ends. Without a
        deadline it ends after 5 minutes.

        Errors: those of SendAction, as far as they are found before the action is sent, come before
        the first message. Afterwards: RESOURCE_EXHAUSTED (REPLY_TOO_LARGE) when the client has
        fallen max_bytes behind; UNKNOWN (OUTCOME_UNKNOWN) when the link was lost in the middle;
        DEADLINE_EXCEEDED (OUTCOME_UNKNOWN).

        - server is a configured name; empty or `-` is the only one.
        - action is the action's name: `CoreShowChannels`.
        - headers in their order, repeated ones allowed.
        - action_id becomes the last part of the ActionID on the wire. At most 36 of
          `[A-Za-z0-9._:-]`.
        - list_timeout, shorter than the call's deadline, ends a list that has not ended by then:
          the end comes with list_complete false.
        - max_bytes bounds what astergate keeps of the list, in its size on the wire, while the
          client reads more slowly than Asterisk sends. Default 16 MiB, at most 64 MiB.
        - view of the items: TYPED, which is the default, RAW or BOTH.
        - link says which socket to use. Default: what astergate knows of the action; unknown ones
          use the fast one. BLOCKING is right for an action that makes Asterisk wait.
        """
        request = v1_action_service.StreamActionRequest(
            server=server,
            action=action,
            headers=_values.headers(headers),
            action_id=action_id,
            list_timeout=_values.duration(list_timeout),
            max_bytes=max_bytes,
            view=view,
            link=link,
        )
        return ActionStream(self, "astergate.v1.ActionService/StreamAction", request, deadline)

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
        """GetServer tells of one server, and what its login may do: which actions, of which
        classes, and what it lacks. What the server does not tell to such a login is said to be
        unknown. It is asked at login, and again when its modules have changed.

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
        """ListSessions lists the live sessions: for a caller whose role sees only some calls, those
        on channels of these, and no method knows another session.

        - server restricts the list; empty or `-` is all.
        """
        request = v1_agi_service.ListSessionsRequest(
            server=server,
        )
        return await self._call(
            "astergate.v1.AgiService/ListSessions", request, v1_agi_service.ListSessionsResponse, False, deadline, retries_if_not_sent
        )

    async def execute(
        self,
        session: str,
        command: v1_agi_service.SessionCommand,
        *,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_agi_service.ExecuteResponse:
        """Execute runs one command on a live session, whoever has it. It waits its turn behind what
        runs until the caller's deadline; its result goes to the caller alone, and the session's
        handler does not learn of it. What the command did not do is told in result.failure.

        At most 16 wait; more fail as AGI_FAILURE_REASON_BUSY.

        Errors: NOT_FOUND (SESSION_UNKNOWN); PERMISSION_DENIED; INVALID_ARGUMENT for no command;
        DEADLINE_EXCEEDED, with NOT_SENT if its turn did not come, and OUTCOME_UNKNOWN if it still
        runs.

        - session as ListSessions names it.
        - command to run. Its session and command_id are not used.
        """
        request = v1_agi_service.ExecuteRequest(
            session=session,
            command=command,
        )
        return await self._call(
            "astergate.v1.AgiService/Execute", request, v1_agi_service.ExecuteResponse, True, deadline, retries_if_not_sent
        )

    async def end_session(
        self,
        session: str,
        *,
        hang_up: bool = False,
        reason: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_agi_service.EndSessionResponse:
        """EndSession gives a live session back to the dialplan, or hangs it up, whoever has it: the
        way to end one that the route policy HOLD keeps.

        - session as ListSessions names it.
        - hang_up the channel; else the dialplan goes on, with AGISTATUS=SUCCESS.
        - reason for the log.
        """
        request = v1_agi_service.EndSessionRequest(
            session=session,
            hang_up=hang_up,
            reason=reason,
        )
        return await self._call(
            "astergate.v1.AgiService/EndSession", request, v1_agi_service.EndSessionResponse, True, deadline, retries_if_not_sent
        )

    async def list_routes(
        self,
        *,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_agi_service.ListRoutesResponse:
        """ListRoutes lists the routes in the order in which they are tried."""
        request = v1_agi_service.ListRoutesRequest(
        )
        return await self._call(
            "astergate.v1.AgiService/ListRoutes", request, v1_agi_service.ListRoutesResponse, False, deadline, retries_if_not_sent
        )

    async def resolve_route(
        self,
        script: str,
        *,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_agi_service.ResolveRouteResponse:
        """ResolveRoute tells which route a script would take now, and with what matches. It is
        NOT_FOUND (ROUTE_UNKNOWN) if none.

        - script with its query, as behind the host of an agi:// URL: `order/menu?x=1`.
        """
        request = v1_agi_service.ResolveRouteRequest(
            script=script,
        )
        return await self._call(
            "astergate.v1.AgiService/ResolveRoute", request, v1_agi_service.ResolveRouteResponse, False, deadline, retries_if_not_sent
        )

    async def originate(
        self,
        channel: str,
        *,
        server: str = "",
        context: str = "",
        exten: Text = "",
        priority: Text = "",
        application: str = "",
        data: str = "",
        timeout: Optional[Seconds] = None,
        caller_id: str = "",
        account_code: str = "",
        variables: Headers = (),
        codecs: str = "",
        early_media: bool = False,
        idempotency_key: str = "",
        wait_for: Union[v1_call_service.CallMilestone, str, None] = None,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.OriginateResponse:
        """Originate makes a call and returns as soon as it is where wait_for says.

        It is sent once. With an idempotency_key a second request with the same key to the same
        server returns the first one's call, also when the first one's answer was lost, for as long
        as the call is kept; after a restart of astergate for as long as the call lives. What was
        certainly not sent leaves the key free. A call that fails is no error of the RPC: it is
        returned with its state FAILED or ENDED. So is one that Asterisk refuses, with Asterisk's
        text as failure: `Extension does not exist.`, `Permission denied`.

        Without a deadline it waits for QUEUED, RINGING and ANSWERED until timeout and 30 s have
        passed, else for as long as the call lasts.

        A caller who sees only some calls gets his call as soon as he may see it, and where that has
        not come a second after the milestone, its id and server alone; but one that has no channel,
        as one that failed, is told to who has made it.

        Errors: ALREADY_EXISTS (IDEMPOTENCY_CONFLICT) for a key that was used with other arguments;
        DEADLINE_EXCEEDED (OUTCOME_UNKNOWN) when the call is not there in time: it goes on,
        metadata's call names it.

        - server to call from: a configured name; `-` or empty is the only one.
        - channel to dial: `PJSIP/alice`, `Local/100@default`.
        - context of the dialplan; with exten.
        - exten of the dialplan; with context.
        - priority in the dialplan: a number or a label. Default 1.
        - application to run in place of the dialplan.
        - data for the application.
        - timeout is how long it may ring. Default 30 s.
        - caller_id that the dialled side sees: `"Name" <number>` or a number.
        - account_code of the channel.
        - variables of the channel, in order. Any value arrives to the byte; a value that no line
          can hold is refused.
        - codecs to offer: `ulaw,alaw`.
        - early_media goes on to the dialplan before the answer.
        - idempotency_key, 1 to 128 characters of the caller's: the same key never dials twice. Keys
          are the caller's own: who calls by other credentials has others.
        - wait_for says when to return. Default: QUEUED.
        """
        request = v1_call_service.OriginateRequest(
            server=server,
            channel=channel,
            context=context,
            exten=_values.text(exten),
            priority=_values.text(priority),
            application=application,
            data=data,
            timeout=_values.duration(timeout),
            caller_id=caller_id,
            account_code=account_code,
            variables=_values.headers(variables),
            codecs=codecs,
            early_media=early_media,
            idempotency_key=idempotency_key,
            wait_for=wait_for,
        )
        return await self._call(
            "astergate.v1.CallService/Originate", request, v1_call_service.OriginateResponse, True, deadline, retries_if_not_sent
        )

    async def get_call(
        self,
        call: str,
        *,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.GetCallResponse:
        """GetCall returns a call.

        - call id.
        """
        request = v1_call_service.GetCallRequest(
            call=call,
        )
        return await self._call(
            "astergate.v1.CallService/GetCall", request, v1_call_service.GetCallResponse, False, deadline, retries_if_not_sent
        )

    async def list_calls(
        self,
        *,
        server: str = "",
        filter: str = "",
        finished: bool = False,
        order_by: str = "",
        page_size: int = 0,
        page_token: str = "",
        timeline: bool = False,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.ListCallsResponse:
        """ListCalls lists calls by pages.

        - server restricts the list; empty or `-` is all.
        - filter is an expression in CEL over `call`, whose fields are those of Call without its
          timeline: `call.direction == 'INCOMING' && call.state == 'RINGING'`. Enumerations are
          their names without prefix, all whole numbers are int. A call on which it fails does not
          pass. At most 2048 characters.
        - finished adds the calls that are over and still kept.
        - order_by is `created_at` or `created_at desc`, which is the default.
        - page_size is at most 1000. Default 100.
        - page_token of the page before. Calls that come later are not in the pages that follow.
        - timeline: also send the calls' timelines.
        """
        request = v1_call_service.ListCallsRequest(
            server=server,
            filter=filter,
            finished=finished,
            order_by=order_by,
            page_size=page_size,
            page_token=page_token,
            timeline=timeline,
        )
        return await self._call(
            "astergate.v1.CallService/ListCalls", request, v1_call_service.ListCallsResponse, False, deadline, retries_if_not_sent
        )

    async def wait_call(
        self,
        call: str,
        *,
        wait_for: Union[v1_call_service.CallMilestone, str, None] = None,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.WaitCallResponse:
        """WaitCall returns when the call is where wait_for says, or over. A call that has been
        there, or is over, is returned at once.

        - call id.
        - wait_for says when to return. Default: ENDED.
        """
        request = v1_call_service.WaitCallRequest(
            call=call,
            wait_for=wait_for,
        )
        return await self._call(
            "astergate.v1.CallService/WaitCall", request, v1_call_service.WaitCallResponse, False, deadline, retries_if_not_sent
        )

    async def hangup_call(
        self,
        call: str,
        *,
        unique_id: str = "",
        cause: Optional[int] = None,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.HangupCallResponse:
        """HangupCall hangs up a call, all of its channels or one. It returns when Asterisk has
        taken it; the call's end is told by WaitCall and WatchCalls.

        - call id.
        - unique_id of one channel of the call; empty: all channels.
        - cause to give, a number of Q.850, 1 to 127. None: none.
        """
        request = v1_call_service.HangupCallRequest(
            call=call,
            unique_id=unique_id,
            cause=cause,
        )
        return await self._call(
            "astergate.v1.CallService/HangupCall", request, v1_call_service.HangupCallResponse, True, deadline, retries_if_not_sent
        )

    async def transfer_call(
        self,
        call: str,
        *,
        blind: Optional[v1_call_service.BlindTransfer] = None,
        attended: Optional[v1_call_service.AttendedTransfer] = None,
        redirect: Optional[v1_call_service.RedirectTransfer] = None,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.TransferCallResponse:
        """TransferCall transfers a call, and returns when it has happened or failed: never on
        Asterisk's acknowledgement alone.

        A blind transfer has happened when Asterisk has sent the other side to the extension,
        whether it is there or not: if not, that side hangs up. A redirect has when the channel has
        come to the extension.

        Errors: ABORTED (CALL_ACT_FAILED) when it did not happen, or not in time.

        - call id.
        - blind transfer.
        - attended transfer.
        - redirect in the dialplan.
        """
        request = v1_call_service.TransferCallRequest(
            call=call,
            blind=blind,
            attended=attended,
            redirect=redirect,
        )
        return await self._call(
            "astergate.v1.CallService/TransferCall", request, v1_call_service.TransferCallResponse, True, deadline, retries_if_not_sent
        )

    async def join_calls(
        self,
        call: str,
        with_call: str,
        *,
        unique_id: str = "",
        with_unique_id: str = "",
        tone: bool = False,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.JoinCallsResponse:
        """JoinCalls bridges a channel of one call with a channel of another. Each may be in a
        bridge before. It returns when both have entered the new one.

        - call id.
        - unique_id of its channel. Empty: its first one that is answered.
        - with_call is the other call.
        - with_unique_id of its channel. Empty: its first one that is answered.
        - tone to play to the second channel when they are joined.
        """
        request = v1_call_service.JoinCallsRequest(
            call=call,
            unique_id=unique_id,
            with_call=with_call,
            with_unique_id=with_unique_id,
            tone=tone,
        )
        return await self._call(
            "astergate.v1.CallService/JoinCalls", request, v1_call_service.JoinCallsResponse, True, deadline, retries_if_not_sent
        )

    async def record_call(
        self,
        call: str,
        act: Union[v1_call_service.RecordAct, str],
        *,
        unique_id: str = "",
        file: str = "",
        options: str = "",
        mixmonitor_id: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.RecordCallResponse:
        """RecordCall starts, pauses, resumes or stops recording a channel of a call.

        - call id.
        - act to do.
        - unique_id of the channel. Empty: the call's first channel that is answered.
        - file to write, of START: below Asterisk's monitor folder, its extension the format:
          `order-17.wav`. No folder above is reached: `..` and a leading `/` are refused.
        - options of the application MixMonitor, of START: letters, no commands.
        - mixmonitor_id of a recording to stop; empty: all of the channel.
        """
        request = v1_call_service.RecordCallRequest(
            call=call,
            act=act,
            unique_id=unique_id,
            file=file,
            options=options,
            mixmonitor_id=mixmonitor_id,
        )
        return await self._call(
            "astergate.v1.CallService/RecordCall", request, v1_call_service.RecordCallResponse, True, deadline, retries_if_not_sent
        )

    async def mute_call(
        self,
        call: str,
        *,
        muted: bool = False,
        unique_id: str = "",
        direction: Union[v1_call_service.AudioDirection, str, None] = None,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.MuteCallResponse:
        """MuteCall mutes a channel of a call, or lifts that.

        - call id.
        - muted: silence; else sound again.
        - unique_id of the channel. Empty: the call's first channel that is answered.
        - direction to mute.
        """
        request = v1_call_service.MuteCallRequest(
            call=call,
            muted=muted,
            unique_id=unique_id,
            direction=direction,
        )
        return await self._call(
            "astergate.v1.CallService/MuteCall", request, v1_call_service.MuteCallResponse, True, deadline, retries_if_not_sent
        )

    async def send_dtmf(
        self,
        call: str,
        digits: Text,
        *,
        unique_id: str = "",
        duration: Optional[Seconds] = None,
        receive: bool = False,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.SendDtmfResponse:
        """SendDtmf plays digits to a channel of a call, one after the other. It returns when the
        last one was taken.

        - call id.
        - digits of 0-9, A-D, * and #, at most 64; `w` waits half a second.
        - unique_id of the channel. Empty: the call's first channel that is answered.
        - duration of each digit. Default: Asterisk's.
        - receive: as if the channel's other end had pressed them. Else they are played to it.
        """
        request = v1_call_service.SendDtmfRequest(
            call=call,
            digits=_values.text(digits),
            unique_id=unique_id,
            duration=_values.duration(duration),
            receive=receive,
        )
        return await self._call(
            "astergate.v1.CallService/SendDtmf", request, v1_call_service.SendDtmfResponse, True, deadline, retries_if_not_sent
        )

    async def park_call(
        self,
        call: str,
        *,
        unique_id: str = "",
        parking_lot: str = "",
        timeout: Optional[Seconds] = None,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.ParkCallResponse:
        """ParkCall parks a channel of a call, and returns with its space when it is parked.

        Errors: ABORTED (CALL_ACT_FAILED) when Asterisk took it and hung up instead, as it does
        where the lot is full.

        - call id.
        - unique_id of the channel. Empty: the call's first channel that is answered.
        - parking_lot; empty: the default one.
        - timeout until it comes back. Default: the lot's.
        """
        request = v1_call_service.ParkCallRequest(
            call=call,
            unique_id=unique_id,
            parking_lot=parking_lot,
            timeout=_values.duration(timeout),
        )
        return await self._call(
            "astergate.v1.CallService/ParkCall", request, v1_call_service.ParkCallResponse, True, deadline, retries_if_not_sent
        )

    async def spy_call(
        self,
        call: str,
        channel: str,
        *,
        unique_id: str = "",
        mode: Union[v1_call_service.SpyMode, str, None] = None,
        caller_id: str = "",
        timeout: Optional[Seconds] = None,
        wait_for: Union[v1_call_service.CallMilestone, str, None] = None,
        idempotency_key: str = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.SpyCallResponse:
        """SpyCall calls somebody who listens to a call, speaks to one side of it, or to both. It
        returns when that call is where wait_for says.

        - call id.
        - unique_id of the channel to spy on. Empty: the call's first channel that is answered.
        - mode of the spy.
        - channel of who listens, which is called: `PJSIP/supervisor`.
        - caller_id that he sees.
        - timeout is how long he may be rung. Default 30 s.
        - wait_for says when to return. Default: QUEUED.
        - idempotency_key as of Originate.
        """
        request = v1_call_service.SpyCallRequest(
            call=call,
            unique_id=unique_id,
            mode=mode,
            channel=channel,
            caller_id=caller_id,
            timeout=_values.duration(timeout),
            wait_for=wait_for,
            idempotency_key=idempotency_key,
        )
        return await self._call(
            "astergate.v1.CallService/SpyCall", request, v1_call_service.SpyCallResponse, True, deadline, retries_if_not_sent
        )

    async def set_call_variable(
        self,
        call: str,
        name: str,
        *,
        unique_id: str = "",
        value: Text = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.SetCallVariableResponse:
        """SetCallVariable sets a variable of a channel of a call.

        - call id.
        - unique_id of the channel. Empty: the call's first channel.
        - name of the variable. Functions are refused unless the configuration names them.
        - value, to the byte. One that begins with a blank is refused: Asterisk would drop that.
        """
        request = v1_call_service.SetCallVariableRequest(
            call=call,
            unique_id=unique_id,
            name=name,
            value=_values.text(value),
        )
        return await self._call(
            "astergate.v1.CallService/SetCallVariable", request, v1_call_service.SetCallVariableResponse, True, deadline, retries_if_not_sent
        )
