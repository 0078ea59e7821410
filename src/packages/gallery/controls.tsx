import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/shared/ui/button/button';
import { Cell } from '@/shared/ui/cell/cell';
import { FilterChip } from '@/shared/ui/chip/filter-chip';
import { Choice } from '@/shared/ui/choice/choice';
import { OptionList } from '@/shared/ui/choice/option-sheet';
import { Field } from '@/shared/ui/field/field';
import { QuickLinks } from '@/shared/ui/quick-links/quick-links';
import { SearchBox } from '@/shared/ui/search-box/search-box';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { Toggle } from '@/shared/ui/toggle/toggle';

const ignore = (): void => undefined;

const TOWNS = [
  { value: 'kunming', words: '昆明分行', note: '人民中路 12 号，周一至周五 09:00 至 17:00' },
  { value: 'shanghai', words: '上海分行' },
];

const LINKS = [
  { words: '绑定户号', icon: 'plus', onPress: ignore },
  { words: '缴费记录', icon: 'list', onPress: ignore },
  { words: '自动缴费', icon: 'repeat', onPress: ignore },
] as const;

export const Buttons = () => (
  <>
    {(['primary', 'secondary', 'danger', 'quiet'] as const).map((kind) => (
      <View key={kind} className="gallery__row">
        <Button kind={kind} onPress={ignore}>
          {kind}
        </Button>
        <Button kind={kind} isDisabled onPress={ignore}>
          不可用
        </Button>
      </View>
    ))}
    <View className="gallery__row">
      <Button onPress={ignore}>确认缴费 ¥1,280.60，另用 2,100 积分抵扣 ¥21.00</Button>
    </View>
  </>
);

export const Fields = () => {
  const [words, setWords] = useState('');
  const [town, setTown] = useState<string | null>(null);
  return (
    <View>
      <Field label="备注名" hint="只有你看得到。" placeholder="例如 家里" maxLength={12} autoComplete="off" value={words} refusal={null} onInput={setWords} />
      <Field
        label="手机号"
        placeholder="11 位数字"
        keyboard="number"
        maxLength={11}
        autoComplete="tel"
        value="138"
        refusal="手机号是 1 开头的 11 位数字。"
        onInput={ignore}
      />
      <Choice label="网点" placeholder="选择网点" options={TOWNS} value={town} refusal={null} onChoose={setTown} />
      <Choice label="网点" placeholder="选择网点" options={TOWNS} value={null} refusal="选择一个网点。" onChoose={setTown} />
      <SearchBox label="搜索缴费单位" placeholder="单位名称" maxLength={20} value={words} onInput={setWords} />
    </View>
  );
};

export const Lists = () => {
  const [part, setPart] = useState<'coupon' | 'thing' | null>(null);
  const [town, setTown] = useState<string | null>(null);
  const [isOn, setIsOn] = useState(true);
  const tabs = [{ value: null, words: '全部' }, { value: 'coupon', words: '优惠券' }, { value: 'thing', words: '实物' }] as const;
  return (
    <>
      <Tabs label="类别" tabs={tabs} chosen={part} onChoose={setPart} />
      <View className="gallery__row">
        <FilterChip title="网点" any="不限网点" options={TOWNS} value={town} onChoose={setTown} />
        <FilterChip title="网点" any="不限网点" options={TOWNS} value="kunming" onChoose={ignore} />
      </View>
      <View className="mb-cells">
        <Cell title="只有名称" />
        <Cell icon="bill" title="通往别处" note="下面的小字" value="2,136 积分" onPress={ignore} />
        <Toggle title="打开和关上" note="大字、大按钮" isOn={isOn} onChange={setIsOn} />
        <Toggle title="现在不能改" isOn={false} isDisabled onChange={ignore} />
        <Toggle title="开着，现在不能改" isOn isDisabled onChange={ignore} />
      </View>
      <View className="gallery__paper">
        <OptionList title="网点" options={TOWNS} value={town ?? 'kunming'} onChoose={setTown} />
      </View>
      <View className="gallery__under">
        <QuickLinks isFirstFilled links={LINKS} />
      </View>
    </>
  );
};
