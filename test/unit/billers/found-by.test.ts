import { foundBy, pinyinOf, wordsOf } from '../../../server/billers/found-by';
import { findDivision, listCities, placeName, placesAround } from '../../../server/billers/divisions';

test('a name is found by itself, its pinyin and the initials, with 市 and without', () => {
  expect(foundBy('上海市电力公司（演示）').split('\n').filter(Boolean)).toEqual([
    '上海市电力公司', '上海电力公司', 'shanghaishidianligongsi', 'shsdlgs', 'shanghaidianligongsi', 'shdlgs',
  ]);
});

test('pinyin knows how a character is read in its word, and ü is v', () => {
  expect(['重庆市', '长春市', '六安市', '厦门市', '绿地', 'ETC充值'].map(pinyinOf)).toEqual(['chongqingshi', 'changchunshi', 'luanshi', 'xiamenshi', 'lvdi', 'etcchongzhi']);
});

test('letters and digits of a name are found as they are typed, in full width too', () => {
  expect(foundBy('ＥＴＣ储值卡充值')).toContain('\netc储值卡充值');
  expect(wordsOf(' ＥＴＣ　充值 ')).toEqual(['etc', '充值']);
  expect(wordsOf("xi'an")).toEqual(['xian']);
  expect(wordsOf('   ')).toEqual([]);
});

test('a place lies in its city and its province, and a city has its districts', () => {
  expect(placesAround('310101')).toEqual(['310101', '310100', '310000']);
  expect(placesAround('310100')).toEqual(expect.arrayContaining(['310100', '310000', '310101', '310115']));
  expect(placesAround('330106')).toEqual(['330106', '330100', '330000']);
  expect(placesAround('330000')).toEqual(['330000']);
  expect(placesAround('999999')).toEqual(['999999']);
});

test('every city of the list has a place, those that a province rules itself too', () => {
  const codes = listCities().map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['110100', '500100', '429004', '659001', '441900']));
  expect(codes).not.toContain('429000');
  expect(new Set(codes).size).toBe(codes.length);
  expect(findDivision('500229')).toMatchObject({ name: '城口县', cityCode: '500100', provinceCode: '500000' });
});

test('a place is called as one says it', () => {
  expect(['310100', '310000', '310115', '330106', '429004', '000001'].map(placeName)).toEqual(['上海市', '上海市', '上海市浦东新区', '杭州市西湖区', '仙桃市', '000001']);
});
