#!/usr/bin/env bash
# Sets the version in all files, and commits nothing. Usage: prepare.sh X.Y.Z | X.Y.Z-SNAPSHOT
# A release also moves the lines under Unreleased into its own section, dated today.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=packaging/release/common.sh
. packaging/release/common.sh

version=${1:?the version, for example 1.2.3 or 1.3.0-SNAPSHOT}
is_version "${version%-SNAPSHOT}" || refuse "$version is not of the form X.Y.Z or X.Y.Z-SNAPSHOT"
pom_version >/dev/null
today=$(date -u +%Y-%m-%d)

# rewrite FILE COMMAND…: replaces the file with the command's output.
rewrite() {
    local file=$1 new
    shift
    new=$(mktemp)
    "$@" "$file" >"$new"
    cat "$new" >"$file"
    rm "$new"
}

if [ "$version" = "${version%-SNAPSHOT}" ]; then
    changelog_versions | grep -E "^${version//./\\.}( |\$)" >/dev/null && refuse "CHANGELOG.md has a section $version already"
    [ -n "$(changelog_section Unreleased)" ] || refuse "CHANGELOG.md has nothing under Unreleased: what would people get?"
    rewrite CHANGELOG.md sed "s/^## Unreleased\$/&\\
\\
## $version - $today/"
    rewrite pom.xml sed "s:^\\( *<project.build.outputTimestamp>\\)[^<]*:\\1${today}T00\\:00\\:00Z:"
fi
rewrite pom.xml sed "s:^  <version>.*</version>\$:  <version>$version</version>:"
printf 'pom.xml says %s\n' "$(pom_version)"
