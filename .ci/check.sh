# shellcheck shell=bash
# Helpers for scripts that test the program step by step.

# check NAME COMMAND…: prints the result, and ends the run on failure.
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
