import type { Brand } from './brand';

/** A demonstration: this bank does not exist, and the number reaches nobody. */
export const brand: Brand = {
  id: 'yunting',
  bankName: '云汀银行',
  appName: '云汀微厅',
  shortName: '云汀',
  letter: '汀',
  hotline: '400-000-0000',
  licence: '演示用金融许可证编号 B0000H000000001',
  privacyVersion: '2026-11-29',
  debitAgreementVersion: '2026-11-1',
  mark: '<circle cx="12" cy="12" r="2"/><circle cx="12" cy="12" r="5.5"/><circle cx="12" cy="12" r="9"/>',
  colours: {
    light: { brand: '#0F4F5B', brandPress: '#0A3C46', brandTint: '#E1EDEE', onBrand: '#FFFFFF', onBrand2: '#C9DDDF' },
    dark: { brand: '#7CC4CC', brandPress: '#9AD5DB', brandTint: '#16343A', onBrand: '#06262C', onBrand2: '#1B444B' },
  },
};
