from astergate.ami.event.v1 import sets_pb2 as _sets_pb2
from astergate.ami.event.v1 import snapshot_pb2 as _snapshot_pb2
from astergate.options.v1 import options_pb2 as _options_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class RTCPSent(_message.Message):
    __slots__ = ("channel", "to", "rtt", "mes", "ssrc", "pt", "report_count", "sent_ntp", "sent_rtp", "sent_packets", "sent_octets", "report")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    RTT_FIELD_NUMBER: _ClassVar[int]
    MES_FIELD_NUMBER: _ClassVar[int]
    SSRC_FIELD_NUMBER: _ClassVar[int]
    PT_FIELD_NUMBER: _ClassVar[int]
    REPORT_COUNT_FIELD_NUMBER: _ClassVar[int]
    SENT_NTP_FIELD_NUMBER: _ClassVar[int]
    SENT_RTP_FIELD_NUMBER: _ClassVar[int]
    SENT_PACKETS_FIELD_NUMBER: _ClassVar[int]
    SENT_OCTETS_FIELD_NUMBER: _ClassVar[int]
    REPORT_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    to: str
    rtt: _duration_pb2.Duration
    mes: float
    ssrc: str
    pt: _sets_pb2.RtcpPacketType
    report_count: int
    sent_ntp: str
    sent_rtp: int
    sent_packets: int
    sent_octets: int
    report: RtcpReport
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., to: _Optional[str] = ..., rtt: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., mes: _Optional[float] = ..., ssrc: _Optional[str] = ..., pt: _Optional[_Union[_sets_pb2.RtcpPacketType, str]] = ..., report_count: _Optional[int] = ..., sent_ntp: _Optional[str] = ..., sent_rtp: _Optional[int] = ..., sent_packets: _Optional[int] = ..., sent_octets: _Optional[int] = ..., report: _Optional[_Union[RtcpReport, _Mapping]] = ..., **kwargs) -> None: ...

class RTCPReceived(_message.Message):
    __slots__ = ("channel", "to", "rtt", "mes", "ssrc", "pt", "report_count", "sent_ntp", "sent_rtp", "sent_packets", "sent_octets", "report")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    RTT_FIELD_NUMBER: _ClassVar[int]
    MES_FIELD_NUMBER: _ClassVar[int]
    SSRC_FIELD_NUMBER: _ClassVar[int]
    PT_FIELD_NUMBER: _ClassVar[int]
    REPORT_COUNT_FIELD_NUMBER: _ClassVar[int]
    SENT_NTP_FIELD_NUMBER: _ClassVar[int]
    SENT_RTP_FIELD_NUMBER: _ClassVar[int]
    SENT_PACKETS_FIELD_NUMBER: _ClassVar[int]
    SENT_OCTETS_FIELD_NUMBER: _ClassVar[int]
    REPORT_FIELD_NUMBER: _ClassVar[int]
    channel: _snapshot_pb2.ChannelSnapshot
    to: str
    rtt: _duration_pb2.Duration
    mes: float
    ssrc: str
    pt: _sets_pb2.RtcpPacketType
    report_count: int
    sent_ntp: str
    sent_rtp: int
    sent_packets: int
    sent_octets: int
    report: RtcpReport
    def __init__(self, channel: _Optional[_Union[_snapshot_pb2.ChannelSnapshot, _Mapping]] = ..., to: _Optional[str] = ..., rtt: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., mes: _Optional[float] = ..., ssrc: _Optional[str] = ..., pt: _Optional[_Union[_sets_pb2.RtcpPacketType, str]] = ..., report_count: _Optional[int] = ..., sent_ntp: _Optional[str] = ..., sent_rtp: _Optional[int] = ..., sent_packets: _Optional[int] = ..., sent_octets: _Optional[int] = ..., report: _Optional[_Union[RtcpReport, _Mapping]] = ..., **kwargs) -> None: ...

class RtcpReport(_message.Message):
    __slots__ = ("source_ssrc", "fraction_lost", "cumulative_lost", "highest_sequence", "sequence_number_cycles", "ia_jitter", "lsr", "dlsr")
    SOURCE_SSRC_FIELD_NUMBER: _ClassVar[int]
    FRACTION_LOST_FIELD_NUMBER: _ClassVar[int]
    CUMULATIVE_LOST_FIELD_NUMBER: _ClassVar[int]
    HIGHEST_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_NUMBER_CYCLES_FIELD_NUMBER: _ClassVar[int]
    IA_JITTER_FIELD_NUMBER: _ClassVar[int]
    LSR_FIELD_NUMBER: _ClassVar[int]
    DLSR_FIELD_NUMBER: _ClassVar[int]
    source_ssrc: str
    fraction_lost: int
    cumulative_lost: int
    highest_sequence: int
    sequence_number_cycles: int
    ia_jitter: int
    lsr: int
    dlsr: _duration_pb2.Duration
    def __init__(self, source_ssrc: _Optional[str] = ..., fraction_lost: _Optional[int] = ..., cumulative_lost: _Optional[int] = ..., highest_sequence: _Optional[int] = ..., sequence_number_cycles: _Optional[int] = ..., ia_jitter: _Optional[int] = ..., lsr: _Optional[int] = ..., dlsr: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...
