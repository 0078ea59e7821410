import type { ShareScope } from '@micro-branch/contract/cards';
import type { ShareCodes } from '@micro-branch/contract/referrals';
import { Image, View } from '@tarojs/components';
import { addressOf } from '@/shared/api/send';
import { copyText } from '@/shared/platform/clipboard';
import { isSandbox, isWeapp } from '@/shared/platform/environment';
import { showNotice } from '@/shared/platform/feedback';
import { playShare } from '@/shared/platform/share';
import { aria } from '@/shared/ui/aria';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { ChatWay, Way } from './share-ways';
import './share-sheet.scss';

interface ShareSheetProps {
  scope: ShareScope;
  codes: ShareCodes;
  /** Path and query of the card, as they stand behind the address of this site. */
  linkPath: string;
  onClose: () => void;
}

const copyLink = async (path: string): Promise<void> =>
  showNotice((await copyText(`${window.location.origin}${path}`)) ? '链接已复制' : '没有复制成功，可长按地址栏复制');

/** In the browser sandbox WeChat's own menu is played: the link is handed to whoever opens it next. */
const handOn = (channel: 'chat' | 'timeline'): void => {
  if (playShare(channel)) showNotice('已放入演示微信，可在「开发演示」里打开');
};

const WebWays = ({ scope, linkPath }: Pick<ShareSheetProps, 'scope' | 'linkPath'>) => (
  <>
    {isSandbox && <Way icon="chat" words="微信好友" onPress={() => handOn('chat')} />}
    {isSandbox && scope === 'all' && <Way icon="moments" words="朋友圈" onPress={() => handOn('timeline')} />}
    <Way icon="link" words="复制链接" onPress={() => void copyLink(linkPath)} />
  </>
);

/** The ways to hand a card on that its scope allows. It says how, and never that anything was sent. */
export const ShareSheet = ({ scope, codes, linkPath, onClose }: ShareSheetProps) => (
  <Sheet title="分享这款产品" onClose={onClose}>
    <View className="share-sheet__ways">
      {isWeapp ? <ChatWay /> : <WebWays scope={scope} linkPath={linkPath} />}
    </View>
    {isWeapp && scope === 'all' && <View className="share-sheet__hint">发到朋友圈：点右上角 ··· → 分享到朋友圈</View>}
    {codes.poster && (
      <View className="share-sheet__code">
        <View className="share-sheet__paper">
          <Image
            className="share-sheet__picture"
            src={addressOf('getCodePicture', { code: codes.poster })}
            mode="aspectFit"
            {...aria({ role: 'img', label: '小程序码' })}
          />
        </View>
        微信扫一扫，打开这款产品
      </View>
    )}
  </Sheet>
);
