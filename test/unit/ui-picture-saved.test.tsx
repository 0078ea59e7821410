import { act, fireEvent, render, screen } from '@testing-library/react';
import type { PictureSaved } from '@/shared/platform/save-picture';
import { PictureSavedNotice } from '@/shared/ui/picture-saved/picture-saved';
import { useSaving } from '@/shared/ui/picture-saved/use-saving';

const Page = ({ run }: { run: () => Promise<PictureSaved | undefined> }) => {
  const { isBusy, saved, save } = useSaving(run);
  return (
    <>
      <button disabled={isBusy} onClick={() => save()}>
        keep
      </button>
      <PictureSavedNotice saved={saved} />
    </>
  );
};

const keepBy = async (run: () => Promise<PictureSaved | undefined>) => {
  render(<Page run={run} />);
  await act(async () => void fireEvent.click(screen.getByText('keep')));
};

const toSettings = () => screen.queryByRole('button', { name: '去设置里允许' });

describe('a picture that is to be kept', () => {
  it.each([['saved', /^已保存/], ['cancelled', /^没有保存。$/], ['failed', /检查网络后重试/]] as const)('is said to be %s', async (saved, words) => {
    await keepBy(async () => saved);
    expect(screen.getByRole('status').textContent).toMatch(words);
    expect(toSettings()).toBeNull();
  });

  it('leads to the settings where those forbid it', async () => {
    await keepBy(async () => 'forbidden');
    expect(toSettings()).not.toBeNull();
  });

  it('failed where something broke, and the next try is free', async () => {
    await keepBy(() => Promise.reject(new Error('no')));
    expect(screen.getByRole('status').textContent).toMatch(/检查网络后重试/);
    expect(screen.getByText<HTMLButtonElement>('keep').disabled).toBe(false);
  });

  it('says nothing where there is nothing to say', async () => {
    await keepBy(async () => undefined);
    expect(screen.queryByRole('status')).toBeNull();
  });
});
