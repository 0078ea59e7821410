import type { CardView } from '@micro-branch/contract/cards';
import { useEffect, useId, useRef, useState } from 'react';
import { addressOf } from '@/shared/api/send';
import { findSheet, loadImage, type Sheet } from '@/shared/platform/canvas';
import { useIsOnline } from '@/shared/platform/network';
import { saveSheet, sendSheet, type PictureSaved } from '@/shared/platform/save-picture';
import { drawPicture } from '@/shared/ui/drawing/picture-spec';
import { useSaving } from '@/shared/ui/picture-saved/use-saving';
import { POSTER, posterSpec, type PosterTemplate } from './poster-spec';

/** `waiting`: the code is on its way; `failed`: it did not come, or there is nothing to draw on; a poster without its code leads nowhere. */
type CodeState = 'waiting' | 'failed' | 'drawn';

interface Poster {
  card: CardView;
  code: string;
  template: PosterTemplate;
}

/** Draws the poster as soon as its canvas is there, and again with the code once that has come. */
const useDrawnPoster = ({ card, code, template }: Poster) => {
  const canvasId = `poster-${useId().replace(/\W/g, '')}`;
  const sheet = useRef<Sheet>();
  const image = useRef<CanvasImageSource>();
  const [state, setState] = useState<CodeState>('waiting');
  const [attempt, setAttempt] = useState(0);
  const isOnline = useIsOnline();
  // Drawn anew with another look, on a wish, and when a network has come in which the code may be had.
  useEffect(() => {
    let isLeft = false;
    const isWanted = (): boolean => !isLeft;
    const draw = async (): Promise<void> => {
      const found = await findSheet(canvasId, POSTER, isWanted);
      if (!isWanted()) return;
      if (!found) return setState('failed');
      sheet.current = found;
      drawPicture(found.context, posterSpec(card, template, image.current));
      if (image.current !== undefined) return setState('drawn');
      setState('waiting');
      const loaded = await loadImage(found, addressOf('getCodePicture', { code })).catch(() => undefined);
      if (!isWanted()) return;
      if (loaded === undefined) return setState('failed');
      image.current = loaded;
      drawPicture(found.context, posterSpec(card, template, loaded));
      setState('drawn');
    };
    draw().catch(() => isWanted() && setState('failed'));
    return () => {
      isLeft = true;
    };
  }, [canvasId, card, code, template, attempt, isOnline]);
  return { canvasId, sheet, state, retry: () => setAttempt(attempt + 1) };
};

/** A poster on a canvas of the page, and what can be done with it. */
export const usePoster = (poster: Poster) => {
  const { canvasId, sheet, state, retry } = useDrawnPoster(poster);
  const { isBusy, saved, save } = useSaving(async (run: (drawn: Sheet) => Promise<PictureSaved | undefined>) =>
    state === 'drawn' && sheet.current ? run(sheet.current) : undefined,
  );
  return {
    canvasId,
    state,
    retry,
    isReady: state === 'drawn' && !isBusy,
    saved,
    save: () => save((drawn) => saveSheet(drawn, `${poster.card.title}-海报.jpg`)),
    send: () =>
      save(async (drawn) => {
        await sendSheet(drawn);
        return undefined;
      }),
  };
};
