import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { Button } from '@/shared/ui/button/button';
import { OptionSheet } from '@/shared/ui/choice/option-sheet';
import { ExportSheet } from '@/shared/ui/export-sheet/export-sheet';
import { More } from '@/shared/ui/more/more';
import { Outcome } from '@/shared/ui/outcome/outcome';
import { Sheet } from '@/shared/ui/sheet/sheet';

const ignore = (): void => undefined;
const PARAGRAPH = '先说钱发生了什么，再说接下来做什么。内容比半屏高时，只有正文滚动，标题和按钮留在原处。';
const FEW = ['昆明分行', '大理分行', '上海分行'].map((words) => ({ value: words, words }));

const SHEETS: Record<string, (onClose: () => void) => ReactNode> = {
  一句话: (onClose) => (
    <Sheet title="取消这次预约" onClose={onClose} foot={<Button onPress={onClose}>取消预约</Button>}>
      <View className="mb-sheet__words">取消后可以重新预约。</View>
    </Sheet>
  ),
  很长的正文: (onClose) => (
    <Sheet
      title="说明"
      onClose={onClose}
      foot={
        <>
          <Button kind="secondary" onPress={onClose}>
            暂不兑换
          </Button>
          <Button onPress={onClose}>用 1,800 积分兑换</Button>
        </>
      }
    >
      {Array.from({ length: 16 }, (_, index) => (
        <View key={index} className="mb-sheet__words">
          {PARAGRAPH}
        </View>
      ))}
    </Sheet>
  ),
  几选一: (onClose) => <OptionSheet title="网点" options={FEW} value="上海分行" onChoose={ignore} onClose={onClose} />,
  导出: (onClose) => <ExportSheet name="明细.csv" scope="2026年11月" fetch={() => Promise.resolve('日期,金额\n')} onClose={onClose} />,
};

export const Sheets = () => {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {Object.keys(SHEETS).map((name) => (
        <View key={name} className="gallery__row">
          <Button kind="secondary" onPress={() => setOpen(name)}>
            {name}
          </Button>
        </View>
      ))}
      {open !== null && SHEETS[open]?.(() => setOpen(null))}
    </>
  );
};

export const Endings = () => (
  <>
    <Outcome icon="check" title="缴费成功" words={['¥128.60 已缴到上海市电力公司。', '缴清后得到 128 积分。']} />
    <Outcome tone="gold" icon="gift" title="兑换成功" words={['已用 1,800 积分。']} />
    <More hasMore loadMore={ignore} />
    <More hasMore isLoading loadMore={ignore} />
    <More hasMore failure="网络没有连上。检查网络后重试。" loadMore={ignore} />
    <More hasMore={false} loadMore={ignore} />
  </>
);
