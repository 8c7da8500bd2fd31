#!/usr/bin/env bash
# How long uploads take beside rclone and awscli, to a Ceph on loopback. See README.md.
# Usage: bench/upload.sh [rounds]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."
rounds=${1:-5}

# shellcheck source=.ci/common.sh
. .ci/common.sh
# shellcheck source=.ci/ceph.sh
. .ci/ceph.sh

java=$(find_java)

if [ ! -x /usr/bin/rclone ] || [ ! -x /usr/bin/aws ]; then
    apt-get update && apt-get install -y --no-install-recommends rclone awscli
fi

maven -q compile dependency:build-classpath -Dmdep.outputFile="$scratch/classpath"

mkdir "$scratch/small"
for i in $(seq 500); do
    # 100 to 200 KB, the same sizes each time
    head -c $((100000 + i * 7919 % 100000)) /dev/urandom >"$scratch/small/picture-$i.jpg"
done
head -c 1000000000 /dev/urandom >"$scratch/large.tif"

ceph_start
AWS_ACCESS_KEY_ID=$(field access)
AWS_SECRET_ACCESS_KEY=$(field secret)
RCLONE_CONFIG_BENCH_ENDPOINT=$(field endpoint)
export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY RCLONE_CONFIG_BENCH_ENDPOINT
export AWS_DEFAULT_REGION=us-east-1 AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
export RCLONE_CONFIG="$scratch/rclone.conf" RCLONE_CONFIG_BENCH_TYPE=s3 RCLONE_CONFIG_BENCH_PROVIDER=Ceph \
    RCLONE_CONFIG_BENCH_ENV_AUTH=true
unset AWS_CA_BUNDLE # rclone starts with no bundle set there; nothing here is encrypted
touch "$RCLONE_CONFIG"
rclone mkdir bench:bench

# Ceph keeps what was deleted for a while; its store in memory would fill up.
collect="radosgw-admin -c $ceph_dir/ceph.conf -k $ceph_dir/keyring -n client.admin gc process --include-all 2>/dev/null || sleep 10"

rclone version | sed -n 1p
/usr/bin/aws --version
"$java" -Xmx1500m -XX:+UseSerialGC -cp "target/classes:$(cat "$scratch/classpath")" bench/UploadBench.java \
    "$RCLONE_CONFIG_BENCH_ENDPOINT" bench "$scratch/small" "$scratch/large.tif" "$rounds" "$collect"
ceph_down
