import { Type, type TSchema } from '@sinclair/typebox';

/** A 64-bit, time-ordered id made by the service, as decimal digits: it does not fit a JSON number. Stays below 2^63. */
const ID_PATTERN = '^([1-9][0-9]{0,17}|[1-8][0-9]{18}|9[01][0-9]{17})$';
export const Id = Type.String({ pattern: ID_PATTERN, description: '64-bit id in decimal digits' });

/** Made by the client when a page opens; the same key or event is never counted twice. */
export const EventId = Type.String({
  pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  description: 'UUID made by the client, in lower case',
});

/** An instant, ISO 8601 in UTC. */
export const Instant = Type.String({ format: 'date-time' });

/** A calendar day of Asia/Shanghai. */
export const Day = Type.String({ format: 'date' });

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** An object that refuses fields it does not know: what a client may not say, it cannot say. */
export const Body = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
