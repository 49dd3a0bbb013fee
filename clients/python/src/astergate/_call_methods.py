"""Methods of a call. Made by `make gen` from proto/astergate/v1/call_service.proto."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Optional, Union

from ._services import Services
from ._values import Headers, Seconds, Text
from .v1 import call_pb2 as v1_call
from .v1 import call_service_pb2 as v1_call_service

if TYPE_CHECKING:
    from .calls import Call


class CallMaker(Services):
    """Makes calls."""

    @abstractmethod
    def call(self, call: v1_call.Call) -> Call:
        """The object of a call."""

    async def dial(
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
    ) -> Call:
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
        return self.call((await self.originate(channel, server=server, context=context, exten=exten, priority=priority, application=application, data=data, timeout=timeout, caller_id=caller_id, account_code=account_code, variables=variables, codecs=codecs, early_media=early_media, idempotency_key=idempotency_key, wait_for=wait_for, deadline=deadline, retries_if_not_sent=retries_if_not_sent)).call)


class CallMethods(ABC):
    """What can be done with a call, and waited for."""

    id: str
    _client: Services

    @abstractmethod
    def _seen(self, call: v1_call.Call) -> None:
        """Takes the call as it is now."""

    @abstractmethod
    async def _reach(self, milestone: str, timeout: Optional[float]) -> bool:
        """Waits for a milestone."""

    async def hangup(
        self,
        *,
        unique_id: str = "",
        cause: Optional[int] = None,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.HangupCallResponse:
        """HangupCall hangs up a call, all of its channels or one. It returns when Asterisk has
        taken it; the call's end is told by WaitCall and WatchCalls.

        - unique_id of one channel of the call; empty: all channels.
        - cause to give, a number of Q.850, 1 to 127. None: none.
        """
        done = await self._client.hangup_call(self.id, unique_id=unique_id, cause=cause, deadline=deadline, retries_if_not_sent=retries_if_not_sent)
        self._seen(done.call)
        return done

    async def transfer(
        self,
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

        - blind transfer.
        - attended transfer.
        - redirect in the dialplan.
        """
        done = await self._client.transfer_call(self.id, blind=blind, attended=attended, redirect=redirect, deadline=deadline, retries_if_not_sent=retries_if_not_sent)
        self._seen(done.call)
        return done

    async def join(
        self,
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

        - unique_id of its channel. Empty: its first one that is answered.
        - with_call is the other call.
        - with_unique_id of its channel. Empty: its first one that is answered.
        - tone to play to the second channel when they are joined.
        """
        done = await self._client.join_calls(self.id, with_call, unique_id=unique_id, with_unique_id=with_unique_id, tone=tone, deadline=deadline, retries_if_not_sent=retries_if_not_sent)
        self._seen(done.call)
        return done

    async def record(
        self,
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

        - act to do.
        - unique_id of the channel. Empty: the call's first channel that is answered.
        - file to write, of START: below Asterisk's monitor folder, its extension the format:
          `order-17.wav`. No folder above is reached: `..` and a leading `/` are refused.
        - options of the application MixMonitor, of START: letters, no commands.
        - mixmonitor_id of a recording to stop; empty: all of the channel.
        """
        return await self._client.record_call(self.id, act, unique_id=unique_id, file=file, options=options, mixmonitor_id=mixmonitor_id, deadline=deadline, retries_if_not_sent=retries_if_not_sent)

    async def mute(
        self,
        *,
        muted: bool = False,
        unique_id: str = "",
        direction: Union[v1_call_service.AudioDirection, str, None] = None,
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.MuteCallResponse:
        """MuteCall mutes a channel of a call, or lifts that.

        - muted: silence; else sound again.
        - unique_id of the channel. Empty: the call's first channel that is answered.
        - direction to mute.
        """
        return await self._client.mute_call(self.id, muted=muted, unique_id=unique_id, direction=direction, deadline=deadline, retries_if_not_sent=retries_if_not_sent)

    async def send_dtmf(
        self,
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

        - digits of 0-9, A-D, * and #, at most 64; `w` waits half a second.
        - unique_id of the channel. Empty: the call's first channel that is answered.
        - duration of each digit. Default: Asterisk's.
        - receive: as if the channel's other end had pressed them. Else they are played to it.
        """
        return await self._client.send_dtmf(self.id, digits, unique_id=unique_id, duration=duration, receive=receive, deadline=deadline, retries_if_not_sent=retries_if_not_sent)

    async def park(
        self,
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

        - unique_id of the channel. Empty: the call's first channel that is answered.
        - parking_lot; empty: the default one.
        - timeout until it comes back. Default: the lot's.
        """
        done = await self._client.park_call(self.id, unique_id=unique_id, parking_lot=parking_lot, timeout=timeout, deadline=deadline, retries_if_not_sent=retries_if_not_sent)
        self._seen(done.call)
        return done

    async def spy(
        self,
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

        - unique_id of the channel to spy on. Empty: the call's first channel that is answered.
        - mode of the spy.
        - channel of who listens, which is called: `PJSIP/supervisor`.
        - caller_id that he sees.
        - timeout is how long he may be rung. Default 30 s.
        - wait_for says when to return. Default: QUEUED.
        - idempotency_key as of Originate.
        """
        return await self._client.spy_call(self.id, channel, unique_id=unique_id, mode=mode, caller_id=caller_id, timeout=timeout, wait_for=wait_for, idempotency_key=idempotency_key, deadline=deadline, retries_if_not_sent=retries_if_not_sent)

    async def set_variable(
        self,
        name: str,
        *,
        unique_id: str = "",
        value: Text = "",
        deadline: Optional[Seconds] = None,
        retries_if_not_sent: int = 0,
    ) -> v1_call_service.SetCallVariableResponse:
        """SetCallVariable sets a variable of a channel of a call.

        - unique_id of the channel. Empty: the call's first channel.
        - name of the variable. Functions are refused unless the configuration names them.
        - value, to the byte. One that begins with a blank is refused: Asterisk would drop that.
        """
        return await self._client.set_call_variable(self.id, name, unique_id=unique_id, value=value, deadline=deadline, retries_if_not_sent=retries_if_not_sent)

    async def queued(self, timeout: Optional[float] = None) -> bool:
        """Waits until: asterisk has taken it. True; False if the call was over before. Raises
        asyncio.TimeoutError after timeout seconds."""
        return await self._reach("CALL_MILESTONE_QUEUED", timeout)

    async def ringing(self, timeout: Optional[float] = None) -> bool:
        """Waits until: a leg rings. True; False if the call was over before. Raises
        asyncio.TimeoutError after timeout seconds."""
        return await self._reach("CALL_MILESTONE_RINGING", timeout)

    async def answered(self, timeout: Optional[float] = None) -> bool:
        """Waits until: it was answered. True; False if the call was over before. Raises
        asyncio.TimeoutError after timeout seconds."""
        return await self._reach("CALL_MILESTONE_ANSWERED", timeout)

    async def bridged(self, timeout: Optional[float] = None) -> bool:
        """Waits until: two channels talk. True; False if the call was over before. Raises
        asyncio.TimeoutError after timeout seconds."""
        return await self._reach("CALL_MILESTONE_BRIDGED", timeout)

    async def ended(self, timeout: Optional[float] = None) -> bool:
        """Waits until: it is over. True; False if the call was over before. Raises
        asyncio.TimeoutError after timeout seconds."""
        return await self._reach("CALL_MILESTONE_ENDED", timeout)
