#!/usr/bin/env bash
# Kills the packaged program at random moments, as a command and (with a display) as a
# window, and compares the bucket. Usage: kill.sh [KILLS]; 50 is the long form. Build it first.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
kills=${1:-50}

# Tests of another step may run meanwhile: Surefire deletes its folder of temporary files when it ends.
timeout "$((600 + kills * 60))" mvn -B -ntp test -Dformat.skip -Djacoco.skip -DtempDir=surefire-kill -Dtest=KillTest -Dtest.excluded= -Dtest.groups=kill \
    -Dsurefire.failIfNoSpecifiedTests=false "-Dkills=$kills" </dev/null
