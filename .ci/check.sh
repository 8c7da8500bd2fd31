# shellcheck shell=bash
# For scripts that try the program sentence by sentence.

# check NAME COMMAND…: says how it went, and ends the run if it went wrong.
check() {
    local name=$1
    shift
    if "$@"; then
        printf 'ok: %s\n' "$name"
    else
        printf 'NOT ok: %s\n' "$name" >&2
        exit 1
    fi
}
