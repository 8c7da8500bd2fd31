# shellcheck shell=bash
# Starts a display with a window manager, and runs the tests that need one.

: "${scratch:?is made by common.sh}"

open_screen() {
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp \
        3>"$scratch/display" >"$scratch/xvfb.log" 2>&1 &
    started+=($!)
    until_true 20 test -s "$scratch/display"
    DISPLAY=:$(cat "$scratch/display")
    export DISPLAY
    until_true 20 xwininfo -root
    openbox >"$scratch/openbox.log" 2>&1 &
    started+=($!)
}

window_tests() {
    maven test -Preal-window
}
