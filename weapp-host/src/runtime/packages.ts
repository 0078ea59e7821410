import type { Manifest } from '../compile/bundle';

/** Whether a page belongs to a sub-package that runs without the main package: no app.js, no app.wxss. */
export const isIndependent = ({ packages }: Manifest, path: string): boolean =>
  packages.some(({ root, isIndependent: alone }) => alone && root !== '' && path.startsWith(`${root.replace(/\/$/, '')}/`));
