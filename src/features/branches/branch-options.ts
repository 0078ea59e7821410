import type { BranchView } from '@micro-branch/contract/branches';
import type { Option } from '@/shared/ui/choice/option-sheet';

/** Every branch as one of several, in the service's order: the head office first. */
export const branchOptions = (branches: readonly BranchView[]): Option[] =>
  branches.map(({ id, name, city, address }) => ({ value: id, words: name, note: `${city} · ${address}` }));
