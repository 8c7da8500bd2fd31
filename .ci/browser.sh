#!/usr/bin/env bash
# Tests the packaged program with Chromium and with PicGo's server, which the gate doesn't install:
# attacks on the endpoint, responsive pictures, the HTML of links, PicGo's contract. Run it by hand after changes to these.
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
"$dropsize" upload --preset 'Web page' --manifest "$folder/images.json" "$folder/sea & sun.jpg" >"$folder/element"
check "a browser fetches the smallest copy that is sharp, and the page doesn't move" \
    python3 .ci/picture.py "$folder/element" "$DROPSIZE_HOME/images/images"

# The rule against inline styles is off: the background is a picture's color, and without a style the
# element would overflow a narrow page that has no style sheet.
npm install --silent --no-audit --no-fund --prefix "$folder/npm" html-validate @11ty/eleventy-img
check "eleventy-img makes the same element from the manifest" \
    node .ci/eleventy.mjs "$folder/npm" "$folder/images.json" "$folder/element"
echo '{"extends":["html-validate:recommended"],"rules":{"no-inline-style":"off"}}' \
    >"$folder/npm/.htmlvalidate.json"
hostile="\"><script>\`|] Sea & 'sun' 🏝️ شاطئ"
number=0
for options in '--as html' '--preset Web\ page' '--preset Web\ page --eager --blurred --sizes 50vw'; do
    number=$((number + 1))
    eval "options=($options)"
    {
        echo '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Links</title></head><body>'
        "$dropsize" upload "${options[@]}" --alt "$hostile" --title "$hostile" "$folder/sea & sun.jpg"
        echo '</body></html>'
    } >"$folder/npm/$number.html"
    check "html-validate finds nothing in the links of ${options[*]}" \
        "$folder/npm/node_modules/.bin/html-validate" --config "$folder/npm/.htmlvalidate.json" \
        "$folder/npm/$number.html"
done
