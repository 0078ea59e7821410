import { createPhoneDouble, errMsgOf, outcome } from './phone-double';

const PRIVATE = { app: { __usePrivacyCheck__: true } };
type Resolve = (decision: { event: string; buttonId?: string }) => void;

/** A program that keeps the question until the test answers it. */
const withHandler = () => {
  const phone = createPhoneDouble(PRIVATE);
  const asked: { resolve: Resolve; referrer: string }[] = [];
  phone.wx.onNeedPrivacyAuthorization!((resolve: Resolve, { referrer }: { referrer: string }) => asked.push({ resolve, referrer }));
  return { ...phone, asked };
};

describe('the privacy notice', () => {
  it('stands in nobody\'s way where the program has not asked for the check', async () => {
    await expect(errMsgOf(createPhoneDouble().wx.getClipboardData)).resolves.toBe('getClipboardData:ok');
  });

  it('lets a private call wait for the handler, and others pass', async () => {
    const { wx, asked } = withHandler();
    await expect(errMsgOf(wx.getNetworkType)).resolves.toBe('getNetworkType:ok');
    expect(asked).toEqual([]);
    const reading = outcome(wx.getClipboardData);
    expect(asked.map(({ referrer }) => referrer)).toEqual(['getClipboardData']);
    asked[0]!.resolve({ event: 'exposureAuthorization' });
    asked[0]!.resolve({ event: 'disagree' });
    expect((await reading).result).toEqual({ errMsg: 'getClipboardData:fail privacy permission is not authorized', errno: 104 });
  });

  it('goes on once the agree button was really tapped, and does not ask again', async () => {
    const { wx, runtime, asked, calls } = withHandler();
    const reading = errMsgOf(wx.getClipboardData);
    runtime.signals.send('PrivacyButtonTapped', 'agree-button');
    asked[0]!.resolve({ event: 'agree', buttonId: 'agree-button' });
    await expect(reading).resolves.toBe('getClipboardData:ok');
    await expect(errMsgOf(wx.getClipboardData)).resolves.toBe('getClipboardData:ok');
    expect(asked).toHaveLength(1);
    expect(calls).toEqual([{ method: 'authorization.set', params: { privacyAgreed: true, scopes: {} } }]);
    await expect(outcome(wx.getPrivacySetting)).resolves.toMatchObject({ result: { needAuthorization: false } });
  });

  it('does not believe a program that agrees in place of the person', async () => {
    const { wx, asked } = withHandler();
    const reading = errMsgOf(wx.requirePrivacyAuthorize);
    asked[0]!.resolve({ event: 'agree', buttonId: 'never-tapped' });
    await expect(reading).resolves.toBe('requirePrivacyAuthorize:fail privacy permission is not authorized');
  });

  it('is WeChat\'s own dialog where there is no handler', async () => {
    const refusing = createPhoneDouble({ ...PRIVATE, shell: { authorize: async () => false } });
    await expect(errMsgOf(refusing.wx.setClipboardData, { data: 'a' })).resolves.toBe('setClipboardData:fail privacy permission is not authorized');
    await expect(errMsgOf(createPhoneDouble(PRIVATE).wx.setClipboardData, { data: 'a' })).resolves.toBe('setClipboardData:ok');
  });
});

describe('scopes', () => {
  it('are asked for once, and the answer is kept', async () => {
    let questions = 0;
    const { wx, calls } = createPhoneDouble({ shell: { authorize: async () => { questions += 1; return false; } } });
    expect((await outcome(wx.authorize, { scope: 'scope.writePhotosAlbum' })).result).toEqual({ errMsg: 'authorize:fail auth deny', errno: 103 });
    await expect(errMsgOf(wx.saveImageToPhotosAlbum, { filePath: 'wxfile://tmp_1.png' })).resolves.toBe('saveImageToPhotosAlbum:fail auth deny');
    expect(questions).toBe(1);
    expect(calls).toEqual([{ method: 'authorization.set', params: { privacyAgreed: false, scopes: { 'scope.writePhotosAlbum': false } } }]);
  });

  it('open the album once granted', async () => {
    const { wx, runtime, calls } = createPhoneDouble();
    const filePath = runtime.keepFile(new Uint8Array([1, 2, 3]), 'png');
    await expect(errMsgOf(wx.saveImageToPhotosAlbum, { filePath })).resolves.toBe('saveImageToPhotosAlbum:ok');
    expect(calls.at(-1)).toEqual({ method: 'album.save', params: { name: 'tmp_1.png', data: 'AQID' } });
  });

  it('need a purpose in app.json where WeChat wants one', async () => {
    await expect(errMsgOf(createPhoneDouble().wx.authorize, { scope: 'scope.userLocation' })).resolves.toBe('authorize:fail require permission desc');
  });
});

