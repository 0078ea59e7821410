import type { RegionList } from '@micro-branch/contract/billers';
import { create } from 'zustand';
import { useAnswer } from '@/shared/api/answer';
import { readStored, writeStored } from '@/shared/platform/storage';

export interface Region {
  code: string;
  name: string;
}

const KEY = 'bill-region';

const useStore = create<{ chosen: Region | undefined }>(() => ({ chosen: readStored<Region>(KEY) }));

/** Kept on the phone: whoever pays in one city pays there next month too. */
export const chooseRegion = (region: Region): void => {
  writeStored(KEY, region);
  useStore.setState({ chosen: region });
};

/** The region of a city that is written without 市: `昆明`. */
export const regionOf = ({ provinces }: RegionList, city: string): Region | undefined => {
  const found = provinces.flatMap(({ cities }) => cities).find(({ name }) => name.startsWith(city));
  return found && { code: found.code, name: found.name };
};

/** Where the member pays: what they chose, or else the city of their branch. Undefined until that is known, and where nobody serves it. */
export const useRegion = (branchCity: string | undefined): Region | undefined => {
  const { chosen } = useStore();
  const regions = useAnswer('listRegions', chosen || branchCity === undefined ? null : {});
  if (chosen) return chosen;
  return regions.data && branchCity !== undefined ? regionOf(regions.data, branchCity) : undefined;
};
