#!/usr/bin/env bash
# Checks that commits' first lines follow Conventional Commits. Merges are not checked.
# Usage: commits.sh [RANGE | -]: a git range; "-" reads first lines from standard input; without it,
# the commits that were pushed directly to this branch since the rule exists, as far as there is
# history (merged commits were checked in their pull request; four older lines are longer).
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
types='feat|fix|perf|refactor|docs|test|build|ci|style|chore|revert'
longest=120
bad=0
count=0

# wrong SUBJECT SENTENCE…: reports a problem.
wrong() {
    printf 'not a good first line: “%s”: %s\n' "$1" "$2" >&2
    bad=$((bad + 1))
}

judge() {
    local subject=$1
    count=$((count + 1))
    if ! [[ $subject =~ ^[A-Za-z]+(\([^\)]*\))?!?: ]]; then
        wrong "$subject" "it does not begin with a type and a colon, like feat(image): …"
    elif ! [[ $subject =~ ^($types)[\(!:] ]]; then
        wrong "$subject" "its type is none of ${types//|/, }"
    elif ! [[ $subject =~ ^[a-z]+(\([a-z0-9][a-z0-9.,/-]*\))?!?: ]]; then
        wrong "$subject" "its scope is not a word in small letters"
    elif ! [[ $subject =~ ^[^:]*:\ [^\ ] ]]; then
        wrong "$subject" "after the colon belong one blank and a description"
    elif [ ${#subject} -gt "$longest" ] && [[ $subject != *'(deps'* ]]; then # Dependabot's name what they bump
        wrong "$subject" "it has ${#subject} characters, more than $longest; the rest belongs below a blank line"
    elif [[ $subject == *. && $subject != *... ]]; then
        wrong "$subject" "it ends with a full stop"
    fi
}

# The commit that added this script; in a shallow clone, the oldest one.
rule_added() {
    git log --diff-filter=A --format=%H -- .ci/commits.sh | tail -n 1
}

subjects() {
    case ${1:-} in
        -) cat ;;
        '') git log --first-parent --no-merges --format=%s "$(rule_added)..HEAD" -- ;;
        *) git log --no-merges --format=%s "$1" -- ;;
    esac
}

if [ -z "${1:-}" ] && ! git rev-parse --quiet --verify HEAD >/dev/null 2>&1; then
    echo "skipped: there is no history here"
    exit 0
fi
lines=$(subjects "$@")
while IFS= read -r line; do
    if [ -n "$line" ]; then
        judge "$line"
    fi
done <<<"$lines"

printf '%d first lines looked at, %d wrong\n' "$count" "$bad"
[ "$bad" -eq 0 ]
