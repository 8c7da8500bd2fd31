#!/usr/bin/env bash
# Prints the notes of a release: its section of the changelog. Usage: notes.sh X.Y.Z
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=packaging/release/common.sh
. packaging/release/common.sh

version=${1:?the version, for example 1.2.3}
is_version "$version" || refuse "$version is not of the form X.Y.Z"
notes=$(changelog_section "$version")
[ -n "$notes" ] || refuse "CHANGELOG.md says nothing about $version"
printf '%s\n' "$notes"
