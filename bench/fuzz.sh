#!/usr/bin/env bash
# Damages pictures and passes them to all decoders, which must return a picture or a sentence. See README.md.
# Usage: bench/fuzz.sh [minutes]
#        bench/fuzz.sh FILE...      tries files that an earlier run has found
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."
work=$PWD/target/fuzz
mkdir -p "$work/found" "$work/corpus" "$work/lib" "$work/tmp"

# shellcheck source=.ci/common.sh
. .ci/common.sh

java=$(find_java)

maven -q test-compile dependency:build-classpath -Dmdep.outputFile="$scratch/classpath" -DincludeScope=test
for artifact in jazzer jazzer-api; do
    maven -q dependency:copy -Dartifact="com.code-intelligence:$artifact:0.30.0" -DoutputDirectory="$work/lib"
done

# Files that damaged images leave behind would be in this folder.
run() {
    nice "$java" -Xmx1g -Djava.awt.headless=true -Djava.io.tmpdir="$work/tmp" \
        -Djava.util.logging.config.file="$PWD/src/test/resources/logging.properties" \
        -XX:ErrorFile="$work/found/hs_err_%p.log" -XX:-CreateCoredumpOnCrash -XX:+EnableDynamicAgentLoading \
        --enable-native-access=ALL-UNNAMED \
        -cp "target/classes:target/test-classes:$work/lib/*:$(cat "$scratch/classpath")" "$@"
}

if [ -f "${1:-}" ]; then
    for file in "$@"; do
        printf '%s\n' "$file"
        run io.dropsize.image.engine.FuzzRun file "$file"
    done
    exit
fi

seconds=$((${1:-10} * 60))
failed=0

# Half of the time: format-aware damage.
number=$(date +%s)
end=$((SECONDS + seconds / 2))
while [ "$SECONDS" -lt "$end" ]; do
    code=0
    run io.dropsize.image.engine.FuzzRun "$work/found" $((end - SECONDS)) "$number" || code=$?
    if [ "$code" -ne 0 ]; then
        failed=1
        # 1: all findings are already saved. Otherwise the process crashed on this file.
        [ "$code" -eq 1 ] || cp "$work/found/current" "$work/found/ended-by-$number"
        printf 'run %s ended with %s\n' "$number" "$code"
    fi
    number=$((number + 1))
done
rm -f "$work/found/current"

# The other half: Jazzer, which is guided by the code coverage of the decoders.
run io.dropsize.image.engine.FuzzRun seeds "$work/seeds"
run com.code_intelligence.jazzer.Jazzer --target_class=io.dropsize.image.engine.ReadersFuzzer --keep_going=20 \
    --instrumentation_includes='io.dropsize.image.**:com.twelvemonkeys.**:com.drew.**:com.adobe.**' \
    --reproducer_path="$work/found" -artifact_prefix="$work/found/" \
    -max_total_time=$((seconds - seconds / 2)) -timeout=60 -max_len=20000 -rss_limit_mb=4096 \
    "$work/corpus" "$work/seeds" 2>"$work/jazzer.log" || failed=1
grep -E '^(== Java Exception|Done )|DONE|Test unit written' "$work/jazzer.log" || true

if [ -n "$(ls -A "$work/tmp")" ]; then
    printf 'left behind: %s\n' "$(ls -A "$work/tmp")"
    failed=1
fi
printf 'found: %s\n' "$(ls "$work/found")"
exit "$failed"
