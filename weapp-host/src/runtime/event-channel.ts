type Listener = (...args: unknown[]) => void;

interface EventChannel {
  on: (name: string, listener: Listener) => void;
  once: (name: string, listener: Listener) => void;
  off: (name: string, listener?: Listener) => void;
  emit: (name: string, ...args: unknown[]) => void;
}

/** What `wx.navigateTo` answers and `getOpenerEventChannel()` gives: both ends of one channel between two pages. */
export const createEventChannel = (events: Record<string, Listener> = {}): EventChannel => {
  const listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>();
  const add = (name: string, listener: Listener, isOnce: boolean) =>
    void listeners.set(name, [...(listeners.get(name) ?? []), { listener, isOnce }]);
  for (const [name, listener] of Object.entries(events)) add(name, listener, false);
  return {
    on: (name, listener) => add(name, listener, false),
    once: (name, listener) => add(name, listener, true),
    off: (name, listener) =>
      void listeners.set(name, listener === undefined ? [] : (listeners.get(name) ?? []).filter((entry) => entry.listener !== listener)),
    emit: (name, ...args) => {
      const heard = listeners.get(name) ?? [];
      listeners.set(name, heard.filter(({ isOnce }) => !isOnce));
      heard.forEach(({ listener }) => listener(...args));
    },
  };
};
