import { endpoints, type EndpointName } from '@micro-branch/contract/endpoints';
import { meaningOf, refusalsOf } from '@micro-branch/contract/refusals';
import { statusOf } from '../../server/http/errors';
import { startService, type Service } from '../support/service';

let service: Service;

jest.setTimeout(60_000);

beforeAll(async () => void (service = await startService()));
afterAll(() => service.close());

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

interface Operation {
  operationId: EndpointName;
  summary?: string;
  responses: Record<string, { description: string; content?: object }>;
}

const operations = async (): Promise<Operation[]> => {
  const { body } = await service.get('/api/openapi.json');
  return Object.values((body as Document).paths).flatMap((methods) => Object.values(methods));
};

test('documents every endpoint of the contract as OpenAPI 3.1, and nothing else', async () => {
  const { body } = await service.get('/api/openapi.json');
  const { openapi, paths } = body as Document;
  expect(openapi).toBe('3.1.0');
  const documented = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  expect(documented.sort()).toEqual(Object.keys(endpoints).sort());
});

test('describes what an endpoint takes, answers and refuses', async () => {
  const { body } = await service.get('/api/openapi.json');
  const getCard = (body as Document).paths['/api/cards/{cardId}']?.get;
  expect(Object.keys(getCard?.responses ?? {}).sort()).toEqual(['200', '4XX', '5XX']);
  expect(getCard).toMatchObject({ parameters: [{ name: 'cardId', in: 'path', required: true }] });
});

test('says in words what each endpoint is for, and each of its refusals with its status', async () => {
  for (const { operationId, summary, responses } of await operations()) {
    expect(summary).toBe(endpoints[operationId].summary);
    const said = `${responses['4XX']!.description}\n${responses['5XX']!.description}`;
    const codes = refusalsOf(operationId);
    expect(said.split('\n').sort()).toEqual(codes.map((code) => `- \`${code}\` (${statusOf[code]}): ${meaningOf[code]}`).sort());
  }
});

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
}

/** Every property of a document, by its name. */
const propertiesOf = (part: unknown): [string, Schema][] => {
  if (typeof part !== 'object' || part === null) return [];
  const { properties } = part as Schema;
  return [...Object.entries(properties ?? {}), ...Object.values(part).flatMap(propertiesOf)];
};

const isDescribed = ({ description, anyOf, allOf, items }: Schema): boolean =>
  Boolean(description) || [...(anyOf ?? []), ...(allOf ?? []), ...(items ? [items] : [])].some(isDescribed);

test('says the unit of money, points, instants, days and lapses of time wherever one stands', async () => {
  const { body } = await service.get('/api/openapi.json');
  const united = propertiesOf(body).filter(([name]) => /^(points|day|month)$|(Fen|Points|At|On|Ms|Seconds)$/.test(name));
  expect(united.length).toBeGreaterThan(100);
  expect([...new Set(united.flatMap(([name, schema]) => (isDescribed(schema) ? [] : [`${name} ${JSON.stringify(schema)}`])))]).toEqual([]);
});

test('has a page of its own that loads nothing from elsewhere', async () => {
  expect(await service.get('/api/docs')).toMatchObject({ status: 302, headers: { location: '/api/docs/' } });
  const page = await service.get('/api/docs/', { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(page.bytes.toString()).not.toMatch(/(src|href)="https?:/);
  const { body } = await service.get('/api/openapi.json');
  expect((await service.get('/api/docs/json')).body).toEqual(body);
});
