#!/usr/bin/env bash
# One small Ceph on loopback, for tests: a monitor, a manager, one disk in memory, and the S3 gateway.
# Usage: ceph-cluster.sh start FOLDER | stop FOLDER
# start prints "endpoint URL", "access KEY", "secret KEY"; everything it writes is below FOLDER.
# Debian's packages: ceph-mon ceph-mgr ceph-osd radosgw ceph-common
set -euo pipefail

action=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
config=$folder/ceph.conf

# A free port. Another Ceph on this computer is not affected.
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

admin() {
    ceph --conf "$config" --keyring "$folder/keyring" --name client.admin --connect-timeout 5 "$@"
}

# until_true WHAT COMMAND…: waits for at most a minute.
until_true() {
    local what=$1 end=$((SECONDS + 60))
    shift
    until "$@" >/dev/null 2>&1; do
        if [ "$SECONDS" -ge "$end" ]; then
            printf 'no %s within a minute; see %s\n' "$what" "$folder/log" >&2
            return 1
        fi
        sleep 0.2
    done
}

# daemon NAME COMMAND…: runs it in its own session, with its process number in a file.
daemon() {
    local name=$1
    shift
    setsid "$@" --conf "$config" -f </dev/null >"$folder/log/$name.out" 2>&1 &
    echo $! >"$folder/$name.pid"
}

write_config() {
    cat >"$config" <<CONF
[global]
fsid = $(cat /proc/sys/kernel/random/uuid)
mon_host = v1:127.0.0.1:$1
mon_initial_members = a
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_msgr2 = false
keyring = $folder/keyring
admin_socket = $folder/\$name.asok
run_dir = $folder
log_file = $folder/log/\$name.log
mon_cluster_log_file = $folder/log/cluster.log
mon_data = $folder/mon
mgr_data = $folder/mgr
osd_data = $folder/osd
# One replica, in memory, which is sufficient here and needs no warning.
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 8
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_warn_on_pool_no_redundancy = false
mon_max_pg_per_osd = 500
# The computer's disk may be nearly full.
mon_data_avail_crit = 1
mon_data_avail_warn = 1
mon_osd_full_ratio = 0.99
mon_osd_nearfull_ratio = 0.98
[client.rgw.a]
rgw_frontends = beast endpoint=127.0.0.1:$2
rgw_data = $folder/rgw
rgw_dns_name = localhost
rgw_run_sync_thread = false
rgw_gc_obj_min_wait = 5
rgw_gc_processor_period = 5
CONF
}

# key NAME CAPABILITY…
key() {
    local name=$1 create=()
    shift
    [ -f "$folder/keyring" ] || create=(--create-keyring)
    ceph-authtool "${create[@]}" "$folder/keyring" --gen-key --name "$name" "$@" >/dev/null
}

start() {
    local monitor gateway access secret id
    monitor=$(free_port)
    gateway=$(free_port)
    access=TESTACCESSKEY0000001
    secret=$(openssl rand -hex 20)
    mkdir -p "$folder"/{mon,mgr,osd,rgw,log}
    write_config "$monitor" "$gateway"
    key mon. --cap mon 'allow *'
    key client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
    key mgr.a --cap mon 'allow profile mgr' --cap osd 'allow *'
    key osd.0 --cap mon 'allow profile osd' --cap mgr 'allow profile osd' --cap osd 'allow *'
    key client.rgw.a --cap mon 'allow rw' --cap osd 'allow rwx' --cap mgr 'allow rw'

    monmaptool --create --addv a "[v1:127.0.0.1:$monitor]" \
        --fsid "$(sed -n 's/^fsid = //p' "$config")" "$folder/monmap" >/dev/null
    ceph-mon --conf "$config" --mkfs --id a --monmap "$folder/monmap" --keyring "$folder/keyring"
    daemon mon ceph-mon --id a
    until_true "monitor" admin mon stat
    daemon mgr ceph-mgr --id a

    id=$(cat /proc/sys/kernel/random/uuid)
    admin osd new "$id" 0 >/dev/null
    ceph-osd --conf "$config" --id 0 --mkfs --osd-uuid "$id" >"$folder/log/osd-mkfs.out" 2>&1
    daemon osd ceph-osd --id 0
    until_true "disk" bash -c "$(declare -f admin); config=$config folder=$folder; admin osd stat | grep -q '1 up'"
    daemon rgw radosgw --name client.rgw.a
    until_true "gateway" curl -s -o /dev/null --max-time 2 "http://127.0.0.1:$gateway/"
    radosgw-admin --conf "$config" --keyring "$folder/keyring" --name client.admin user create \
        --uid=test --display-name=Test --access-key="$access" --secret-key="$secret" \
        >/dev/null 2>"$folder/log/user.out"
    printf 'endpoint http://127.0.0.1:%s\naccess %s\nsecret %s\n' "$gateway" "$access" "$secret"
}

# Ends only the processes that start has recorded.
stop() {
    local name number
    for name in rgw osd mgr mon; do
        [ -f "$folder/$name.pid" ] || continue
        number=$(cat "$folder/$name.pid")
        case $(cat "/proc/$number/comm" 2>/dev/null || true) in
            ceph-* | radosgw) kill "$number" ;;
            *) continue ;;
        esac
        for _ in $(seq 50); do
            [ -d "/proc/$number" ] || break
            sleep 0.1
        done
        [ ! -d "/proc/$number" ] || kill -9 "$number"
    done
    rm -rf "$folder"
}

case $action in
    start) start ;;
    stop) stop ;;
    *)
        printf 'start or stop?\n' >&2
        exit 2
        ;;
esac
