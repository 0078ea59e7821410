import { View } from '@tarojs/components';
import type { HandOver } from '@/shared/platform/save-file';
import { Button } from '../button/button';
import { Notice } from '../notice/notice';
import { Sheet } from '../sheet/sheet';
import { useExport, type Exported } from './use-export';

const ACTION_WORDS: Record<HandOver, string> = { save: '保存文件', send: '发送到聊天', copy: '复制明细' };

interface ExportSheetProps extends Exported {
  /** What will be in the file. */
  scope: string;
  onClose: () => void;
}

/** What will be in a table, and handing it over. */
export const ExportSheet = ({ scope, onClose, ...exported }: ExportSheetProps) => {
  const { way, isReady, words, hand, retry } = useExport(exported);
  const hasFailed = !isReady && words !== null;
  return (
    <Sheet
      title="导出明细"
      onClose={onClose}
      foot={
        <Button onPress={hasFailed ? retry : hand} isDisabled={!isReady && !hasFailed}>
          {hasFailed ? '重试' : isReady ? ACTION_WORDS[way] : '正在准备'}
        </Button>
      }
    >
      <View className="mb-sheet__words">{`范围：${scope}。`}</View>
      <View className="mb-sheet__words">文件是表格（CSV），可用表格软件打开，末尾有合计。请只发给你信任的人。</View>
      {words && <Notice kind={words.isRefused ? 'warn' : 'ok'} icon={words.isRefused ? 'info' : 'check'}>{words.text}</Notice>}
    </Sheet>
  );
};
