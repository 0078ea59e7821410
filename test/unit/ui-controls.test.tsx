import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Button } from '@/shared/ui/button/button';
import { FilterChip } from '@/shared/ui/chip/filter-chip';
import { Choice } from '@/shared/ui/choice/choice';
import { Field } from '@/shared/ui/field/field';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { Tabs } from '@/shared/ui/tabs/tabs';

const Town = () => {
  const [town, setTown] = useState<string | null>(null);
  const options = [
    { value: 'hz', words: '杭州' },
    { value: 'sh', words: '上海' },
  ];
  return <Choice label="城市" placeholder="选择城市" refusal={null} options={options} value={town} onChoose={setTown} />;
};

const Shelf = () => {
  const [part, setPart] = useState<'tea' | 'book' | null>(null);
  const [town, setTown] = useState<string | null>(null);
  const tabs = [{ value: null, words: '全部' }, { value: 'tea', words: '茶' }, { value: 'book', words: '书' }] as const;
  return (
    <>
      <Tabs label="类别" tabs={tabs} chosen={part} onChoose={setPart} />
      <FilterChip title="城市" any="不限城市" options={[{ value: 'hz', words: '杭州' }]} value={town} onChoose={setTown} />
    </>
  );
};

const Door = () => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>打开</Button>
      {isOpen && (
        <Sheet title="说明" onClose={() => setIsOpen(false)} foot={<Button onPress={() => undefined}>好的</Button>}>
          正文
        </Sheet>
      )}
    </>
  );
};

describe('a button', () => {
  it('is pressed by a tap, by Enter and by Space, and by no other key', () => {
    const onPress = jest.fn();
    render(<Button onPress={onPress}>提交</Button>);
    const button = screen.getByRole('button', { name: '提交' });
    fireEvent.click(button);
    fireEvent.keyDown(button, { key: 'Enter' });
    fireEvent.keyDown(button, { key: ' ' });
    fireEvent.keyDown(button, { key: 'a' });
    expect(onPress).toHaveBeenCalledTimes(3);
  });

  it('keeps its place and does nothing while it is disabled', () => {
    const onPress = jest.fn();
    render(
      <Button isDisabled onPress={onPress}>
        提交
      </Button>,
    );
    const button = screen.getByRole('button', { name: '提交' });
    fireEvent.click(button);
    fireEvent.keyDown(button, { key: 'Enter' });
    expect(onPress).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.tabIndex).toBe(0);
  });
});

describe('a sheet', () => {
  it('takes the focus, closes on Escape and gives the focus back', () => {
    render(<Door />);
    const opener = screen.getByRole('button', { name: '打开' });
    opener.focus();
    fireEvent.click(opener);
    expect(document.activeElement).toBe(screen.getByRole('dialog', { name: '说明' }));
    fireEvent.keyDown(document, { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('keeps Tab inside: from the last thing to the first, and back', () => {
    render(<Door />);
    fireEvent.click(screen.getByRole('button', { name: '打开' }));
    const close = screen.getByRole('button', { name: '关闭' });
    const last = screen.getByRole('button', { name: '好的' });
    last.focus();
    fireEvent.keyDown(document, { key: 'Tab' });
    expect(document.activeElement).toBe(close);
    fireEvent.keyDown(document, { key: 'Tab', shiftKey: true });
    expect(document.activeElement).toBe(last);
  });
});

describe('a choice', () => {
  it('shows what was chosen from its list and marks it there', () => {
    render(<Town />);
    fireEvent.click(screen.getByRole('button', { name: '城市 选择城市' }));
    fireEvent.click(screen.getByRole('radio', { name: '上海' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '城市 上海' }));
    expect(screen.getByRole('radio', { name: '上海' }).getAttribute('aria-checked')).toBe('true');
  });
});

describe('a list in parts', () => {
  it('says which part is shown', () => {
    render(<Shelf />);
    const isShown = (name: string) => screen.getByRole('tab', { name }).getAttribute('aria-selected');
    expect([isShown('全部'), isShown('书')]).toEqual(['true', 'false']);
    fireEvent.keyDown(screen.getByRole('tab', { name: '书' }), { key: 'Enter' });
    expect([isShown('全部'), isShown('书')]).toEqual(['false', 'true']);
  });

  it('says what a filter lets through, and takes it back', () => {
    render(<Shelf />);
    fireEvent.click(screen.getByRole('button', { name: '城市：不限城市' }));
    fireEvent.click(screen.getByRole('radio', { name: '杭州' }));
    fireEvent.click(screen.getByRole('button', { name: '城市：杭州' }));
    fireEvent.click(screen.getByRole('radio', { name: '不限城市' }));
    expect(screen.getByRole('button', { name: '城市：不限城市' })).toBeTruthy();
  });
});

describe('a field', () => {
  it('has a name, hands on what is typed, and says why it was refused', () => {
    const onInput = jest.fn();
    const refusal = '手机号是 1 开头的 11 位数字。';
    render(
      <Field
        label="手机号"
        placeholder="手机号"
        maxLength={11}
        keyboard="number"
        autoComplete="tel"
        value=""
        refusal={refusal}
        onInput={onInput}
      />,
    );
    const input = screen.getByRole('textbox', { name: '手机号' });
    fireEvent.change(input, { target: { value: '138' } });
    expect(onInput).toHaveBeenCalledWith('138');
    expect(screen.getByRole('alert').textContent).toBe(refusal);
  });
});
