// Runs the uploader of Obsidian's image-auto-upload plugin, unmodified, against Dropsize.
// Arguments: the folder with node_modules/esbuild, the folder of the plugin's source, Dropsize's address, its token.
import { createRequire } from 'node:module'
import assert from 'node:assert'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, plugin, address, token] = process.argv.slice(2)
const esbuild = createRequire(path.join(modules, 'package.json'))('esbuild')
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'obsidian-'))
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==', 'base64')
const file = (name) => { const at = path.join(work, name); fs.writeFileSync(at, png); return at }

// Obsidian's own requestUrl throws for errors, and has no origin.
fs.writeFileSync(path.join(work, 'obsidian.js'), `
  export async function requestUrl ({ url, method, headers, body }) {
    const response = await fetch(url, { method, headers, body })
    if (response.status >= 400) throw new Error('Request failed, status ' + response.status)
    return { status: response.status, json: await response.json() }
  }
  export const normalizePath = it => it.replace(/[\\\\/]+/g, '/').replace(/^\\/+|\\/+$/g, '').normalize('NFC')
  export class Notice {}
  export class Plugin {}
  export class PluginSettingTab {}
  export const moment = { locale: () => 'en' }`)
fs.writeFileSync(path.join(work, 'electron.js'), 'export const clipboard = {}')
fs.writeFileSync(path.join(work, 'path-browserify.js'), 'export * from "node:path"')
const bundle = path.join(work, 'plugin.mjs')
await esbuild.build({
  stdin: { contents: 'export * from "./src/uploader"; export * from "./src/deleter"', resolveDir: plugin, loader: 'ts' },
  bundle: true, platform: 'node', format: 'esm', outfile: bundle, logLevel: 'error',
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  alias: { obsidian: path.join(work, 'obsidian.js'), electron: path.join(work, 'electron.js'), 'path-browserify': path.join(work, 'path-browserify.js') },
  plugins: [{ name: 'main', setup: build => build.onResolve({ filter: /\.\/main$/ }, () => ({ path: path.join(work, 'electron.js') })) }]
})
const { PicGoUploader, PicGoDeleter } = await import(pathToFileURL(bundle).href)
const log = console.log
console.log = () => {}

const settings = { uploadServer: `${address}/upload?key=${token}`, deleteServer: `${address}/delete?key=${token}`, remoteServerMode: false, uploadedImages: [] }
const owner = { settings, saveSettings () {} }
const uploader = new PicGoUploader(settings, owner)
const seen = []
async function check (name, action) { await action(); seen.push(name); log(name) }

await check('local: two files have two links in order', async () => {
  const data = await uploader.uploadFiles([file('b ü.png'), file('a.png')])
  assert.equal(data.success, true)
  assert.equal(data.result.length, 2)
  assert.equal((await fetch(data.result[1])).status, 200)
})
await check('local: one missing file fails all, so that no note is changed', async () => {
  await assert.rejects(uploader.uploadFiles([file('a.png'), path.join(work, 'none.png')]), /status 500/)
})
await check('local: paths without their first slash are found', async () => {
  assert.equal((await uploader.uploadFiles([file('ä c.png').slice(1)])).result.length, 1)
})
await check('local: an empty clipboard is reported', async () => {
  await assert.rejects(uploader.uploadFileByClipboard(), /status 500/)
})
await check('remote: files by data, with their whole path as name', async () => {
  settings.remoteServerMode = true
  const data = await uploader.uploadFiles([file('d ü.png'), file('e.png')])
  assert.equal(data.success, true)
  assert.equal(data.result.length, 2)
})
await check('remote: a failure has a sentence in msg', async () => {
  const text = path.join(work, 'notes.png')
  fs.writeFileSync(text, 'no image')
  const data = await uploader.uploadFiles([text])
  assert.equal(data.success, false)
  assert.match(data.msg, /notes\.png isn’t an image/)
})
await check('stored results delete their image', async () => {
  const last = settings.uploadedImages.at(-1)
  assert.equal((await new PicGoDeleter(owner).deleteImage([last])).success, true)
  assert.equal((await fetch(last.imgUrl)).status, 404)
})
fs.rmSync(work, { recursive: true })
log(`${seen.length} of 7`)
