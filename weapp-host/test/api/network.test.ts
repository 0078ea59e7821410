import { createPhoneDouble, errMsgOf, json, outcome, type HostCall } from './phone-double';

const URL = 'https://api.example.test/v1/cards';
const answering = (answer: unknown = json({ ok: true })) => createPhoneDouble({ host: { 'network.send': () => answer } });
const sent = (calls: HostCall[]) => calls.filter(({ method }) => method === 'network.send').map(({ params }) => params);
const bodyOf = (params: Record<string, unknown> | undefined) => Buffer.from(params?.body as string, 'base64').toString();

/** A host that answers only when the test lets it. */
const heldHost = () => {
  const release: (() => void)[] = [];
  const send = () => new Promise((resolve) => release.push(() => resolve(json({}))));
  return { release, send };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a request', () => {
  it('answers status, header, cookies and parsed JSON', async () => {
    const { wx } = answering({ ...json({ id: 7 }, 404), cookies: ['a=1'] });
    const { heard, result } = await outcome(wx.request, { url: URL });
    expect(heard).toEqual(['success', 'complete']);
    expect(result).toEqual({ errMsg: 'request:ok', statusCode: 404, header: { 'Content-Type': 'application/json' }, cookies: ['a=1'], data: { id: 7 } });
  });

  it('answers the text where it is no JSON, or where text or bytes are wanted', async () => {
    const text = { ...json(''), body: Buffer.from('<p>').toString('base64') };
    expect((await outcome(answering(text).wx.request, { url: URL })).result.data).toBe('<p>');
    expect((await outcome(answering(json([1])).wx.request, { url: URL, dataType: 'text' })).result.data).toBe('[1]');
    const { result } = await outcome(answering(json([1])).wx.request, { url: URL, responseType: 'arraybuffer' });
    expect(Buffer.from(result.data as ArrayBuffer).toString()).toBe('[1]');
  });

  it.each([
    ['GET', 'https://a.test/x', { a: '1 2', b: undefined }, 'https://a.test/x?a=1%202&b=undefined'],
    ['GET', 'https://a.test/x?z=0#part', { a: { b: 1 } }, 'https://a.test/x?z=0&a=%7B%22b%22%3A1%7D#part'],
    ['GET', 'https://a.test/x', undefined, 'https://a.test/x'],
  ])('puts the data of a %s to %s into the address', async (method, url, data, expected) => {
    const { wx, calls } = answering();
    await outcome(wx.request, { url, method, data });
    expect(sent(calls)[0]).toMatchObject({ url: expected, body: null });
  });

  it('writes the body by its content type, and keeps the letters of a header', async () => {
    const { wx, calls } = answering();
    await outcome(wx.request, { url: URL, method: 'POST', data: { a: 1 } });
    await outcome(wx.request, { url: URL, method: 'PUT', data: { a: '1 2', b: 'ü' }, header: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Trace': 9 } });
    await outcome(wx.request, { url: URL, method: 'post', data: 'as it is' });
    const [first, second, third] = sent(calls);
    expect(bodyOf(first)).toBe('{"a":1}');
    expect(first!.header).toMatchObject({ 'content-type': 'application/json' });
    expect(bodyOf(second)).toBe('a=1%202&b=%C3%BC');
    expect(second!.header).toMatchObject({ 'Content-Type': 'application/x-www-form-urlencoded', 'X-Trace': '9' });
    expect([third!.method, bodyOf(third)]).toEqual(['POST', 'as it is']);
  });

  it('sets the referer itself', async () => {
    const { wx, calls } = answering();
    await outcome(wx.request, { url: URL, header: { referer: 'https://elsewhere.test' } });
    expect(sent(calls)[0]!.header).toEqual({ 'Referer': 'https://servicewechat.com/wx0123456789abcdef/devtools/page-frame.html', 'content-type': 'application/json' });
  });

  it.each([
    ['ftp://a.test', 'request:fail invalid url "ftp://a.test"'],
    ['/v1/cards', 'request:fail invalid url "/v1/cards"'],
    ['https://other.test/', 'request:fail url not in domain list'],
    ['http://api.example.test/', 'request:fail url not in domain list'],
  ])('does not send to %s', async (url, errMsg) => {
    const { wx, calls } = createPhoneDouble({ requestDomains: ['https://api.example.test'] });
    await expect(errMsgOf(wx.request, { url })).resolves.toBe(errMsg);
    expect(calls).toEqual([]);
  });

  it('sends to a registered domain', async () => {
    const { wx } = createPhoneDouble({ requestDomains: ['https://api.example.test'], host: { 'network.send': () => json({}) } });
    await expect(errMsgOf(wx.request, { url: URL })).resolves.toBe('request:ok');
  });

  it('refuses methods that WeChat does not have', async () => {
    await expect(errMsgOf(answering().wx.request, { url: URL, method: 'PATCH' })).resolves.toBe('request:fail invalid method "PATCH"');
  });

  it('fails while the phone is offline', async () => {
    const { wx, runtime, calls } = answering();
    runtime.device.networkType = 'none';
    await expect(errMsgOf(wx.request, { url: URL })).resolves.toMatch(/^request:fail .*INTERNET_DISCONNECTED$/);
    expect(calls).toEqual([]);
  });

  it('takes its time limit from the call, then from app.json, then WeChat\'s 60 seconds', async () => {
    const limitOf = async (networkTimeout: { request?: number }, options: object) => {
      const { wx, calls } = createPhoneDouble({ app: { networkTimeout }, host: { 'network.send': () => json({}) } });
      await outcome(wx.request, { url: URL, ...options });
      return sent(calls)[0]!.timeoutMs;
    };
    expect([await limitOf({ request: 5_000 }, { timeout: 100 }), await limitOf({ request: 5_000 }, {}), await limitOf({}, {})]).toEqual([100, 5_000, 60_000]);
  });

  it('says timeout, or what else went wrong', async () => {
    const failing = (reason: string) => createPhoneDouble({ host: { 'network.send': () => Promise.reject(new Error(reason)) } }).wx.request;
    expect((await outcome(failing('timeout'), { url: URL })).result).toEqual({ errMsg: 'request:fail timeout', errno: 5 });
    await expect(errMsgOf(failing('connect ECONNREFUSED'), { url: URL })).resolves.toBe('request:fail connect ECONNREFUSED');
  });

  it('always returns a task, which can end it', async () => {
    const { send } = heldHost();
    const { wx, calls } = createPhoneDouble({ host: { 'network.send': send } });
    let task: { abort: () => void } | undefined;
    const failed = new Promise((resolve) => {
      task = wx.request!({ url: URL, fail: resolve }) as typeof task;
    });
    await turn();
    task!.abort();
    await expect(failed).resolves.toEqual({ errMsg: 'request:fail abort' });
    expect(calls.map(({ method }) => method)).toEqual(['network.send', 'network.abort']);
  });

  it('tells the header before the answer', async () => {
    const { wx } = answering();
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      const task = wx.request!({ url: URL, success: () => order.push('answer'), complete: () => resolve() }) as { onHeadersReceived: (listener: () => void) => void };
      task.onHeadersReceived(() => order.push('header'));
    });
    expect(order).toEqual(['header', 'answer']);
  });

  it('has ten under way at once; an eleventh waits, and may be given up while it waits', async () => {
    const { send, release } = heldHost();
    const { wx, calls } = createPhoneDouble({ host: { 'network.send': send } });
    for (let index = 0; index < 10; index += 1) wx.request!({ url: `${URL}/${index}` });
    const eleventh = errMsgOf((options) => (wx.request!(options) as { abort: () => void }).abort(), { url: `${URL}/10` });
    const twelfth = errMsgOf(wx.request, { url: `${URL}/11` });
    await expect(eleventh).resolves.toBe('request:fail abort');
    await turn();
    expect(sent(calls)).toHaveLength(10);
    release[0]!();
    release[1]!();
    await turn();
    expect(sent(calls).map(({ url }) => url).slice(10)).toEqual([`${URL}/11`]);
    release[10]!();
    await expect(twelfth).resolves.toBe('request:ok');
  });
});