describe('subscribing to messages', () => {
  const tapped = () => {
    const phone = createPhoneDouble();
    phone.runtime.signals.send('Tap');
    return phone;
  };

  it('is only for a tap', async () => {
    await expect(errMsgOf(createPhoneDouble().wx.requestSubscribeMessage, { tmplIds: ['a'] })).resolves.toBe(
      'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
    );
    expect((await outcome(tapped().wx.requestSubscribeMessage, { tmplIds: ['a', 'b'] })).result).toEqual({ errMsg: 'requestSubscribeMessage:ok', a: 'accept', b: 'accept' });
  });

  it('takes one to three templates', async () => {
    const ask = (tmplIds: string[]) => errMsgOf(tapped().wx.requestSubscribeMessage, { tmplIds });
    await expect(ask([])).resolves.toBe("requestSubscribeMessage:fail TmplIds can't be empty");
    await expect(ask(['a', 'b', 'c'])).resolves.toBe('requestSubscribeMessage:ok');
    await expect(ask(['a', 'b', 'c', 'd'])).resolves.toBe('requestSubscribeMessage:fail Templates count out of max bounds');
  });
});

describe('paying', () => {
  const ORDER = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' };
  const cashier = (decision: 'pay' | 'cancel') =>
    createPhoneDouble({
      shell: { cashier: async () => decision },
      host: { pay: (params) => ({ errMsg: params.decision === 'pay' ? 'requestPayment:ok' : 'requestPayment:fail cancel' }) },
    });

  it('tells the cashier the order and what the person decided', async () => {
    const { wx, calls } = cashier('pay');
    await expect(errMsgOf(wx.requestPayment, ORDER)).resolves.toBe('requestPayment:ok');
    expect(calls).toEqual([{ method: 'pay', params: { order: ORDER, decision: 'pay' } }]);
    await expect(errMsgOf(cashier('cancel').wx.requestPayment, ORDER)).resolves.toBe('requestPayment:fail cancel');
  });

  it('lets subscriptions be asked for afterwards', async () => {
    const { wx } = cashier('pay');
    await outcome(wx.requestPayment, ORDER);
    await expect(errMsgOf(wx.requestSubscribeMessage, { tmplIds: ['a'] })).resolves.toBe('requestSubscribeMessage:ok');
  });
});

describe('dialogs', () => {
  it('tell what the person chose', async () => {
    const { wx } = createPhoneDouble({ shell: { modal: async () => ({ confirm: false }), actionSheet: async () => 1 } });
    expect((await outcome(wx.showModal, { title: 'a' })).result).toEqual({ errMsg: 'showModal:ok', confirm: false, cancel: true, content: null });
    expect((await outcome(wx.showActionSheet, { itemList: ['a', 'b'] })).result).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 });
  });

  it('fail when a sheet is dismissed or has more than six items', async () => {
    const { wx } = createPhoneDouble({ shell: { actionSheet: async () => undefined } });
    await expect(errMsgOf(wx.showActionSheet, { itemList: ['a'] })).resolves.toBe('showActionSheet:fail cancel');
    await expect(errMsgOf(wx.showActionSheet, { itemList: ['1', '2', '3', '4', '5', '6', '7'] })).resolves.toMatch(/^showActionSheet:fail parameter error/);
  });
});

describe('the share menu', () => {
  it('is written on the page on top', async () => {
    const { wx, page } = createPhoneDouble();
    await outcome(wx.hideShareMenu);
    expect(page.shareMenu).toMatchObject({ appMessage: false, timeline: false });
    await outcome(wx.showShareMenu, { menus: ['shareAppMessage'], withShareTicket: true });
    expect(page.shareMenu).toEqual({ appMessage: true, timeline: false, withShareTicket: true });
  });
});
