#!/usr/bin/env bash
# Puts the certificate for signing into a keychain of this run, on macOS. Prints the identity, which
# the build takes from MAC_SIGNING_KEY_USER_NAME. Usage: macos-keychain.sh FOLDER
# From the environment: MACOS_CERTIFICATE (a .p12 in Base64) and MACOS_CERTIFICATE_PASSWORD.
set -euo pipefail

keychain=${1:?a folder that ends with the run}/dropsize.keychain-db
certificate=$1/dropsize.p12
password=$(openssl rand -hex 24)
trap 'rm -f "$certificate"' EXIT

printf '%s' "${MACOS_CERTIFICATE:?}" | base64 --decode >"$certificate"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$certificate" -P "${MACOS_CERTIFICATE_PASSWORD:?}" -f pkcs12 -k "$keychain" -T /usr/bin/codesign >&2
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db

identity=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/.*"\(.*\)".*/\1/p' | sed -n 1p)
if [ -z "$identity" ]; then
    echo "refused: MACOS_CERTIFICATE has no identity for signing code" >&2
    exit 1
fi
printf '%s\n' "$identity"
