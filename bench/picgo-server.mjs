// PicGo's own server with an uploader that stores nothing: it costs what receiving pictures costs.
// Arguments: the folder with node_modules/picgo, the port, the secret.
import { createRequire } from 'node:module'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const [modules, port, secret] = process.argv.slice(2)
const { PicGo } = createRequire(path.join(path.resolve(modules), 'package.json'))('picgo')
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'picgo-'))
const picgo = new PicGo(path.join(work, 'config.json'))
picgo.helper.uploader.register('stub', {
  handle: async ctx => { ctx.output.forEach(one => { one.imgUrl = 'http://stub.test/' + one.fileName; delete one.buffer }); return ctx }
})
picgo.setConfig({ picBed: { uploader: 'stub', current: 'stub', stub: {} }, silent: true, settings: { server: { secret } } })
await picgo.server.listen(Number(port), '127.0.0.1', true, secret)
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => { fs.rmSync(work, { recursive: true }); process.exit(0) })
