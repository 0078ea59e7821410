import { endpoints } from '@micro-branch/contract/endpoints';
import { startService, type Service } from '../support/service';

let service: Service;
beforeAll(async () => void (service = await startService()));
afterAll(() => service.close());

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: object }>>;
}

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

test('has a page of its own that loads nothing from elsewhere', async () => {
  expect(await service.get('/api/docs')).toMatchObject({ status: 302, headers: { location: '/api/docs/' } });
  const page = await service.get('/api/docs/', { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(page.bytes.toString()).not.toMatch(/(src|href)="https?:/);
  const { body } = await service.get('/api/openapi.json');
  expect((await service.get('/api/docs/json')).body).toEqual(body);
});
