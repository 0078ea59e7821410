import { Resvg } from '@resvg/resvg-js';
import { readFileSync, writeFileSync } from 'node:fs';
const [out, ...names] = process.argv.slice(2);
const size = (b: Buffer) => ({ w: b.readUInt32BE(16), h: b.readUInt32BE(20) });
const H = Math.min(1500, Math.max(...names.map((n) => size(readFileSync(`/tmp/g/shots/${n}.png`)).h)));
const g = names.map((n, i) => { const b = readFileSync(`/tmp/g/shots/${n}.png`); const { w, h } = size(b); return `<image x="${i * 390}" y="0" width="${w}" height="${h}" href="data:image/png;base64,${b.toString('base64')}"/>`; }).join('');
writeFileSync(`/tmp/g/${out}.png`, new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${names.length * 390}" height="${H}"><rect width="9000" height="9000" fill="#777"/>${g}</svg>`).render().asPng());
