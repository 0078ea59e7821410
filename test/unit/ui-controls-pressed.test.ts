import { pressable } from '@/shared/ui/aria';

describe('a thing to tap in the mini-program', () => {
  const onPress = jest.fn();
  beforeEach(() => onPress.mockClear());

  it('has its role and name under the names of WeChat, shows that it is touched, and takes the tap', () => {
    const { onClick, ...attributes } = pressable({ label: '缴费', onPress });
    expect(attributes).toEqual({ 'aria-role': 'button', 'aria-label': '缴费', hoverClass: 'mb-pressed' });
    (onClick as () => void)();
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('does not answer a touch while it is disabled', () => {
    const { onClick, ...attributes } = pressable({ label: '缴费', isDisabled: true, onPress });
    expect(attributes).toEqual({ 'aria-role': 'button', 'aria-label': '缴费', 'aria-disabled': 'true' });
    (onClick as () => void)();
    expect(onPress).not.toHaveBeenCalled();
  });
});
