const LANGUAGE = [
  'Object', 'Function', 'Array', 'Number', 'parseFloat', 'parseInt', 'Infinity', 'NaN', 'undefined', 'Boolean', 'String', 'Symbol', 'Date', 'Promise',
  'RegExp', 'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'JSON', 'Math', 'Intl',
  'ArrayBuffer', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'Uint8ClampedArray',
  'BigUint64Array', 'BigInt64Array', 'DataView', 'Map', 'BigInt', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Proxy', 'Reflect', 'FinalizationRegistry',
  'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape', 'isFinite', 'isNaN',
] as const;

/** `globalThis` of a mini-program: the language and what WeChat gives, nothing of the browser. */
export const scriptGlobal = (given: Record<string, unknown>): Record<string, unknown> => {
  const language = Object.fromEntries(LANGUAGE.map((name) => [name, (window as unknown as Record<string, unknown>)[name]]));
  const scope: Record<string, unknown> = { ...language, ...given };
  scope.globalThis = scope;
  return scope;
};
