// Runs clients of PicGo, unmodified, against Dropsize.
// Arguments: the folder with node_modules, the folder with the sources, Dropsize's address, the folder with Dropsize's picgo, the token.
import { createRequire } from 'node:module'
import assert from 'node:assert'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, sources, address, shims, token] = process.argv.slice(2)
const require = createRequire(path.join(path.resolve(modules), 'package.json'))
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'clients-'))
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==', 'base64')
const file = name => { const at = path.join(work, name); fs.writeFileSync(at, png); return at }
const missing = path.join(work, 'none.png')
const log = console.log
console.log = console.info = console.warn = () => {}
process.env.PATH = shims + path.delimiter + process.env.PATH

async function check (name, action) {
  try {
    await action()
    log('ok: ' + name)
  } catch (e) {
    log(`NOT ok: ${name}\n${e.stack}`)
    process.exitCode = 1
  }
}

/** Whether the image of a link to "This computer" is in its folder. */
const stored = link => fs.existsSync(path.join(process.env.DROPSIZE_HOME, 'images', decodeURIComponent(new URL(link).pathname)))

/** SiYuan's library is made for Electron's renderer. */
async function siyuan () {
  const values = new Map()
  Object.assign(globalThis, {
    window: globalThis, parent: globalThis, self: globalThis, top: globalThis,
    location: new URL('http://127.0.0.1:6806/stage/build/desktop/'),
    localStorage: { getItem: key => values.get(key) ?? null, setItem: (key, value) => values.set(key, value), removeItem: key => values.delete(key) }
  })
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'node' }, configurable: true })
  const { ExternalPicgo } = await import(pathToFileURL(path.join(path.resolve(modules), 'node_modules/universal-picgo/dist/index.js')).href)
  const picgo = new ExternalPicgo({ pluginBaseDir: 'picgo', log: console }, false)
  picgo.db.saveConfig({ useBundledPicgo: false, picgoType: 'app', extPicgoApiUrl: address })
  await check('SiYuan (universal-picgo): two paths have two links in order', async () => {
    const images = await picgo.upload([file('s b.png'), file('s ü.png')])
    assert.equal(images.length, 2)
    assert.ok(images.every(image => stored(image.imgUrl)))
  })
  await check('SiYuan (universal-picgo): a missing path is an error with a sentence', async () => {
    await assert.rejects(picgo.upload([file('s b.png'), missing]), /none\.png/)
  })
}

/** A bundle of a source whose platform is replaced by these modules. */
async function bundle (entry, folder, modulesOf) {
  const esbuild = require('esbuild')
  const alias = {}
  for (const [name, text] of Object.entries(modulesOf)) {
    alias[name] = path.join(work, name.replaceAll(/[^a-z]/gi, '_') + '.js')
    fs.writeFileSync(alias[name], text)
  }
  const outfile = path.join(work, path.basename(folder) + '.mjs')
  const stub = /^(\.\/main|obsidian|electron)$|^\.\.\/(app|utils)\//
  await esbuild.build({
    stdin: { contents: entry, resolveDir: folder, loader: 'ts' },
    bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'error',
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    plugins: [{ name: 'platform', setup: build => build.onResolve({ filter: /./ }, ({ path: name }) => alias[name] ? { path: alias[name] } : stub.test(name) ? { path: alias.electron } : undefined) }]
  })
  return import(pathToFileURL(outfile).href)
}

async function obsidianCore (folder) {
  const { PicGoCoreUploader } = await bundle('export * from "./src/uploader"', folder, {
    obsidian: 'export const requestUrl = () => {}; export const normalizePath = it => it; export class Notice {}; export class Plugin {}; export class PluginSettingTab {}; export const moment = { locale: () => "en" }',
    electron: 'export const clipboard = {}',
    'path-browserify': 'export * from "node:path"'
  })
  const uploader = new PicGoCoreUploader({ picgoCorePath: path.join(shims, 'picgo') }, {})
  await check('Obsidian, core: two files have two links in order', async () => {
    const data = await uploader.uploadFiles([file('o ü.png'), file('o.png')])
    assert.equal(data.success, true)
    assert.equal(data.result.length, 2)
    assert.ok(stored(data.result[1]))
  })
  await check('Obsidian, core: a failed image never empties a link', async () => {
    for (const files of [[missing], [file('o.png'), missing]]) {
      assert.equal((await uploader.uploadFiles(files)).success, false)
    }
  })
  await check('Obsidian, core: an empty clipboard has no link', async () => {
    assert.equal((await uploader.uploadFileByClipboard()).data, '')
  })
}

