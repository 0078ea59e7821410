import { join, sep } from 'node:path';
import { createSwcRegister } from '@tarojs/helper';

const ROOT = join(__dirname, '../..');
const PLACES = ['config', 'contract', 'src'].map((folder) => join(ROOT, folder) + sep);

/** Taro compiles the TypeScript of config/ alone; the brand and the colours of WeChat's bars, which the build needs too, stand elsewhere. */
createSwcRegister({ only: [(file: string) => PLACES.some((place) => file.startsWith(place))] });
