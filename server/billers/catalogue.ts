import type { Query } from '@micro-branch/contract/api';
import type { BillerPage, CategoryList, RegionList } from '@micro-branch/contract/billers';
import { sql, type Queryable } from '../database/database';
import type { Deps } from '../deps';
import { findDivision, listCities, listProvinces, placesAround } from './divisions';
import { pinyinOf, wordsOf } from './found-by';
import { presentSummary } from './present';
import type { Biller } from './store';

const PAGE = 20;

/** $1: the places that are meant, or null for all. Who serves everywhere serves there, too. */
const SERVES = `is_on_shelf and ($1::text[] is null or regions && $1 or regions = '{}')`;

const COUNT = sql('billers.count', `select category, count(*)::int as billers from billers where ${SERVES} group by category`);

/** The twenty are found and put in order before their contents are read, which is little to sort. */
const SEARCH = sql(
  'billers.search',
  `with found as (
     select id, version, position, $1::text[] is not null and regions = '{}' as is_everywhere, not found_by like $4 as is_inside from billers
     where ${SERVES} and ($2::text is null or category = $2) and found_by like all ($3::text[])
     order by is_everywhere, is_inside, position, id offset $5 limit ${PAGE + 1}
   ) select f.id, f.version, v.content from found f join biller_versions v on v.biller_id = f.id and v.version = f.version
   order by f.is_everywhere, f.is_inside, f.position, f.id`,
);

const LIST_PLACES = sql('billers.list_places', 'select distinct unnest(regions) as code from billers where is_on_shelf');

const LIST = sql(
  'billers.list',
  'select key, version, name, is_on_shelf as "isOnShelf" from billers where found_by like all ($1::text[]) or key = $2 order by position, id limit 1000',
);

const NAMES = {
  'daily-life': '日常生活',
  'public-affairs': '行政事业',
  education: '教育培训',
  'insurance-medical': '保险医疗',
  transport: '交通服务',
  other: '其他',
} satisfies Record<Biller['content']['category'], string>;

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const placesOf = (region: string | undefined): string[] | null => (region === undefined ? null : placesAround(region));

/** The six in their order, those that nobody serves too. */
export const listCategories = async ({ database }: Deps, region: string | undefined): Promise<CategoryList> => {
  const rows = await database.query<{ category: string; billers: number }>(COUNT, [placesOf(region)]);
  const counted = new Map(rows.map(({ category, billers }) => [category, billers]));
  const categories = (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((category) => ({
    category,
    name: NAMES[category],
    billers: counted.get(category) ?? 0,
  }));
  return { categories, total: rows.reduce((sum, { billers }) => sum + billers, 0) };
};

/** Billers of which every word is found; what begins with the first word comes before what holds it. */
export const searchBillers = async ({ database }: Deps, { text, category, region, cursor }: Query<'searchBillers'>): Promise<BillerPage> => {
  const words = wordsOf(text ?? '').map(escapeLike);
  const offset = Number(cursor ?? 0);
  const like = words.map((word) => `%${word}%`);
  const rows = await database.query<Biller>(SEARCH, [placesOf(region), category ?? null, like, `%\n${words[0] ?? ''}%`, offset]);
  return {
    billers: rows.slice(0, PAGE).map((biller) => presentSummary(biller)),
    nextCursor: rows.length > PAGE ? String(offset + PAGE) : null,
  };
};

interface ListedBiller {
  key: string;
  version: number;
  name: string;
  isOnShelf: boolean;
}

/** For whoever looks after them: also those that are not offered, by key as well, at most 1,000. */
export const listBillers = (db: Queryable, text = ''): Promise<ListedBiller[]> =>
  db.query<ListedBiller>(LIST, [wordsOf(text).map((word) => `%${escapeLike(word)}%`), text]);

type Province = RegionList['provinces'][number];

/** Never changes while the service runs, and pinyin takes a while. */
let everywhere: Province[] | undefined;

const listEverywhere = (): Province[] => {
  const cities = listCities();
  everywhere ??= listProvinces().map(({ code: province, name }) => ({
    name,
    cities: cities.filter(({ provinceCode }) => provinceCode === province).map(({ code, name: city }) => ({ code, name: city, pinyin: pinyinOf(city) })),
  }));
  return everywhere;
};

/** Cities that a biller serves by name: the city, one of its districts, or its province. Who serves everywhere makes no city. */
export const listRegions = async ({ database }: Deps): Promise<RegionList> => {
  const rows = await database.query<{ code: string }>(LIST_PLACES);
  const served = new Set(rows.flatMap(({ code }) => [code, findDivision(code)?.cityCode ?? code]));
  const provinces = listEverywhere().map(({ name, cities }) => ({
    name,
    cities: cities.filter(({ code }) => served.has(code) || served.has(findDivision(code)!.provinceCode)),
  }));
  return { provinces: provinces.filter(({ cities }) => cities.length > 0) };
};
