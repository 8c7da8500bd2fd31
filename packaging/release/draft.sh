#!/usr/bin/env bash
# Creates a release as a draft, with its notes; an earlier draft is replaced, a published
# release never. Needs gh and its GH_TOKEN. Usage: draft.sh vX.Y.Z FOLDER
set -euo pipefail

folder=$(cd "${2:?the folder with the files and SHA256SUMS}" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=packaging/release/common.sh
. packaging/release/common.sh

tag=$1
[ -s "$folder/SHA256SUMS" ] || refuse "there is no SHA256SUMS in $folder"
notes=$(mktemp)
trap 'rm -f "$notes"' EXIT
bash packaging/release/notes.sh "${tag#v}" >"$notes"

case $(gh release view "$tag" --json isDraft --jq .isDraft 2>/dev/null || echo none) in
    true) gh release delete "$tag" --yes ;;
    false) refuse "$tag is published already; fix mistakes in a new version" ;;
esac
gh release create "$tag" --draft --verify-tag --title "Dropsize ${tag#v}" --notes-file "$notes" "$folder"/*
