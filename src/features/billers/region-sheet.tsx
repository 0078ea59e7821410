import type { RegionList } from '@micro-branch/contract/billers';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAnswer } from '@/shared/api/answer';
import { aria, pressable } from '@/shared/ui/aria';
import { Empty } from '@/shared/ui/empty/empty';
import { Screen } from '@/shared/ui/screen/screen';
import { SearchBox } from '@/shared/ui/search-box/search-box';
import { Sheet } from '@/shared/ui/sheet/sheet';
import type { Region } from './region';
import { findCities } from './region-search';
import './region-sheet.scss';

interface CitiesProps {
  provinces: RegionList['provinces'];
  chosen: string | undefined;
  onChoose: (region: Region) => void;
}

/** Every city by its province: five or six fit in a line, and the pinyin of the name finds one. */
export const Cities = ({ provinces, chosen, onChoose }: CitiesProps) => {
  const [typed, setTyped] = useState('');
  const found = findCities(provinces, typed);
  return (
    <>
      <SearchBox label="找城市" placeholder="城市名或拼音" maxLength={20} value={typed} onInput={setTyped} />
      {found.length === 0 && <Empty icon="search" title="没有这个城市" words="换个写法试试，例如「上海」或「shanghai」。" />}
      {found.map(({ name: province, cities }) => (
        <View key={province} className="region-sheet__province">
          <View className="region-sheet__name">{province}</View>
          <View className="region-sheet__cities" {...aria({ role: 'radiogroup', label: province })}>
            {cities.map(({ code, name }) => (
              <View
                key={code}
                className={`region-sheet__city${code === chosen ? ' region-sheet__city--chosen' : ''}`}
                {...pressable({ role: 'radio', label: name, isChecked: code === chosen, onPress: () => onChoose({ code, name }) })}
              >
                {name}
              </View>
            ))}
          </View>
        </View>
      ))}
    </>
  );
};

interface RegionSheetProps {
  chosen: string | undefined;
  onChoose: (region: Region) => void;
  onClose: () => void;
}

export const RegionSheet = ({ chosen, onChoose, onClose }: RegionSheetProps) => {
  const regions = useAnswer('listRegions', {});
  const choose = (region: Region) => {
    onChoose(region);
    onClose();
  };
  return (
    <Sheet title="选择城市" onClose={onClose}>
      <Screen answer={regions} bones={['row', 'row', 'row', 'row']}>
        {({ provinces }) => <Cities provinces={provinces} chosen={chosen} onChoose={choose} />}
      </Screen>
    </Sheet>
  );
};
