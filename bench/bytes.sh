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
# shellcheck source=bench/packages.sh
. bench/packages.sh

java=$(find_java)

need_packages libturbojpeg0 libheif1 webp libavif-bin pngquant optipng zopfli
need_npm
if [ ! -d "$work/node/node_modules/@jsquash/jpeg" ]; then
    npm install --silent --no-fund --no-audit --prefix "$work/node" sharp@0.35.5 @jsquash/jpeg@1.6.0
fi
printf '{}\n' >"$work/node/package.json"

maven -q -DskipTests package

photos=()
while IFS= read -r -d '' photo; do
    photos+=("$photo")
done < <(find "$folder" -type f \( -iname '*.jpg' -o -iname '*.jpeg' \) -print0 | sort -z)
"$java" --enable-native-access=ALL-UNNAMED -cp 'target/dropsize/lib/*' \
    bench/BytesBench.java "$work" "$side" "${#photos[@]}" "${photos[@]}" docs/images/*.png
