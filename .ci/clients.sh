#!/usr/bin/env bash
# Runs editors' plugins, unmodified, against the packaged program. Run it by hand after changes to the
# contract of PicGo. Debian's packages: neovim emacs-nox xclip nodejs npm. It installs universal-picgo.
# SOURCES has what no registry brings, each in a folder and skipped if it is missing: nvim-picgo,
# emacs-picgo, obsidian-image-auto-upload (4.1.0), marktext (with packages/desktop), yank-note.
# Usage: clients.sh FOLDER SOURCES [DROPSIZE]
set -euo pipefail

# shellcheck source=.ci/check.sh
. "$(dirname "${BASH_SOURCE[0]}")/check.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
sources=$2
dropsize=${3:-$PWD/target/dropsize/bin/dropsize}
mkdir -p "$folder/tmp"
export DROPSIZE_HOME=$folder/home TMPDIR=$folder/tmp
unset DISPLAY WAYLAND_DISPLAY
server=''

end() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" || true
    fi
}
trap end EXIT

prepare() {
    local tries=0
    npm install --prefix "$folder" --silent --ignore-scripts --no-audit --no-fund universal-picgo@1.12.1 esbuild </dev/null
    convert -size 300x200 gradient:navy-gold "$folder/sea.png"
    "$dropsize" picgo install "$folder/bin" >/dev/null
    printf '#!/bin/sh\nexec "%s" upload "$%s"\n' "$dropsize" 1 >"$folder/bin/dropsize-link"
    chmod +x "$folder/bin/dropsize-link"
    PATH=$folder/bin:$PATH
    "$dropsize" serve --port 0 --no-token --folder "$folder" >"$folder/address" 2>"$folder/log" &
    server=$!
    until [ -s "$folder/address" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 300 ] || return 1
        sleep 0.2
    done
}

# stored MARKDOWN: whether the image of its link to "This computer" is a file in the folder of images.
stored() {
    local link=${1##*(} file
    link=${link%)*}
    file=$DROPSIZE_HOME/images/$(cut -d/ -f4- <<<"$link")
    [ -f "$file" ] && [ -s "$file" ]
}

# vim COMMANDS…: the unnamed register after these commands and the end of their job.
vim() {
    rm -f "$folder/register"
    timeout 120 nvim --headless -u NONE -i NONE "$@" \
        -c "call wait(60000, 'getreg(v:register) != \"\"', 100)" \
        -c "call writefile([getreg(v:register)], '$folder/register')" -c 'qa!' >"$folder/nvim.log" 2>&1
    head -n 1 "$folder/register"
}

given() {
    [ -d "$sources/$1" ] || { printf "skipped: %s isn't in %s\n" "$1" "$sources" && false; }
}

try_nvim_picgo() {
    local link
    link=$(vim --cmd "set rtp+=$sources/nvim-picgo" \
        -c "lua require('nvim-picgo').setup({ temporary_storage = false })" \
        -c "lua vim.fn.input = function() return '$folder/sea.png' end" -c UploadImagefile)
    check "nvim-picgo: :UploadImagefile copies ${link}" stored "$link"
}

try_emacs_picgo() {
    printf '![sea](%s)\n' "$folder/sea.png" >"$folder/note.md"
    PICLIST=1 timeout 120 emacs --batch -l cl-lib -l subr-x -l "$sources/emacs-picgo/emacs-picgo.el" "$folder/note.md" \
        --eval '(progn (setq major-mode (quote markdown-mode)) (goto-char 5) (picgo-upload-image-at-point) (save-buffer))' \
        >"$folder/emacs.log" 2>&1
    check "emacs-picgo: the link at point is replaced: $(cat "$folder/note.md")" \
        stored "$(cat "$folder/note.md")"
}

prepare
if given nvim-picgo; then try_nvim_picgo; fi
if given emacs-picgo; then try_emacs_picgo; fi
node "$here/clients.mjs" "$folder" "$sources" "$(head -n 1 "$folder/address")" "$folder/bin" "$("$dropsize" token)"
if given obsidian-image-auto-upload; then
    node "$here/endpoint-obsidian.mjs" "$folder" "$(cd "$sources/obsidian-image-auto-upload" && pwd)" \
        "$(head -n 1 "$folder/address")" "$("$dropsize" token)"
fi
