import { currentAddress, reopen } from '@/shared/platform/sandbox-phone';
import { newVisitor } from './people';

const ENTERED_FROM_SINGLE_PAGE_SCENE = 1155;

/** WeChat's own foot under a single page from Moments: opens the same page and query in the program. */
export const EnterBar = () => (
  <div className="sandbox-enter">
    <button
      className="sandbox-enter-button"
      onClick={() => reopen(currentAddress(), { person: newVisitor(), scene: ENTERED_FROM_SINGLE_PAGE_SCENE })}
    >
      前往小程序
    </button>
  </div>
);
