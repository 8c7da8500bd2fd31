#!/usr/bin/env bash
# Checks the first line of a commit message as commits.sh does. Usage: commit-message.sh FILE
set -euo pipefail

subject=$(grep -v '^#' "$1" | sed -n '/[^[:space:]]/{p;q}')
case $subject in
    Merge\ * | fixup!\ * | squash!\ *) exit 0 ;;
esac
printf '%s\n' "${subject:-(no message)}" | bash "$(dirname "${BASH_SOURCE[0]}")/commits.sh" -
