import type { Brand } from './brand';

/** A second bank that does not exist, young rice after the water: it proves that a brand is this file and nothing else. */
export const brand: Brand = {
  id: 'qinghe',
  bankName: '青禾银行',
  appName: '青禾微厅',
  shortName: '青禾',
  letter: '禾',
  hotline: '400-000-0001',
  licence: '演示用金融许可证编号 B0000H000000002',
  privacyVersion: '2026-11-29',
  debitAgreementVersion: '2026-11-1',
  mark: '<path d="M12 21V10M12 14C7 14 4 11 4 5.5 9 5.5 12 8.5 12 14zM12 17c0-5.5 3-8 8-8 0 5.5-3 8-8 8z"/>',
  colours: {
    light: { brand: '#41591A', brandPress: '#2F4211', brandTint: '#EAF0DB', onBrand: '#FFFFFF', onBrand2: '#D9E3C2' },
    dark: { brand: '#A9C97A', brandPress: '#BFDA97', brandTint: '#27331A', onBrand: '#18230A', onBrand2: '#35471A' },
  },
};
