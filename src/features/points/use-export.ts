import { useEffect, useState } from 'react';
import { call } from '@/shared/api/call';
import { sayFailure } from '@/shared/api/say-failure';
import { handOver, handOverHere, type HandOver } from '@/shared/platform/save-file';
import { sayMonth } from '@/shared/ui/day-words';
import { filtersOf, type StatementFilter } from './use-statement';

const DONE_WORDS: Record<HandOver, string> = {
  save: '已保存，可在浏览器的下载里找到。',
  send: '已发送到所选的聊天。',
  copy: '这里不能发送文件，明细已复制，可粘贴到表格或聊天中。',
};

const nameOf = (month: string | null): string => `积分明细${month ? `-${sayMonth(month)}` : ''}.csv`;

/**
 * The file is fetched when the sheet opens and handed over at the next tap: WeChat opens its list of chats only straight from
 * a tap, and not after waiting for the service.
 */
export const useExport = ({ kind, month }: StatementFilter) => {
  const [text, setText] = useState<string | null>(null);
  const [words, setWords] = useState<{ text: string; isRefused: boolean } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isWanted = true;
    call('exportStatement', { query: filtersOf({ kind, month }) }).then(
      (file) => void (isWanted && setText(file)),
      (failure) => void (isWanted && setWords({ text: sayFailure(failure), isRefused: true })),
    );
    return () => void (isWanted = false);
  }, [kind, month, attempt]);

  const hand = async (): Promise<void> => {
    if (text === null) return;
    const way = await handOver({ name: nameOf(month), text });
    setWords(way ? { text: DONE_WORDS[way], isRefused: false } : { text: '没有导出。需要时可以再试一次。', isRefused: true });
  };
  const retry = () => {
    setWords(null);
    setAttempt((before) => before + 1);
  };
  return { way: handOverHere(), isReady: text !== null, words, hand: () => void hand(), retry };
};
