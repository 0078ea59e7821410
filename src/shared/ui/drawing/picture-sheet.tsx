import { Canvas } from '@tarojs/components';
import { aria } from '../aria';

interface PictureSheetProps {
  id: string;
  className: string;
}

/** The canvas of a picture: Taro's own for the web sets its size by itself and too late, so the web gets a plain one. Readers do not see it. */
export const PictureSheet = ({ id, className }: PictureSheetProps) =>
  process.env.TARO_ENV === 'h5' ? (
    <canvas id={id} className={className} {...aria({ isHidden: true })} />
  ) : (
    <Canvas type="2d" id={id} className={className} {...aria({ isHidden: true })} />
  );
