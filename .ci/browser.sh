#!/usr/bin/env bash
# Tests the packaged program with Chromium and with PicGo's server, which the gate doesn't install:
# attacks on the endpoint, responsive pictures, PicGo's contract. Run it by hand after changes to these.
# Usage: browser.sh FOLDER [DROPSIZE]
set -euo pipefail

# shellcheck source=.ci/check.sh
. "$(dirname "${BASH_SOURCE[0]}")/check.sh"

cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$1
dropsize=${2:-$PWD/target/dropsize/bin/dropsize}
mkdir -p "$folder"

bash .ci/endpoint.sh "$dropsize"
bash .ci/endpoint-oracle.sh "$folder/oracle" "$dropsize"
export DROPSIZE_HOME=$folder/home
convert -size 3000x2000 gradient:navy-gold "$folder/sea & sun.jpg"
"$dropsize" upload --preset 'Web page' "$folder/sea & sun.jpg" >"$folder/element"
check "a browser fetches the smallest copy that is sharp, and the page doesn't move" \
    python3 .ci/picture.py "$folder/element" "$DROPSIZE_HOME/images/images"
