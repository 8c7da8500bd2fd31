# shellcheck shell=bash
# The tests against a real distributed object store on loopback.

: "${scratch:?is made by common.sh}"

ceph_down() {
    if [ -d "$scratch/ceph" ]; then
        bash .ci/ceph-cluster.sh stop "$scratch/ceph"
    fi
}

# field NAME: the value that the cluster printed at its start.
field() {
    sed -n "s/^$1 //p" "$scratch/ceph.txt"
}

ceph_tests() {
    bash .ci/ceph-cluster.sh start "$scratch/ceph" >"$scratch/ceph.txt"
    DROPSIZE_TEST_S3_ENDPOINT=$(field endpoint) \
        DROPSIZE_TEST_S3_ACCESS_KEY=$(field access) \
        DROPSIZE_TEST_S3_SECRET_KEY=$(field secret) \
        tagged_tests ceph
    ceph_down
}