describe('files over the network', () => {
  it('keeps what was downloaded, whatever its status', async () => {
    const { wx, kept } = answering({ status: 404, header: { 'content-type': 'image/png' }, cookies: [], body: Buffer.from('bytes').toString('base64') });
    const { result } = await outcome(wx.downloadFile, { url: 'https://a.test/picture' });
    expect(result).toMatchObject({ errMsg: 'downloadFile:ok', statusCode: 404, tempFilePath: 'wxfile://tmp_1.png' });
    expect(Buffer.from(kept.get('wxfile://tmp_1.png')!).toString()).toBe('bytes');
  });

  it('uploads fields and file as multipart/form-data, and answers text', async () => {
    const { wx, runtime, calls } = answering(json({ id: 1 }));
    const filePath = runtime.keepFile(new Uint8Array(Buffer.from('picture')), 'png');
    const { result } = await outcome(wx.uploadFile, { url: URL, filePath, name: 'file', formData: { kind: 'poster' }, header: { 'Content-Type': 'text/plain' } });
    expect(result).toMatchObject({ errMsg: 'uploadFile:ok', data: '{"id":1}' });
    const { header, method } = sent(calls)[0] as { header: Record<string, string>; method: string };
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(header['content-type']!)![1]!;
    expect(Object.keys(header).filter((name) => name.toLowerCase() === 'content-type')).toHaveLength(1);
    expect(method).toBe('POST');
    expect(bodyOf(sent(calls)[0])).toBe(
      [
        `--${boundary}`, 'Content-Disposition: form-data; name="kind"', '', 'poster',
        `--${boundary}`, 'Content-Disposition: form-data; name="file"; filename="tmp_1.png"', 'Content-Type: image/png', '', 'picture',
        `--${boundary}--`, '',
      ].join('\r\n'),
    );
  });

  it('fails to upload a file that is not there', async () => {
    await expect(errMsgOf(answering().wx.uploadFile, { url: URL, filePath: 'wxfile://tmp_9.png', name: 'file' })).resolves.toMatch(/^uploadFile:fail no such file/);
  });
});

