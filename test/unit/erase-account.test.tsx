import Taro from '@tarojs/taro';
import { fireEvent, render, screen } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { createEraser } from '@/features/privacy/erase-account';
import { EraseSheet } from '@/features/privacy/erase-sheet';
import { hasLeft, keepToken, readSession } from '@/shared/api/session-token';

type Given = { status: number; body?: unknown } | Error;

/** The service beyond the network, which answers these one after the other. */
const playService = (...answers: Given[]): string[] => {
  const asked: string[] = [];
  const request = async ({ method, url }: { method: string; url: string }) => {
    asked.push(`${method} ${url}`);
    const given = answers.shift();
    if (given === undefined) throw new Error(`${url} was not expected`);
    if (given instanceof Error) throw given;
    return { statusCode: given.status, data: given.body ?? null, header: {} };
  };
  Object.assign(Taro, { request });
  return asked;
};
/** What WeChat says when no answer came in time. */
const silence = (): Given => Object.assign(new Error(), { errMsg: 'request:fail timeout' });
const refusal = (status: number, code: string): Given => ({ status, body: { error: { code, message: '', traceId: 't' } } });
const ERASE = 'DELETE /api/members/me';

describe('closing an account', () => {
  beforeEach(() => keepToken({ token: 't', memberId: '7', expiresAt: '2999-01-01T00:00:00Z' }));

  it('ends the session on this phone, and nothing signs in again by itself', async () => {
    const asked = playService({ status: 204 });
    await createEraser('7')();
    expect(asked).toEqual([ERASE]);
    expect([readSession(), hasLeft()]).toEqual([undefined, true]);
  });

  it('leaves everything as it was when the service refuses or does not answer', async () => {
    const asked = playService(refusal(503, 'busy'), silence());
    const erase = createEraser('7');
    await expect(erase()).rejects.toMatchObject({ code: 'busy' });
    await expect(erase()).rejects.toMatchObject({ code: 'timeout' });
    expect(asked).toEqual([ERASE, ERASE]);
    expect(readSession()?.memberId).toBe('7');
  });

  it.each([
    ['timeout', silence()],
    ['busy', refusal(503, 'busy')], // the service lost its database at the moment it committed
  ])('was done by the attempt whose answer was %s, when the session is then over', async (code, lost) => {
    const asked = playService(lost, refusal(401, 'session-expired'));
    const erase = createEraser('7');
    await expect(erase()).rejects.toMatchObject({ code });
    await erase();
    expect(asked).toEqual([ERASE, ERASE]);
    expect([readSession(), hasLeft()]).toEqual([undefined, true]);
  });

  it('was not done by a session that had been over before', async () => {
    playService(refusal(401, 'session-expired'));
    await expect(createEraser('7')()).rejects.toMatchObject({ code: 'session-expired' });
  });
});

describe('the question before an account is closed', () => {
  const ask = (part: Partial<Parameters<typeof EraseSheet>[0]> = {}) => {
    const [onErase, onClose] = [jest.fn(), jest.fn()];
    const sheet = { isBusy: false, isOnline: true, refusal: null, onErase, onClose, ...part };
    // A cache of its own: what another test was answered is not known here.
    render(<EraseSheet {...sheet} />, { wrapper: ({ children }) => <SWRConfig value={{ provider: () => new Map() }}>{children}</SWRConfig> });
    return { onErase, onClose };
  };
  const goOn = () => fireEvent.click(screen.getByRole('button', { name: '继续注销' }));
  const type = (value: string) => fireEvent.change(screen.getByRole('textbox', { name: '输入「注销」确认' }), { target: { value } });
  const last = () => screen.getByRole('button', { name: '注销账户' });
  beforeEach(() => void playService({ status: 200, body: { available: 1280 } }));

  it('says what goes, what stays, and how many points are lost', async () => {
    ask();
    expect(screen.getByRole('dialog', { name: '注销账户' })).toBeTruthy();
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['注销账户', '立即清除', '仍会保留', '注销前请留意']);
    expect(screen.getByText(/银行卡、存款和贷款不受影响/)).toBeTruthy();
    expect(await screen.findByText('你还有 1,280 积分，注销后不能再使用。')).toBeTruthy();
  });

  it('takes a second step and a typed word, and closes nothing before', () => {
    const { onErase, onClose } = ask();
    goOn();
    expect(screen.getByRole('dialog', { name: '确认注销账户' })).toBeTruthy();
    for (const word of ['', '注', '注册', '注销账户']) {
      type(word);
      expect(last().getAttribute('aria-disabled')).toBe('true');
      fireEvent.click(last());
    }
    expect(onErase).not.toHaveBeenCalled();
    type(' 注销');
    fireEvent.click(last());
    expect([onErase.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 0]);
  });

  it('can be left at both steps', () => {
    const { onErase, onClose } = ask();
    fireEvent.click(screen.getByRole('button', { name: '暂不注销' }));
    goOn();
    fireEvent.click(screen.getByRole('button', { name: '暂不注销' }));
    expect([onErase.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 2]);
  });

  it('says why it was not done, and does nothing without a network', () => {
    const { onErase } = ask({ isOnline: false, refusal: '现在办理的人较多。请稍后重试。' });
    goOn();
    type('注销');
    fireEvent.click(last());
    expect(onErase).not.toHaveBeenCalled();
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual([
      '现在办理的人较多。请稍后重试。', '网络没有连上，账户没有注销。',
    ]);
  });
});
