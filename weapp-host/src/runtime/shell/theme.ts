import type { Runtime } from '../runtime';

/** WeChat draws its own parts dark only for a mini-program that declares `darkmode`. */
export const shellTheme = ({ manifest, device }: Runtime): 'light' | 'dark' => (manifest.app.darkmode === true ? device.theme : 'light');

/** The front colour of a navigation bar, as app.json or `setNavigationBarColor` writes it; WeChat's default is white. */
export const isBlackFront = (textStyle: string | undefined): boolean => textStyle === 'black' || textStyle === '#000000';
