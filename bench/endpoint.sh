#!/usr/bin/env bash
# The endpoint under load, beside PicGo's server in the same run, and its latency. See README.md.
# Usage: bench/endpoint.sh [rounds] [pictures] [connections]
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds=${1:-1}
pictures=${2:-1000}
connections=${3:-50}

# shellcheck source=.ci/common.sh
. .ci/common.sh
# shellcheck source=.ci/service.sh
. .ci/service.sh

modules=${PICGO_MODULES:-$scratch/picgo}
if [ ! -d "$modules/node_modules/picgo" ]; then
    mkdir -p "$modules"
    (cd "$modules" && npm install --silent --no-fund --no-audit --ignore-scripts picgo@3.1.0)
fi

load_now() {
    printf 'load %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
}

picgo_start() {
    picgo_port=$(free_port)
    HOME=$scratch node bench/picgo-server.mjs "$modules" "$picgo_port" "$TOKEN" >"$scratch/picgo.log" 2>&1 &
    picgo=$!
    started+=("$picgo")
    until_true 60 curl -sf -o /dev/null -X POST "http://127.0.0.1:$picgo_port/heartbeat"
}

picgo_stop() {
    kill "$picgo"
    wait "$picgo" || true
}

for round in $(seq "$rounds"); do
    printf '\n=== round %s\n' "$round"
    load_now
    service_bucket "round$round"
    # As for most users: accepted images are recorded on disk.
    JOURNAL=disk replica_start service
    address=http://127.0.0.1:$(port_of service)
    printf 'Dropsize: '
    load load "$address" "$pictures" "$connections" "$(pid_of service)"
    load keys "$address"
    picgo_start
    printf 'PicGo with a stub in place of an uploader: '
    load picgo "http://127.0.0.1:$picgo_port" "$pictures" "$connections" "$picgo"
    picgo_stop
    load latency "$address" "$(field endpoint)" "round$round"
    replica_stop service
    load_now
done
