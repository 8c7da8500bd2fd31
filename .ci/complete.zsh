# Prints what a real zsh offers after the words $2, with the completions in folder $1.
zmodload zsh/zpty
zpty shell "TERM=dumb COLUMNS=200 zsh -f -i"
zpty -w shell "PS1= PS2= fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D; setopt autolist; LISTMAX=0; print ready"
zpty -r shell line '*ready*ready*'
zpty -w -n shell "$2"$'\t\t'
sleep 1
zpty -w -n shell $'\x15print fin''ished\n'
zpty -r shell line '*finished*'
print -r -- "$line"
zpty -d shell
