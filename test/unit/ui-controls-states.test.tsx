import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Cell } from '@/shared/ui/cell/cell';
import { Choice } from '@/shared/ui/choice/choice';
import { More } from '@/shared/ui/more/more';
import { SearchBox } from '@/shared/ui/search-box/search-box';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { Toggle } from '@/shared/ui/toggle/toggle';

const TOWNS = [
  { value: 'hz', words: '杭州' },
  { value: 'sh', words: '上海' },
  { value: 'km', words: '昆明' },
];

const Town = ({ refusal }: { refusal: string | null }) => {
  const [town, setTown] = useState<string | null>(null);
  return <Choice label="城市" placeholder="选择城市" refusal={refusal} options={TOWNS} value={town} onChoose={setTown} />;
};

const focused = (): string | null | undefined => document.activeElement?.getAttribute('aria-label');
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('a toggle', () => {
  const Row = ({ isDisabled }: { isDisabled: boolean }) => {
    const [isOn, setIsOn] = useState(false);
    return <Toggle title="长辈版" note="大字、大按钮" isOn={isOn} isDisabled={isDisabled} onChange={setIsOn} />;
  };
  const row = () => screen.getByRole('switch', { name: '长辈版 大字、大按钮' });

  it('is a switch that Space and a tap turn on and off', () => {
    render(<Row isDisabled={false} />);
    expect(row().getAttribute('aria-checked')).toBe('false');
    row().focus();
    press(' ');
    expect(row().getAttribute('aria-checked')).toBe('true');
    fireEvent.click(row());
    expect(row().getAttribute('aria-checked')).toBe('false');
  });

  it('says that it cannot be turned, and does not turn', () => {
    render(<Row isDisabled />);
    fireEvent.click(row());
    expect([row().getAttribute('aria-checked'), row().getAttribute('aria-disabled')]).toEqual(['false', 'true']);
  });
});

describe('a list of options', () => {
  it('is walked by the arrow keys as far as it goes, chosen from with Enter, and gives the focus back to its field', () => {
    render(<Town refusal={null} />);
    screen.getByRole('button', { name: '城市 选择城市' }).focus();
    press('Enter');
    screen.getByRole('radio', { name: '杭州' }).focus();
    press('ArrowUp');
    expect(focused()).toBe('杭州');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) press(key);
    expect(focused()).toBe('昆明');
    press('ArrowUp');
    press('Enter');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(focused()).toBe('城市 上海');
  });

  it('says why a choice was refused', () => {
    render(<Town refusal="选择一个城市。" />);
    expect(screen.getByRole('alert').textContent).toBe('选择一个城市。');
  });
});

describe('a row of tabs', () => {
  it('is walked by the arrow keys without choosing', () => {
    const onChoose = jest.fn();
    const tabs = [{ value: null, words: '全部' }, { value: 'tea', words: '茶' }] as const;
    render(<Tabs label="类别" tabs={tabs} chosen={null} onChoose={onChoose} />);
    screen.getByRole('tab', { name: '全部' }).focus();
    press('ArrowRight');
    expect(focused()).toBe('茶');
    expect(onChoose).not.toHaveBeenCalled();
    press('Enter');
    expect(onChoose).toHaveBeenCalledWith('tea');
  });
});

describe('a cell', () => {
  it('is a button named by all that it says when it leads somewhere', () => {
    const onPress = jest.fn();
    render(<Cell icon="bill" title="缴费记录" value="3 笔" note="近一年" onPress={onPress} />);
    const cell = screen.getByRole('button', { name: '缴费记录 3 笔 近一年' });
    cell.focus();
    press('Enter');
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('is no button, and no stop of the keyboard, when it leads nowhere', () => {
    const { container } = render(<Cell title="手续费" value="免费" />);
    expect(screen.queryByRole('button')).toBeNull();
    expect(container.querySelector('[tabindex]')).toBeNull();
  });
});

describe('a line to search in', () => {
  const Line = () => {
    const [words, setWords] = useState('');
    return <SearchBox label="搜索缴费单位" placeholder="单位名称" maxLength={20} value={words} onInput={setWords} />;
  };

  it('can be emptied once something is in it', () => {
    render(<Line />);
    expect(screen.queryByRole('button', { name: '清空' })).toBeNull();
    const input = screen.getByRole<HTMLInputElement>('textbox', { name: '搜索缴费单位' });
    fireEvent.change(input, { target: { value: '电力' } });
    fireEvent.click(screen.getByRole('button', { name: '清空' }));
    expect(input.value).toBe('');
    expect(screen.queryByRole('button', { name: '清空' })).toBeNull();
  });
});

describe('the foot of a list', () => {
  it('asks once for more: not while it is loading, and again after a failure that it names', () => {
    const loadMore = jest.fn();
    const { rerender } = render(<More hasMore isLoading loadMore={loadMore} />);
    fireEvent.click(screen.getByRole('button', { name: '正在加载' }));
    expect(loadMore).not.toHaveBeenCalled();
    rerender(<More hasMore failure="网络没有连上。" loadMore={loadMore} />);
    expect(screen.getByRole('status').textContent).toBe('网络没有连上。');
    fireEvent.click(screen.getByRole('button', { name: '加载更多' }));
    expect(loadMore).toHaveBeenCalledTimes(1);
  });

  it('says that this was all', () => {
    render(<More hasMore={false} loadMore={() => undefined} />);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByText('以上是全部记录')).not.toBeNull();
  });
});
