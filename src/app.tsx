import { useEffect, type PropsWithChildren } from 'react';
import { followBeacon } from '@/features/referrals/beacon';
import { followSession } from '@/features/session/session';
import { AnswerCache } from '@/shared/api/answer-cache';
import { offerReloadWhenLost } from '@/shared/platform/lost-files';
import { goHomeWhenLost } from '@/shared/platform/navigation';
import { registerPrivacyQuestion } from '@/shared/platform/privacy';
import { ignoreScriptLinks } from '@/shared/platform/script-links';
import './app.scss';
import './frame.scss';

registerPrivacyQuestion();
goHomeWhenLost();
if (process.env.TARO_ENV === 'h5') {
  ignoreScriptLinks();
  offerReloadWhenLost();
}

// The compiler drops this import, and with it the whole feature, from every build but the H5 sandbox.
if (process.env.TARO_ENV === 'h5' && process.env.TARO_APP_SANDBOX === '1') {
  void import('@/features/sandbox/mount').then(({ mountSandboxBar }) => mountSandboxBar());
}

const App = ({ children }: PropsWithChildren) => {
  useEffect(followSession, []);
  useEffect(followBeacon, []);
  return <AnswerCache>{children}</AnswerCache>;
};

export default App;
