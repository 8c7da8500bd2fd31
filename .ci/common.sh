# shellcheck shell=bash
# Common functions of all steps.

# shellcheck source=.ci/wait.sh
. "$(dirname "${BASH_SOURCE[0]}")/wait.sh"

# All files and processes of a step outside the build end with the run.
scratch=$(mktemp -d)
started=()

end_run() {
    local pid
    for pid in "${started[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    if declare -F ceph_down >/dev/null; then
        ceph_down
    fi
    rm -rf "$scratch"
}
trap end_run EXIT

# step NAME COMMAND…: reports what runs, how long it took, and what failed.
step() {
    local name=$1 begin=$SECONDS
    shift
    printf '\n=== %s\n' "$name"
    "$@"
    printf '=== %s: done in %d s\n' "$name" $((SECONDS - begin))
}

maven() {
    CI=true timeout 2400 mvn -B -ntp "$@" </dev/null
}

# maven_again GOAL…: in a tree that "Build" has compiled and whose format it has checked.
maven_again() {
    maven -Dformat.skip "$@"
}

# tagged_tests TAG: the tests that need something that not every machine has. They may run beside
# others: Surefire deletes its folder of temporary files when it ends. Only "verify" reports coverage.
tagged_tests() {
    maven_again test -Djacoco.skip -Dtest.excluded= -Dtest.groups="$1" -DtempDir="surefire-$1"
}

# side_by_side FIRST OTHER…: runs functions that mostly wait, beside each other. The output of the
# others follows the first one's.
side_by_side() {
    local first=$1 name failed=0
    local -A running
    shift
    for name in "$@"; do
        "$name" >"$scratch/$name.log" 2>&1 &
        running[$name]=$!
        started+=($!)
    done
    "$first"
    for name in "$@"; do
        wait "${running[$name]}" || failed=1
        cat "$scratch/$name.log"
    done
    return "$failed"
}

# find_java: prints the path of java of the first JDK that is new enough.
find_java() {
    local jdk
    for jdk in "${DROPSIZE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        if grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$jdk/release"; then
            printf '%s\n' "$jdk/bin/java"
            return
        fi
    done
    echo 'there is no JDK 25 or newer' >&2
    return 1
}
