import { View } from '@tarojs/components';
import { Collection } from '@/features/mall/collection';
import { CODE_CHARACTERS_MAX } from '@/features/mall/collection-code';
import { useCollection } from '@/features/mall/use-collection';
import { useSession } from '@/features/session/session';
import { goBack } from '@/shared/platform/navigation';
import { useIsOnline } from '@/shared/platform/network';
import { Button } from '@/shared/ui/button/button';
import { Empty } from '@/shared/ui/empty/empty';
import { Field } from '@/shared/ui/field/field';
import { PageFoot, PageShell } from '@/shared/ui/page-shell/page-shell';
import { SignInBlock } from '@/shared/ui/sign-in-block/sign-in-block';
import { Skeleton } from '@/shared/ui/skeleton/skeleton';
import './index.scss';

const NotStaff = () => (
  <Empty
    icon="shield"
    title="这里由网点员工使用"
    words="你的领取码在「我的兑换」里，领取时出示给员工即可。"
    action={{ words: '返回', onPress: goBack }}
  />
);

const Counter = () => {
  const { code, found, refusal, isSending, type, collect, clear } = useCollection();
  const isOnline = useIsOnline();
  return (
    <View className="collect">
      <Field
        label="客户出示的领取码"
        placeholder="8 位字母和数字"
        autoComplete="off"
        maxLength={CODE_CHARACTERS_MAX}
        value={code}
        refusal={refusal}
        onInput={type}
      />
      {found ? <Collection found={found} /> : <View className="collect__hint">不区分大小写，没有 0、1、I、O。</View>}
      {found && (
        <PageFoot>
          {found.collectedAt ? (
            <Button onPress={clear}>下一位客户</Button>
          ) : (
            <Button onPress={collect} isDisabled={isSending || !isOnline}>
              确认已交付
            </Button>
          )}
        </PageFoot>
      )}
    </View>
  );
};

/** At the counter: staff find an order by the member's code, and say that its goods were handed over. */
const Collect = () => {
  const { status, member } = useSession();
  return (
    <PageShell>
      {status === 'starting' && <Skeleton bones={['row']} />}
      {status === 'guest' && <SignInBlock />}
      {member && (member.staff ? <Counter /> : <NotStaff />)}
    </PageShell>
  );
};

export default Collect;
