#!/usr/bin/env bash
# Signs a .dmg, has Apple notarise it and staples the answer to it. Usage: macos-notarize.sh FILE
# From the environment: MAC_SIGNING_KEY_USER_NAME, APPLE_API_KEY (a .p8 in Base64), APPLE_API_KEY_ID, APPLE_API_ISSUER.
set -euo pipefail

file=${1:?the .dmg}
key=$(mktemp)
trap 'rm -f "$key"' EXIT
printf '%s' "${APPLE_API_KEY:?}" | base64 --decode >"$key"

codesign --force --timestamp --sign "${MAC_SIGNING_KEY_USER_NAME:?}" "$file"
xcrun notarytool submit "$file" --key "$key" --key-id "${APPLE_API_KEY_ID:?}" --issuer "${APPLE_API_ISSUER:?}" --wait --timeout 30m
xcrun stapler staple "$file"
spctl --assess --type open --context context:primary-signature --verbose "$file"
