#!/usr/bin/env bash
# Builds this system's installers and tests them: installs, starts, upgrades and removes the
# .deb, inspects the .rpm and extracts the archive. Needs root and a display.
# Usage: installers.sh FOLDER [built]; "built" uses the existing installers.
set -euo pipefail

# shellcheck source=.ci/check.sh
. "$(dirname "${BASH_SOURCE[0]}")/check.sh"

cd "$(dirname "${BASH_SOURCE[0]}")/.."
scratch=$1
made=target/installers
export DROPSIZE_HOME=$scratch/home DEBIAN_FRONTEND=noninteractive
mkdir -p "$scratch"

# The window is closed and the package removed when the run ends. A window that is still open then
# didn't do what a check waited for.
end() {
    set +e
    explain_window
    close_window
    if dpkg-query -W dropsize >/dev/null 2>&1; then
        apt-get -qq purge -y dropsize </dev/null >/dev/null
    fi
}
trap end EXIT

# within SECONDS NAME COMMAND…: waits for a condition and reports the result.
within() {
    local tries=$(($1 * 5)) name=$2
    shift 2
    until "$@" >/dev/null 2>&1 || [ "$tries" -eq 0 ]; do
        tries=$((tries - 1))
        sleep 0.2
    done
    check "$name" [ "$tries" -gt 0 ]
}

# Tags of lintian that are irrelevant here:
#   embedded-library: the runtime and Skia bring their own copies, as everywhere
#   unstripped-binary-or-object, hardening-no-relro: caused by how the libraries are built
#   jar-not-in-usr-share, codeless-jar, *-java-class-version: no other package uses these jars, and they
#   run on the runtime beside them
#   classpath-contains-relative-path: so that the folder can be moved
#   bash-completion-with-hashbang: picocli writes it so
passed_over=embedded-library,unstripped-binary-or-object,hardening-no-relro,jar-not-in-usr-share
passed_over+=,codeless-jar,unknown-java-class-version,classpath-contains-relative-path
passed_over+=,bash-completion-with-hashbang

try_package() {
    check "lintian finds no fault that matters" \
        lintian --allow-root --fail-on error,warning --suppress-tags "$passed_over" "$deb"
    check "the .deb has at most 62 MB: $(stat -c %s "$deb")" [ "$(stat -c %s "$deb")" -le 62000000 ]
}

# The same program with a version that dpkg considers older.
make_older() {
    dpkg-deb -R "$deb" "$scratch/older"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$scratch/older/DEBIAN/control"
    touch "$scratch/older/usr/lib/dropsize/app/of-the-older-one"
    dpkg-deb --root-owner-group -Zgzip -z1 -b "$scratch/older" "$scratch/older.deb" >/dev/null
    rm -r "$scratch/older"
}

install() {
    apt-get -q install -y --no-install-recommends "$1" </dev/null >"$scratch/apt.log" 2>&1
}

version_of_package() {
    dpkg-query -W -f='${Version}' dropsize
}

use_older() {
    check "the older .deb is installed" install "$scratch/older.deb"
    convert -size 2000x1500 gradient:navy-gold "$scratch/kept.jpg"
    dropsize destination add keeper --service minio --endpoint http://127.0.0.1:9 \
        --bucket photos --credentials profile:keeper >/dev/null
    dropsize upload "$scratch/kept.jpg" >"$scratch/kept.before"
}

upgrade() {
    check "the new .deb is installed over it" install "$PWD/$deb"
    check "it is the new one" [ "$(version_of_package)" != 0.0.1 ]
    check "the older one's files are gone" [ ! -e /usr/lib/dropsize/app/of-the-older-one ]
    check "the settings are kept" grep -q keeper <(dropsize destination list)
    dropsize upload "$scratch/kept.jpg" >"$scratch/kept.after"
    check "the history is kept: the same link" cmp "$scratch/kept.before" "$scratch/kept.after"
}

no_library_lacks() {
    local file lacking=0
    while read -r file; do
        if LD_LIBRARY_PATH=/usr/lib/dropsize/runtime/lib:/usr/lib/dropsize/runtime/lib/server \
            ldd "$file" | grep 'not found'; then
            printf '%s\n' "$file"
            lacking=1
        fi
    done < <(find /usr/lib/dropsize -name '*.so')
    [ "$lacking" -eq 0 ]
}

# has_cache COMMAND…: whether that dropsize can use its AOT caches: the window's, and the one of short commands.
has_cache() {
    DROPSIZE_JAVA_OPTS=-XX:AOTMode=on "$@" --version >/dev/null &&
        DROPSIZE_JAVA_OPTS=-XX:AOTMode=on "$@" list --help >/dev/null
}

try_files() {
    check "no library lacks" no_library_lacks
    check "the AOT caches of the command fit" has_cache dropsize
    check "secrets are kept in the keyring" keeps_secrets
    check "the man page is there" man -w dropsize
    check "the licences are there" grep -q javafx /usr/share/doc/dropsize/licences/THIRD-PARTY.txt
    for kind in jpeg png gif webp bmp tiff avif heic vnd.adobe.photoshop; do
        check "image/$kind may be opened with it" \
            grep -q io.dropsize.Dropsize <(gio mime "image/$kind")
    done
}

