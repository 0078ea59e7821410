/** @jest-environment jsdom */
import * as glassEasel from 'glass-easel';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { PageInstance } from '../../src/runtime/runtime';
import { createPhoneDouble } from './phone-double';

interface Query {
  in: (component: unknown) => Query;
  select: (selector: string) => Node;
  selectAll: (selector: string) => Node;
  selectViewport: () => Node;
  exec: (done?: (results: unknown[]) => void) => void;
}
interface Node {
  boundingClientRect: (done?: (result: unknown) => void) => Query;
  fields: (fields: object, done?: (result: unknown) => void) => Query;
}

const template = (source: string) => {
  const group = new TmplGroup();
  group.addTmpl('', source);
  const content = (0, eval)(`(${group.getTmplGenObjectGroups()})`) as Record<string, never>;
  return { content: content['']! };
};

const INNER = '<div class="deep" data-n="2"></div>';
const OUTER = '<div id="first" class="row" data-name="a"><canvas></canvas></div><div class="row" data-name="b"></div><inner id="inner" />';

/** A page of two rows and a component, in the document of the test. */
const openPage = () => {
  const phone = createPhoneDouble();
  const space = new glassEasel.ComponentSpace();
  const inner = space.defineComponent({ is: 'inner', properties: { size: Number }, data: { size: 3 }, template: template(INNER) });
  const definition = space.defineComponent({ is: 'page', using: { inner: inner.general() }, template: template(OUTER) });
  const component = glassEasel.Component.createWithContext('page', definition.general(), new glassEasel.CurrentWindowBackendContext());
  const placeholder = document.body.appendChild(document.createElement('div'));
  glassEasel.Element.replaceDocumentElement(component, document.body as never, placeholder as never);
  Object.assign(phone.page, { component, window, document } satisfies Partial<PageInstance>);
  return { ...phone, component, query: () => phone.wx.createSelectorQuery!() as Query };
};

const run = (query: Query): Promise<unknown[]> => new Promise((resolve) => query.exec(resolve));

it('answers questions in their order, each to its own callback and all to exec', async () => {
  const { query } = openPage();
  const heard: unknown[] = [];
  const asked = query().select('#first').fields({ id: true, dataset: true }, (result) => heard.push(result)).selectAll('.row').fields({ dataset: true });
  expect(await run(asked)).toEqual([{ id: 'first', dataset: { name: 'a' } }, [{ dataset: { name: 'a' } }, { dataset: { name: 'b' } }]]);
  expect(heard).toEqual([{ id: 'first', dataset: { name: 'a' } }]);
});

it('answers null for a node that is not there, and an empty list for several', async () => {
  const { query } = openPage();
  expect(await run(query().select('.none').boundingClientRect().selectAll('.none').boundingClientRect())).toEqual([null, []]);
});

it('looks into a component only when it is told to', async () => {
  const { query, component } = openPage();
  const inner = component.getShadowRoot()!.querySelector('#inner');
  expect(await run(query().select('.deep').fields({ dataset: true }))).toEqual([null]);
  expect(await run(query().in({ _$: inner }).select('.deep').fields({ dataset: true }))).toEqual([{ dataset: { n: '2' } }]);
  expect(await run(query().select('#inner >>> .deep').fields({ dataset: true }))).toEqual([{ dataset: { n: '2' } }]);
});

it('gives rectangle and size, and the viewport of the page', async () => {
  const { query } = openPage();
  const results = await run(query().select('#first').boundingClientRect().selectViewport().boundingClientRect());
  expect(results[0]).toEqual({ id: 'first', dataset: { name: 'a' }, left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 });
  expect(results[1]).toMatchObject({ width: window.innerWidth, height: window.innerHeight });
});

it('gives the canvas within an element, with what WeChat\'s canvas has besides', async () => {
  const { query } = openPage();
  const [found] = (await run(query().select('#first').fields({ node: true, size: true }))) as [{ node: HTMLCanvasElement & { createImage: () => HTMLImageElement } }];
  expect(found.node.tagName).toBe('CANVAS');
  const image = found.node.createImage();
  const loaded = new Promise((resolve) => new MutationObserver(resolve).observe(image, { attributes: true }));
  image.src = '/assets/a.png';
  await loaded;
  expect([image.src, image.getAttribute('src')]).toEqual(['/assets/a.png', '/assets/a.png']);
});

it('lets a framework replace exec', async () => {
  const { query } = openPage();
  const asked = query().select('#first').fields({ id: true });
  const real = asked.exec;
  asked.exec = (done) => void queueMicrotask(() => real(done));
  expect(await run(asked)).toEqual([{ id: 'first' }]);
});
