#!/usr/bin/env python3
"""Serves a page that attacks the endpoint, and prints the results that the page sends back.

The first line on stdout is the own port. The page's address ends with #PORT:TOKEN of the endpoint.
"""

import http.server

PAGE = """<!doctype html><title>attack</title><body><script>
const [port, token] = location.hash.slice(1).split(':');
const endpoint = 'http://127.0.0.1:' + port;
const rebound = 'http://rebound.example:' + port;
const png = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk'
  + '+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), c => c.charCodeAt(0));
const image = new Blob([png], {type: 'image/png'});
const list = '{"list":["data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42m'
  + 'Nk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="]}';
const bearer = {Authorization: 'Bearer ' + token};
const form = () => { const data = new FormData(); data.append('file', image, 'a.png'); return data; };
const answer = (...request) => fetch(...request).then(r => r.type == 'opaque' ? 'sent' : 'read ' + r.status, () => 'failed');
const loaded = (name, source) => new Promise(done => {
  const element = document.createElement(name);
  element.onload = () => done('loaded'); element.onerror = () => done('failed');
  element.src = source; document.body.append(element);
});
const submitted = (type, fill) => new Promise(done => {
  const frame = document.createElement('iframe'), form = document.createElement('form');
  const input = document.createElement('input');
  frame.name = 'frame' + Math.random(); document.body.append(frame);
  Object.assign(form, {action: endpoint + '/upload', method: 'post', enctype: type, target: frame.name});
  fill(input); form.append(input); document.body.append(form);
  frame.onload = () => done('sent'); form.submit();
});
const socket = () => new Promise(done => {
  const open = new WebSocket('ws://127.0.0.1:' + port + '/upload');
  open.onopen = () => done('open'); open.onerror = () => done('failed');
});
(async () => {
  const results = {
    token: await answer(endpoint + '/upload', {method: 'POST', body: form(), headers: bearer}),
    list: await answer(endpoint + '/upload', {method: 'POST', body: list}),
    image: await answer(endpoint + '/api/v1/image/upload', {method: 'POST', body: image}),
    opaque: await answer(endpoint + '/upload', {method: 'POST', body: form(), mode: 'no-cors'}),
    deletion: await answer(endpoint + '/api/v1/images/a.png', {method: 'DELETE', headers: bearer}),
    rebound: await answer(rebound + '/upload', {method: 'POST', body: form()}),
    reboundOpaque: await answer(rebound + '/upload', {method: 'POST', body: form(), mode: 'no-cors'}),
    beacon: String(navigator.sendBeacon(endpoint + '/upload', list)),
    picture: await loaded('img', endpoint + '/upload?list=a'),
    script: await loaded('script', endpoint + '/openapi.json'),
    socket: await socket(),
    textForm: await submitted('text/plain', i => { i.name = list.slice(0, -1) + ',"a":"'; i.value = '"}'; }),
    fileForm: await submitted('multipart/form-data', i => {
      const files = new DataTransfer(); files.items.add(new File([png], 'a.png'));
      i.type = 'file'; i.name = 'file'; i.files = files.files;
    }),
  };
  await fetch('/result', {method: 'POST', body: Object.entries(results).map(r => r.join('=')).join(' ')});
})();
</script>"""


class Foreign(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply(PAGE.encode() if self.path == "/" else b"")

    def do_POST(self):
        print(self.rfile.read(int(self.headers["Content-Length"])).decode(), flush=True)
        self.reply(b"")

    def reply(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Foreign)
print(server.server_port, flush=True)
server.serve_forever()
