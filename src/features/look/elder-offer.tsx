import { View } from '@tarojs/components';
import { chooseElder, useLook } from '@/shared/platform/look';
import { Button } from '@/shared/ui/button/button';
import { Sheet } from '@/shared/ui/sheet/sheet';

/** From this size of WeChat's letters on, elder mode is offered. */
const OFFERED_FROM = 1.29;

const decline = (): void => chooseElder(false);

/** Asks once whoever reads WeChat in large letters; any answer, closing too, is the last word until they change it themselves. */
export const ElderOffer = ({ fontScale }: { fontScale: number }) => {
  const { isElder, wasElderOffered } = useLook();
  if (isElder || wasElderOffered || fontScale < OFFERED_FROM) return null;
  return (
    <Sheet
      title="需要更大的字吗？"
      onClose={decline}
      foot={
        <>
          <Button kind="secondary" onPress={decline}>
            暂时不用
          </Button>
          <Button onPress={() => chooseElder(true)}>开启长辈版</Button>
        </>
      }
    >
      <View className="mb-sheet__words">长辈版的字和按钮更大，不显示营销内容。</View>
      <View className="mb-sheet__words">以后可以在「我的」里的「显示设置」更改。</View>
    </Sheet>
  );
};
