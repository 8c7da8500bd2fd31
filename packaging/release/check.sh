#!/usr/bin/env bash
# Checks whether a tag may become a release. Usage: check.sh vX.Y.Z
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=packaging/release/common.sh
. packaging/release/common.sh

tag=${1:?the tag, for example v1.2.3}
version=${tag#v}
if [ "$tag" = "$version" ] || ! is_version "$version"; then
    refuse "the tag $tag is not of the form vX.Y.Z"
fi

kind=$(git cat-file -t "refs/tags/$tag" 2>/dev/null) || refuse "there is no tag $tag here"
[ "$kind" = tag ] || refuse "the tag $tag is a lightweight one; make it with git tag --annotate (or --sign)"
[ "$(git rev-parse "$tag^{commit}")" = "$(git rev-parse HEAD)" ] || refuse "the tag $tag is not on the commit that is checked out"
if git rev-parse --quiet --verify origin/main >/dev/null; then
    git merge-base --is-ancestor "$tag" origin/main || refuse "the tag $tag is not on the branch main"
fi

in_pom=$(pom_version)
[ "$in_pom" = "$version" ] || refuse "pom.xml says $in_pom, the tag says $version"

newest=$(changelog_versions | sed -n 1p)
[ -n "$newest" ] || refuse "CHANGELOG.md has no section of a version yet"
[ "${newest%% *}" = "$version" ] || refuse "the newest section of CHANGELOG.md is ${newest%% *}, the tag says $version"
[[ $newest =~ ^[0-9.]+\ -\ [0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || refuse "the heading in CHANGELOG.md is not ## $version - YYYY-MM-DD"
[ -n "$(changelog_section "$version")" ] || refuse "the section $version of CHANGELOG.md is empty"
[ -z "$(changelog_section Unreleased)" ] || refuse "CHANGELOG.md still has lines under Unreleased; move them below $version"

printf 'tag, pom.xml and CHANGELOG.md agree on %s\n' "$version"
