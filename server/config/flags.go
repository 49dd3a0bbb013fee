package config

// Flags are the settings that also exist as flags. A command embeds it; the
// tags are kong's. Everything else is set in the file or by a variable, secrets
// above all, since any user of the machine can read a process's flags.
type Flags struct {
	Config           string `name:"config" short:"c" placeholder:"FILE" help:"Configuration file in YAML. Also ASTERGATE_CONFIG."`
	GRPCListen       string `name:"grpc-listen" placeholder:"HOST:PORT" help:"Where gRPC listens."`
	HTTPListen       string `name:"http-listen" placeholder:"HOST:PORT" help:"Where REST listens, or off."`
	AGIListen        string `name:"agi-listen" placeholder:"HOST:PORT" help:"Where FastAGI listens, or off."`
	LogLevel         string `name:"log-level" placeholder:"LEVEL" help:"debug, info, warn or error."`
	ServerAddress    string `name:"server-address" placeholder:"HOST:PORT" help:"Manager interface of one more Asterisk, known as 'default'."`
	ServerUsername   string `name:"server-username" placeholder:"USER" help:"Its user of manager.conf."`
	ServerSecretFile string `name:"server-secret-file" placeholder:"FILE" help:"File that holds the user's secret. Or set ASTERGATE_SERVERS_DEFAULT_SECRET."`
}

// AdHocServer is the name of the server that the flags describe.
const AdHocServer = "default"

// settings returns the flags that were given by key, and the flag of each key.
func (f Flags) settings() (values map[string]any, origins map[string]string) {
	values, origins = make(map[string]any), make(map[string]string)
	for _, s := range []struct{ flag, key, value string }{
		{"--grpc-listen", "grpc.listen", f.GRPCListen},
		{"--http-listen", "http.listen", f.HTTPListen},
		{"--agi-listen", "agi.listen", f.AGIListen},
		{"--log-level", "log.level", f.LogLevel},
		{"--server-address", serversKey + "." + AdHocServer + ".address", f.ServerAddress},
		{"--server-username", serversKey + "." + AdHocServer + ".username", f.ServerUsername},
		{"--server-secret-file", serversKey + "." + AdHocServer + ".secret_file", f.ServerSecretFile},
	} {
		if s.value != "" {
			values[s.key], origins[s.key] = s.value, s.flag
		}
	}
	return values, origins
}
