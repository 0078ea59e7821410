import { PartnerRefusal } from './signatures';

export type OrderAnswer = { serial: string; state: 'DONE' } | { state: 'REFUSED'; reason: string };

const ID = /^[1-9][0-9]{0,18}$/;

/** Orders by the caller's id: the same id on the same terms is done once and answered alike for ever. */
export const createOrders = (serialPrefix: string) => {
  const kept = new Map<string, { terms: string; answer: OrderAnswer }>();
  return {
    /** `decide` gives the reason of a refusal, or undefined when it was done. */
    place: (id: unknown, terms: object, decide: () => string | undefined): OrderAnswer => {
      if (typeof id !== 'string' || !ID.test(id)) throw new PartnerRefusal(400, 'ID');
      const known = kept.get(id);
      if (known && known.terms !== JSON.stringify(terms)) throw new PartnerRefusal(409, 'OTHER_TERMS');
      if (known) return known.answer;
      const reason = decide();
      const serial = `${serialPrefix}${String(kept.size + 1).padStart(8, '0')}`;
      const answer: OrderAnswer = reason === undefined ? { serial, state: 'DONE' } : { state: 'REFUSED', reason };
      kept.set(id, { terms: JSON.stringify(terms), answer });
      return answer;
    },
    find: (id: string): OrderAnswer => {
      const known = kept.get(id);
      if (!known) throw new PartnerRefusal(404, 'NEVER_HEARD');
      return known.answer;
    },
    /** What was done, by the caller's id. */
    done: (): string[] => [...kept].filter(([, { answer }]) => answer.state === 'DONE').map(([id]) => id),
  };
};
