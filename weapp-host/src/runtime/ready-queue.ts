import type * as glassEasel from 'glass-easel';

const depthOf = (component: glassEasel.GeneralComponent): number => {
  let depth = 0;
  for (let host = component.ownerShadowRoot?.getHostNode(); host; host = host.ownerShadowRoot?.getHostNode()) depth += 1;
  return depth;
};

/** Attached order is parents first; `ready` comes children first. */
const childrenFirst = (attached: glassEasel.GeneralComponent[]): glassEasel.GeneralComponent[] => {
  const ordered: glassEasel.GeneralComponent[] = [];
  const open: { component: glassEasel.GeneralComponent; depth: number }[] = [];
  for (const component of attached) {
    const depth = depthOf(component);
    for (let last = open.at(-1); last && last.depth >= depth; last = open.at(-1)) {
      ordered.push(last.component);
      open.pop();
    }
    open.push({ component, depth });
  }
  return [...ordered, ...open.reverse().map(({ component }) => component)];
};

/** glass-easel leaves the `ready` lifetime to its host: a component is ready once its page has been shown. */
export const createReadyQueue = () => {
  let waiting: glassEasel.GeneralComponent[] = [];
  let isHeld = false;
  const flush = () => {
    const now = waiting;
    waiting = [];
    for (const component of childrenFirst(now)) component.triggerLifetime('ready', []);
  };
  return {
    add: (component: glassEasel.GeneralComponent) => {
      waiting.push(component);
      if (!isHeld && waiting.length === 1) queueMicrotask(() => !isHeld && flush());
    },
    /** Until `release`, nothing becomes ready: a page opens. */
    hold: () => void (isHeld = true),
    release: () => {
      isHeld = false;
      flush();
    },
  };
};
