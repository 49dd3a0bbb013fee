# Two stages: a static binary, and nothing else but certificates.
#
#   docker build -t astergate .
#   docker run -p 50051:50051 -p 8080:8080 \
#     -e ASTERGATE_ACCESS_TOKEN=... \
#     -e ASTERGATE_SERVERS_PBX1_ADDRESS=pbx.example:5038 \
#     -e ASTERGATE_SERVERS_PBX1_USERNAME=astergate \
#     -e ASTERGATE_SERVERS_PBX1_SECRET=... astergate
#
# The container listens on all its interfaces, so it refuses to start without
# a token (or ASTERGATE_ACCESS_ALLOW_UNAUTHENTICATED=true).
#
# It needs no file system of its own to write to: add --read-only --cap-drop ALL
# --security-opt no-new-privileges.
#
# For an image that can be made again to the byte give the builder by digest:
# --build-arg GO_IMAGE=golang@sha256:...
ARG GO_IMAGE=golang:1.26.8
FROM ${GO_IMAGE} AS build
# No other Go than the image's.
ENV GOTOOLCHAIN=local GOFLAGS=-mod=readonly
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download && go mod verify
COPY engine engine
COPY gen gen
COPY server server
ARG VERSION=unknown
ARG COMMIT=unknown
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false \
    -ldflags "-s -w -X github.com/astergate/astergate/server/cli.Version=${VERSION} -X github.com/astergate/astergate/server/cli.Commit=${COMMIT}" \
    -o /astergate ./server/cmd/astergate

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /astergate /astergate
# A number, so that an orchestrator can see that it is not root.
USER 65532:65532
ENV ASTERGATE_GRPC_LISTEN=0.0.0.0:50051 \
    ASTERGATE_HTTP_LISTEN=0.0.0.0:8080
EXPOSE 50051 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["/astergate", "health"]
ENTRYPOINT ["/astergate"]
CMD ["serve"]
