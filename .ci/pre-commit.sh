#!/usr/bin/env bash
# Tests .pre-commit-config.yaml with real commits in a clone. Usage: pre-commit.sh FOLDER
# The two hooks that run Maven are omitted: the build runs the same goals.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
pre-commit validate-config
pre-commit run secrets --all-files

clone=$1
git clone -q . "$clone"
cp .pre-commit-config.yaml "$clone/"
cd "$clone"
git config user.name "Test"
git config user.email "test@example.com"
pre-commit install >/dev/null
export SKIP=format,white-space

# must_refuse WHAT SUBJECT: the commit of all changes is refused.
must_refuse() {
    git add -A
    if git commit -q -m "$2" >"$clone/../refused.log" 2>&1; then
        printf 'NOT ok: %s is committed\n' "$1" >&2
        exit 1
    fi
    printf 'ok: %s is refused\n' "$1"
}

printf -- '-----BEGIN RSA %s KEY-----\n' PRIVATE >key.txt
must_refuse "a private key" "feat: a key"
printf 'aws_secret_access_key = %s%s\n' wJalrXUtnFEMIK7MDENG bPxRfiCYEXAMPLEKEY99 >key.txt
must_refuse "a secret access key" "feat: a key"
printf 'no secret\n' >key.txt
must_refuse "a subject without a type" "Added a file"
git commit -q -m "docs: a file without secrets"
printf 'ok: a good commit is made\n'
