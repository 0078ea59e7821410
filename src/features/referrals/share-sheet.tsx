import type { CardSummary } from '@micro-branch/contract/cards';
import type { ShareCodes } from '@micro-branch/contract/referrals';
import { Image, View } from '@tarojs/components';
import { addressOf } from '@/shared/api/send';
import { copyText } from '@/shared/platform/clipboard';
import { isSandbox, isWeapp } from '@/shared/platform/environment';
import { showNotice } from '@/shared/platform/feedback';
import { playShare } from '@/shared/platform/share';
import { picture } from '@/shared/ui/aria';
import { PictureSavedNotice } from '@/shared/ui/picture-saved/picture-saved';
import { Sheet } from '@/shared/ui/sheet/sheet';
import { ChatWay, Way } from './share-ways';
import { useSaveCode } from './use-save-code';
import { pictureAt } from './use-share';
import './share-sheet.scss';

interface ShareSheetProps {
  card: CardSummary;
  codes: ShareCodes;
  /** Path and query of the card, as they stand behind the address of this site. */
  linkPath: string;
  /** Opens the poster that carries this code. */
  onPoster: (code: string) => void;
  onClose: () => void;
}

const copyLink = async (path: string): Promise<void> =>
  showNotice((await copyText(`${window.location.origin}${path}`)) ? '链接已复制' : '没有复制成功，可长按地址栏复制');

/** In the browser sandbox WeChat's own menu is played: the link is handed to whoever opens it next. */
const handOn = (channel: 'chat' | 'timeline'): void => {
  if (playShare(channel)) showNotice('已放入演示微信，可在「开发演示」里打开');
};

const WebWays = ({ scope, linkPath }: { scope: CardSummary['shareScope']; linkPath: string }) => (
  <>
    {isSandbox && <Way icon="chat" words="发送给朋友" onPress={() => handOn('chat')} />}
    {isSandbox && scope === 'all' && <Way icon="moments" words="朋友圈" onPress={() => handOn('timeline')} />}
    <Way icon="link" words="复制链接" onPress={() => void copyLink(linkPath)} />
  </>
);

/** What a friend sees before opening, and the code for whoever stands beside. */
const Previews = ({ card, code }: { card: CardSummary; code: string | undefined }) => {
  const address = pictureAt(card.pictures.chat);
  return (
    <View className="share-sheet__previews">
      {address && (
        <View className="share-sheet__preview">
          <Image className="share-sheet__card" src={address} mode="aspectFill" {...picture(`朋友看到的卡片：${card.title}，${card.riskStatement}`)} />
          朋友看到的
        </View>
      )}
      {code && (
        <View className="share-sheet__preview">
          <View className="share-sheet__paper">
            <Image className="share-sheet__code" src={addressOf('getCodePicture', { code })} mode="aspectFit" {...picture('小程序码')} />
          </View>
          微信扫一扫
        </View>
      )}
    </View>
  );
};

/** What a card looks like to a friend, and the ways to hand it on that its scope allows. It says how, and never that anything was sent. */
export const ShareSheet = ({ card, codes, linkPath, onPoster, onClose }: ShareSheetProps) => {
  const { shareScope: scope } = card;
  const { poster: code } = codes;
  const saving = useSaveCode(code, card.title);
  return (
    <Sheet title="分享这款产品" onClose={onClose}>
      <Previews card={card} code={code} />
      <View className="share-sheet__ways">
        {isWeapp ? <ChatWay /> : <WebWays scope={scope} linkPath={linkPath} />}
        {code && <Way icon="document" words="生成海报" onPress={() => onPoster(code)} />}
        {code && <Way icon="scan" words="保存小程序码" onPress={saving.save} />}
      </View>
      <PictureSavedNotice saved={saving.saved} />
      {isWeapp && scope === 'all' && <View className="share-sheet__hint">发到朋友圈：点右上角 ··· → 分享到朋友圈</View>}
    </Sheet>
  );
};
