#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** In a checkout the sources are run as they are; a published package has them built. */
const isCheckout = existsSync(join(__dirname, '../src/cli.ts'));
if (isCheckout) require('tsx/cjs');
const { main } = require(isCheckout ? '../src/cli.ts' : '../dist/cli.js');

main(process.argv.slice(2)).then((code) => process.exit(code));
