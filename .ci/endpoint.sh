#!/usr/bin/env bash
# Attacks the endpoint of the packaged program: a foreign web page in a real browser, and another
# user of this computer. Usage: endpoint.sh [DROPSIZE]
set -euo pipefail

# shellcheck source=.ci/check.sh
. "$(dirname "${BASH_SOURCE[0]}")/check.sh"
# shellcheck source=.ci/wait.sh
. "$(dirname "${BASH_SOURCE[0]}")/wait.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dropsize=${1:-$PWD/target/dropsize/bin/dropsize}
# Everyone may enter this folder, so that the program's own permissions are tested.
folder=$(mktemp -d)
chmod 755 "$folder"
export DROPSIZE_HOME=$folder/home
started=()

end() {
    kill "${started[@]}" 2>/dev/null || true
    wait || true
    rm -rf "$folder"
}
trap end EXIT

# results NAME: what the attacks of a page of this origin did. The browser finds all names here.
results() {
    local before browser
    before=$(wc -l <"$folder/pages")
    chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
        --user-data-dir="$folder/$1" --host-resolver-rules='MAP *.example 127.0.0.1' \
        --remote-debugging-port=0 "http://$1.example:$page/#${address##*:}:$token" \
        >"$folder/browser.log" 2>&1 &
    browser=$!
    started+=("$browser")
    until_true 60 has_lines "$folder/pages" $((before + 1))
    kill "$browser"
    wait "$browser" || true
    tail -n 1 "$folder/pages"
}

has_lines() {
    [ "$(wc -l <"$1")" -ge "$2" ]
}

uploaded() {
    curl -sf -H "Authorization: Bearer $token" "$address/api/v1/images" |
        python3 -c 'import json, sys; print(len(json.load(sys.stdin)["images"]))'
}

fails() {
    ! "$@" >/dev/null 2>&1
}

start() {
    touch "$folder/pages" "$folder/serve"
    python3 "$here/foreign-page.py" >"$folder/pages" &
    started+=("$!")
    until_true 60 has_lines "$folder/pages" 1
    page=$(head -n 1 "$folder/pages")
    # Without the token, only the origin protects.
    "$dropsize" serve --port 0 --no-token --allow-origin "http://good.example:$page" \
        >"$folder/serve" 2>"$folder/log" &
    started+=("$!")
    until_true 60 has_lines "$folder/serve" 1
    address=$(head -n 1 "$folder/serve")
    token=$("$dropsize" token)
}

try_foreign_page() {
    local result
    result=$(results evil)
    printf '%s\n' "$result"
    check "a foreign page reads no response" fails grep '=read' <<<"$result"
    check "a foreign page loads nothing" fails grep -E '=(loaded|open)' <<<"$result"
    check "a foreign page uploads nothing" [ "$(uploaded)" -eq 0 ]
}

try_allowed_page() {
    local result
    result=$(results good)
    printf '%s\n' "$result"
    check "an allowed page uploads" grep -q 'token=read 200' <<<"$result"
    check "its image is there" [ "$(uploaded)" -ge 1 ]
    check "an allowed page has no other host" grep -q 'rebound=failed' <<<"$result"
}

try_other_user() {
    # A body that has arrived in part is in a file.
    { printf 'x%.0s' {1..9999}; sleep 60; } |
        curl -s -X POST -H 'Content-Type: image/png' -H 'Transfer-Encoding: chunked' -T - \
            "$address/api/v1/image/upload" >/dev/null &
    started+=("$!")
    until_true 20 body
    check "another user reads no file of the program" \
        [ -z "$(runuser -u daemon -- find "$DROPSIZE_HOME" -type f -readable 2>/dev/null)" ]
    local file
    for file in "$(find "$DROPSIZE_HOME" -name token)" "$(body)"; do
        check "the file of this test is there: ${file##*/}" [ -s "$file" ]
        check "another user can't read it" fails runuser -u daemon -- cat "$file"
    done
    check "another user lists nothing without the token" \
        fails runuser -u daemon -- curl -sf "$address/api/v1/images"
}

body() {
    find "$DROPSIZE_HOME" -path '*/endpoint/*/*' -type f -size +1k | grep .
}

start
try_foreign_page
try_allowed_page
try_other_user
