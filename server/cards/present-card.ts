import type { CardContent } from '@micro-branch/contract/card-content';
import type { CardSections, CardSummary, CardView } from '@micro-branch/contract/cards';
import { basisPoints, formatRate } from '@micro-branch/contract/units';
import { shanghaiDay } from '../shanghai';
import { classRules, CLASS_ORDER, riskTexts } from './classes';
import { factsOf, keyFigureOf } from './figures';
import { picturesOf } from './picture-address';
import type { ApprovedCard } from './store';

export const presentSummary = (card: ApprovedCard): CardSummary => {
  const { id, content, shareScope } = card;
  const { name, riskStatement } = classRules[content.class];
  const summary = {
    id,
    class: content.class,
    className: name,
    title: content.title,
    issuer: content.issuer,
    keyFigure: keyFigureOf(content),
    riskLevel: 'riskLevel' in content ? content.riskLevel : null,
    termDays: 'termDays' in content ? content.termDays : null,
    riskStatement,
    shareScope,
  };
  return { ...summary, pictures: picturesOf(summary, card) };
};

/** A past figure never stands without its dates and the sentence that it foretells nothing. */
const pastPerformanceOf = (content: CardContent): CardView['sections'] => {
  const past = 'pastPerformance' in content ? content.pastPerformance : undefined;
  if (!past) return [];
  const figure = `${past.fromOn} 至 ${past.toOn}：${formatRate(basisPoints(past.rate))}（演示数据）`;
  return [{ title: '过往业绩', paragraphs: [figure, '过往业绩不代表其未来表现，不等于产品实际收益。'] }];
};

export const presentCard = (card: ApprovedCard): CardView => {
  const { content } = card;
  return {
    ...presentSummary(card),
    action: classRules[content.class].action,
    facts: factsOf(content),
    riskText: 'riskLevel' in content ? riskTexts[content.riskLevel] : null,
    sections: [...content.sections, ...pastPerformanceOf(content)],
    documents: content.documents,
    approval: {
      number: card.approvalNumber,
      approvedOn: shanghaiDay(card.approvedAt),
      hash: card.contentHash.toString('hex').slice(0, 16),
    },
    isDemonstration: card.isDemonstration,
  };
};

/** One section a class, in the house's order; a class with nothing on the shelf has none. */
export const presentSections = (cards: ApprovedCard[]): CardSections => ({
  sections: CLASS_ORDER.map((cardClass) => ({
    class: cardClass,
    className: classRules[cardClass].name,
    riskStatement: classRules[cardClass].riskStatement,
    cards: cards.filter((card) => card.class === cardClass).map(presentSummary),
  })).filter((section) => section.cards.length > 0),
});
