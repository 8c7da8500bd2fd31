#!/usr/bin/env python3
"""Fails if a test was skipped that .ci/skips.txt does not list. Usage: skips.py [REPORTS]"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

reports = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "target/surefire-reports")
allowed = {
    line.split()[0]
    for line in pathlib.Path(__file__).with_name("skips.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
}
results = sorted(reports.glob("TEST-*.xml"))
if not results:
    sys.exit(f"there are no results in {reports}")

unlisted = []
for result in results:
    for case in ElementTree.parse(result).getroot().iter("testcase"):
        skipped = case.find("skipped")
        if skipped is None:
            continue
        name = case.get("classname", "") + "." + case.get("name", "").split("(")[0].split("[")[0]
        if name not in allowed and name.rsplit(".", 1)[0] not in allowed:
            unlisted.append(f"{name}: {skipped.get('message') or 'no reason'}")

if unlisted:
    print("skipped, and not in .ci/skips.txt:", *unlisted, sep="\n  ", file=sys.stderr)
    sys.exit(1)
print("no test was skipped without a reason")
