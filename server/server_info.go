package server

import (
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/astergate/astergate/engine"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// infoOf is what a server said of itself as the API tells it; full with its lists.
func infoOf(s *engine.Server, info *engine.Info, full bool) *astergatev1.ServerInfo {
	out := &astergatev1.ServerInfo{
		AsteriskVersion:      info.AsteriskVersion,
		AmiVersion:           info.AMIVersion,
		Banner:               info.Banner,
		SystemName:           info.SystemName,
		WritePrivileges:      info.WriteClasses,
		WritePrivilegesKnown: info.WriteKnown,
		ReadPrivileges:       info.ReadClasses,
		ReadPrivilegesKnown:  info.ReadKnown,
		ActionsKnown:         info.Registered != nil,
		ModulesKnown:         info.Modules != nil,
		Unknown:              info.Unknown,
	}
	if !full {
		return out
	}
	for _, a := range info.Actions {
		out.Actions = append(out.Actions, &astergatev1.ServerAction{Name: a.Name, Synopsis: a.Synopsis, Privilege: a.Privilege})
	}
	for _, u := range s.Unavailable() {
		out.UnavailableActions = append(out.UnavailableActions, unavailableOf(u))
	}
	for _, m := range info.Modules {
		out.Modules = append(out.Modules, &astergatev1.ServerModule{Name: m.Name, Description: m.Description,
			UseCount: uint32(m.UseCount), Status: m.Status, SupportLevel: m.SupportLevel})
	}
	return out
}

func unavailableOf(u engine.Unavailable) *astergatev1.UnavailableAction {
	out := &astergatev1.UnavailableAction{
		Name: u.Action.Name, Module: u.Action.Module, Privilege: u.Action.Privilege, Hint: u.Hint,
	}
	switch {
	case u.Missing:
		out.Availability = astergatev1.ActionAvailability_ACTION_AVAILABILITY_MISSING
	case u.Denied:
		out.Availability = astergatev1.ActionAvailability_ACTION_AVAILABILITY_DENIED
	}
	if u.Refused != nil {
		out.Refusal, out.RefusedAt = u.Refused.Message, timestamppb.New(u.Refused.At)
	}
	return out
}
