import { once } from 'node:events';
import automator from 'miniprogram-automator';
import { WebSocket } from 'ws';
import { serveAutomator, type AutomatorServer } from '../../src/automator/serve';
import { standIn, type StandIn } from './phone-stand-in';
import { connectRaw, type Frame } from './raw-client';

const opened: AutomatorServer[] = [];
const serve = async (session: StandIn, port = 0) => {
  const server = await serveAutomator({ port, host: '127.0.0.1', session });
  opened.push(server);
  return server;
};
const ask = async (session: StandIn, frame: object | string): Promise<Frame> => {
  const { wsEndpoint } = await serve(session);
  const client = await connectRaw(wsEndpoint);
  client.say(typeof frame === 'string' ? frame : JSON.stringify(frame));
  return client.hear();
};
afterEach(() => Promise.all(opened.splice(0).map(({ close }) => close())));

const never = () => new Promise<never>(() => undefined);

describe('what every client is promised: an answer', () => {
  test('an unmodified client connects, asks and is answered', async () => {
    const page = { pageId: 7, path: 'pages/home/index', query: { a: '1' } };
    const { wsEndpoint } = await serve(standIn({ 'App.getCurrentPage': () => page }));
    const phone = await automator.connect({ wsEndpoint });
    expect(await phone.currentPage()).toMatchObject({ path: 'pages/home/index', query: { a: '1' } });
    phone.disconnect();
  });

  test('a call that answers nothing is answered with an empty object', async () => {
    expect(await ask(standIn(), { id: 'x', method: 'Page.setData', params: {} })).toEqual({ id: 'x', result: {} });
  });

  test('the reason of a failing call reaches the client', async () => {
    const session = standIn({
      'Page.getElement': () => {
        throw new Error('no element ".missing" on pages/home/index');
      },
    });
    expect(await ask(session, { id: 'x', method: 'Page.getElement', params: { selector: '.missing' } })).toEqual({
      id: 'x',
      error: { message: 'no element ".missing" on pages/home/index' },
    });
  });

  test.each(['Tool.makeTea', 'Teapot.boil', 'constructor', 'toString'])('%s is refused as no method of the protocol', async (method) => {
    expect((await ask(standIn(), { id: 'x', method })).error?.message).toBe(`${method} is not a method of the automator protocol`);
  });

});

describe('what cannot be understood', () => {
  test('a frame that is no JSON is answered to the id that can be read in it', async () => {
    expect(await ask(standIn(), '{"id":"a-1","method":"App.getCurrentPage",')).toEqual({ id: 'a-1', error: { message: 'the frame is not JSON' } });
  });

  test.each(['nonsense', '[]', 'null', '{"method":"Tool.getInfo"}'])('a client that says %s, which nobody could answer, is hung up on', async (text) => {
    const client = await connectRaw((await serve(standIn())).wsEndpoint);
    client.say(text);
    const [code] = await client.closed();
    expect(code).toBe(1003);
  });

  test('params that are no object are refused', async () => {
    expect((await ask(standIn(), { id: 'x', method: 'App.callWxMethod', params: [1] })).error?.message).toBe('"params" must be an object');
  });

});

describe('the end', () => {
  test('when the phone dies, each open call is told why', async () => {
    const session = standIn({ 'App.callFunction': never });
    const { wsEndpoint } = await serve(session);
    const client = await connectRaw(wsEndpoint);
    client.say(JSON.stringify({ id: 'x', method: 'App.callFunction' }));
    client.say(JSON.stringify({ id: 'y', method: 'Tool.getInfo' }));
    await client.hear();
    session.die('the browser is gone');
    expect(await client.hear()).toEqual({ id: 'x', error: { message: 'the browser is gone' } });
    await client.closed();
  });

  test('Tool.close is answered, then everything ends and the port is free again', async () => {
    const session = standIn();
    const { wsEndpoint, port } = await serve(session);
    const client = await connectRaw(wsEndpoint);
    client.say(JSON.stringify({ id: 'x', method: 'Tool.close' }));
    expect(await client.hear()).toEqual({ id: 'x', result: {} });
    await client.closed();
    expect(session.asked).toEqual(['close']);
    await opened[0]!.close();
    await expect(serve(standIn(), port)).resolves.toMatchObject({ port });
  });
});

