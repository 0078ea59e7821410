import { refuseDraft, termsOf, type Draft } from '@/features/applications/application-terms';
import { visitDays } from '@/features/applications/visit-days';
import { phoneDigits } from '@/shared/ui/field/phone-number';

const draft: Draft = { name: '王小明', phone: '13800001234', branchId: '10', visitOn: '2026-11-24', visitPeriod: 'morning' };

describe('the application form', () => {
  it('refuses each field by itself', () => {
    expect(refuseDraft(draft)).toEqual({});
    expect(Object.keys(refuseDraft({ ...draft, name: ' ' }))).toEqual(['name']);
    expect(Object.keys(refuseDraft({ ...draft, name: '王5' }))).toEqual(['name']);
    expect(Object.keys(refuseDraft({ ...draft, phone: '1280000123' }))).toEqual(['phone']);
    expect(Object.keys(refuseDraft({ ...draft, branchId: null, visitOn: null, visitPeriod: null }))).toHaveLength(3);
  });

  it('takes a phone number as people write it, and nothing of a country but 86', () => {
    expect(phoneDigits('+86 138-0000 1234')).toBe('13800001234');
    expect(phoneDigits('8613800001234')).toBe('13800001234');
    expect(phoneDigits('86138000012')).toBe('86138000012');
  });

  it('has no terms to send while something is missing', () => {
    expect(termsOf({ ...draft, visitOn: null }, 'key', '1')).toBeNull();
    expect(termsOf({ ...draft, name: ' 王小明 ' }, 'key', '1')?.name).toBe('王小明');
  });

  it('offers fourteen Mondays to Fridays, the first after today in Shanghai', () => {
    // 17:00 UTC on Thursday is already Friday 01:00 in Shanghai, so the first day offered is Monday.
    const days = visitDays(Date.UTC(2026, 10, 26, 17));
    expect(days).toHaveLength(14);
    expect(days[0]).toBe('2026-11-30');
    expect(days.at(-1)).toBe('2026-12-17');
  });
});
