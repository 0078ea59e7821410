import type { RegionList } from '@micro-branch/contract/billers';

type Province = RegionList['provinces'][number];

const plain = (text: string): string => text.toLowerCase().replace(/[\s']/g, '');

/** The provinces with those of their cities that fit: by name, or by how the pinyin begins; a province that fits keeps all of them. */
export const findCities = (provinces: readonly Province[], typed: string): Province[] => {
  const text = plain(typed);
  if (text === '') return [...provinces];
  return provinces
    .map((province) => ({
      ...province,
      cities: province.name.startsWith(text)
        ? province.cities
        : province.cities.filter(({ name, pinyin }) => name.includes(text) || plain(pinyin).startsWith(text)),
    }))
    .filter(({ cities }) => cities.length > 0);
};
