import type { Launch } from '../../weapp-host/src/index';

/** How the mini-program is entered at an address as the web writes it. */
export const launchOf = (address: string): Partial<Launch> => {
  const { pathname, searchParams } = new URL(address, 'https://phone');
  const { scene, ...query } = Object.fromEntries(searchParams);
  return { path: pathname.slice(1), query, ...(scene !== undefined && { scene: Number(scene) }) };
};
