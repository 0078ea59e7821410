import { sql, type Queryable } from '../database/database';
import type { Id } from '../ids';
import type { WeeklyHours } from './opening';

export interface Branch {
  id: Id;
  kind: 'head-office' | 'branch';
  name: string;
  city: string;
  address: string;
  phone: string;
  hours: WeeklyHours;
}

const COLUMNS = 'id, kind, name, city, address, phone, hours';
const LIST = sql('branches.list', `select ${COLUMNS} from branches order by position, id`);
const FIND = sql('branches.find', `select ${COLUMNS} from branches where id = $1`);
const HEAD_OFFICE = sql('branches.head_office', `select ${COLUMNS} from branches where kind = 'head-office'`);
const SAVE = sql(
  'branches.save',
  `insert into branches (id, kind, name, city, address, phone, hours, position) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (name) do update set city = excluded.city, address = excluded.address, phone = excluded.phone,
     hours = excluded.hours, position = excluded.position
   returning id`,
);

export const listBranches = (db: Queryable): Promise<Branch[]> => db.query<Branch>(LIST);

export const findBranch = async (db: Queryable, id: Id): Promise<Branch | undefined> =>
  (await db.query<Branch>(FIND, [id]))[0];

export const findHeadOffice = async (db: Queryable): Promise<Branch | undefined> =>
  (await db.query<Branch>(HEAD_OFFICE))[0];

export const saveBranch = async (db: Queryable, branch: Branch & { position: number }): Promise<Id> => {
  const { id, kind, name, city, address, phone, hours, position } = branch;
  const values = [id, kind, name, city, address, phone, JSON.stringify(hours), position];
  const [row] = await db.query<{ id: Id }>(SAVE, values);
  return row!.id;
};
