import { Type, type Static } from '@sinclair/typebox';
import { Body, Day, Id, Nullable, told } from './shapes';

export const CardClass = Type.Union([
  Type.Literal('wealth'),
  Type.Literal('deposit'),
  Type.Literal('loan'),
  Type.Literal('credit-card'),
  Type.Literal('fund'),
  Type.Literal('insurance'),
]);
export type CardClass = Static<typeof CardClass>;

export const RiskLevel = Type.Union([
  Type.Literal('R1'),
  Type.Literal('R2'),
  Type.Literal('R3'),
  Type.Literal('R4'),
  Type.Literal('R5'),
]);
export type RiskLevel = Static<typeof RiskLevel>;

export const ShareScope = told(
  'Where a card may be handed on: nowhere, in chats only, or in chats and Moments.',
  Type.Union([Type.Literal('none'), Type.Literal('chat'), Type.Literal('all')]),
);
export type ShareScope = Static<typeof ShareScope>;

export const CardAction = told(
  "What the page's one button does: meet an adviser, or apply. Wealth, fund and insurance are never sold in the page.",
  Type.Union([Type.Literal('appointment'), Type.Literal('application')]),
);
export type CardAction = Static<typeof CardAction>;

const Figure = Type.Object({
  label: Type.String(),
  value: Type.String(),
  note: told('What the figure is, and what it is not.', Type.String()),
});

const PictureAddress = Nullable(Type.String());

export const CardPictures = told(
  'Paths below the address of the service. Each changes with the approved text, and is never used again: whoever has one may keep what it ' +
    'answers. Null where the scope of the card lets nobody hand it on in that way.',
  Type.Object({
    chat: told('5:4, as a chat shows a shared page.', PictureAddress),
    moments: told('Square, as Moments shows it.', PictureAddress),
  }),
);
export type CardPictures = Static<typeof CardPictures>;

export const CardSummary = Type.Object({
  id: Id,
  class: CardClass,
  className: Type.String(),
  title: Type.String(),
  issuer: Type.String(),
  keyFigure: Figure,
  riskLevel: Nullable(RiskLevel),
  termDays: told('Days until the money is back; null where the class has no term.', Nullable(Type.Integer())),
  riskStatement: told('The sentence the law wants beside this class, in lists, on pages and inside every picture.', Type.String()),
  shareScope: ShareScope,
  pictures: CardPictures,
});
export type CardSummary = Static<typeof CardSummary>;

export const CardView = Type.Intersect([
  CardSummary,
  Type.Object({
    action: CardAction,
    facts: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
    riskText: Nullable(Type.String({ description: 'the risk level in words' })),
    sections: Type.Array(Type.Object({ title: Type.String(), paragraphs: Type.Array(Type.String()) })),
    documents: Type.Array(Type.Object({ title: Type.String(), paragraphs: Type.Array(Type.String()) })),
    approval: Type.Object({ number: Type.String(), approvedOn: Day, hash: Type.String() }),
    isDemonstration: Type.Boolean(),
  }),
]);
export type CardView = Static<typeof CardView>;

export const CardParams = Body({ cardId: Id });

export const CardPictureParams = Body({
  cardId: Id,
  picture: told('The last part of the path that the card gave for it.', Type.String({ maxLength: 64 })),
});

export const CardSections = Type.Object({
  sections: Type.Array(
    Type.Object({
      class: CardClass,
      className: Type.String(),
      riskStatement: Type.String(),
      cards: Type.Array(CardSummary),
    }),
  ),
});
export type CardSections = Static<typeof CardSections>;

export const CardList = Type.Object({ cards: Type.Array(CardSummary) });
export type CardList = Static<typeof CardList>;
