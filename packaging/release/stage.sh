#!/usr/bin/env bash
# Collects the files of one system's build, under their release names. Usage: stage.sh SYSTEM
# From target/installers and target/bom.json to target/release.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=packaging/release/common.sh
. packaging/release/common.sh

system=${1:?the system, for example linux-x64}
names=$(release_files "$(pom_version)" "$system")
shopt -s nullglob

# made NAME: the file that the build created for it, found by its suffix.
made() {
    local found
    case $1 in
        *.cdx.json) found=(target/bom.json) ;;
        *.tar.gz) found=(target/installers/*.tar.gz) ;;
        *) found=(target/installers/*."${1##*.}") ;;
    esac
    [ ${#found[@]} -eq 1 ] || refuse "the build should have left one file for $1, but there are ${#found[@]}"
    [ -s "${found[0]}" ] || refuse "${found[0]} is missing or empty"
    printf '%s\n' "${found[0]}"
}

rm -rf target/release
mkdir -p target/release
for name in $names; do
    file=$(made "$name")
    cp "$file" "target/release/$name"
    printf '%s\n' "$name"
done
