import { newEventId } from '@/shared/platform/event-id';

describe('an event id', () => {
  const ids = Array.from({ length: 1000 }, newEventId);

  it('is a UUID of version 4, as the service asks', () => {
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is unlike every other one', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });
});
