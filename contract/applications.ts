import { Type, type Static } from '@sinclair/typebox';
import { CardAction } from './cards';
import { PersonName } from './members';
import { Body, Day, EventId, Id, Instant, Nullable, told } from './shapes';

export const VisitPeriod = Type.Union([Type.Literal('morning'), Type.Literal('afternoon')]);
export type VisitPeriod = Static<typeof VisitPeriod>;

export const ApplyBody = told('The key is made when the form opens: sending the form twice makes one application.', Body({
  key: EventId,
  cardId: Id,
  branchId: Id,
  name: PersonName,
  phone: Type.String({ pattern: '^1[3-9][0-9]{9}$', description: 'mainland mobile number' }),
  visitOn: Day,
  visitPeriod: VisitPeriod,
}));
export type ApplyBody = Static<typeof ApplyBody>;

export const ApplicationParams = Body({ applicationId: Id });

export const ApplicationView = Type.Object({
  id: Id,
  action: CardAction,
  cardId: Id,
  cardTitle: Type.String(),
  branchName: Type.String(),
  maskedName: Type.String(),
  maskedPhone: Type.String(),
  visitOn: Day,
  visitPeriod: VisitPeriod,
  appliedAt: Instant,
  cancelledAt: Nullable(Instant),
  canCancel: told('Not cancelled yet, and its day has not passed.', Type.Boolean()),
});
export type ApplicationView = Static<typeof ApplicationView>;

export const ApplicationList = Type.Object({ applications: Type.Array(ApplicationView) });
export type ApplicationList = Static<typeof ApplicationList>;
