#!/usr/bin/env bash
# Ten thousand files on the real window, with a heap of 300 MB. Needs a display. On a computer with
# nothing else to do, -Dpulse.most=100 is the promise; others may be busy here.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
timeout 900 mvn -B -ntp test -Preal-window -Dtest=PulseTest -Dtest.groups=pulse "-Dtest.heap=300m -XX:+UseSerialGC -Xms40m -XX:NewSize=16m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:MetaspaceSize=64m -XX:CompileThresholdScaling=3 -Dprism.disableRegionCaching=true" \
    -Dpulse.most=1000 -Dsurefire.failIfNoSpecifiedTests=false "$@" </dev/null
