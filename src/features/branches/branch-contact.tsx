import type { BranchView } from '@micro-branch/contract/branches';
import { View } from '@tarojs/components';
import { Cell } from '@/shared/ui/cell/cell';
import { Section } from '@/shared/ui/section/section';

interface BranchContactProps {
  branch: BranchView;
  onCall: () => void;
}

export const BranchContact = ({ branch, onCall }: BranchContactProps) => (
  <Section title="网点信息">
    <View className="mb-cells">
      <Cell icon="place" title={branch.address} note={branch.city} />
      <Cell icon="clock" title={branch.hours} note="营业时间" />
      <Cell icon="phone" title={branch.phone} note="网点电话" onPress={onCall} />
    </View>
  </Section>
);
