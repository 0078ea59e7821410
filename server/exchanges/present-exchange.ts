import type { ExchangeView } from '@micro-branch/contract/exchanges';
import type { Exchange } from './store';

export const presentExchange = ({ id, direction, state, given, received, startedAt, endedAt }: Exchange): ExchangeView => ({
  id,
  direction,
  state,
  given,
  received,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});
