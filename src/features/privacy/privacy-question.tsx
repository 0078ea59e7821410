import { answerPrivacyQuestion, usePrivacyQuestion } from '@/shared/platform/privacy';
import { PrivacySheet } from './privacy-sheet';

/**
 * Stands on a page whose only call that WeChat guards is copying: without it the call would wait for ever. It answers WeChat
 * and nothing else: what the bank may do with a member's details is asked where details are given.
 */
export const PrivacyQuestion = () => {
  const isAsked = usePrivacyQuestion();
  if (!isAsked) return null;
  return (
    <PrivacySheet
      lead="复制到剪贴板前，微信需要您同意本小程序的隐私说明。拒绝后不复制，其他内容照常使用。"
      isDeciding={false}
      refusal={null}
      onAgree={() => answerPrivacyQuestion('agreed')}
      onRefuse={() => answerPrivacyQuestion('refused')}
      onClose={() => answerPrivacyQuestion('refused')}
    />
  );
};
