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
# shellcheck source=bench/packages.sh
. bench/packages.sh

java=$(find_java)

need_packages libturbojpeg0 libwebp7 libdeflate0 libheif1 libvips-tools imagemagick time
need_npm
if [ ! -d "$work/node/node_modules/sharp" ]; then
    mkdir -p "$work/node"
    npm install --silent --no-fund --no-audit --prefix "$work/node" sharp@0.35.5
fi
printf '{}\n' >"$work/node/package.json"

maven -q -DskipTests package
maven -q dependency:copy -Dartifact=net.coobird:thumbnailator:0.4.21 -DoutputDirectory="$work/lib"

exec "$java" --enable-native-access=ALL-UNNAMED \
    -cp "$work/lib/*:target/dropsize/lib/*" bench/ImageBench.java "$work" "$rounds" "${DROPSIZE_BENCH_PHOTOS:-}"
