#!/usr/bin/env bash
# Runs the tests with a real keyring: an unlocked one, on the D-Bus session of this run.
# Usage: keyring.sh FOLDER
set -euo pipefail

export XDG_DATA_HOME=$1/data XDG_RUNTIME_DIR=$1/run
mkdir -p "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
printf 'only for tests\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null

timeout 900 mvn -B -ntp test -Dformat.skip -Djacoco.skip -DtempDir=surefire-keyring -Dtest.excluded= -Dtest.groups=keyring </dev/null
