#!/usr/bin/env python3
"""Shows the element of a responsive picture in a headless Chromium, and checks which copy it fetches.

Usage: picture.py ELEMENT FOLDER, with a file that contains the element as `dropsize upload` has
printed it, and the folder that contains the copies. They are served by this program.
"""

import http.server
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import urllib.parse

# CSS pixels of the viewport, device pixel ratio, pixels that are needed
SCREENS = [(360, 3, 1080), (800, 1, 800), (1440, 2, 1600)]

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>p</title>
<meta name="viewport" content="width=device-width"><style>body{margin:0}</style>
<script>
let shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => shift += one.value))
    .observe({type: 'layout-shift', buffered: true});
addEventListener('load', async () => {
    const image = document.querySelector('img');
    await image.decode();
    requestAnimationFrame(() => requestAnimationFrame(() => fetch('/report', {method: 'POST',
        body: JSON.stringify({src: image.currentSrc, viewport: innerWidth, ratio: devicePixelRatio,
            shift: shift, alt: image.alt, shown: image.getBoundingClientRect().width,
            overflow: document.documentElement.scrollWidth > innerWidth})})));
});
</script></head><body>%s<p>Text below the picture</p></body></html>"""


class Site(http.server.BaseHTTPRequestHandler):
    """The page, a frame of the viewport's width around it, and the copies."""

    def do_GET(self):
        path = urllib.parse.urlsplit(self.path).path
        if path.startswith("/frame/"):
            width = path.rsplit("/", 1)[1]
            self.answer(
                "text/html",
                f'<!DOCTYPE html><body style="margin:0"><iframe src="/page" width="{width}"'
                f' height="700" style="border:0"></iframe>'.encode(),
            )
        elif path == "/page":
            self.answer("text/html", (PAGE % self.server.element).encode())
        else:
            self.copy(urllib.parse.unquote(path))

    def copy(self, path):
        file = self.server.folder / path.lstrip("/")
        if not file.is_file():
            self.send_error(404)
            return
        self.server.requested.append(path)
        types = {".avif": "image/avif", ".webp": "image/webp", ".png": "image/png"}
        self.answer(types.get(file.suffix, "image/jpeg"), file.read_bytes())

    def do_POST(self):
        self.server.report = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer("text/plain", b"")
        self.server.reported.set()

    def answer(self, media_type, body):
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def show(site, width, ratio):
    """What the browser reports of the page on a screen."""
    site.requested = []
    site.reported = threading.Event()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(
            [
                "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--remote-debugging-port=0",  # Otherwise it ends before the page is loaded.
                f"--user-data-dir={profile}", f"--force-device-scale-factor={ratio}",
                "--window-size=1600,900", f"http://127.0.0.1:{site.server_port}/frame/{width}",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if not site.reported.wait(120):
                sys.exit("the browser did not show the page")
        finally:
            browser.terminate()
            browser.wait()
    return site.report


def main():
    element = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").strip()
    site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    site.folder = pathlib.Path(sys.argv[2])
    base = f"http://127.0.0.1:{site.server_port}/"
    site.element = re.sub(r"http://127\.0\.0\.1:\d+/images/", base, element)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    first = re.search(r'srcset="([^"]*)"', element).group(1)
    widths = sorted(int(width) for width in re.findall(r" (\d+)w", first))
    wrong = 0
    for viewport, ratio, needed in SCREENS:
        report = show(site, viewport, ratio)
        fetched = int(re.search(r"-(\d+)\.\w+$", report["src"]).group(1))
        sufficient = next((width for width in widths if width >= needed), widths[-1])
        right = (
            (report["viewport"], report["ratio"]) == (viewport, ratio)
            and fetched == sufficient
            and len(site.requested) == 1
            and report["shift"] == 0
            and not report["overflow"]
            and report["shown"] == min(viewport, 800)
        )
        wrong += not right
        print("ok  " if right else "FAIL", f"{viewport}@{ratio}", site.requested, report)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
