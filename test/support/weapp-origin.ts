/** Where a weapp build that was not told otherwise looks for the service. */
export const BUILT_ORIGIN = process.env.TARO_APP_API ?? 'http://127.0.0.1:3000';
