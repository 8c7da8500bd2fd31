#!/usr/bin/env bash
# Ten thousand files on the real window, with a heap of 300 MB. Needs a display.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
timeout 900 mvn -B -ntp test -Preal-window -Dtest=PulseTest -Dtest.groups=pulse -Dtest.heap=300m \
    -Dsurefire.failIfNoSpecifiedTests=false "$@" </dev/null
