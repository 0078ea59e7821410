import type { Deps } from '../deps';
import type { Handlers } from '../http/handlers';

export const mandateRoutes = (_deps: Deps): Handlers<'startMandate' | 'listMandates' | 'switchMandate' | 'stopMandate'> => ({}) as Handlers<'startMandate' | 'listMandates' | 'switchMandate' | 'stopMandate'>;
