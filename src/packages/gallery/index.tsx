import { View } from '@tarojs/components';
import { openPage } from '@/shared/platform/navigation';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { Section } from '@/shared/ui/section/section';
import { routes } from '@/routes';
import { Buttons, Fields, Lists } from './controls';
import { Figures, Icons, Marks } from './figures';
import { Endings, Sheets } from './overlays';
import { Blocks, Notices, Waiting } from './states';
import './index.scss';

const PARTS = [
  ['按钮', Buttons],
  ['数字', Figures],
  ['标签与图表', Marks],
  ['填写', Fields],
  ['列表', Lists],
  ['提示', Notices],
  ['没有内容', Blocks],
  ['等待', Waiting],
  ['结果与列表的尾', Endings],
  ['半屏', Sheets],
  ['图标', Icons],
] as const;

/** The components of the interface in the states they have. Only a sandbox that is being developed has this page. */
const Gallery = () => (
  <PageShell>
    <Section title="外观" note="浅色、深色和长辈版在显示设置里换。">
      <View className="mb-cells">
        <Cell icon="look" title="显示设置" onPress={() => openPage(routes.look())} />
      </View>
    </Section>
    {PARTS.map(([title, Part]) => (
      <Section key={title} title={title}>
        <View className="gallery__part">
          <Part />
        </View>
      </Section>
    ))}
    <PageFoot>
      <Button kind="secondary" onPress={() => undefined}>
        次要
      </Button>
      <Button onPress={() => undefined}>页脚的主要按钮</Button>
    </PageFoot>
  </PageShell>
);

export default Gallery;
