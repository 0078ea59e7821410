const base = require('./jest.config.js');
const h5 = base.projects.find((p) => p.displayName === 'h5');
const { globalSetup, globalTeardown, ...rest } = h5;
module.exports = { ...rest, rootDir: __dirname };
