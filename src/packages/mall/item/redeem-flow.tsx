import { brand } from '@micro-branch/contract/brand';
import { useState } from 'react';
import { BranchSheet } from '@/features/branches/branch-sheet';
import { RedeemSheet } from '@/features/mall/redeem-sheet';
import { PrivacySheet } from '@/features/privacy/privacy-sheet';
import { useAnswer } from '@/shared/api/answer';
import { useRedeeming, type Redeeming } from './use-redeeming';

const BEFORE_TOP_UP = `充值前，${brand.bankName}需要您同意处理您填写的手机号。拒绝后积分不会扣除，仍可兑换其他礼品。`;

interface RedeemFlowProps extends Redeeming {
  isOpen: boolean;
  available: number;
  onClose: () => void;
}

/**
 * One half-sheet at a time: what is taken, the branch where goods are collected, the question about privacy. It stays on the
 * page while it is closed, and its key with it: what is tried again after a lost answer is still one order.
 */
export const RedeemFlow = ({ isOpen, available, onClose, ...redeeming }: RedeemFlowProps) => {
  const { redeem, confirm, isAsking, question } = useRedeeming(redeeming);
  const [isChoosing, setIsChoosing] = useState(false);
  const branches = useAnswer('listBranches', redeeming.item.kind === 'goods' ? {} : null);
  const { branchId } = redeem.draft;
  const chooseBranch = (chosen: string) => {
    redeem.change({ branchId: chosen });
    setIsChoosing(false);
  };
  if (!isOpen) return null;
  if (isAsking) return <PrivacySheet lead={BEFORE_TOP_UP} {...question} />;
  if (isChoosing) return <BranchSheet value={branchId} onChoose={chooseBranch} onClose={() => setIsChoosing(false)} />;
  return (
    <RedeemSheet
      item={redeeming.item}
      available={available}
      redeem={redeem}
      branchName={branches.data?.branches.find(({ id }) => id === branchId)?.name}
      onChooseBranch={() => setIsChoosing(true)}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
};
