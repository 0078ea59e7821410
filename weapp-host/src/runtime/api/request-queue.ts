/** WeChat has ten requests, uploads and downloads under way at once; further ones wait their turn. */
const UNDER_WAY_MAX = 10;

export interface RequestQueue {
  /** Resolves when it is this one's turn, with what must be called when it has ended. */
  enter: () => Promise<() => void>;
}

export const createRequestQueue = (): RequestQueue => {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  const leave = () => {
    underWay -= 1;
    waiting.shift()?.();
  };
  const begin = () => {
    underWay += 1;
    let hasLeft = false;
    return () => {
      if (!hasLeft) leave();
      hasLeft = true;
    };
  };
  return {
    enter: async () => {
      if (underWay >= UNDER_WAY_MAX) await new Promise<void>((resolve) => waiting.push(resolve));
      return begin();
    },
  };
};
