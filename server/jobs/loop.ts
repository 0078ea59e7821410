export interface Loop {
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>;
}

/** Whether the service stops: a round that can be long asks, and ends where it is. */
export type IsStopping = () => boolean;

/** Runs `round` again and again with `pauseMs` between the end of one and the start of the next. A fault ends a round only. */
export const startLoop = (round: (isStopping: IsStopping) => Promise<unknown>, pauseMs: number, onFault: (error: unknown) => void): Loop => {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const turn = async (): Promise<void> => {
    await round(() => isStopped).catch(onFault);
    if (!isStopped) timer = setTimeout(next, pauseMs);
  };
  const next = (): void => void (underWay = turn());
  let underWay = turn();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return underWay;
    },
  };
};
