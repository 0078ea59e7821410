import { createRoot } from 'react-dom/client';
import { readLaunch } from '@/shared/platform/launch';
import { SandboxBar } from './bar';
import { SandboxCashier } from './cashier';
import { EnterBar } from './enter-bar';
import './bar.scss';

/** Stands beside the program with a root of its own: it plays WeChat, which is no part of any page. */
export const mountSandboxBar = (): void => {
  const host = document.createElement('div');
  host.className = 'sandbox-host';
  document.body.append(host);
  createRoot(host).render(
    <>
      {readLaunch().isSinglePage && <EnterBar />}
      <SandboxBar />
      <SandboxCashier />
    </>,
  );
};
