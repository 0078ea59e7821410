import { View } from '@tarojs/components';
import type { HandOver } from '@/shared/platform/save-file';
import { sayMonth } from '@/shared/ui/day-words';
import { Button } from '@/shared/ui/button/button';
import { Notice } from '@/shared/ui/notice/notice';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { KIND_WORDS } from './statement-words';
import { useExport } from './use-export';
import type { StatementFilter } from './use-statement';

const ACTION_WORDS: Record<HandOver, string> = { save: '保存文件', send: '发送到聊天', copy: '复制明细' };

const sayScope = ({ kind, month }: StatementFilter): string =>
  `${month ? sayMonth(month) : '全部月份'}，${kind ? `只含${KIND_WORDS[kind]}` : '收入、支出、退回和过期'}`;

/** What will be in the file, and handing it over. */
export const ExportSheet = ({ filter, onClose }: { filter: StatementFilter; onClose: () => void }) => {
  const { way, isReady, words, hand, retry } = useExport(filter);
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
      <View className="mb-sheet__words">{`范围：${sayScope(filter)}。`}</View>
      <View className="mb-sheet__words">文件是表格（CSV），可用表格软件打开，末尾有合计。请只发给你信任的人。</View>
      {words && <Notice kind={words.isRefused ? 'warn' : 'ok'} icon={words.isRefused ? 'info' : 'check'}>{words.text}</Notice>}
    </Sheet>
  );
};
