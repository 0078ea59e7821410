import { Resvg } from '@resvg/resvg-js';
import type { Brand } from '../../contract/brands/brand';

const TAB_PX = 81;

/** A shape as it is, in another colour. */
const recolour = (png: Buffer, colour: string): Buffer =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${TAB_PX}" height="${TAB_PX}"><filter id="f" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feFlood flood-color="${colour}"/><feComposite in2="SourceAlpha" operator="in"/></filter><image filter="url(#f)" width="${TAB_PX}" height="${TAB_PX}" href="data:image/png;base64,${png.toString('base64')}"/></svg>`,
  )
    .render()
    .asPng();

/** A picture of src/assets/tabs: that of the chosen tab takes the brand's colour, the others are the house's. */
export const paintTab = ({ colours }: Pick<Brand, 'colours'>, file: string, png: Buffer): Buffer => {
  const [, theme] = /-(light|dark)-selected\.png$/.exec(file) ?? [];
  return theme === undefined ? png : recolour(png, colours[theme as 'light' | 'dark'].brand);
};
