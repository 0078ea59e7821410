/**
 * Where this build runs. The compiler replaces `process.env.*` by text, so a branch that tests the variables themselves
 * disappears from the other builds; these constants are for code that may stay.
 */
export const isWeapp = process.env.TARO_ENV === 'weapp';
export const isH5 = process.env.TARO_ENV === 'h5';

/** The service plays WeChat on this machine: development and tests only. */
export const isSandbox = process.env.TARO_APP_SANDBOX === '1';

/** Where the service is: H5 is served by it, a mini-program has to name it. */
export const serviceOrigin = isWeapp ? process.env.TARO_APP_API || 'http://127.0.0.1:3000' : '';
