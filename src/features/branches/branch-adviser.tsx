import type { BranchView } from '@micro-branch/contract/branches';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { Section } from '@/shared/ui/section/section';

interface BranchAdviserProps {
  branch: BranchView;
  onCall: () => void;
}

/** Whom to ask before deciding. */
export const BranchAdviser = ({ branch, onCall }: BranchAdviserProps) => (
  <Section title="咨询">
    <View className="mb-cells">
      <Cell icon="phone" title={branch.phone} note={`${branch.name} · ${branch.openingState}`} onPress={onCall} />
    </View>
  </Section>
);