describe('the file manager', () => {
  type Manager = Record<string, (...args: unknown[]) => unknown>;
  const managerOf = () => createPhoneDouble().wx.getFileSystemManager!() as Manager;

  it('reads back what was written, in any of its encodings', () => {
    const manager = managerOf();
    manager.writeFileSync!('wxfile://usr/a.txt', 'aGk=', 'base64');
    manager.appendFileSync!('wxfile://usr/a.txt', '!');
    expect(manager.readFileSync!('wxfile://usr/a.txt', 'utf8')).toBe('hi!');
    expect(manager.readFileSync!('wxfile://usr/a.txt', 'hex')).toBe('686921');
    expect((manager.readFileSync!('wxfile://usr/a.txt') as ArrayBuffer).byteLength).toBe(3);
    expect(manager.readdirSync!('wxfile://usr')).toEqual(['a.txt']);
  });

  it('writes below the user directory alone, into directories that exist', async () => {
    const manager = managerOf();
    await expect(errMsgOf(manager.writeFile, { filePath: '/app.json', data: '' })).resolves.toBe('writeFile:fail permission denied, open /app.json');
    expect(() => manager.writeFileSync!('wxfile://usr/a/b.txt', '')).toThrow('writeFileSync:fail no such file or directory, open wxfile://usr/a/b.txt');
    manager.mkdirSync!('wxfile://usr/a/b', true);
    expect(() => manager.writeFileSync!('wxfile://usr/a/b/c.txt', '')).not.toThrow();
  });

  it('does not find what was removed', async () => {
    const manager = managerOf();
    manager.writeFileSync!('wxfile://usr/a.txt', 'a');
    manager.unlinkSync!('wxfile://usr/a.txt');
    await expect(errMsgOf(manager.readFile, { filePath: 'wxfile://usr/a.txt' })).resolves.toMatch(/^readFile:fail no such file or directory/);
    expect(() => manager.accessSync!('wxfile://usr/a.txt')).toThrow('accessSync:fail no such file or directory');
  });
});
