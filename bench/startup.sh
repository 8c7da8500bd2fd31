#!/usr/bin/env bash
# How long the packaged program takes to its first paint, beside itself without its AOT cache and a
# bare JavaFX window on the same runtime; and what it holds in memory when it is idle.
# Usage: bench/startup.sh [rounds]. Build the installers first: mvn -Pinstaller -DskipTests verify
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds=${1:-9}
app=$PWD/target/installer-work/tree/usr/lib/dropsize
work=$PWD/target/bench/startup
# Painted by the processor on all sides: what a screen without a graphics card does is Mesa's.
sw=-Dprism.order=sw
# The program tells GTK to leave OpenGL alone. The bare window does the same.
export DROPSIZE_HOME=$work/home GDK_GL=disable
rm -rf "$work"
mkdir -p "$work/hello"

if [ -z "${DISPLAY:-}" ]; then
    # A display that restarts after each window sometimes refuses the next one.
    exec xvfb-run -a -s '-screen 0 1280x800x24 -noreset' bash "$0" "$@"
fi

jdk=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$app/runtime/release")
javac=$(for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [ -x "$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$home/release" && echo "$home/bin/javac"
done | sed -n 1p)
"$javac" --module-path target/dropsize/lib/javafx --add-modules javafx.controls \
    -d "$work/hello" bench/Hello.java
# shellcheck disable=SC2016
hello=("$sw" -Djava.awt.headless=true --enable-native-access=javafx.graphics -cp "$work/hello.jar" 'Hello$Main')
"$(dirname "$javac")/jar" --create --file "$work/hello.jar" -C "$work/hello" .
"$app/runtime/bin/java" "-XX:AOTCacheOutput=$work/hello.aot" -Xlog:aot=off -Dhello.exit=true "${hello[@]}" >/dev/null 2>&1

# Most starts find settings: the first one leaves some.
DROPSIZE_JAVA_OPTS="$sw -Ddropsize.rehearsal=image" "$app/bin/dropsize"

with_cache() { DROPSIZE_JAVA_OPTS="$sw -Ddropsize.rehearsal=paint" "$app/bin/dropsize"; }
without() { DROPSIZE_JAVA_OPTS="$sw -Ddropsize.rehearsal=paint -XX:AOTMode=off" "$app/bin/dropsize"; }
hello_plain() { "$app/runtime/bin/java" "${hello[@]}"; }
hello_cached() { "$app/runtime/bin/java" "-XX:AOTCache=$work/hello.aot" "${hello[@]}"; }
version() { "$app/bin/dropsize" --version; }

# millis COMMAND: the time until it says that it is painted, or its version. It has ended when this
# returns, but that does not count: a JVM waits 300 ms for threads in native code.
millis() {
    local begin=$EPOCHREALTIME end line='' pid
    exec 3< <("$@" 2>&1)
    pid=$!
    until [[ $line = painted || $line = dropsize* ]]; do read -r line <&3; done
    end=$EPOCHREALTIME
    wait "$pid"
    exec 3<&-
    echo $(((${end/./} - ${begin/./}) / 1000))
}

median() {
    sort -n | awk '{ v[NR] = $1 } END { printf "%s (%s to %s)\n", v[int((NR + 1) / 2)], v[1], v[NR] }'
}

runs=(with_cache without hello_plain hello_cached version)
for run in "${runs[@]}"; do millis "$run" >/dev/null; done
for ((round = 0; round < rounds; round++)); do
    line=''
    for run in "${runs[@]}"; do line+="$(millis "$run") "; done
    echo "$line" >>"$work/rounds"
done

column() { awk -v n="$1" '{ print $n }' "$work/rounds" | median; }
ratio() { awk -v a="$1" -v b="$2" '{ printf "%.2f\n", $a / $b }' "$work/rounds" | median; }
printf 'runtime %s, %s rounds, wall ms and ratios within a round: median (lowest to highest)\n' "$jdk" "$rounds"
printf 'first paint                              %s\n' "$(column 1)"
printf 'first paint / the same without AOT cache %s\n' "$(ratio 1 2)"
printf 'first paint / bare JavaFX                %s\n' "$(ratio 1 3)"
printf 'first paint / bare JavaFX, AOT cache     %s\n' "$(ratio 1 4)"
printf 'dropsize --version                       %s\n' "$(column 5)"

DROPSIZE_JAVA_OPTS=$sw "$app/bin/dropsize" >/dev/null 2>&1 &
window=$!
sleep 20
printf 'idle after 20 s, resident                %s MB\n' \
    "$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$window/status")"
kill "$window"
wait "$window" || true
