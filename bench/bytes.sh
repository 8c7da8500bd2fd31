#!/usr/bin/env bash
# How many bytes copies have at equal SSIMULACRA 2 scores, relative to other encoders. See README.md.
# Usage: bench/bytes.sh FOLDER [side]     a folder of photos; the longest side of the copies, 800 by default
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(cd "${1:?a folder of photos}" && pwd)
side=${2:-800}
cd "$here/.."
work=$PWD/target/bench
mkdir -p "$work/node"

# shellcheck source=.ci/common.sh
. .ci/common.sh

# The first JDK that is new enough.
java=''
for jdk in "${DROPSIZE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -z "$java" ] && grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$jdk/release"; then
        java=$jdk/bin/java
    fi
done

packages=()
for package in libturbojpeg0 libheif1 webp libavif-bin pngquant optipng zopfli; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep 'ok installed' >/dev/null || packages+=("$package")
done
command -v npm >/dev/null || packages+=(nodejs npm)
if [ ${#packages[@]} -gt 0 ]; then
    apt-get update && apt-get install -y --no-install-recommends "${packages[@]}"
fi
if [ ! -d "$work/node/node_modules/@jsquash/jpeg" ]; then
    npm install --silent --no-fund --no-audit --prefix "$work/node" sharp@0.35.5 @jsquash/jpeg@1.6.0
fi
printf '{}\n' >"$work/node/package.json"

maven -q -DskipTests package

photos=()
while IFS= read -r -d '' photo; do
    photos+=("$photo")
done < <(find "$folder" -type f \( -iname '*.jpg' -o -iname '*.jpeg' \) -print0 | sort -z)
"${java:?there is no JDK 25}" --enable-native-access=ALL-UNNAMED -cp 'target/dropsize/lib/*' \
    bench/BytesBench.java "$work" "$side" "${#photos[@]}" "${photos[@]}" docs/images/*.png
