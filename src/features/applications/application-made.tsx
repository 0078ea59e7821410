import type { ApplicationView } from '@micro-branch/contract/applications';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { sayDay } from '@/shared/ui/day-words';
import { Outcome } from '@/shared/ui/outcome/outcome';
import { actionWords, periodWords } from './visit-words';
import './application-made.scss';

interface ApplicationMadeProps {
  application: ApplicationView;
  branchPhone: string | undefined;
  onCall: (phone: string) => void;
}

/** It is done: what was made, what happens next, and whom to call. */
export const ApplicationMade = ({ application, branchPhone, onCall }: ApplicationMadeProps) => {
  const { action, cardTitle, branchName, visitOn, visitPeriod, maskedName, maskedPhone } = application;
  return (
    <>
      <Outcome
        icon="check"
        title={`${actionWords[action]}已提交`}
        words={[`${branchName}会在到访日前致电与你确认。`, '到访时请带上身份证件。']}
      />
      <View className="mb-cells application-made__facts">
        <Cell icon="products" title={cardTitle} note="产品" />
        <Cell icon="calendar" title={`${sayDay(visitOn)} ${periodWords[visitPeriod]}`} note="到访时间" />
        <Cell icon="person" title={`${maskedName} ${maskedPhone}`} note="联系人" />
        {branchPhone && (
          <Cell icon="phone" title={branchPhone} note={branchName} onPress={() => onCall(branchPhone)} />
        )}
      </View>
    </>
  );
};
