#!/usr/bin/env bash
# Tests the packaged program from another folder. Usage: smoke.sh FOLDER [DROPSIZE]
set -euo pipefail

# shellcheck source=.ci/check.sh
. "$(dirname "${BASH_SOURCE[0]}")/check.sh"
# shellcheck source=.ci/wait.sh
. "$(dirname "${BASH_SOURCE[0]}")/wait.sh"

dropsize=${2:-$PWD/target/dropsize/bin/dropsize}
export DROPSIZE_HOME=$1/home
server=''

end() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" || true
    fi
}
trap end EXIT

make_pictures() {
    convert -size 3000x2000 gradient:navy-gold 'sea & sun.jpg'
    convert -size 300x200 xc:none -fill red -draw 'circle 150,100 150,20' dot.png
    printf 'no picture' >notes.jpg
}

try_version() {
    check "the version is that of the pom" [ "$("$dropsize" --version)" = "dropsize $1" ]
}

try_resize() {
    local code=0
    "$dropsize" resize --out ../out 'sea & sun.jpg' notes.jpg dot.png \
        >../resized 2>../said || code=$?
    check "one failure is exit code 1" [ "$code" -eq 1 ]
    check "two paths are printed" [ "$(wc -l <../resized)" -eq 2 ]
    check "the failure is named" grep -q 'notes.jpg isn.*an image' ../said
    check "the copy is 1600 wide" \
        [ "$(identify -format %w '../out/sea & sun.jpg')" -eq 1600 ]
}

try_wrong_usage() {
    local code=0
    "$dropsize" upload --frobnicate >../out.txt 2>../said || code=$?
    check "wrong usage is exit code 2" [ "$code" -eq 2 ]
    check "wrong usage is one line" [ "$(cat ../out.txt ../said | wc -l)" -eq 1 ]
}

# "script" runs a command on a terminal of its own.
try_names_on_a_terminal() {
    local name
    name=$(printf 'red\033[31m.png')
    cp dot.png "$name"
    script -qec "\"$dropsize\" resize --out ../seen --quiet red*.png" /dev/null >../seen.txt </dev/null
    check "a terminal gets no control characters of a name" grep -qF 'red?[31m.png' ../seen.txt
    rm "$name"
}

start_server() {
    "$dropsize" serve-local >../server 2>../server.log &
    server=$!
    check "the server responds within a minute" until_true 60 [ -s ../server ]
}

try_upload() {
    "$dropsize" upload 'sea & sun.jpg' dot.png >../links 2>../said
    check "two links are printed" [ "$(wc -l <../links)" -eq 2 ]
    check "stderr is empty" [ ! -s ../said ]
    check "a link opens" curl -fsS -o ../opened.jpg "$(head -n 1 ../links)"
    check "it is a picture" [ "$(identify -format %m ../opened.jpg)" = JPEG ]
    check "both are listed" [ "$("$dropsize" list | wc -l)" -eq 2 ]
}

try_web_page() {
    "$dropsize" upload --preset 'Web page' 'sea & sun.jpg' >../element 2>../said
    check "one element is printed" [ "$(grep -c '^<picture>.*</picture>$' ../element)" -eq 1 ]
}

# A crash in the middle of an upload, here while it waits for a destination that never answers.
try_crash() {
    local pid
    "$dropsize" destination add --service other --endpoint http://127.0.0.1:9 --bucket photos \
        --credentials env nowhere >/dev/null 2>../said
    AWS_ACCESS_KEY_ID=id AWS_SECRET_ACCESS_KEY=secret "$dropsize" upload --json --to nowhere dot.png \
        >../crashed.json 2>../said &
    pid=$!
    check "the upload waits within a minute" until_true 60 grep -q 'Waiting for the network' ../said
    kill -SEGV "$pid"
    wait "$pid" || true
    check "a crash prints nothing on stdout" [ ! -s ../crashed.json ]
    check "a crash is reported on stderr" grep -q 'fatal error' ../said
    check "a crash leaves its report in the log folder" \
        [ "$(find "$DROPSIZE_HOME/logs" -name 'hs_err_pid*.log' | wc -l)" -eq 1 ]
    DROPSIZE_JAVA_OPTS=-Xverify:none "$dropsize" --version >../out.txt 2>../said
    check "a warning of the JVM is not printed on stdout" [ "$(wc -l <../out.txt)" -eq 1 ]
    check "it is printed on stderr" grep -q "VM warning" ../said
}

version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml)
mkdir -p "$1/in"
cd "$1/in"
try_version "$version"
make_pictures
try_resize
try_wrong_usage
try_names_on_a_terminal
start_server
try_upload
try_web_page
try_crash
