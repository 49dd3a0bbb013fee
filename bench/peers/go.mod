module github.com/astergate/astergate/bench/peers

go 1.26

require (
	github.com/CyCoreSystems/agi v0.6.4
	github.com/staskobzar/goami2 v1.7.6
	github.com/zaf/agi v1.3.0
)

require github.com/pkg/errors v0.8.1 // indirect
