import type { CardView } from '@micro-branch/contract/cards';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { canSendSheet, openAlbumSettings, type PictureSaved } from '@/shared/platform/save-picture';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { PictureSheet } from '@/shared/ui/drawing/picture-sheet';
import { Notice } from '@/shared/ui/notice/notice';
import { PageFoot } from '@/shared/ui/page-shell/page-shell';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { NotShown } from './not-shown';
import { sayPoster, type PosterTemplate } from './poster-spec';
import { savedWords } from './saved-words';
import { usePoster } from './use-poster';
import './poster.scss';

const TEMPLATES = [
  { value: 'paper', words: '浅色' },
  { value: 'teal', words: '深色' },
] as const;

const IS_WEB = process.env.TARO_ENV === 'h5';

const Saved = ({ saved }: { saved: PictureSaved }) => (
  <View className="poster__saved">
    <Notice kind={saved === 'saved' ? 'ok' : 'warn'} icon={saved === 'saved' ? 'check' : 'info'}>
      {savedWords[saved]}
    </Notice>
    {saved === 'forbidden' && (
      <Button kind="quiet" onPress={openAlbumSettings}>
        去设置里允许
      </Button>
    )}
  </View>
);

/** A poster of a card: how it looks, in which of two looks, and keeping it. */
export const Poster = ({ card, code }: { card: CardView; code: string }) => {
  const [template, setTemplate] = useState<PosterTemplate>('paper');
  const { canvasId, state, retry, isReady, saved, save, send } = usePoster({ card, code, template });
  return (
    <View className="poster">
      <Tabs label="海报样式" tabs={TEMPLATES} chosen={template} onChoose={(chosen) => setTemplate(chosen ?? 'paper')} />
      <View className="poster__frame" {...aria({ role: 'img', label: sayPoster(card) })}>
        <PictureSheet id={canvasId} className="poster__sheet" />
      </View>
      {state === 'failed' && <NotShown words="小程序码没有取到，海报还不能保存。" onRetry={retry} />}
      {state === 'waiting' && (
        <View className="poster__waiting" {...aria({ role: 'status', isLive: true })}>
          正在取小程序码
        </View>
      )}
      {saved && <Saved saved={saved} />}
      <PageFoot>
        {canSendSheet() && (
          <Button kind="secondary" onPress={send} isDisabled={!isReady}>
            发送图片
          </Button>
        )}
        <Button onPress={save} isDisabled={!isReady}>
          {IS_WEB ? '保存图片' : '保存到相册'}
        </Button>
      </PageFoot>
    </View>
  );
};
