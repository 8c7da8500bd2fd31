#!/usr/bin/env bash
# Drags files with the mouse from another program into the middle of a window.
# Usage: drop-files.sh TITLE FILE…: TITLE is a regular expression. Needs a display and a window manager.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
title=$1
shift
log=$(mktemp)
/usr/bin/python3 "$here/drag-source.py" "$@" >"$log" &
source=$!
trap 'kill $source 2>/dev/null || true; rm -f "$log"' EXIT

find_window() {
    timeout 30 xdotool search --sync --onlyvisible --name "$1" | sed -n 1p
}

# middle WINDOW: two numbers.
middle() {
    local X=0 Y=0 WIDTH=0 HEIGHT=0
    eval "$(xdotool getwindowgeometry --shell "$1")"
    echo $((X + WIDTH / 2)) $((Y + HEIGHT / 2))
}

target=$(find_window "$title")
handle=$(find_window '^Drag source$')
xdotool windowmove --sync "$handle" 4 4 || true
xdotool windowraise "$handle"
sleep 1 # The window manager draws the frame, which moves the window once more.
read -r from_x from_y < <(middle "$handle")
read -r to_x to_y < <(middle "$target")

steps=20
xdotool mousemove "$from_x" "$from_y" mousedown 1
for step in $(seq "$steps"); do
    xdotool mousemove \
        $((from_x + (to_x - from_x) * step / steps)) $((from_y + (to_y - from_y) * step / steps))
    sleep 0.05
done
sleep 0.5 # The target answers what it would do with them.
xdotool mouseup 1

for _ in $(seq 100); do
    grep -q '^ended' "$log" && break
    sleep 0.1
done
grep -q '^sent' "$log" && grep -q '^ended [1-9]' "$log"