async function markText (folder) {
  const { default: handlers, registerUploaderHandlers } = await bundle('export * from "./uploader"; export { handlers as default } from "electron"', folder, {
    electron: 'export const handlers = {}; export const ipcMain = { handle: (name, action) => { handlers[name] = action } }',
    'fs-extra': 'import fs from "node:fs"; export default { ...fs.promises, remove: at => fs.promises.rm(at, { recursive: true }) }',
    'common/filesystem/paths': 'export const isImageFile = it => /\\.png$/.test(it)',
    '../app/envPath': 'export const ensureShellEnvPath = async () => {}',
    '../utils/resolveCommand': `export const resolveCommand = async name => ${JSON.stringify(shims)} + "/" + name`
  })
  registerUploaderHandlers()
  const upload = (image, uploader) => handlers['mt::uploader::upload'](null,
    { pathname: path.join(work, 'note.md'), image, isPath: true, preferences: { currentUploader: uploader, cliScript: path.join(shims, 'dropsize-link') } })
  for (const uploader of ['picgo', 'cliScript']) {
    await check(`MarkText, ${uploader}: a file has its link`, async () => {
      assert.ok(stored(await upload(file('m $HOME ü.png'), uploader)))
    })
    await check(`MarkText, ${uploader}: a missing file is an error`, async () => {
      await assert.rejects(upload(missing, uploader))
    })
  }
}

/** The plugin with the parts of its context that uploads use. */
async function yankNote (folder) {
  const { default: plugin } = await bundle('export { default } from "./image-hosting-picgo"', folder, {
    '@fe/context': '',
    '@fe/support/args': 'export const FLAG_DEMO = false; export const DOM_ATTR_NAME = {}'
  })
  const actions = new Map()
  const note = []
  const settings = { 'plugin.image-hosting-picgo.enable-paste-image': true }
  const temporary = name => path.join(work, name)
  const hooks = new Map()
  plugin.register({
    action: { registerAction: ({ name, handler }) => actions.set(name, handler), getActionHandler: name => actions.get(name) },
    api: {
      proxyFetch: (url, { jsonBody, body, ...rest }) => fetch(url, jsonBody
        ? { ...rest, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
        : { ...rest, body }),
      writeTmpFile: async (name, data) => {
        fs.writeFileSync(temporary(name), Buffer.from(data.split(',')[1], 'base64'))
        return { data: { path: temporary(name) } }
      },
      deleteTmpFile: name => fs.rmSync(temporary(name), { force: true })
    },
    editor: { insert: text => note.push(text), whenEditorReady: () => new Promise(() => {}) },
    i18n: { t: key => key },
    registerHook: (name, action) => hooks.set(name, action),
    setting: { changeSchema: () => {}, getSettings: () => settings, showSettingPanel: () => {} },
    statusBar: { tapMenus: () => {} },
    store: { state: { currentFile: {} } },
    ui: { useToast: () => ({ show: () => {}, hide: () => {} }) },
    utils: {
      getLogger: () => ({ debug: () => {} }),
      fileToBase64URL: async file => 'data:image/png;base64,' + Buffer.from(await file.arrayBuffer()).toString('base64')
    },
    view: { tapContextMenus: () => {} }
  })
  const paste = hooks.get('EDITOR_PASTE_IMAGE')
  for (const [mode, query] of [['a temporary file', ''], ['a form', '?key=' + token]]) {
    await check(`Yank Note, ${mode}: a pasted image has its link`, async () => {
      settings['plugin.image-hosting-picgo.server-url'] = address + '/upload' + query
      await paste({ file: new File([png], 'y ü.png') })
      assert.ok(stored(note.pop().match(/^!\[Img]\((.*)\)/)[1]))
    })
    await check(`Yank Note, ${mode}: a failed image is reported and leaves the note as it was`, async () => {
      await assert.rejects(paste({ file: new File(['no image'], 'y.png') }), /picgo\.upload-failed/)
      assert.deepEqual(note, [])
    })
  }
}

const given = (name, folder) => fs.existsSync(path.join(sources, name)) ? path.join(path.resolve(sources), name, folder) : log(`left out: ${name} isn't in ${sources}`)
await siyuan()
const obsidian = given('obsidian-image-auto-upload', '')
if (obsidian) await obsidianCore(obsidian)
const editor = given('marktext', 'packages/desktop/src/main/ipc')
if (editor) await markText(editor)
const notes = given('yank-note', 'src/renderer/plugins')
if (notes) await yankNote(notes)
fs.rmSync(work, { recursive: true })
process.exit()
