// A worker that encodes a PNG by sharp or by Squoosh's mozjpeg. Reads lines "HOW QUALITY IN OUT"; answers "done" or the error.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const home = process.env.SHARP_HOME;
const sharp = createRequire(`${home}/package.json`)('sharp');
sharp.concurrency(1);
let squoosh;

async function mozjpeg(file, quality) {
  const folder = `${home}/node_modules/@jsquash/jpeg`;
  squoosh ??= await (async () => {
    const { default: encode, init } = await import(`${folder}/encode.js`);
    await init(await WebAssembly.compile(readFileSync(`${folder}/codec/enc/mozjpeg_enc.wasm`)));
    return encode;
  })();
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  return Buffer.from(await squoosh({ data: pixels, width: info.width, height: info.height }, { quality }));
}

for await (const line of createInterface({ input: process.stdin })) {
  const [how, quality, file, out] = line.split(' ');
  try {
    const bytes = how === 'squoosh'
      ? await mozjpeg(file, +quality)
      : await sharp(file).flatten({ background: '#fff' }).jpeg({ quality: +quality, mozjpeg: how === 'mozjpeg' }).toBuffer();
    writeFileSync(out, bytes);
    console.log('done');
  } catch (error) {
    console.log(`${error}`.replaceAll('\n', ' '));
  }
}
