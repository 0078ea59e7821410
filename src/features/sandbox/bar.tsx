import { useState } from 'react';
import {
  forgetSinglePage,
  reopen,
  SINGLE_PAGE_SCENE,
  useSandbox,
  type SharedCard,
} from '@/shared/platform/sandbox-phone';
import { playShare, useCanPlayShare } from '@/shared/platform/share';
import { routes } from '@/routes';
import { nameOf } from './people';
import { PersonPicker } from './person-picker';

const CHAT_SCENE = 1007;
/** No address of the product: the page is built while the sandbox is developed, and never else. */
const GALLERY = '/packages/gallery/index';
/** Wide enough for the bar to stand beside the frame; else it lies under the page and starts folded. */
const BESIDE = '(min-width: 900px)';

/** Plays WeChat's menu of a page: what it would send is kept, so that somebody can open it. */
const SendRow = () => {
  const canShare = useCanPlayShare();
  return (
    <div className="sandbox-row" role="group" aria-label="转发当前页面">
      <span>转发</span>
      <button className="sandbox-button" disabled={!canShare} onClick={() => playShare('chat')}>
        发给朋友
      </button>
      <button className="sandbox-button" disabled={!canShare} onClick={() => playShare('timeline')}>
        发到朋友圈
      </button>
    </div>
  );
};

const OpenRow = ({ share }: { share: SharedCard }) => {
  const openFromMoments = () => {
    forgetSinglePage();
    reopen(share.path, { person: undefined, scene: SINGLE_PAGE_SCENE });
  };
  return (
    <div role="group" aria-label="打开刚才的转发">
      <p className="sandbox-sent">
        刚才{share.channel === 'chat' ? '发给朋友' : '发到朋友圈'}：{share.title}
      </p>
      {share.channel === 'timeline' ? (
        <button className="sandbox-button" onClick={openFromMoments}>
          从朋友圈打开
        </button>
      ) : (
        <PersonPicker
          label="从聊天打开为"
          onPick={(person) => person && reopen(share.path, { person, scene: CHAT_SCENE })}
        />
      )}
    </div>
  );
};

/** Not part of the product: lets one browser play both ends of a share. */
export const SandboxBar = () => {
  const [isOpen, setIsOpen] = useState(() => window.matchMedia(BESIDE).matches);
  const { person, lastShare } = useSandbox();
  return (
    <aside className="sandbox-bar" aria-label="开发演示">
      <button className="sandbox-toggle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        开发演示 · 我是 {nameOf(person)} · {isOpen ? '收起' : '展开'}
      </button>
      {isOpen && (
        <>
          <PersonPicker
            label="我是"
            mayBeGuest
            person={person}
            onPick={(next) => reopen(routes.home(), { person: next })}
          />
          <SendRow />
          {lastShare && <OpenRow share={lastShare} />}
          {process.env.NODE_ENV === 'development' && (
            <button className="sandbox-button" onClick={() => reopen(GALLERY, { person })}>
              所有组件
            </button>
          )}
        </>
      )}
    </aside>
  );
};
