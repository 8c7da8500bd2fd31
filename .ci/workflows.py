#!/usr/bin/env python3
"""What we ask of workflows beyond being right: least rights, pinned actions, no way in for strangers' text.

Usage: workflows.py FILE...
"""
import re
import subprocess
import sys

import yaml

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
VERSIONED = re.compile(r"uses:\s*[^\s#]+@[0-9a-f]{40}\s+# v\d+(\.\d+)*$")


def uses(text):
    """Every line that uses an action says which version it is pinned to."""
    for number, line in enumerate(text.splitlines(), 1):
        action = re.match(r"\s*(?:- )?uses:\s*(\S+)", line)
        if not action or action[1].startswith("./"):
            continue
        if not PINNED.fullmatch(action[1]):
            yield f"line {number}: {action[1]} is not pinned by a full SHA"
        elif not VERSIONED.search(line):
            yield f"line {number}: the version belongs behind the SHA, as # v1.2.3"


def triggers(workflow):
    # YAML 1.1 reads the key "on" as true.
    events = workflow.get("on", workflow.get(True)) or {}
    for event in ("pull_request_target", "workflow_run"):
        if event in events:
            yield f"{event} runs with the project's rights on what strangers send"


def shell_script(step):
    """What shellcheck says of a step's commands."""
    if step.get("shell", "bash") != "bash":
        return
    result = subprocess.run(
        ["shellcheck", "--shell=bash", "--format=gcc", "-"],
        input=step["run"], capture_output=True, text=True, check=False)
    yield from (result.stdout + result.stderr).splitlines()


def steps(job):
    for number, step in enumerate(job.get("steps", []), 1):
        name = step.get("name", step.get("uses", f"step {number}"))
        if "${{" in step.get("run", ""):
            yield f"{name}: an expression in a script can become a command; pass it by env"
        if "run" in step:
            yield from (f"{name}: {finding}" for finding in shell_script(step))
        if step.get("uses", "").startswith("actions/checkout@"):
            if (step.get("with") or {}).get("persist-credentials") is not False:
                yield f"{name}: persist-credentials: false is missing"


def jobs(workflow):
    for name, job in (workflow.get("jobs") or {}).items():
        if "permissions" not in job:
            yield f"job {name}: permissions are missing"
        elif not isinstance(job["permissions"], dict):
            yield f"job {name}: permissions are to be named one by one"
        if "uses" not in job and "timeout-minutes" not in job:
            yield f"job {name}: timeout-minutes is missing"
        if job.get("secrets") == "inherit":
            yield f"job {name}: secrets are to be named one by one"
        yield from (f"job {name}: {finding}" for finding in steps(job))


def findings(text):
    workflow = yaml.safe_load(text)
    if workflow.get("permissions") != {}:
        yield "permissions: {} is missing at the top"
    yield from uses(text)
    yield from triggers(workflow)
    yield from jobs(workflow)


def main(files):
    found = 0
    for file in files:
        with open(file, encoding="utf-8") as workflow:
            for finding in findings(workflow.read()):
                print(f"{file}: {finding}", file=sys.stderr)
                found += 1
    print(f"our own rules: {len(files)} workflows, {found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
