/** React's own word for a test that waits for what it draws. */
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

/** The phone itself, which jsdom does not have: light or dark, and it may change. */
const playPhone = (startsDark: boolean) => {
  const listeners = new Set<() => void>();
  const query = {
    matches: startsDark,
    addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
  };
  window.matchMedia = () => query as unknown as MediaQueryList;
  const turn = (isDark: boolean): void => {
    query.matches = isDark;
    listeners.forEach((listener) => listener());
  };
  return { turn };
};

/** The program starts anew on a phone where `kept` is stored, and shows one page. */
const start = async (kept?: unknown) => {
  jest.resetModules();
  const { writeStored, readStored } = await import('@/shared/platform/storage');
  if (kept !== undefined) writeStored('look', kept);
  await import('@tarojs/components');
  const { act } = await import('react');
  const { createRoot } = await import('react-dom/client');
  const { changeLook } = await import('@/shared/platform/look');
  const { useFrameLook, useIsDark } = await import('@/shared/platform/theme');
  const seen = { classes: '', isDark: false };
  const Page = () => {
    Object.assign(seen, { classes: useFrameLook(), isDark: useIsDark() });
    return null;
  };
  act(() => createRoot(document.createElement('div')).render(<Page />));
  return {
    seen,
    stored: () => readStored('look'),
    choose: (part: Parameters<typeof changeLook>[0]) => act(() => changeLook(part)),
    meanwhile: (happening: () => void) => act(happening),
  };
};

const frame = (): string => document.documentElement.className;

describe('the look of the branch', () => {
  beforeEach(() => void playPhone(false));

  it('follows the phone while nothing was chosen', async () => {
    const { seen } = await start();
    expect(seen).toEqual({ classes: 'mb mb--auto', isDark: false });
  });

  it.each([['dark'], [7], [[]], [{ theme: 'pink', isElder: 'yes', wasElderOffered: 1 }]])('takes %j in the storage for nothing', async (kept) => {
    const { seen, choose, stored } = await start(kept);
    expect(seen.classes).toBe('mb mb--auto');
    choose({ theme: 'light' });
    expect(stored()).toEqual({ theme: 'light', isElder: false, wasElderOffered: false });
  });

  it('has again what was chosen before, and keeps what is changed without touching the rest', async () => {
    const { seen, choose, stored } = await start({ theme: 'dark', isElder: true, wasElderOffered: true });
    expect(seen).toEqual({ classes: 'mb mb--dark mb--elder', isDark: true });
    choose({ isElder: false });
    expect(seen.classes).toBe('mb mb--dark');
    expect(stored()).toEqual({ theme: 'dark', isElder: false, wasElderOffered: true });
  });

  it('is kept in a storage that is full, and on a page whose storage keeps nothing at all', async () => {
    const { seen, choose, stored } = await start({ theme: 'auto', isElder: true, wasElderOffered: true });
    const { default: taro } = await import('@tarojs/taro');
    const set = jest.spyOn(taro, 'setStorageSync');
    const full = () => {
      throw new Error('setStorageSync:fail exceed storage max size');
    };
    set.mockImplementationOnce(full);
    choose({ theme: 'dark' });
    expect(stored()).toEqual({ theme: 'dark', isElder: true, wasElderOffered: true });
    set.mockImplementation(full);
    choose({ theme: 'light' });
    expect(stored()).toBeUndefined();
    choose({ isElder: false });
    expect(seen.classes).toBe('mb mb--light');
    set.mockRestore();
  });

  it('keeps what was chosen in another tab meanwhile', async () => {
    const { seen, choose } = await start({ theme: 'auto', isElder: false, wasElderOffered: false });
    const { writeStored } = await import('@/shared/platform/storage');
    writeStored('look', { theme: 'dark', isElder: false, wasElderOffered: true });
    choose({ isElder: true });
    expect(seen.classes).toBe('mb mb--dark mb--elder');
  });

  it('reaches what stands around the page on the web, at once', async () => {
    const { choose } = await start();
    expect(frame()).toBe('mb mb--auto');
    choose({ theme: 'light', isElder: true });
    expect(frame()).toBe('mb mb--light mb--elder');
  });
});

describe('a page that draws', () => {
  it('knows when the phone turns dark, unless the member has chosen', async () => {
    const phone = playPhone(false);
    const { seen, choose, meanwhile } = await start();
    meanwhile(() => phone.turn(true));
    expect(seen.isDark).toBe(true);
    choose({ theme: 'light' });
    expect(seen.isDark).toBe(false);
    choose({ theme: 'auto' });
    meanwhile(() => phone.turn(false));
    expect(seen.isDark).toBe(false);
    choose({ theme: 'dark' });
    expect(seen.isDark).toBe(true);
  });
});
