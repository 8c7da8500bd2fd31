# shellcheck shell=bash
# A real distributed object store on loopback, where the tool to start it lies beside the checkout.

: "${scratch:?is made by common.sh}"

ceph_tools=../shared/tools
ceph_dir=''

ceph_down() {
    if [ -n "$ceph_dir" ]; then
        CEPH_DIR=$ceph_dir bash "$ceph_tools/ceph-down.sh" --wipe || true
        ceph_dir=''
    fi
}

# field NAME: what ceph-up.sh said of it in its line "UP endpoint=… access=… secret=…".
field() {
    sed -n "s/^UP .*\\b$1=\\([^ ]*\\).*/\\1/p" "$scratch/ceph.log"
}

ceph_tests() {
    if [ ! -x "$ceph_tools/ceph-up.sh" ]; then
        printf 'left out: there is no %s/ceph-up.sh\n' "$ceph_tools"
        return
    fi
    ceph_dir=$scratch/ceph
    CEPH_DIR=$ceph_dir timeout 120 bash "$ceph_tools/ceph-up.sh" memstore </dev/null \
        >"$scratch/ceph.log" 2>&1 || { cat "$scratch/ceph.log" >&2; return 1; }
    DROPSIZE_TEST_S3_ENDPOINT=$(field endpoint) \
        DROPSIZE_TEST_S3_ACCESS_KEY=$(field access) \
        DROPSIZE_TEST_S3_SECRET_KEY=$(field secret) \
        tagged_tests ceph
    ceph_down
}
