import type { EarningSource, SpendPurpose } from '@micro-branch/contract/points';
import { sql, type Queryable } from '../database/database';

const NAME = sql('points.name', 'select points_name($1, $2)');

interface Named {
  about: EarningSource | SpendPurpose;
  /** What was done or paid, in the room where it was: as it was said when points were given or spent for it. */
  reference: string;
}

/** Says by what name a statement calls it, whatever points come from it or go to it. Named again, the first name stands. */
export const nameSubject = async (tx: Queryable, { about, reference }: Named, subject: string): Promise<void> => {
  await tx.query(NAME, [`${about}:${reference}`, subject]);
};
