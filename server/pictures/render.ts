import { renderAsync } from '@resvg/resvg-js';

export const FAMILY = 'Noto Sans SC';
const FONTS = [
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
];

type Resolve = (name: string) => string;

/** Found when they are needed, so that a service that draws no picture need not have them. Throws where one is missing. */
const findFonts = (resolve: Resolve = require.resolve): string[] => FONTS.map((name) => resolve(name));

/** What is to be said at the start when pictures cannot be drawn; undefined when they can. */
export const fontComplaint = (resolve?: Resolve): string | undefined => {
  try {
    findFonts(resolve);
    return undefined;
  } catch {
    return 'The font of pictures is missing: run npm install for @expo-google-fonts/noto-sans-sc. Until then shared cards have a picture without words, and receipts none.';
  }
};

const render = async (svg: string, fontFiles: string[]): Promise<Uint8Array> => {
  const picture = await renderAsync(svg, { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FAMILY } });
  return picture.asPng();
};

/** A PNG, drawn on another thread: it takes about 200 ms. Throws without the font: resvg would leave the words out and say nothing. */
export const renderPicture = async (svg: string): Promise<Uint8Array> => render(svg, findFonts());

/** The same for a drawing that has no words, and so needs no font. */
export const renderWordless = (svg: string): Promise<Uint8Array> => render(svg, []);
