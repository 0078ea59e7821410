import { useSession } from '@/features/session/session';
import { sayFailure } from '@/shared/api/say-failure';
import { showNotice } from '@/shared/platform/feedback';
import { Button } from '@/shared/ui/button/button';
import { Sheet } from '@/shared/ui/sheet/sheet';

/** A guest is asked to sign in when they want something, and not before. */
export const SignInSheet = ({ onClose }: { onClose: () => void }) => {
  const { signIn } = useSession();
  return (
    <Sheet
      title="登录后兑换"
      onClose={onClose}
      foot={<Button onPress={() => void signIn().catch((failure) => showNotice(sayFailure(failure)))}>登录</Button>}
    >
      积分和兑换都记在你名下，登录后继续。
    </Sheet>
  );
};
