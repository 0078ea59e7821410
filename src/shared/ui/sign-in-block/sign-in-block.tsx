import { sayFailure } from '@/shared/api/say-failure';
import { signInSilently } from '@/shared/api/sign-in';
import { showNotice } from '@/shared/platform/feedback';
import { Empty } from '../empty/empty';

/** The page is a member's own. Whoever signs in is shown it at once: a sign-in asks everything again. */
export const SignInBlock = () => (
  <Empty
    icon="person"
    title="登录后继续"
    words="这里是你自己的记录，登录后才能查看和办理。"
    action={{ words: '登录', onPress: () => void signInSilently().catch((failure) => showNotice(sayFailure(failure))) }}
  />
);
