# shellcheck shell=bash
# The program as people get it, from another folder.

# check NAME COMMAND…: fails with a name.
check() {
    local name=$1
    shift
    if "$@"; then
        printf 'ok: %s\n' "$name"
    else
        printf 'NOT ok: %s\n' "$name" >&2
        return 1
    fi
}

smoke() {
    local repository=$PWD
    (
        export DROPSIZE_HOME=$scratch/home
        dropsize=$repository/target/dropsize/bin/dropsize
        mkdir -p "$scratch/in"
        cd "$scratch/in"
        convert -size 3000x2000 gradient:navy-gold 'sea & sun.jpg'
        convert -size 300x200 xc:none -fill red -draw 'circle 150,100 150,20' dot.png
        printf 'no picture' >notes.jpg
        smoke_resize
        smoke_upload
    )
}

smoke_resize() {
    local code=0
    "$dropsize" resize --out ../out 'sea & sun.jpg' notes.jpg dot.png \
        >../resized 2>../said || code=$?
    check "one failure is exit code 1" [ "$code" -eq 1 ]
    check "two paths are printed" [ "$(wc -l <../resized)" -eq 2 ]
    check "the failure is named" grep -q 'notes.jpg is not an image' ../said
    check "the copy is 1600 wide" \
        [ "$(identify -format %w '../out/sea & sun.jpg')" -eq 1600 ]
    check "wrong usage is exit code 2" \
        [ "$("$dropsize" upload --frobnicate 2>/dev/null || echo $?)" = 2 ]
}

smoke_upload() {
    local server
    "$dropsize" serve-local >../server 2>../server.log &
    server=$!
    started+=("$server")
    until_true 60 test -s ../server
    "$dropsize" upload 'sea & sun.jpg' dot.png >../links
    check "two links are printed" [ "$(wc -l <../links)" -eq 2 ]
    check "a link opens" curl -fsS -o ../opened.jpg "$(head -n 1 ../links)"
    check "it is a picture" [ "$(identify -format %m ../opened.jpg)" = JPEG ]
    check "both are listed" [ "$("$dropsize" list | wc -l)" -eq 2 ]
    kill "$server"
    wait "$server" || true
}
