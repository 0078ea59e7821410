import { useEffect, useRef, useState } from 'react';
import { sayFailure } from '@/shared/api/say-failure';
import { handOver, handOverHere, type HandOver } from '@/shared/platform/save-file';

const DONE_WORDS: Record<HandOver, string> = {
  save: '已保存，可在浏览器的下载里找到。',
  send: '已发送到所选的聊天。',
  copy: '这里不能发送文件，明细已复制，可粘贴到表格或聊天中。',
};

export interface Exported {
  /** As the file is called. */
  name: string;
  fetch: () => Promise<string>;
}

/**
 * The file is fetched when the sheet opens and handed over at the next tap: WeChat opens its list of chats only straight from
 * a tap, and not after waiting for the service. What is exported stays the same as long as the sheet is open.
 */
export const useExport = (exported: Exported) => {
  const [text, setText] = useState<string | null>(null);
  const [words, setWords] = useState<{ text: string; isRefused: boolean } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(exported);
  useEffect(() => {
    let isWanted = true;
    asked.current.fetch().then(
      (file) => void (isWanted && setText(file)),
      (failure) => void (isWanted && setWords({ text: sayFailure(failure), isRefused: true })),
    );
    return () => void (isWanted = false);
  }, [attempt]);

  const hand = async (): Promise<void> => {
    if (text === null) return;
    const way = await handOver({ name: asked.current.name, text });
    setWords(way ? { text: DONE_WORDS[way], isRefused: false } : { text: '没有导出。需要时可以再试一次。', isRefused: true });
  };
  const retry = () => {
    setWords(null);
    setAttempt((before) => before + 1);
  };
  return { way: handOverHere(), isReady: text !== null, words, hand: () => void hand(), retry };
};
