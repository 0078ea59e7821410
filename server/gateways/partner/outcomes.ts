import { callPartner, type PartnerAnswer, type PartnerOptions } from './call-partner';

/** `why` an outcome is unknown is for whoever looks after the service; it holds no secret. */
export type PartnerOutcome =
  | { state: 'done'; theirId: string }
  | { state: 'refused'; reason: string }
  | { state: 'unknown'; why: string };

const SERIAL = /^[\w-]{1,64}$/;

const read = ({ status, fields }: PartnerAnswer): PartnerOutcome => {
  const { state, serial, reason } = fields;
  if (status === 200 && state === 'DONE' && typeof serial === 'string' && SERIAL.test(serial)) return { state: 'done', theirId: serial };
  if (status === 200 && state === 'REFUSED') return { state: 'refused', reason: typeof reason === 'string' ? reason : 'NO_REASON' };
  return { state: 'unknown', why: status === 200 && state === 'PROCESSING' ? 'PROCESSING' : `HTTP ${status}` };
};

const notTold = (error: Error): { state: 'unknown'; why: string } => ({ state: 'unknown', why: error.message });

/** Orders something under an id of ours. Only what the partner signed is done or refused; all else is unknown, never failed. */
export const order = (options: PartnerOptions, path: string, said: { id: string } & object): Promise<PartnerOutcome> =>
  callPartner(options, path, said).then(read, notTold);

/** What became of an order. `absent`: the partner signed that it never heard of this id. */
export const askFor = (options: PartnerOptions, path: string): Promise<PartnerOutcome | { state: 'absent' }> =>
  callPartner(options, path).then(
    (answer) => (answer.status === 404 && answer.fields['reason'] === 'NEVER_HEARD' ? { state: 'absent' as const } : read(answer)),
    notTold,
  );
