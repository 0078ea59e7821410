import type { BillAccountView, FamilyMember } from '@micro-branch/contract/bills';
import { View } from '@tarojs/components';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { useRemoveFamily } from './use-family';
import './family-list.scss';

interface FamilyListProps {
  family: readonly FamilyMember[];
  accounts: readonly BillAccountView[];
  isOffline: boolean;
}

const countOf = (accounts: readonly BillAccountView[], { id }: FamilyMember): string => {
  const count = accounts.filter(({ family }) => family?.id === id).length;
  return count === 0 ? '还没有户号' : `${count} 个户号`;
};

const RemoveSheet = ({ removing, asked }: { removing: ReturnType<typeof useRemoveFamily>; asked: FamilyMember }) => (
  <Sheet
    title={`移除${asked.name}`}
    onClose={removing.dismiss}
    foot={
      <>
        <Button kind="secondary" onPress={removing.dismiss}>
          暂不移除
        </Button>
        <Button kind="danger" onPress={removing.remove} isDisabled={removing.isBusy}>
          移除
        </Button>
      </>
    }
  >
    <View className="mb-sheet__words">只移除这个称呼。名下的户号会保留，归到「我的账户」。</View>
    {removing.refusal && <Notice kind="warn">{removing.refusal}</Notice>}
  </Sheet>
);

/** Whose bills the member pays, and how many accounts each has. */
export const FamilyList = ({ family, accounts, isOffline }: FamilyListProps) => {
  const removing = useRemoveFamily();
  return (
    <>
      <View className="mb-cells" {...aria({ role: 'list', label: '家人' })}>
        {family.map((member) => (
          <View key={member.id} className="family-list__member" {...aria({ role: 'listitem' })}>
            <View className="family-list__body">
              <View className="family-list__name">{member.name}</View>
              <View className="family-list__note">{countOf(accounts, member)}</View>
            </View>
            <Button kind="quiet" label={`移除${member.name}`} onPress={() => removing.ask(member)} isDisabled={isOffline}>
              移除
            </Button>
          </View>
        ))}
      </View>
      {removing.asked && <RemoveSheet removing={removing} asked={removing.asked} />}
    </>
  );
};
