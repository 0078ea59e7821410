import { Button, View } from '@tarojs/components';
import { aria, pressable } from '@/shared/ui/aria';
import { Icon, type IconName } from '@/shared/ui/icon/icon';

interface WayProps {
  icon: IconName;
  words: string;
}

const Face = ({ icon, words }: WayProps) => (
  <>
    <View className="share-sheet__sign">
      <Icon name={icon} />
    </View>
    {words}
  </>
);

/** A way to hand the card on that the page carries out itself. */
export const Way = ({ onPress, ...face }: WayProps & { onPress: () => void }) => (
  <View className="share-sheet__way" {...pressable({ label: face.words, onPress })}>
    <Face {...face} />
  </View>
);

/** WeChat opens its list of chats only from its own button. */
export const ChatWay = () => (
  <Button className="share-sheet__way" openType="share" hoverClass="none" {...aria({ label: '发送给朋友' })}>
    <Face icon="chat" words="发送给朋友" />
  </Button>
);
