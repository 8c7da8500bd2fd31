#!/usr/bin/env bash
# Three replicas of the service behind HAProxy, with one bucket in a Ceph on loopback: one replica is
# killed and one is terminated while pictures are sent. It takes minutes, and is not part of a run.
# Usage: .ci/replicas.sh [pictures] [connections]
# Debian's packages: haproxy curl, those of .ci/ceph-cluster.sh; the program is packaged (mvn package).
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
pictures=${1:-1000}
connections=${2:-50}

# shellcheck source=.ci/common.sh
. .ci/common.sh
# shellcheck source=.ci/service.sh
. .ci/service.sh

proxy_port=$(free_port)

# The configuration of docs/serve.md, without TLS.
proxy_start() {
    {
        sed -n '/^defaults$/,/^frontend uploads$/p' docs/serve.md
        printf '    bind 127.0.0.1:%s\n' "$proxy_port"
        sed -n '/^    default_backend replicas$/,/^    default-server /p' docs/serve.md
        for name in "$@"; do
            printf '    server %s 127.0.0.1:%s\n' "$name" "$(port_of "$name")"
        done
    } >"$scratch/haproxy.cfg"
    haproxy -db -f "$scratch/haproxy.cfg" >"$scratch/haproxy.log" 2>&1 &
    proxy=$!
    started+=("$proxy")
    until_true 60 curl -sf -o /dev/null "http://127.0.0.1:$proxy_port/readyz"
}

proxy_stop() {
    kill "$proxy"
    wait "$proxy" || true
}

uploaded_after() {
    [ "$(cat "$PROGRESS")" -ge "$1" ]
}

service_bucket pictures
printf 'load %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"

printf '\n=== one replica\n'
replica_start one
proxy_start one
load load "http://127.0.0.1:$proxy_port" "$pictures" "$connections" "$(pid_of one)" || { tail -5 "$scratch"/one.log "$scratch"/haproxy.log; exit 1; }
proxy_stop
replica_stop one

printf '\n=== three replicas\n'
service_bucket others
for name in one two three; do
    replica_start "$name"
done
proxy_start one two three
load load "http://127.0.0.1:$proxy_port" "$pictures" "$connections" "$(pid_of one)" "$(pid_of two)" "$(pid_of three)"
load same "http://127.0.0.1:$(port_of one)" "http://127.0.0.1:$(port_of two)" "http://127.0.0.1:$(port_of three)"

printf '\n=== three replicas, one is killed and one is terminated\n'
service_bucket disturbed
for name in one two three; do
    replica_stop "$name"
    replica_start "$name"
done
proxy_stop
proxy_start one two three
export PROGRESS=$scratch/progress
echo 0 >"$PROGRESS"
{
    until_true 600 uploaded_after $((pictures / 3))
    kill -9 "$(pid_of two)"
    printf 'two was killed after %s\n' "$(cat "$PROGRESS")"
    until_true 600 uploaded_after $((pictures * 2 / 3))
    kill -TERM "$(pid_of three)"
    printf 'three was terminated after %s\n' "$(cat "$PROGRESS")"
} &
load load "http://127.0.0.1:$proxy_port" "$pictures" "$connections" "$(pid_of one)" || { tail -5 "$scratch"/one.log "$scratch"/haproxy.log; exit 1; }
wait "$!"
code=0
wait "$(pid_of three)" || code=$?
printf 'exit code of three %s\n' "$code"
tail -n 2 "$scratch/three.log"
load keys "http://127.0.0.1:$proxy_port"
printf 'load %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
[ "$code" -eq 0 ]
