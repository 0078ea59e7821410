import { useAnswer } from '@/shared/api/answer';
import { OptionList } from '@/shared/ui/choice/option-sheet';
import { Screen } from '@/shared/ui/screen/screen';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { branchOptions } from './branch-options';

interface BranchSheetProps {
  value: string | null;
  onChoose: (branchId: string) => void;
  onClose: () => void;
}

/** Every branch, to choose one. The list is asked for when it is wanted. */
export const BranchSheet = ({ value, onChoose, onClose }: BranchSheetProps) => {
  const branches = useAnswer('listBranches', {});
  return (
    <Sheet title="选择网点" onClose={onClose}>
      <Screen answer={branches} bones={['row', 'row', 'row', 'row']}>
        {(data) => (
          <OptionList title="选择网点" options={branchOptions(data.branches)} value={value} onChoose={onChoose} />
        )}
      </Screen>
    </Sheet>
  );
};
