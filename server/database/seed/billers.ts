import type { BillerContent } from '@micro-branch/contract/biller-content';
import { listCities, listProvinces, type Division } from '../../billers/divisions';
import { billerKinds, type BillerKind } from './billers-kinds';

/** North of Qinling and Huaihe, where houses are heated together. */
const HEATED = new Set(['11', '12', '13', '14', '15', '21', '22', '23', '37', '41', '61', '62', '63', '64', '65']);
/** Taiwan, Hong Kong and Macao have billers of their own kind. */
const ELSEWHERE = new Set(['71', '81', '82']);

const startOf = ({ code }: Division): string => code.slice(0, 2);

const contentOf = (given: BillerKind, index: number, place?: Division): BillerContent => {
  const { kind, called, category, icon, flow, fee, hours, link, days } = given;
  const code = place?.code ?? '000000';
  return {
    key: place ? `${kind}-${code}` : kind,
    name: `${place?.name ?? ''}${called}（演示）`,
    category,
    icon,
    regions: place ? [code] : [],
    fields: given.fields.map((field) => ({ ...field, sample: field.sample.replace('{place}', code) })),
    flow,
    fee,
    hours,
    settlement: { link, account: `9900${code}${String(index + 1).padStart(4, '0')}`, days },
    isOnShelf: true,
    isDemonstration: true,
  };
};

/** About 5,000 billers: what the whole country shares, then province by province and city by city, so that a place's billers come together. */
export const listSeedBillers = (): BillerContent[] => {
  const of = (per: BillerKind['per'], place?: Division): BillerContent[] =>
    billerKinds.flatMap((given, index) => (given.per === per ? [contentOf(given, index, place)] : []));
  const ofCity = (city: Division): BillerContent[] =>
    billerKinds.flatMap((given, index) =>
      given.per === 'city' || (given.per === 'northern-city' && HEATED.has(startOf(city))) ? [contentOf(given, index, city)] : [],
    );
  const here = (place: Division): boolean => !ELSEWHERE.has(startOf(place));
  return [...of('country'), ...listCities().filter(here).flatMap(ofCity), ...listProvinces().filter(here).flatMap((province) => of('province', province))];
};
