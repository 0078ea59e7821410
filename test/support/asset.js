/** Stands for a stylesheet or a picture: any class of it is called by its own name. */
module.exports = new Proxy({}, { get: (_target, name) => (name === '__esModule' ? false : name) });
