import type { CardView } from '@micro-branch/contract/cards';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { canSendSheet } from '@/shared/platform/save-picture';
import { aria } from '@/shared/ui/aria';
import { Button } from '@/shared/ui/button/button';
import { PictureSheet } from '@/shared/ui/drawing/picture-sheet';
import { PageFoot } from '@/shared/ui/page-shell/page-shell';
import { PictureSavedNotice } from '@/shared/ui/picture-saved/picture-saved';
import { Tabs } from '@/shared/ui/tabs/tabs';
import { NotShown } from './not-shown';
import { sayPoster, type PosterTemplate } from './poster-spec';
import { usePoster } from './use-poster';
import './poster.scss';

const TEMPLATES = [
  { value: 'light', words: '浅色' },
  { value: 'deep', words: '深色' },
] as const;

const IS_WEB = process.env.TARO_ENV === 'h5';

/** A poster of a card: how it looks, in which of two looks, and keeping it. One that may be out of date is shown, and not handed on. */
export const Poster = ({ card, code, isOffline }: { card: CardView; code: string; isOffline: boolean }) => {
  const [template, setTemplate] = useState<PosterTemplate>('light');
  const { canvasId, state, retry, isReady, saved, save, send } = usePoster({ card, code, template });
  return (
    <View className="poster">
      <Tabs label="海报样式" tabs={TEMPLATES} chosen={template} onChoose={(chosen) => setTemplate(chosen ?? 'light')} />
      <View className="poster__frame" {...aria({ role: 'img', label: sayPoster(card) })}>
        <PictureSheet id={canvasId} className="poster__sheet" />
      </View>
      {state === 'failed' && <NotShown words="海报没有画成，还不能保存。" onRetry={retry} />}
      {state === 'waiting' && (
        <View className="poster__waiting" {...aria({ role: 'status', isLive: true })}>
          正在取小程序码
        </View>
      )}
      <PictureSavedNotice saved={saved} />
      <PageFoot>
        {canSendSheet() && (
          <Button kind="secondary" onPress={send} isDisabled={!isReady || isOffline}>
            发送图片
          </Button>
        )}
        <Button onPress={save} isDisabled={!isReady || isOffline}>
          {IS_WEB ? '保存图片' : '保存到相册'}
        </Button>
      </PageFoot>
    </View>
  );
};
