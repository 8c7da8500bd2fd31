#!/usr/bin/env bash
# Ten thousand files on the real window, with a heap of 300 MB. Needs a display. On a computer with
# nothing else to do, -Dpulse.most=100 is the promise; others may be busy here.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# What the program's own script tells the window's JVM.
# shellcheck disable=SC2016 # a word of the script, not ours
window=$(sed -n '/^if \[ "$window" = true \]/,/^else/p' packaging/bin/dropsize |
    grep -oE -- '-(XX:|Xm|Dprism)[^ ]+' | tr '\n' ' ')
[[ $window = *SerialGC* ]]
timeout 900 mvn -B -ntp test -Preal-window -Dtest=PulseTest -Dtest.groups=pulse "-Dtest.heap=300m $window" \
    -Dpulse.most=1000 -Dsurefire.failIfNoSpecifiedTests=false "$@" </dev/null
