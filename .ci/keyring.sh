# shellcheck shell=bash
# A keyring of this run's own, unlocked, on a D-Bus of its own.

keyring_tests() {
    (
        export HOME=$scratch/keyring-home
        export XDG_DATA_HOME=$HOME/data XDG_RUNTIME_DIR=$HOME/run
        mkdir -p "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
        chmod 700 "$XDG_RUNTIME_DIR"
        # shellcheck disable=SC2016 # the inner shell fills these in
        timeout 900 dbus-run-session -- bash -euo pipefail -c '
            printf "ci\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
            exec "$@"' keyring \
            mvn -B -ntp test -Dtest.excluded= -Dtest.groups=keyring "${keyring_maven[@]}" </dev/null
    )
}

# Maven's settings and downloads stay where they are, though HOME is another.
keyring_maven=("-Dmaven.repo.local=$HOME/.m2/repository")
if [ -f "$HOME/.m2/settings.xml" ]; then
    keyring_maven+=(-s "$HOME/.m2/settings.xml")
fi
