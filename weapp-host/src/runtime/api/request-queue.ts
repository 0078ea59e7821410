/** WeChat has ten requests, uploads and downloads under way at once; further ones wait their turn. */
const UNDER_WAY_MAX = 10;

export interface RequestQueue {
  /** Resolves when it is this one's turn, with what must be called when it has ended. */
  enter: () => Promise<() => void>;
}

export const createRequestQueue = (): RequestQueue => {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  /** Whoever waits takes the place over at once: a place that was free for a moment could be taken twice. */
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else underWay -= 1;
  };
  const begin = () => {
    let hasLeft = false;
    return () => {
      if (!hasLeft) leave();
      hasLeft = true;
    };
  };
  return {
    enter: async () => {
      if (underWay >= UNDER_WAY_MAX) await new Promise<void>((resolve) => waiting.push(resolve));
      else underWay += 1;
      return begin();
    },
  };
};
