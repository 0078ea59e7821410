import type { Deps } from '../deps';
import { askDue } from '../jobs/ask-again';
import type { IsStopping } from '../jobs/loop';
import { askAgain } from './move-points';
import { takePending } from './store';

/** Asks for every exchange whose outcome is not known and that is due. */
export const resolvePending = (deps: Deps, isStopping?: IsStopping): Promise<void> =>
  askDue({
    next: () => takePending(deps.database, deps.clock.now()),
    ask: (exchange) => askAgain(deps, exchange),
    isStopping,
  });
