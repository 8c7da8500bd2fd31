// Gives the objects of a manifest to eleventy-img's generateHTML, unmodified, and checks that browsers
// choose from the same copies as in the elements that Dropsize copies.
// Usage: eleventy.mjs NPM MANIFEST ELEMENTS, with an element of several formats on each line
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [npm, manifest, elements] = process.argv.slice(2);
const require = createRequire(join(resolve(npm), 'package.json'));
const { generateHTML } = await import(require.resolve('@11ty/eleventy-img'));

const tags = (html) =>
    [...html.matchAll(/<(?:source|img)\b([^>]*)>/g)].map(([, rest]) =>
        Object.fromEntries([...rest.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])));
const choice = ({ srcset, sizes }) => ({ srcset, sizes });
const text = ({ alt, title, loading, decoding, fetchpriority }) => ({ alt, title, loading, decoding, fetchpriority });

const lines = readFileSync(elements, 'utf8').trim().split('\n');
for (const [number, image] of JSON.parse(readFileSync(manifest, 'utf8')).entries()) {
    const theirs = tags(generateHTML(image.metadata, image.attributes));
    const ours = tags(lines[number]);
    // The candidates of the fallback's format are in a <source> of ours, and in their <img>.
    assert.deepEqual(theirs.map(choice), ours.slice(0, -1).map(choice));
    assert.deepEqual(text(theirs.at(-1)), text(ours.at(-1)));
}
