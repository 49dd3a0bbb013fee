"""Events by Asterisk's names: `from astergate.events import Hangup`. Made by `make gen`.

LinkUp, LinkDown, Gap and OrphanedResponse are astergate's own.
"""

from .ami.event.v1 import bridge_pb2 as ami_event_v1_bridge
from .ami.event.v1 import cdr_pb2 as ami_event_v1_cdr
from .ami.event.v1 import channel_pb2 as ami_event_v1_channel
from .ami.event.v1 import core_pb2 as ami_event_v1_core
from .ami.event.v1 import dial_pb2 as ami_event_v1_dial
from .v1 import event_pb2 as v1_event

BridgeEnter = ami_event_v1_bridge.BridgeEnter
BridgeLeave = ami_event_v1_bridge.BridgeLeave
Cdr = ami_event_v1_cdr.Cdr
CoreShowChannel = ami_event_v1_channel.CoreShowChannel
DialBegin = ami_event_v1_dial.DialBegin
DialEnd = ami_event_v1_dial.DialEnd
FullyBooted = ami_event_v1_core.FullyBooted
Gap = v1_event.Gap
Hangup = ami_event_v1_channel.Hangup
LinkDown = v1_event.LinkDown
LinkUp = v1_event.LinkUp
Newchannel = ami_event_v1_channel.Newchannel
Newexten = ami_event_v1_channel.Newexten
Newstate = ami_event_v1_channel.Newstate
OriginateResponse = ami_event_v1_dial.OriginateResponse
OrphanedResponse = v1_event.OrphanedResponse
UserEvent = ami_event_v1_core.UserEvent
VarSet = ami_event_v1_channel.VarSet

__all__ = [
    "BridgeEnter",
    "BridgeLeave",
    "Cdr",
    "CoreShowChannel",
    "DialBegin",
    "DialEnd",
    "FullyBooted",
    "Gap",
    "Hangup",
    "LinkDown",
    "LinkUp",
    "Newchannel",
    "Newexten",
    "Newstate",
    "OriginateResponse",
    "OrphanedResponse",
    "UserEvent",
    "VarSet",
]
