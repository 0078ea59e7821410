import { findCities } from '@/features/billers/region-search';
import { regionOf } from '@/features/billers/region';

const provinces = [
  { name: '上海市', cities: [{ code: '310100', name: '上海市', pinyin: 'shanghaishi' }] },
  {
    name: '云南省',
    cities: [
      { code: '530100', name: '昆明市', pinyin: 'kunmingshi' },
      { code: '532900', name: '大理白族自治州', pinyin: 'dalibaizuzizhizhou' },
    ],
  },
];
const namesOf = (typed: string) => findCities(provinces, typed).flatMap(({ cities }) => cities.map(({ name }) => name));

describe('a city', () => {
  it('is found by its name, by how its pinyin begins, and by its province', () => {
    expect(namesOf('')).toHaveLength(3);
    expect(namesOf('大理')).toEqual(['大理白族自治州']);
    expect(namesOf(' KunMing ')).toEqual(['昆明市']);
    expect(namesOf("da'li")).toEqual(['大理白族自治州']);
    expect(namesOf('云南')).toEqual(['昆明市', '大理白族自治州']);
    expect(namesOf('ming')).toEqual([]);
  });

  it('is known by the name of a branch’s city, which goes without 市', () => {
    expect(regionOf({ provinces }, '昆明')).toEqual({ code: '530100', name: '昆明市' });
    expect(regionOf({ provinces }, '巴黎')).toBeUndefined();
  });
});
