from astergate.ami.v1 import aoc_pb2 as _aoc_pb2
from astergate.ami.v1 import bridge_pb2 as _bridge_pb2
from astergate.ami.v1 import channel_pb2 as _channel_pb2
from astergate.ami.v1 import channel_control_pb2 as _channel_control_pb2
from astergate.ami.v1 import config_pb2 as _config_pb2
from astergate.ami.v1 import database_pb2 as _database_pb2
from astergate.ami.v1 import dialplan_pb2 as _dialplan_pb2
from astergate.ami.v1 import mailbox_pb2 as _mailbox_pb2
from astergate.ami.v1 import message_pb2 as _message_pb2
from astergate.ami.v1 import module_pb2 as _module_pb2
from astergate.ami.v1 import state_pb2 as _state_pb2
from astergate.ami.v1 import system_pb2 as _system_pb2
from astergate.ami.v1 import transfer_pb2 as _transfer_pb2
from astergate.ami.v1 import variable_pb2 as _variable_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor
