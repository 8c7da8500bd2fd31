# shellcheck shell=bash
# Starts displays with a window manager, and runs the tests that need one.

: "${scratch:?is made by common.sh}"

# open_screen VARIABLE: stores the address of the new display there.
open_screen() {
    local made=$scratch/$1 screen
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp \
        3>"$made.display" >"$made.xvfb.log" 2>&1 &
    started+=($!)
    until_true 20 test -s "$made.display"
    screen=:$(cat "$made.display")
    DISPLAY=$screen until_true 20 xwininfo -root
    DISPLAY=$screen openbox >"$made.openbox.log" 2>&1 &
    started+=($!)
    printf -v "$1" '%s' "$screen"
}

window_tests() {
    maven_again test -Preal-window -Djacoco.skip
}
