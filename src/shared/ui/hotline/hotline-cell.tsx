import { brand } from '@micro-branch/contract/brand';
import { useLook } from '@/shared/platform/look';
import { callPhone } from '@/shared/platform/phone-call';
import { Cell } from '../cell/cell';

/** The hotline as one of the cells about a result. In elder mode `Hotline` stands beneath them instead. */
export const HotlineCell = () => {
  const { isElder } = useLook();
  return isElder ? null : <Cell icon="phone" title="客服热线" value={brand.hotline} onPress={() => callPhone(brand.hotline)} />;
};
