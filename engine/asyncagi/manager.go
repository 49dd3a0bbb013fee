package asyncagi

import (
	"context"
	"strings"

	"github.com/astergate/astergate/engine"
	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
)

// Links is the Manager of an engine's servers.
func Links(e *engine.Engine) Manager { return links{e} }

type links struct{ engine *engine.Engine }

func (l links) do(ctx context.Context, server, action string, headers ...string) (*ami.Reply, error) {
	s, err := l.engine.Server(server)
	if err != nil {
		return nil, err
	}
	out := ami.Action{Name: action}
	for i := 0; i < len(headers); i += 2 {
		out.Headers = append(out.Headers, wire.Header{Name: headers[i], Value: headers[i+1]})
	}
	reply, err := s.Do(ctx, out, engine.SocketFast)
	if err != nil {
		return nil, err
	}
	return reply, reply.Err()
}

func (l links) Queue(ctx context.Context, server, channel, id, line string) error {
	_, err := l.do(ctx, server, "AGI", "Channel", channel, "Command", line, "CommandID", id)
	return err
}

func (l links) Redirect(ctx context.Context, server, channel string, to agiwire.Place) error {
	_, err := l.do(ctx, server, "Redirect", "Channel", channel, "Context", to.Context, "Exten", to.Extension, "Priority", to.Priority)
	return err
}

func (l links) Look(ctx context.Context, server, channel string) (Sight, bool) {
	reply, err := l.do(ctx, server, "Status", "Channel", channel, "Variables", "CONTEXT,EXTEN,PRIORITY")
	if err != nil || len(reply.Items) != 1 {
		return Sight{}, false
	}
	values := variablesOf(reply.Items[0])
	at := Sight{values["CONTEXT"], values["EXTEN"], values["PRIORITY"]}
	return at, len(values) == 3
}

func (l links) Waiting(ctx context.Context, server string) ([]string, error) {
	reply, err := l.do(ctx, server, "Status", "Variables", claimVariable)
	if err != nil {
		return nil, err
	}
	var list []string
	for _, item := range reply.Items {
		application, _ := item.Get("Application")
		data, _ := item.Get("Data")
		uniqueID, _ := item.Get("Uniqueid")
		if strings.EqualFold(string(application), "AGI") && len(data) >= 9 && strings.EqualFold(string(data[:9]), "agi:async") &&
			variablesOf(item)[claimVariable] == "1" {
			list = append(list, string(uniqueID))
		}
	}
	return list, nil
}

func variablesOf(item wire.Message) map[string]string {
	values := make(map[string]string)
	for i := range item.Len() {
		if strings.EqualFold(string(item.Name(i)), "Variable") {
			name, value, _ := strings.Cut(string(item.Value(i)), "=")
			values[name] = value
		}
	}
	return values
}
