#!/usr/bin/env bash
# Drops ten thousand files on the real window, with a heap of 300 MB, and visits each view. Needs a display. On an idle
# computer, -Dpulse.most=100 -Dpulse.work=100 is promised; this one may be slow and busy, so only
# gross faults fail. The figures are printed.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The JVM options of the program's own script.
# shellcheck disable=SC2016 # a word of the script, not ours
window=$(sed -n '/^if \[ "$window" = true \]/,/^else/p' packaging/bin/dropsize |
    grep -oE -- '-(XX:|Xm|Dprism)[^ ]+' | tr '\n' ' ')
[[ $window = *SerialGC* ]]
timeout 900 mvn -B -ntp test -Dformat.skip -Djacoco.skip -Preal-window -Dtest=PulseTest,FirstVisitTest -Dtest.groups=pulse "-Dtest.heap=300m $window" \
    -Dpulse.most=1000 -Dpulse.work=250 -Dsurefire.failIfNoSpecifiedTests=false "$@" </dev/null