# With the shipped jars first, without those for other systems' keyrings.
keeps_secrets() {
    local home=$scratch/keyring
    mkdir -p "$home/run"
    chmod 700 "$home/run"
    # shellcheck disable=SC2016
    XDG_DATA_HOME=$home XDG_RUNTIME_DIR=$home/run dbus-run-session -- bash -c '
        printf "only for tests\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        /usr/lib/dropsize/runtime/bin/java --enable-native-access=ALL-UNNAMED \
            -cp /usr/lib/dropsize/app/dropsize.jar:target/test-classes \
            io.dropsize.secret.ShippedKeyring'
}

links() {
    timeout 3 xclip -o -selection clipboard 2>/dev/null || true
}

clipboard_has() {
    grep -q "^http://127.0.0.1:.*/images/.*$1" <(links)
}

window_pids() {
    pgrep -f "^/usr/lib/dropsize/runtime/bin/java .*io.dropsize.Main $scratch" || true
}

windows_are() {
    [ "$(window_pids | wc -w)" -eq "$1" ]
}

# What an open window does, for those who read a failed run.
explain_window() {
    local pid
    for pid in $(window_pids); do
        printf 'the window is still open; clipboard: %s; processes:\n' "$(links)"
        ps -eo pid,stat,time,rss,args --sort=-time | cut -c1-150 | head -n 12
        kill -QUIT "$pid"
        sleep 2
        cat "$scratch/window.log"
        tail -n 40 "$DROPSIZE_HOME"/logs/*.log
        xwininfo -root -tree | grep -i dropsize || true
    done
}

close_window() {
    local pid
    for pid in $(window_pids); do
        kill "$pid" 2>/dev/null || true
    done
}

# The window starts without classes that only commands need.
paints_lean() {
    DROPSIZE_HOME=$scratch/lean DROPSIZE_JAVA_OPTS="-Dprism.order=sw -Ddropsize.rehearsal=paint -Xlog:class+load:file=$scratch/classes.log" \
        dropsize 2>&1 | grep -x painted >/dev/null || return 1
    grep -q io.dropsize.Main "$scratch/classes.log" && ! grep -q picocli "$scratch/classes.log"
}

open_with() {
    DROPSIZE_JAVA_OPTS="-Dprism.order=sw -XX:AOTMode=on" \
        gio launch /usr/share/applications/io.dropsize.Dropsize.desktop "$1" \
        >"$scratch/window.log" 2>&1 &
}

try_window() {
    convert -size 2400x1600 plasma:tan-navy "$scratch/first bäch.jpg"
    convert -size 2400x1600 plasma:red-blue "$scratch/second.jpg"
    check "the first paint waits for no command's library" paints_lean
    open_with "$scratch/first bäch.jpg"
    within 180 "the window is there" xdotool search --onlyvisible --name '^Dropsize$'
    within 180 "the picture it was opened with is uploaded" clipboard_has 'first'
    open_with "$scratch/second.jpg"
    within 180 "the running window takes the next one" clipboard_has 'second'
    within 20 "there is one window" windows_are 1
    import -window root "$scratch/window.png"
    check "something is seen in it" [ "$(identify -format %k "$scratch/window.png")" -gt 200 ]
    printf 'resident memory of the window: %s MB\n' \
        "$(($(ps -o rss= -p "$(window_pids)") / 1024))"
    close_window
    within 20 "it ends when its window is closed" windows_are 0
}

remove() {
    apt-get -q purge -y dropsize </dev/null >"$scratch/apt.log" 2>&1
    local left
    left=$(find /usr /etc /var /opt -iname '*dropsize*' -not -path "$PWD/*" \
        -not -path '/var/cache/man/*' 2>/dev/null || true)
    printf '%s' "$left"
    check "nothing of it is left" [ -z "$left" ]
    check "what the user has is left" [ -s "$DROPSIZE_HOME/settings/settings.json" ]
}

try_rpm() {
    local rpm
    rpm=$(echo "$made"/*.rpm)
    rpm -qpl "$rpm" >"$scratch/rpm.files"
    check "the .rpm has the same files as the .deb, but for papers" diff \
        <(dpkg-deb -c "$deb" | awk '!/^d/ { print substr($6, 2) }' | grep -v /usr/share/ | sort) \
        <(grep -v -e '^/usr/share/' "$scratch/rpm.files" |
            while read -r file; do [ -d "$scratch/rpm$file" ] || printf '%s\n' "$file"; done | sort)
    check "its program runs" has_cache "$scratch/rpm/usr/bin/dropsize"
    check "it asks for GTK" grep -q '^gtk3' <(rpm -qp --requires "$rpm")
}

unpack_rpm() {
    mkdir -p "$scratch/rpm"
    (cd "$scratch/rpm" && rpm2cpio "$OLDPWD"/"$made"/*.rpm | cpio -idm --quiet)
}

try_archive() {
    mkdir -p "$scratch/a föld er"
    tar -xzf "$made"/*.tar.gz -C "$scratch/a föld er"
    check "the archive runs where it is extracted" \
        has_cache "$scratch/a föld er"/dropsize-*/bin/dropsize
}

if [ "${2:-}" != built ]; then
    timeout 900 mvn -B -ntp -Pinstaller -DskipTests verify </dev/null
fi
deb=$(echo "$made"/*.deb)
try_package
make_older
use_older
upgrade
try_files
bash .ci/smoke.sh "$scratch/smoke" /usr/bin/dropsize
try_window
unpack_rpm
try_rpm
try_archive
remove
