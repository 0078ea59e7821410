import { Refusal } from '../refusal';

export interface DeskLimits {
  /** Drawn at the same time; a picture takes a thread for about 200 ms. */
  atOnceMax: number;
  /** Wait for their turn; whoever comes after these is refused. */
  waitingMax: number;
  /** Of all pictures that are kept. */
  bytesMax: number;
}

type Render = (svg: string) => Promise<Uint8Array>;

/** Lets a few in at a time, keeps some waiting, and refuses the rest with `busy`. */
export const createGate = ({ atOnceMax, waitingMax }: Pick<DeskLimits, 'atOnceMax' | 'waitingMax'>) => {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (inside < atOnceMax) inside += 1;
    else if (waiting.length >= waitingMax) throw new Refusal('busy');
    // Whoever leaves hands the place on, so that nobody slips in between.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
};

/** The pictures asked for last, as many as fit. A map keeps its entries in the order in which they were put there. */
const createShelf = (bytesMax: number) => {
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= kept.get(key)?.byteLength ?? 0;
    kept.delete(key);
  };
  return {
    find: (key: string): Uint8Array | undefined => {
      const picture = kept.get(key);
      if (!picture) return undefined;
      kept.delete(key);
      kept.set(key, picture);
      return picture;
    },
    keep: (key: string, picture: Uint8Array): void => {
      drop(key);
      kept.set(key, picture);
      bytes += picture.byteLength;
      for (const oldest of kept.keys()) {
        if (bytes <= bytesMax) return;
        drop(oldest);
      }
    },
    size: () => ({ pictures: kept.size, bytes }),
  };
};

/**
 * Draws each picture once and keeps the last ones. Whoever asks for one that is being drawn waits for the same drawing. Refuses
 * with `busy` when too many others are waiting already; what failed is not kept.
 */
export const createPictureDesk = (render: Render, limits: DeskLimits) => {
  const enter = createGate(limits);
  const shelf = createShelf(limits.bytesMax);
  const underWay = new Map<string, Promise<Uint8Array>>();
  const draw = async (key: string, svg: () => string): Promise<Uint8Array> => {
    const picture = await enter(() => render(svg()));
    shelf.keep(key, picture);
    return picture;
  };
  return {
    get: (key: string, svg: () => string): Promise<Uint8Array> => {
      const kept = shelf.find(key);
      if (kept) return Promise.resolve(kept);
      const started = underWay.get(key);
      if (started) return started;
      const picture = draw(key, svg).finally(() => underWay.delete(key));
      underWay.set(key, picture);
      return picture;
    },
    size: shelf.size,
  };
};
