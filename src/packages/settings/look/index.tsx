import { View } from '@tarojs/components';
import { ElderToggle } from '@/features/look/elder-toggle';
import { LookSample } from '@/features/look/look-sample';
import { changeLook, useLook, type Theme } from '@/shared/platform/look';
import { OptionList } from '@/shared/ui/choice/option-sheet';
import { PageShell } from '@/shared/ui/page-shell/page-shell';
import { Section } from '@/shared/ui/section/section';
import './index.scss';

const THEMES: { value: Theme; words: string; note?: string }[] = [
  { value: 'auto', words: '跟随系统', note: '手机设为深色时一起变深' },
  { value: 'light', words: '浅色' },
  { value: 'dark', words: '深色' },
];

/** How the branch looks on this phone: size of everything, and colours. Takes effect at once and stays. */
const LookPage = () => {
  const { theme } = useLook();
  return (
    <PageShell>
      <Section title="预览">
        <LookSample />
      </Section>
      <Section title="字号与版式">
        <View className="mb-cells">
          <ElderToggle />
        </View>
      </Section>
      <Section title="颜色">
        <View className="mb-cells look__themes">
          <OptionList title="颜色" options={THEMES} value={theme} onChoose={(value) => changeLook({ theme: value as Theme })} />
        </View>
      </Section>
    </PageShell>
  );
};

export default LookPage;
