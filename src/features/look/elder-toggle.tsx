import { chooseElder, useLook } from '@/shared/platform/look';
import { Toggle } from '@/shared/ui/toggle/toggle';

/** Elder mode, on or off. */
export const ElderToggle = () => {
  const { isElder } = useLook();
  return (
    <Toggle
      title="长辈版"
      note="大字、大按钮，不显示营销内容"
      isOn={isElder}
      onChange={chooseElder}
    />
  );
};
