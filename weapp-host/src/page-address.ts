/** Values stay as they were written: WeChat leaves decoding to the page. */
export const parseQuery = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );

/** `/pages/card/index?id=7`: the path as it is written, and the query behind the first `?`. */
export const splitAddress = (address: string): { path: string; query: Record<string, string> } => {
  const at = address.indexOf('?');
  return at < 0 ? { path: address, query: {} } : { path: address.slice(0, at), query: parseQuery(address.slice(at + 1)) };
};
