/** What is counted below a node, as the columns of the totals are named. */
export const MEASURES = ['intents', 'opens', 'anonymous', 'nodes', 'members', 'conversions', 'delay_seconds'] as const;
export type Measure = (typeof MEASURES)[number];

/** What is counted of a sharer on a board. */
export const SHARER_MEASURES = ['opens', 'nodes', 'members', 'conversions'] as const satisfies readonly Measure[];

/** Asia/Shanghai is eight whole hours ahead, so its hours begin when those of UTC do. */
export const HOUR_OF = (instant: string): string => `date_bin('1 hour', ${instant}, 'epoch')`;

export const sumsOf = (columns: readonly Measure[]): string => columns.map((column) => `sum(${column})::bigint as ${column}`).join(', ');
