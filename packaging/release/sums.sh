#!/usr/bin/env bash
# Writes SHA256SUMS into the folder of a release, once it is complete. Usage: sums.sh FOLDER X.Y.Z
set -euo pipefail

folder=$(cd "${1:?the folder with the files of all systems}" && pwd)
version=${2:?the version, for example 1.2.3}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=packaging/release/common.sh
. packaging/release/common.sh
is_version "$version" || refuse "$version is not of the form X.Y.Z"

wanted=$(for system in "${systems[@]}"; do release_files "$version" "$system"; done | LC_ALL=C sort)
cd "$folder"
for name in $wanted; do
    [ -s "$name" ] || refuse "$name is missing or empty"
done
there=$(find . -mindepth 1 ! -name 'SHA256SUMS*' | sed 's:^\./::' | LC_ALL=C sort)
[ "$there" = "$wanted" ] || refuse "there are files that belong to no release: $(comm -13 <(printf '%s\n' "$wanted") <(printf '%s\n' "$there") | tr '\n' ' ')"

# shellcheck disable=SC2086 # one word for each file; names have no blanks
sha256sum $wanted >SHA256SUMS
printf '%s files, all in SHA256SUMS\n' "$(wc -l <SHA256SUMS)"
