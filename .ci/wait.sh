# shellcheck shell=bash
# Waits for other processes.

# until_true SECONDS COMMAND…: waits until the command succeeds; fails after that time.
until_true() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        if [ "$SECONDS" -ge "$end" ]; then
            printf 'still not true: %s\n' "$*" >&2
            return 1
        fi
        sleep 0.2
    done
}
