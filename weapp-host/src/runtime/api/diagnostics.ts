import type { Runtime } from '../runtime';
import { asyncCalls, syncCalls } from './call-form';

const nothing = () => undefined;

const logger = ({ log }: Runtime) => ({
  debug: (...args: unknown[]) => log('debug', args),
  info: (...args: unknown[]) => log('info', args),
  log: (...args: unknown[]) => log('log', args),
  warn: (...args: unknown[]) => log('warn', args),
});

const realtimeLogger = (runtime: Runtime) => {
  const manager = {
    ...logger(runtime),
    error: (...args: unknown[]) => runtime.log('error', args),
    setFilterMsg: nothing,
    addFilterMsg: nothing,
    in: () => manager,
    tag: () => manager,
    getCurrentState: () => ({ size: 0, maxSize: 5_120, logCount: 0, maxLogCount: 200 }),
  };
  return manager;
};

/** A performance record that stays empty: the host's own metrics are read from outside. */
const performanceRecord = () => ({
  getEntries: () => [],
  getEntriesByName: () => [],
  getEntriesByType: () => [],
  setBufferSize: nothing,
  createObserver: () => ({ observe: nothing, disconnect: nothing, supportedEntryTypes: [] }),
});

export const diagnosticCalls = (runtime: Runtime) => ({
  ...asyncCalls(runtime, { setEnableDebug: nothing, preloadAssets: nothing, preloadSkylineView: nothing, preloadWebview: nothing }),
  ...syncCalls({
    getLogManager: () => logger(runtime),
    getRealtimeLogManager: () => realtimeLogger(runtime),
    getPerformance: performanceRecord,
    getExptInfoSync: () => ({}),
    reportPerformance: nothing,
    reportEvent: nothing,
    reportAnalytics: nothing,
    reportMonitor: nothing,
  }),
});
