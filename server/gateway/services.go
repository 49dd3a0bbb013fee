package gateway

import (
	"context"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/reflect/protoreflect"

	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// service is one gRPC service of which the gateway makes routes.
type service struct {
	descriptor protoreflect.ServiceDescriptor
	register   func(context.Context, *runtime.ServeMux, grpc.ClientConnInterface) error
}

// services lists all services that have routes; a test holds it complete.
var services = []service{
	routed(astergatev1.File_astergate_v1_server_service_proto, astergatev1.NewServerServiceClient, astergatev1.RegisterServerServiceHandlerClient),
	routed(astergatev1.File_astergate_v1_event_service_proto, astergatev1.NewEventServiceClient, astergatev1.RegisterEventServiceHandlerClient),
	routed(astergatev1.File_astergate_v1_action_service_proto, astergatev1.NewActionServiceClient, astergatev1.RegisterActionServiceHandlerClient),
	routed(astergatev1.File_astergate_v1_agi_service_proto, astergatev1.NewAgiServiceClient, astergatev1.RegisterAgiServiceHandlerClient),
	routed(astergatev1.File_astergate_v1_call_service_proto, astergatev1.NewCallServiceClient, astergatev1.RegisterCallServiceHandlerClient),
	routed(astergatev1.File_astergate_v1_access_service_proto, astergatev1.NewAccessServiceClient, astergatev1.RegisterAccessServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_agent_pool_service_proto, amiv1.NewAgentPoolServiceClient, amiv1.RegisterAgentPoolServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_async_agi_service_proto, amiv1.NewAsyncAgiServiceClient, amiv1.RegisterAsyncAgiServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_confbridge_service_proto, amiv1.NewConfbridgeServiceClient, amiv1.RegisterConfbridgeServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_control_playback_service_proto, amiv1.NewControlPlaybackServiceClient, amiv1.RegisterControlPlaybackServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_core_service_proto, amiv1.NewCoreServiceClient, amiv1.RegisterCoreServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_dahdi_service_proto, amiv1.NewDahdiServiceClient, amiv1.RegisterDahdiServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_device_state_service_proto, amiv1.NewDeviceStateServiceClient, amiv1.RegisterDeviceStateServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_dialplan_service_proto, amiv1.NewDialplanServiceClient, amiv1.RegisterDialplanServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_fax_service_proto, amiv1.NewFaxServiceClient, amiv1.RegisterFaxServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_iax_service_proto, amiv1.NewIaxServiceClient, amiv1.RegisterIaxServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_meetme_service_proto, amiv1.NewMeetmeServiceClient, amiv1.RegisterMeetmeServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_mf_service_proto, amiv1.NewMfServiceClient, amiv1.RegisterMfServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_mix_monitor_service_proto, amiv1.NewMixMonitorServiceClient, amiv1.RegisterMixMonitorServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_monitor_service_proto, amiv1.NewMonitorServiceClient, amiv1.RegisterMonitorServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_mute_stream_service_proto, amiv1.NewMuteStreamServiceClient, amiv1.RegisterMuteStreamServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_mwi_external_ami_service_proto, amiv1.NewMwiExternalAmiServiceClient, amiv1.RegisterMwiExternalAmiServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_parking_service_proto, amiv1.NewParkingServiceClient, amiv1.RegisterParkingServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_pjsip_hangup_service_proto, amiv1.NewPjsipChannelServiceClient, amiv1.RegisterPjsipChannelServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_pjsip_maintenance_service_proto, amiv1.NewPjsipMaintenanceServiceClient, amiv1.RegisterPjsipMaintenanceServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_pjsip_notify_service_proto, amiv1.NewPjsipNotifyServiceClient, amiv1.RegisterPjsipNotifyServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_pjsip_outbound_registration_service_proto, amiv1.NewPjsipOutboundRegistrationServiceClient, amiv1.RegisterPjsipOutboundRegistrationServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_pjsip_pubsub_service_proto, amiv1.NewPjsipPubsubServiceClient, amiv1.RegisterPjsipPubsubServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_pjsip_registrar_service_proto, amiv1.NewPjsipRegistrarServiceClient, amiv1.RegisterPjsipRegistrarServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_pjsip_service_proto, amiv1.NewPjsipServiceClient, amiv1.RegisterPjsipServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_presence_state_service_proto, amiv1.NewPresenceStateServiceClient, amiv1.RegisterPresenceStateServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_queue_service_proto, amiv1.NewQueueServiceClient, amiv1.RegisterQueueServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_send_dtmf_service_proto, amiv1.NewSendDtmfServiceClient, amiv1.RegisterSendDtmfServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_sip_service_proto, amiv1.NewSipServiceClient, amiv1.RegisterSipServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_sorcery_memory_cache_service_proto, amiv1.NewSorceryMemoryCacheServiceClient, amiv1.RegisterSorceryMemoryCacheServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_voicemail_service_proto, amiv1.NewVoicemailServiceClient, amiv1.RegisterVoicemailServiceHandlerClient),
	routed(amiv1.File_astergate_ami_v1_xmpp_service_proto, amiv1.NewXmppServiceClient, amiv1.RegisterXmppServiceHandlerClient),
}

// routed is the service of a file that has only one.
func routed[C any](
	file protoreflect.FileDescriptor,
	client func(grpc.ClientConnInterface) C,
	register func(context.Context, *runtime.ServeMux, C) error,
) service {
	return service{
		descriptor: file.Services().Get(0),
		register: func(ctx context.Context, mux *runtime.ServeMux, conn grpc.ClientConnInterface) error {
			return register(ctx, mux, client(conn))
		},
	}
}
