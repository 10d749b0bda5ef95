#!/usr/bin/env python3
"""Writes golden files: what `go tool pprof -list` prints of a profile, as JSON.

usage: expect.py PROFILE SAMPLE_TYPE UNIT > FILE.json

Lines come from -list, function headers from -top (once per sample, which the header of -list is not under recursion).
The source need not exist: pprof is given blank files, so that it prints every line between the first and the last hit.
"""
import json, os, re, subprocess, sys, tempfile


def pprof(*arguments):
    return subprocess.run(
        ["go", "tool", "pprof", "-symbolize=none", *arguments], check=True, capture_output=True, text=True
    ).stdout


def raw_functions(profile):
    """(name, file) to start line."""
    starts = {}
    for line in pprof("-raw", profile).splitlines():
        for name, file, start in re.findall(r"(\S.*?) ([^\s:]+):\d+(?::\d+)? s=(\d+)", re.sub(r"^\s+\d+: 0x[0-9a-f]+ M=\d+ ", "", line)):
            starts[(name.strip(), file)] = int(start)
    return starts


def number(text, unit):
    if text == ".":
        return 0
    match = re.fullmatch(r"(-?[\d.]+)(\D*)", text)
    assert match and match.group(2) in ("", unit), text
    return int(match.group(1))


def top(profile, sample_type, unit, *more):
    rows = {}
    text = pprof("-top", "-nodefraction=0", "-nodecount=100000", f"-unit={unit}", f"-sample_index={sample_type}", *more, profile)
    for line in text.splitlines():
        match = re.match(r"\s*(\S+)\s+\S+%\s+\S+%\s+(\S+)\s+\S+%\s+(.*)$", line)
        if match:
            name = match.group(3).removesuffix(" (inline)").removesuffix(" (partial-inline)")
            rows[name] = (number(match.group(1), unit), number(match.group(2), unit))
    return rows, int(re.search(r"of (-?\d+)" , text).group(1))


def listing(profile, sample_type, unit, folder):
    lines, key = {}, None
    text = pprof("-list", ".", f"-unit={unit}", f"-sample_index={sample_type}", f"-source_path={folder}", "-trim_path=/", profile)
    for row in text.splitlines():
        header = re.match(r"ROUTINE =+ (.+) in (.+)$", row)
        if header:
            key = header.groups()
            lines[key] = {}
            continue
        match = re.match(r"\s*(\S+)\s+(\S+)\s+(\d+):", row)
        if key and match and (match.group(1), match.group(2)) != (".", "."):
            lines[key][int(match.group(3))] = (number(match.group(1), unit), number(match.group(2), unit))
    return lines


def main():
    profile, sample_type, unit = sys.argv[1:4]
    starts = raw_functions(profile)
    with tempfile.TemporaryDirectory() as folder:
        for file in {file for _, file in starts}:
            path = os.path.join(folder, file.lstrip("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as blank:
                blank.write("\n" * 9000)
        lines = listing(profile, sample_type, unit, folder)
    functions, total = top(profile, sample_type, unit)
    golden = {"profile": os.path.basename(profile), "sample_type": sample_type, "total": total, "functions": []}
    for (name, file), hit in sorted(lines.items()):
        candidates = [f for n, f in starts if n == name and f.endswith(file)]
        assert len(candidates) == 1, (name, file, candidates)
        one_file = sum(1 for n, _ in starts if n == name) == 1
        assert one_file, f"{name} is in two files: -top cannot tell them apart"
        flat, cum = functions[name]
        golden["functions"].append({
            "function": name, "file": candidates[0], "start_lines": [starts[(name, candidates[0])]],
            "function_flat": flat, "function_cum": cum, "function_file_flat": flat, "function_file_cum": cum,
            "lines": [{"line": line, "flat": f, "cum": c} for line, (f, c) in sorted(hit.items())],
        })
    assert golden["functions"]
    text = json.dumps(golden, indent=None, separators=(",", ":"))
    print(text.replace('{"function":', '\n{"function":'))


main()
