package server

import (
	"context"

	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// sees tells which sessions the caller may see: those on servers that he may, on
// channels of calls that he may. nil: all.
func (s *agiService) sees(ctx context.Context) (func(*astergatev1.AgiSession) bool, error) {
	sight, err := s.door.sight(ctx)
	if err != nil {
		return nil, err
	}
	if sight == nil && s.door.everywhere(ctx) {
		return nil, nil
	}
	visible := s.door.visible(ctx)
	return func(session *astergatev1.AgiSession) bool {
		if !visible(session.GetServer()) {
			return false
		}
		server, err := s.engine.Server(session.GetServer())
		return err == nil && sight.SeesChannel(server, session.GetUniqueId())
	}, nil
}

// mayReach returns nil if the caller may see a session, else what he gets for one
// that there is not.
func (s *agiService) mayReach(ctx context.Context, id string) error {
	sees, err := s.sees(ctx)
	if err != nil || sees == nil {
		return err
	}
	session, err := s.registry.Session(id)
	if err != nil {
		return err
	}
	if !sees(session) {
		return &worker.SessionError{Session: id}
	}
	return nil
}
