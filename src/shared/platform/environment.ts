/**
 * Where this build runs. The compiler replaces `process.env.*` by text, so a branch that tests the variables themselves
 * disappears from the other builds; these constants are for code that may stay.
 */
export const isWeapp = process.env.TARO_ENV === 'weapp';

/** The service plays WeChat on this machine: development and tests only. */
export const isSandbox = process.env.TARO_APP_SANDBOX === '1';

/** Where the service is: H5 is served by it, a mini-program has to name it, and the build refuses to leave it out. */
export const serviceOrigin = isWeapp ? (process.env.TARO_APP_API ?? '') : '';
