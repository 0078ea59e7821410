/** Fewer people than this are not a group: a number would tell of a person (docs/referrals.md, "What nobody learns"). */
export const GROUP_MIN = 5;

/** A count of people who are not the member's own contacts, or of what they did; null for 1 to 4, which the pages call 少于 5. */
export const groupCount = (count: number): number | null => (count > 0 && count < GROUP_MIN ? null : count);
