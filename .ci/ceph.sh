# shellcheck shell=bash
# The tests against a real distributed object store on loopback.

ceph_dir=${scratch:?is made by common.sh}/ceph

ceph_start() {
    bash .ci/ceph-cluster.sh start "$ceph_dir" >"$scratch/ceph.txt"
}

ceph_down() {
    if [ -d "$ceph_dir" ]; then
        bash .ci/ceph-cluster.sh stop "$ceph_dir"
    fi
}

# field NAME: what the cluster said of it when it started.
field() {
    sed -n "s/^$1 //p" "$scratch/ceph.txt"
}

ceph_tests() {
    ceph_start
    DROPSIZE_TEST_S3_ENDPOINT=$(field endpoint) \
        DROPSIZE_TEST_S3_ACCESS_KEY=$(field access) \
        DROPSIZE_TEST_S3_SECRET_KEY=$(field secret) \
        tagged_tests ceph
    ceph_down
}
