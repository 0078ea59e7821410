import { View } from '@tarojs/components';
import { openAlbumSettings, type PictureSaved } from '@/shared/platform/save-picture';
import { Button } from '../button/button';
import { Notice } from '../notice/notice';
import './picture-saved.scss';

const WORDS: Record<PictureSaved, string> = {
  saved: process.env.TARO_ENV === 'h5' ? '已保存，可在浏览器的下载里找到。' : '已保存到相册。',
  forbidden: '没有保存，微信还不能写入相册。',
  cancelled: '没有保存。',
  failed: '图片没有保存。检查网络后重试。',
};

/** What became of a picture that was to be kept, and the way to the settings where those forbid it. */
export const PictureSavedNotice = ({ saved }: { saved: PictureSaved | undefined }) =>
  saved ? (
    <View className="mb-picture-saved">
      <Notice kind={saved === 'saved' ? 'ok' : 'warn'} icon={saved === 'saved' ? 'check' : 'info'}>
        {WORDS[saved]}
      </Notice>
      {saved === 'forbidden' && (
        <Button kind="quiet" onPress={openAlbumSettings}>
          去设置里允许
        </Button>
      )}
    </View>
  ) : null;
