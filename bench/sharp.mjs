// A worker that resizes by sharp, one thread, as ImageWorker.java does by the program.
// Reads lines "JOB ROUNDS FILE..."; answers "CPU_MILLISECONDS WALL_MILLISECONDS BYTES" for one round on one file.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const sharp = createRequire(`${process.env.SHARP_HOME}/package.json`)('sharp');
sharp.concurrency(1);
sharp.cache(false);

const open = (file) => sharp(file).autoOrient();
const fit = (side) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
const coded = (image, format) => {
  switch (format) {
    case 'png': return image.png();
    case 'webp': return image.webp({ quality: 80 });
    default: return image.jpeg({ quality: 80 });
  }
};

// Five widths: every one from the file, and every one from one decoding at the largest size.
const WIDTHS = [1920, 1280, 960, 640, 320];
async function eachFromFile(file) {
  let bytes = 0;
  for (const side of WIDTHS) bytes += (await coded(open(file).resize(fit(side)), 'jpeg').toBuffer()).length;
  return bytes;
}
async function allFromLargest(file) {
  const { data, info } = await open(file).resize(fit(WIDTHS[0])).raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  let bytes = 0;
  for (const side of WIDTHS) bytes += (await coded(sharp(data, { raw }).resize(fit(side)), 'jpeg').toBuffer()).length;
  return bytes;
}

const jobs = {
  jpeg: async (file) => (await coded(open(file).resize(fit(1600)), 'jpeg').toBuffer()).length,
  png: async (file) => (await coded(open(file).resize(fit(1600)), 'png').toBuffer()).length,
  webp: async (file) => (await coded(open(file).resize(fit(1600)), 'webp').toBuffer()).length,
  largest: async (file) => (await coded(open(file).resize(fit(WIDTHS[0])), 'jpeg').toBuffer()).length,
  'widths-each': eachFromFile,
  widths: allFromLargest,
};

for await (const line of createInterface({ input: process.stdin })) {
  const [job, rounds, ...files] = line.split(' ');
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  let bytes = 0;
  for (let round = 0; round < +rounds; round++) for (const file of files) bytes += await jobs[job](file);
  const used = process.cpuUsage(cpu);
  const each = +rounds * files.length;
  console.log((used.user + used.system) / 1000 / each, Number(process.hrtime.bigint() - wall) / 1e6 / each, Math.round(bytes / each));
}
