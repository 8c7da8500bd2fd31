#!/usr/bin/env bash
# A real drag with the mouse, from another program into the window. Usage: drag.sh FOLDER
set -euo pipefail

folder=$1
export DROPSIZE_HOME=$folder/home
mkdir -p "$folder/photos"
for number in 1 2 3; do
    convert -size 2400x1600 "plasma:tan-navy" "$folder/photos/bäch $number.jpg"
done
printf 'no picture' >"$folder/photos/notes.txt"

DROPSIZE_JAVA_OPTS=-Dprism.order=sw target/dropsize/bin/dropsize >"$folder/window.log" 2>&1 &
window=$!
trap 'kill $window 2>/dev/null || true' EXIT
timeout 120 xdotool search --sync --onlyvisible --name '^Dropsize$' >/dev/null
sleep 5

links() {
    timeout 3 xclip -o -selection clipboard 2>/dev/null | grep -c '^http://127.0.0.1:.*/images/.*\.jpg' || true
}

bash .ci/drop-files.sh '^Dropsize$' "$folder/photos"
for _ in $(seq 120); do
    [ "$(links)" = 3 ] && break
    sleep 1
done
if [ "$(links)" != 3 ]; then
    cat "$folder/window.log" >&2
    echo "NOT ok: three links on the clipboard after the drop" >&2
    exit 1
fi
echo "ok: three links on the clipboard after the drop"
first=$(timeout 3 xclip -o -selection clipboard | sed -n 1p)
curl -fsS -o "$folder/first.jpg" "$first"
[ "$(identify -format %w "$folder/first.jpg")" = 1600 ]
echo "ok: the first link opens a copy 1600 pixels wide"
