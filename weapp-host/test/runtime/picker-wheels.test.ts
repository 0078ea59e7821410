import { dataOf, find, tap, type Page } from '../support/fixture';
import { until } from '../support/until';
import { openSmallProject } from './small-project';

jest.setTimeout(30_000);

const TOWNS = [['Hall', 'Market', 'Mill'], ['Quay', 'Church']];

const phone = openSmallProject({
  'app.json': { pages: ['pages/a'] },
  'pages/a.wxml': `
    <picker id="multi" mode="multiSelector" range="{{range}}" value="{{rows}}" bindchange="onMulti" bindcolumnchange="onColumn" bindcancel="onCancel"><view>Place</view></picker>
    <picker id="date" mode="date" value="2024-01-31" start="2023-03-05" end="2025-10-20" bindchange="onDate" bindcolumnchange="onColumn"><view>Day</view></picker>
    <picker id="region" mode="region" value="{{region}}" bindchange="onRegion"><view>Region</view></picker>`,
  'pages/a.js': `
    const towns = ${JSON.stringify(TOWNS)};
    Page({
      data: { range: [['North', 'South'], towns[0]], rows: [0, 2], columns: [], multi: null, day: '', region: ['广东省', '深圳市', '南山区'], chosen: null, isLate: false, resets: true, reset: 0, cancelled: 0 },
      onColumn({ detail }) {
        this.setData({ columns: this.data.columns.concat(detail) });
        if (detail.column !== 0) return;
        const change = { range: [['North', 'South'], towns[detail.value]], ...(this.data.resets && { rows: [detail.value, this.data.reset] }) };
        if (this.data.isLate) setTimeout(() => this.setData({ ...change, arrived: true }), 20);
        else this.setData(change);
      },
      onMulti({ detail }) { this.setData({ multi: detail.value }); },
      onDate({ detail }) { this.setData({ day: detail.value }); },
      onRegion({ detail }) { this.setData({ chosen: detail }); },
      onCancel() { this.setData({ cancelled: this.data.cancelled + 1 }); },
    });`,
});

let page: Page;
beforeEach(async () => {
  page = await phone().open('pages/a');
});
const turn = (column: number, row: number) => phone().press('turnPicker', { column, row });
const confirm = () => phone().native('confirmPicker');
const heard = <T>(field: string) => until(`${field} was told`, () => dataOf<T | null>(page, field));

describe('<picker mode="multiSelector"> while its wheels turn', () => {
  test('the page sets the wheels behind back, and what is confirmed is where they then stand', async () => {
    await tap(page, '#multi');
    await turn(0, 1);
    await confirm();
    expect(await heard('multi')).toEqual([1, 0]);
    expect(await dataOf(page, 'columns')).toEqual([{ column: 0, value: 1 }]);
  });

  test('a page that answers some time later is heard as well', async () => {
    await page.setData({ isLate: true });
    await tap(page, '#multi');
    await turn(0, 1);
    await heard('arrived');
    await turn(1, 1);
    await confirm();
    expect(await heard('multi')).toEqual([1, 1]);
  });

  test('a page that changes the rows alone leaves the wheel where it is, or at its last row', async () => {
    await page.setData({ resets: false, rows: [0, 1] });
    await tap(page, '#multi');
    await turn(0, 1);
    await confirm();
    expect(await heard('multi')).toEqual([1, 1]);
    await page.setData({ resets: false, rows: [0, 2], range: [['North', 'South'], TOWNS[0]], multi: null });
    await tap(page, '#multi');
    await turn(0, 1);
    await confirm();
    expect(await heard('multi')).toEqual([1, 1]);
  });

  test('a row that only the new rows have is reached', async () => {
    await page.setData({ rows: [1, 0], range: [['North', 'South'], TOWNS[1]], reset: 2 });
    await tap(page, '#multi');
    await turn(0, 0);
    await confirm();
    expect(await heard('multi')).toEqual([0, 2]);
  });

  test('a cancelled picker tells so, and the next one starts at the value of the page', async () => {
    await tap(page, '#multi');
    await turn(1, 1);
    await phone().native('cancelPicker');
    await heard('cancelled');
    await tap(page, '#multi');
    await phone().press('confirmPicker');
    expect(await heard('multi')).toEqual([0, 2]);
  });
});

describe('<picker> with wheels of its own', () => {
  test('a date keeps the later wheels, and a day that a month does not have is its last one', async () => {
    await tap(page, '#date');
    await turn(1, 1);
    await confirm();
    expect(await heard('day')).toBe('2024-02-29');
    expect(await dataOf(page, 'columns')).toEqual([]);
  });

  test('a date turned to another year keeps month and day', async () => {
    await tap(page, '#date');
    await turn(0, 2);
    await confirm();
    expect(await heard('day')).toBe('2025-01-31');
  });

  test('a date stays between start and end', async () => {
    await tap(page, '#date');
    await turn(0, 0);
    await confirm();
    expect(await heard('day')).toBe('2023-03-31');
  });

  test('another province starts at its first town and district', async () => {
    await tap(page, '#region');
    await turn(0, 2);
    await confirm();
    expect(await heard('chosen')).toEqual({ value: ['浙江省', '杭州市', '上城区'], code: ['330000', '330100', '330102'], postcode: '330102' });
  });

  test('another town keeps the province', async () => {
    await tap(page, '#region');
    await turn(1, 0);
    await confirm();
    expect((await heard<{ value: string[] }>('chosen')).value).toEqual(['广东省', '广州市', '越秀区']);
    expect(await (await find(page, '#region')).property('value')).toEqual(['广东省', '广州市', '越秀区']);
  });
});
