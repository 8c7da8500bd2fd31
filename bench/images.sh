#!/usr/bin/env bash
# How long copies take beside sharp, vipsthumbnail, ImageMagick and Thumbnailator, and how much memory. See README.md.
# Usage: bench/images.sh [rounds]
#        DROPSIZE_BENCH_PHOTOS=FOLDER bench/images.sh   with JPEG photos of yours instead of drawn ones
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."
rounds=${1:-5}
work=$PWD/target/bench
mkdir -p "$work"

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
for package in libturbojpeg0 libwebp7 libdeflate0 libheif1 libvips-tools imagemagick time; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep 'ok installed' >/dev/null || packages+=("$package")
done
command -v npm >/dev/null || packages+=(nodejs npm)
if [ ${#packages[@]} -gt 0 ]; then
    apt-get update && apt-get install -y --no-install-recommends "${packages[@]}"
fi
if [ ! -d "$work/node/node_modules/sharp" ]; then
    mkdir -p "$work/node"
    npm install --silent --no-fund --no-audit --prefix "$work/node" sharp@0.35.5
fi
printf '{}\n' >"$work/node/package.json"

maven -q -DskipTests package
maven -q dependency:copy -Dartifact=net.coobird:thumbnailator:0.4.21 -DoutputDirectory="$work/lib"

exec "${java:?there is no JDK 25}" --enable-native-access=ALL-UNNAMED \
    -cp "$work/lib/*:target/dropsize/lib/*" bench/ImageBench.java "$work" "$rounds" "${DROPSIZE_BENCH_PHOTOS:-}"