describe('several clients at one phone', () => {
  test('all hear of exceptions and bindings; the console is for those that asked for it', async () => {
    const session = standIn();
    const { wsEndpoint } = await serve(session);
    const curious = await connectRaw(wsEndpoint);
    const quiet = await connectRaw(wsEndpoint);
    curious.say(JSON.stringify({ id: 'x', method: 'App.enableLog' }));
    await curious.hear();
    quiet.say(JSON.stringify({ id: 'y', method: 'Tool.getInfo' }));
    await quiet.hear();
    session.emit('App.logAdded', { type: 'log', args: ['hello'] });
    session.emit('App.exceptionThrown', { message: 'oh' });
    expect([await curious.hear(), await curious.hear()].map(({ method }) => method)).toEqual(['App.logAdded', 'App.exceptionThrown']);
    expect((await quiet.hear()).method).toBe('App.exceptionThrown');
  });

  test('one that hangs up in the middle of a call disturbs nobody', async () => {
    let finish: (value: unknown) => void = () => undefined;
    const session = standIn({ 'App.callFunction': () => new Promise((resolve) => (finish = resolve)) });
    const { wsEndpoint } = await serve(session);
    const hasty = await connectRaw(wsEndpoint);
    const patient = await connectRaw(wsEndpoint);
    hasty.say(JSON.stringify({ id: 'x', method: 'App.callFunction' }));
    hasty.say(JSON.stringify({ id: 'y', method: 'Tool.getInfo' }));
    await hasty.hear();
    hasty.socket.terminate();
    finish({ result: 1 });
    patient.say(JSON.stringify({ id: 'z', method: 'Tool.getInfo' }));
    expect(await patient.hear()).toEqual({ id: 'z', result: { SDKVersion: '3.8.0' } });
    expect(session.asked).not.toContain('close');
  });
});

describe('who may come', () => {
  test('a port that is taken is named, with the remedy', async () => {
    const { port } = await serve(standIn());
    await expect(serve(standIn(), port)).rejects.toMatchObject({ code: 'port_in_use', message: expect.stringMatching(`port ${port} is taken.*--auto-port`) as string });
  });

  test('a web page, which names its origin, is turned away', async () => {
    const { wsEndpoint } = await serve(standIn());
    const socket = new WebSocket(wsEndpoint, { origin: 'https://example.com' });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('401');
  });
});

describe('the tool around the phone', () => {
  test('a screenshot comes as base64', async () => {
    const { wsEndpoint } = await serve(standIn());
    const phone = await automator.connect({ wsEndpoint });
    expect(Buffer.from((await phone.screenshot()) as string, 'base64').toString()).toBe('a picture');
    phone.disconnect();
  });

  test('native buttons are handed on, and a refusal comes back', async () => {
    const session = standIn({
      'native.confirmModal': () => {
        throw new Error('there is no dialog to confirm');
      },
    });
    const { wsEndpoint } = await serve(session);
    const phone = await automator.connect({ wsEndpoint });
    await phone.native().goHome();
    await expect(phone.native().confirmModal()).rejects.toThrow('there is no dialog to confirm');
    expect(session.asked).toEqual(['native.goHome', 'native.confirmModal']);
    phone.disconnect();
  });

  test('an audit is the measurements, as data and to look at', async () => {
    const { wsEndpoint } = await serve(standIn({ 'Host.getMetrics': () => ({ pages: [{ path: 'pages/<home>' }] }) }));
    const phone = await automator.connect({ wsEndpoint });
    expect(await phone.stopAudits()).toEqual({ pages: [{ path: 'pages/<home>' }] });
    phone.disconnect();
  });

  test('a ticket that was set is read again, and refreshing makes another', async () => {
    const { wsEndpoint } = await serve(standIn());
    const phone = await automator.connect({ wsEndpoint });
    await phone.setTicket('kept');
    expect(await phone.getTicket()).toMatchObject({ ticket: 'kept' });
    await phone.refreshTicket();
    expect((await phone.getTicket()) as { ticket: string }).not.toMatchObject({ ticket: 'kept' });
    expect(await phone.testAccounts()).toEqual([]);
    await expect(phone.remote()).rejects.toThrow('Tool.enableRemoteDebug');
    phone.disconnect();
  });

  test('leaving the mini-program and closing the tool end the session once', async () => {
    const session = standIn();
    const { wsEndpoint } = await serve(session);
    const phone = await automator.connect({ wsEndpoint });
    await phone.close();
    expect(session.asked).toEqual(['exit', 'close']);
  });
});
