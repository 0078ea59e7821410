import { callPartner, type PartnerAnswer, type PartnerOptions } from './call-partner';

/** `why` an outcome is unknown is for whoever looks after the service; it holds no secret. */
export interface Unknown {
  state: 'unknown';
  why: string;
}

export type PartnerOutcome = { state: 'done'; theirId: string } | { state: 'refused'; reason: string } | Unknown;

const SERIAL = /^[\w-]{1,64}$/;

export const isSerial = (value: unknown): value is string => typeof value === 'string' && SERIAL.test(value);

/** What is known after a call that threw. */
export const notTold = (error: Error): Unknown => ({ state: 'unknown', why: error.message });

/** Why an answer that they signed settles nothing. */
export const whyUnclear = ({ status, fields }: PartnerAnswer): string => (status === 200 && fields['state'] === 'PROCESSING' ? 'PROCESSING' : `HTTP ${status}`);

export const readOutcome = (answer: PartnerAnswer): PartnerOutcome => {
  const { status, fields } = answer;
  const { state, serial, reason } = fields;
  if (status === 200 && state === 'DONE' && isSerial(serial)) return { state: 'done', theirId: serial };
  if (status === 200 && state === 'REFUSED') return { state: 'refused', reason: typeof reason === 'string' ? reason : 'NO_REASON' };
  return { state: 'unknown', why: whyUnclear(answer) };
};

/** Orders something under an id of ours. Only what the partner signed is done or refused; all else is unknown, never failed. */
export const order = (options: PartnerOptions, path: string, said: { id: string } & object): Promise<PartnerOutcome> =>
  callPartner(options, path, said).then(readOutcome, notTold);

/** What became of an order. `absent`: the partner signed that it never heard of this id. */
export const askFor = <Outcome>(options: PartnerOptions, path: string, read: (answer: PartnerAnswer) => Outcome): Promise<Outcome | Unknown | { state: 'absent' }> =>
  callPartner(options, path).then(
    (answer) => (answer.status === 404 && answer.fields['reason'] === 'NEVER_HEARD' ? { state: 'absent' as const } : read(answer)),
    notTold,
  );
