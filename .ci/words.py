#!/usr/bin/env python3
"""Fails if a comment, document or text uses a word for which the project has a better one.

Usage: words.py [FILE...]. Without files, all that git tracks are checked: of Java the comments, of
commands the strings as well, of properties, Markdown, FXML, scripts and workflows everything.
.ci/words.txt lists exceptions.
"""
import pathlib
import re
import subprocess
import sys

WORDS = {
    r"anew": "again, or a new …",
    r"unasked": "without asking, automatically",
    r"mend(s|ed|ing)?": "fix",
    r"by (itself|themselves)": "automatically, or alone",
    r"(is|are|was|were) (said|told|heard)": "is reported, receives",
    r"hears?": "receives, is called",
    r"who(so)?ever": "the caller, anyone who",
    r"in vain": "without effect; name what fails",
    r"of ours": "our",
    r"at once": "immediately, or at the same time",
    r"brightness": "luma",
    r"colour differences": "chroma",
    r"unpack(s|ed|ing)?": "decompress, extract",
    r"silence": "idle timeout",
    r"stands? (in|at|over|under|there|beside|behind|before)": "is",
    r"(goes|go|went|going) on": "continues, resumes",
    r"may pass": "is transient",
    r"(is|are) tried again": "is retried",
    r"time-outs?": "timeout",
    r"half files|halves of": "partial files",
    r"(some|any)body": "another process, visitors",
    r"may well|all the same": "may, nevertheless",
    r"left over": "remaining",
    r"now and then": "at intervals",
    r"(refused|fails?|ends?|stops?) (with|by) (a|one) sentence": "with an error message",
    r"a sentence on": "a message on",
    r"left out": "omitted, skipped",
    r"so (many|much) (bytes|pixels|megabytes|characters|samples|of)": "this number of",
    r"heed(s|ed|ing)?": "respects, supports",
    r"where there is (no )?room": "if there is space",
    r"brings? along": "contains",
    r"stays? as (it|they) (is|are|was|were)": "doesn't change",
    r"by so (many|much)": "by this number of",
    r"half-way": "in the middle of, after its start",
    r"waits? for nothing": "doesn't wait",
    # The first words of a comment: a subject or a verb is missing.
    r"/\*\* (?-i:The same|Empty (?:if|for|unless)|Without|With|Also)": "a verb, such as Returns, or a noun",
}
CHECKED = ("src", "docs", "packaging", "bench", ".ci", ".github")
SUFFIXES = (".java", ".properties", ".fxml", ".md", ".sh", ".py", ".yml", ".yaml", ".txt", ".ftl", ".xml")
COMMANDS = "main/java/io/dropsize/cli/"
SELF = (".ci/words.py", ".ci/words.txt")

PATTERNS = {
    word: re.compile(r"(?<![\w-])(" + word.replace(" ", r"[\s*/#]+") + r")(?![\w-])", re.IGNORECASE)
    for word in WORDS
}
# A string or character literal (kept out), or a comment.
JAVA = re.compile(
    r'"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|(/\*.*?\*/|//[^\n]*)', re.DOTALL
)
CODE_BLOCK = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
TAG_CODE = re.compile(r"\{@(?:code|link|linkplain|value)\s[^}]*\}|@param\s+\S+")


def blanked(text):
    """Keeps the line breaks only, so that line numbers stay."""
    return re.sub(r"[^\n]", " ", text)


def prose(name, text):
    """What a person reads of a file."""
    if name.endswith(".java"):
        parts, end = [], 0
        for match in JAVA.finditer(text):
            if match.group(1) or COMMANDS in name:
                parts += [blanked(text[end : match.start()]), match.group()]
                end = match.end()
        joined = "".join(parts) + blanked(text[end:])
        return TAG_CODE.sub(lambda match: blanked(match.group()), joined)
    if name.endswith(".md"):
        return CODE_BLOCK.sub(lambda match: blanked(match.group()), text)
    return text


def is_checked(name):
    path = pathlib.PurePosixPath(name)
    if name in SELF or "licences/texts" in name or "test/resources" in name:
        return False
    in_folder = path.parts[0] in CHECKED and (path.suffix in SUFFIXES or name == ".ci/run")
    return in_folder or (len(path.parts) == 1 and path.suffix == ".md")


def exceptions():
    """Triples of a path's end, the words, and the reason."""
    for line in pathlib.Path(__file__).with_name("words.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            path, words, reason = (part.strip() for part in line.split("|", 2))
            if not reason:
                sys.exit(f".ci/words.txt: no reason for {path}")
            yield path, words.lower()


def main():
    names = sys.argv[1:]
    if not names:
        listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True)
        names = [name for name in listed.stdout.splitlines() if is_checked(name)]
    allowed = list(exceptions())
    found = 0
    for name in names:
        path = pathlib.Path(name)
        if not path.is_file():
            continue
        text = prose(name, path.read_text("utf-8"))
        for word, pattern in PATTERNS.items():
            for match in pattern.finditer(text):
                hit = re.sub(r"[\s*/#]+", " ", match.group(1)).lower()
                if any(name.endswith(end) and words == hit for end, words in allowed):
                    continue
                line = text.count("\n", 0, match.start()) + 1
                print(f"{name}:{line}: \"{hit}\"; better: {WORDS[word]}", file=sys.stderr)
                found += 1
    if found:
        sys.exit(f"{found} words to replace; exceptions go into .ci/words.txt with a reason")
    print("no file uses a word for which there is a better one")


if __name__ == "__main__":
    main()
