// Sends the requests of PicGo's contract to PicGo's own server and to Dropsize, and compares status and shape.
// Arguments: the folder with node_modules/picgo, Dropsize's address, its token. Ends with 1 if a difference is not listed.
import { createRequire } from 'node:module'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const [modules, address, token] = process.argv.slice(2)
const { PicGo } = createRequire(path.join(modules, 'package.json'))('picgo')
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'oracle-'))
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==', 'base64')
const file = (name) => { const at = path.join(work, name); fs.writeFileSync(at, png); return at }

const CLIPBOARD = 'PicGo waits for a display, Dropsize says that there is none'

/** What Dropsize answers otherwise on purpose; docs/command-line.md has the reasons. */
const INTENDED = {
  'one of two paths is missing': 'a call fails as a whole',
  'a data address': 'an image in its own address is an image',
  'an escaped path': 'paths are found as editors change them',
  'multipart field list': 'any field', 'multipart field file': 'any field', 'multipart field image': 'any field',
  'GET /upload': '405 with Allow instead of 404', 'GET /': 'JSON instead of text', 'POST /delete without a body': 'PicList’s contract',
  'a wrong secret': 'every failure has empty items',
  'no body': CLIPBOARD, 'an empty object': CLIPBOARD, 'an empty list': CLIPBOARD
}

function form (field, ...names) {
  const form = new FormData()
  for (const name of names) form.append(field, new Blob([png]), name)
  return form
}
const text = (field) => { const form = new FormData(); form.append(field, 'text'); return form }
const list = (...entries) => JSON.stringify({ list: entries })
const json = { 'Content-Type': 'application/json' }

const rows = [
  ['heartbeat', 'POST', '/heartbeat'],
  ['GET /', 'GET', '/'],
  ['GET /upload', 'GET', '/upload'],
  ['POST /delete without a body', 'POST', '/delete'],
  ['OPTIONS', 'OPTIONS', '/upload'],
  ['two paths', 'POST', '/upload', list(file('one.png'), file('two.png')), json],
  ['one of two paths is missing', 'POST', '/upload', list(file('one.png'), path.join(work, 'none.png')), json],
  ['all paths are missing', 'POST', '/upload', list(path.join(work, 'none.png')), json],
  ['a data address', 'POST', '/upload', list('data:image/png;base64,' + png.toString('base64')), json],
  ['an escaped path', 'POST', '/upload', list(file('a b.png').replace('a b', 'a%20b')), json],
  ['an empty string', 'POST', '/upload', list(''), json],
  ['no array', 'POST', '/upload', JSON.stringify({ list: 'a' }), json],
  ['broken JSON', 'POST', '/upload', '{', json],
  ['two files of one name', 'POST', '/upload', form('files', 'x.png', 'x.png')],
  ['a path as a file name', 'POST', '/upload', form('files', 'dir/x y.png')],
  ...['list', 'file', 'image'].map(field => ['multipart field ' + field, 'POST', '/upload', form(field, 'x.png')]),
  ['multipart with a text', 'POST', '/upload', text('files')],
  ['no body', 'POST', '/upload'],
  ['an empty object', 'POST', '/upload', '{}', json],
  ['an empty list', 'POST', '/upload', list(), json],
  ['an unknown configuration', 'POST', '/upload?configName=zzz', list(file('one.png')), json],
  ['an unknown uploader', 'POST', '/upload?uploader=zzz', list(file('one.png')), json],
  ['an empty configuration', 'POST', '/upload?configName=', list(file('one.png')), json],
  ['two configurations', 'POST', '/upload?configName=a&configName=b', list(file('one.png')), json],
  ['a wrong secret', 'POST', '/upload', list(file('one.png')), { ...json, Authorization: 'Bearer wrong' }],
  ['the secret in a header', 'POST', '/upload', list(file('one.png')), { ...json, Authorization: '', 'X-PicGo-Secret': token }],
  ['the secret in the address', 'POST', '/upload?secret=' + token, list(file('one.png')), { ...json, Authorization: '' }]
]

async function answer (base, patience, [, method, where, body, headers = {}]) {
  const all = { Authorization: 'Bearer ' + token, ...headers }
  if (!all.Authorization) delete all.Authorization
  let response
  try {
    response = await fetch(base + where, { method, body, headers: all, signal: AbortSignal.timeout(patience) })
  } catch (e) {
    return { status: e.name } // PicGo waits for a clipboard that isn't there.
  }
  const raw = await response.text()
  try {
    const parsed = JSON.parse(raw)
    // An error of Dropsize has no "result", on purpose; docs/command-line.md says why.
    return { status: response.status, success: parsed.success, links: parsed.success ? parsed.result?.length : undefined, code: parsed.code, items: parsed.items?.length, alive: parsed.result === 'alive' }
  } catch {
    return { status: response.status, text: raw.length > 0 }
  }
}

const oracle = new PicGo(path.join(work, 'config.json'))
oracle.helper.uploader.register('stub', {
  handle: async ctx => { ctx.output.forEach(one => { one.imgUrl = 'http://stub.test/' + one.fileName; delete one.buffer }); return ctx }
})
oracle.setConfig({ picBed: { uploader: 'stub', current: 'stub', stub: {} }, silent: true, settings: { server: { secret: token } } })
const port = 36700 + process.pid % 200
await oracle.server.listen(port, '127.0.0.1', true, token)

let faults = 0
for (const row of rows) {
  const waits = INTENDED[row[0]] === CLIPBOARD
  const [theirs, ours] = await Promise.all([
    answer(`http://127.0.0.1:${port}`, waits ? 2_000 : 60_000, row), answer(address, 60_000, row)
  ])
  const same = JSON.stringify(theirs) === JSON.stringify(ours)
  const verdict = same ? 'same' : INTENDED[row[0]] ? 'intended: ' + INTENDED[row[0]] : 'DIFFERENT'
  if (verdict === 'DIFFERENT') faults++
  console.log(`${row[0]}: ${verdict}` + (same ? '' : `\n  PicGo    ${JSON.stringify(theirs)}\n  Dropsize ${JSON.stringify(ours)}`))
}
fs.rmSync(work, { recursive: true })
process.exit(faults > 0 ? 1 : 0)
