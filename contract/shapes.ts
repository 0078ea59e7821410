import { Type, type TSchema } from '@sinclair/typebox';

/**
 * A schema with what it means: units, limits, what null says. The document of the service shows it, so it is written once and not in a
 * comment as well. Nothing of it reaches the client, which imports types alone.
 */
export const told = <S extends TSchema>(words: string, schema: S): S => ({ ...schema, description: words });

/** A 64-bit, time-ordered id made by the service, as decimal digits: it does not fit a JSON number. Stays below 2^63. */
const ID_PATTERN = '^([1-9][0-9]{0,17}|[1-8][0-9]{18}|9[01][0-9]{17})$';
export const Id = Type.String({ pattern: ID_PATTERN, description: '64-bit id in decimal digits' });

/** Made by the client when a page opens; the same key or event is never counted twice. */
export const EventId = Type.String({
  pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  description: 'UUID made by the client, in lower case',
});

export const Instant = Type.String({ format: 'date-time', description: 'instant, ISO 8601 in UTC' });

export const Day = Type.String({ format: 'date', description: 'calendar day of Asia/Shanghai' });

/** Money, whole fen. */
export const FenAmount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'whole fen, 100 to the yuan' });

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** An object that refuses fields it does not know: what a client may not say, it cannot say. */
export const Body = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });
