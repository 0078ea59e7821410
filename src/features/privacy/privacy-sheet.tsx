import { brand } from '@micro-branch/contract/brand';
import { Button as NativeButton, View } from '@tarojs/components';
import { isWeapp } from '@/shared/platform/environment';
import { AGREE_BUTTON_ID } from '@/shared/platform/privacy';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { NoticeBody } from './notice-body';
import { PRIVACY_NOTICE } from './notice-text';
import './privacy-sheet.scss';

interface PrivacySheetProps {
  /** Why it is asked now. */
  lead?: string;
  isDeciding: boolean;
  refusal: string | null;
  onAgree: () => void;
  onRefuse: () => void;
  onClose: () => void;
}

/** WeChat takes an agreement only from its own button, which looks like ours. */
const AgreeButton = ({ onAgree, isDeciding }: Pick<PrivacySheetProps, 'onAgree' | 'isDeciding'>) =>
  isWeapp ? (
    <NativeButton
      id={AGREE_BUTTON_ID}
      className="mb-button mb-button--secondary"
      hoverClass="none"
      openType="agreePrivacyAuthorization"
      disabled={isDeciding}
      onAgreePrivacyAuthorization={onAgree}
    >
      同意
    </NativeButton>
  ) : (
    <Button kind="secondary" onPress={onAgree} isDisabled={isDeciding}>
      同意
    </Button>
  );

const BEFORE_SENDING = `提交前，${brand.bankName}需要您同意处理您填写的姓名和手机号。拒绝后仍可继续浏览。`;

/** Asked at the moment of need. Both answers are the same button: neither is easier to find than the other. */
export const PrivacySheet = ({ lead = BEFORE_SENDING, isDeciding, refusal, onAgree, onRefuse, onClose }: PrivacySheetProps) => (
  <Sheet
    title="个人信息处理说明"
    onClose={onClose}
    foot={
      <>
        <Button kind="secondary" onPress={onRefuse} isDisabled={isDeciding}>
          拒绝
        </Button>
        <AgreeButton onAgree={onAgree} isDeciding={isDeciding} />
      </>
    }
  >
    <View className="privacy-sheet__lead">{lead}</View>
    {refusal && <Notice kind="warn">{refusal}</Notice>}
    <NoticeBody parts={PRIVACY_NOTICE} />
  </Sheet>
);
