/**
 * The bank this branch belongs to. One place for what a white-label copy changes; both the page and the service show it.
 * Plain data: the client may import it.
 */
export const brand = {
  bankName: '云汀银行',
  appName: '云汀微厅',
  /** A demonstration: this bank does not exist, and the number reaches nobody. */
  hotline: '400-000-0000',
  licence: '演示用金融许可证编号 B0000H000000001',
  privacyVersion: '2026-11-29',
  /** Of the agreement to automatic debits. */
  debitAgreementVersion: '2026-11-1',
} as const;
