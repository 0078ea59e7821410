import { useEffect, useId } from 'react';
import { findSurface, type Surface } from '@/shared/platform/canvas';
import { useIsDark } from '@/shared/platform/theme';
import { onWindowResize } from '@/shared/platform/window-size';
import { DARK, LIGHT, type Palette } from './palette';
import { PictureSheet } from './picture-sheet';
import './drawing.scss';

export type Draw = (surface: Surface, palette: Palette) => void;

interface DrawingProps {
  /** Says how large it is. */
  className: string;
  /** Draws everything anew: another function is another picture. */
  draw: Draw;
}

/** A picture made by the page. Readers do not see it: whoever shows one says the same in words. */
export const Drawing = ({ className, draw }: DrawingProps) => {
  const id = `drawing-${useId().replace(/\W/g, '')}`;
  const palette = useIsDark() ? DARK : LIGHT;
  useEffect(() => {
    let wanted = 0;
    // The surface is found later: by then another picture may be wanted, or the same one in another size.
    const drawAnew = () => {
      const mine = (wanted += 1);
      void findSurface(id, () => mine === wanted).then((surface) => surface && draw(surface, palette));
    };
    drawAnew();
    const stop = onWindowResize(drawAnew);
    return () => {
      wanted = 0;
      stop();
    };
  }, [id, draw, palette]);
  return <PictureSheet id={id} className={`mb-drawing ${className}`} />;
};
