import { Type, type Static } from '@sinclair/typebox';
import { Body, Id, Instant, Nullable, told } from './shapes';

export const ConsentDocument = told('The privacy notice in force. A member who agreed to an older one is asked again.', Type.Literal('privacy'));
export const ConsentDecision = Type.Union([Type.Literal('agreed'), Type.Literal('refused')]);

const MaskedName = told('A name as others may see it: the surname and a star.', Type.String({ maxLength: 32 }));

export const MeView = Type.Object({
  id: Id,
  maskedName: Nullable(MaskedName),
  branchId: Nullable(Id),
  staff: Nullable(Type.Object({ branchName: Type.String(), title: Type.String() })),
  consent: Type.Object({
    document: ConsentDocument,
    version: Type.String(),
    decision: Nullable(ConsentDecision),
    decidedAt: Nullable(Instant),
  }),
  joinedAt: Instant,
});
export type MeView = Static<typeof MeView>;

export const SignInBody = told(
  '`code` is what wx.login gave: five minutes old at most, good once.',
  Body({ code: Type.String({ minLength: 1, maxLength: 128 }) }),
);

export const SessionView = Type.Object({
  token: Type.String({ description: 'opaque; send it as `Authorization: Bearer …`' }),
  expiresAt: Instant,
  member: MeView,
});
export type SessionView = Static<typeof SessionView>;

export const PersonName = Type.String({ minLength: 1, maxLength: 20, pattern: '^[\\p{Script=Han}A-Za-z][\\p{Script=Han}A-Za-z·. ]*$' });

export const UpdateMeBody = Body({ name: Type.Optional(PersonName), branchId: Type.Optional(Id) });

export const ConsentBody = Body({
  document: ConsentDocument,
  version: Type.String({ minLength: 1, maxLength: 16 }),
  decision: ConsentDecision,
});
