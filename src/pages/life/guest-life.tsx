import { LifeHead } from '@/features/bills/life-head';
import { RegionChip } from '@/features/billers/region-chip';
import type { Region } from '@/features/billers/region';
import { useSession } from '@/features/session/session';
import { sayFailure } from '@/shared/api/say-failure';
import { showNotice } from '@/shared/platform/feedback';
import type { Bone } from '@/shared/ui/skeleton/skeleton';
import { BillerSearch } from './biller-search';

export const BONES: readonly Bone[] = ['hero', 'row', 'title', 'row', 'row', 'title', 'card'];

/** A guest sees who can be paid; accounts are a member's. */
export const GuestLife = ({ region }: { region: Region | undefined }) => {
  const { signIn } = useSession();
  const enter = () => void signIn().catch((failure) => showNotice(sayFailure(failure)));
  return (
    <>
      <LifeHead sum={undefined} region={<RegionChip region={region} />} action={{ words: '登录后绑定户号', onPress: enter }} />
      <BillerSearch region={region} />
    </>
  );
};
