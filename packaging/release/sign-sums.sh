#!/usr/bin/env bash
# Signs a file with GPG, detached, as FILE.asc. Usage: sign-sums.sh FILE
# The key comes from the environment: GPG_PRIVATE_KEY (armoured) and, if it has one, GPG_PASSPHRASE.
# Without a key nothing is signed, which is not an error.
set -euo pipefail

file=${1:?the file to sign}
if [ -z "${GPG_PRIVATE_KEY:-}" ]; then
    echo "no key in GPG_PRIVATE_KEY: $file stays without a signature"
    exit 0
fi

GNUPGHOME=$(mktemp -d)
export GNUPGHOME
trap 'gpgconf --kill all || true; rm -rf "$GNUPGHOME"' EXIT

printf '%s\n' "$GPG_PRIVATE_KEY" | gpg --batch --quiet --import
printf '%s' "${GPG_PASSPHRASE:-}" | gpg --batch --quiet --yes --pinentry-mode loopback --passphrase-fd 0 \
    --armor --detach-sign --output "$file.asc" "$file"
gpg --batch --quiet --verify "$file.asc" "$file" 2>/dev/null
echo "signed: $file.asc"
