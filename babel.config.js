/** Engines no older than the minimum base library (2.32.3, 2023): syntax for older ones costs 27 KB of the main package. */
const targets = { ios: '13', chrome: '86' };

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]],
};
