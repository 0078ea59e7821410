import type { CardSections, CardSummary } from '@micro-branch/contract/cards';
import { filterSections } from '@/features/cards/card-filter';

const card = (id: string, part: Partial<CardSummary>) => ({ id, termDays: null, riskLevel: null, ...part }) as CardSummary;

const sections: CardSections['sections'] = [
  {
    class: 'wealth',
    className: '理财',
    riskStatement: '',
    cards: [
      card('1', { termDays: 0, riskLevel: 'R1' }),
      card('2', { termDays: 92, riskLevel: 'R2' }),
      card('3', { termDays: 93, riskLevel: 'R2' }),
      card('4', { termDays: 366, riskLevel: 'R3' }),
    ],
  },
  { class: 'fund', className: '基金', riskStatement: '', cards: [card('5', { riskLevel: 'R2' })] },
];

const idsOf = (shown: CardSections['sections']): string[][] => shown.map(({ cards }) => cards.map(({ id }) => id));

describe('the filter of the products page', () => {
  it('leaves everything in the order of the bank when nothing is wished', () => {
    expect(idsOf(filterSections(sections, { term: null, riskLevel: null }))).toEqual([['1', '2', '3', '4'], ['5']]);
  });

  it('counts 92 days as a quarter, 93 as more, and on demand as neither', () => {
    expect(idsOf(filterSections(sections, { term: 'quarter', riskLevel: null }))).toEqual([['2']]);
    expect(idsOf(filterSections(sections, { term: 'year', riskLevel: null }))).toEqual([['3']]);
    expect(idsOf(filterSections(sections, { term: 'demand', riskLevel: null }))).toEqual([['1']]);
    expect(idsOf(filterSections(sections, { term: 'longer', riskLevel: null }))).toEqual([['4']]);
  });

  it('never mixes the classes, and drops a class with nothing left', () => {
    expect(idsOf(filterSections(sections, { term: null, riskLevel: 'R2' }))).toEqual([['2', '3'], ['5']]);
    expect(idsOf(filterSections(sections, { term: null, riskLevel: 'R3' }))).toEqual([['4']]);
  });
});
