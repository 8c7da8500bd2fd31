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

# Ports that nobody uses, so that another Ceph on this computer stays untouched.
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

ceph_up() {
    CEPH_DIR=$ceph_dir MONPORT=$(free_port) SSLPORT=$(free_port) \
        timeout 120 bash "$ceph_tools/ceph-up.sh" memstore "$(free_port)" </dev/null
}

ceph_start() {
    ceph_dir=$scratch/ceph
    if ! ceph_up >"$scratch/ceph.log" 2>&1; then
        cat "$scratch/ceph.log" >&2
        return 1
    fi
}

ceph_tests() {
    if [ ! -x "$ceph_tools/ceph-up.sh" ]; then
        printf 'left out: there is no %s/ceph-up.sh\n' "$ceph_tools"
        return
    fi
    ceph_start
    DROPSIZE_TEST_S3_ENDPOINT=$(field endpoint) \
        DROPSIZE_TEST_S3_ACCESS_KEY=$(field access) \
        DROPSIZE_TEST_S3_SECRET_KEY=$(field secret) \
        tagged_tests ceph
    ceph_down
}
