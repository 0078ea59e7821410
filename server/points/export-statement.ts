import type { Query } from '@micro-branch/contract/api';
import type { EarningSource, EntryKind, SpendPurpose } from '@micro-branch/contract/points';
import type { Deps } from '../deps';
import type { Id } from '../ids';
import { shanghaiDay, shanghaiTime } from '../shanghai';
import { csvOf, type Cell } from './csv';
import { listEntries, totalKinds, type Entry, type KindTotal } from './statement';

const ROWS_MAX = 10_000;

const KINDS = { earned: '收入', spent: '支出', returned: '退回', expired: '过期' } satisfies Record<EntryKind, string>;
const SOURCES = { 'check-in': '签到', task: '任务奖励', payment: '缴费赠送', conversion: '申请奖励', exchange: '信用卡积分转入', reward: '好友办理奖励' } satisfies Record<EarningSource, string>;
const PURPOSES = { order: '商城兑换', payment: '缴费抵扣', exchange: '转为信用卡积分', reward: '好友办理奖励收回' } satisfies Record<SpendPurpose, string>;

const signed = ({ kind, points }: Pick<KindTotal, 'kind' | 'points'>): number =>
  kind === 'earned' || kind === 'returned' ? points : -points;

const labelOf = ({ kind, about }: Entry): string => {
  if (about === null) return '';
  return kind === 'earned' ? SOURCES[about as EarningSource] : PURPOSES[about as SpendPurpose];
};

const lineOf = (entry: Entry): Cell[] => {
  const at = new Date(entry.postedAt);
  return [`${shanghaiDay(at)} ${shanghaiTime(at)}`, KINDS[entry.kind], labelOf(entry), entry.subject ?? '', entry.points, entry.expiresOn ?? ''];
};

const totalLines = (totals: readonly KindTotal[]): Cell[][] => {
  const ofKind = (kind: EntryKind): number => signed(totals.find((total) => total.kind === kind) ?? { kind, points: 0 }) + 0;
  const kinds = Object.keys(KINDS) as EntryKind[];
  const sum = kinds.reduce((total, kind) => total + ofKind(kind), 0);
  return [...kinds.map((kind) => ['合计', KINDS[kind], '', '', ofKind(kind), '']), ['合计', '全部', '', '', sum, '']];
};

/**
 * The statement as a table, the newest first, in the time of Shanghai, with totals of all that the filters let through. Where
 * there are more rows than a file may have, a line says so.
 */
export const exportStatement = async ({ database }: Deps, memberId: Id, filters: Query<'exportStatement'>): Promise<string> => {
  const filter = { memberId, ...filters };
  const entries = await listEntries(database, filter, { max: ROWS_MAX });
  const totals = await totalKinds(database, filter, entries[0]?.seq ?? '0');
  const count = totals.reduce((sum, total) => sum + total.entries, 0);
  const cut = count > entries.length ? [[`只列出最近 ${ROWS_MAX} 笔，合计是全部 ${count} 笔的`, '', '', '', '', '']] : [];
  return csvOf([['时间', '类型', '来源或用途', '名称', '积分', '到期日'], ...entries.map(lineOf), ...cut, ...totalLines(totals)]);
};
