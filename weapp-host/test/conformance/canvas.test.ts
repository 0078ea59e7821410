import { call, dataOf, openFixture, type Page } from '../support/fixture';
import { until } from '../support/until';

jest.setTimeout(30_000);

const { phone } = openFixture();
let page: Page;
beforeAll(async () => {
  page = await phone().open('/pages/canvas/index');
  await until('it was drawn', () => dataOf(page, 'pixel'));
});

describe('组件 / 画布 / canvas 2D', () => {
  test('fields({ node, size }) gives the node and its size, and drawing is pixels', async () => {
    expect(await dataOf(page, 'size')).toEqual([150, 100]);
    expect(await dataOf(page, 'pixel')).toEqual([255, 0, 0, 255]);
    expect(await dataOf<number>(page, 'width')).toBeGreaterThan(40);
  });

  test('createImage loads a picture of the package', async () => {
    expect(await call(page, 'drawImage')).toEqual({ size: [64, 48], pixel: [200, 30, 30, 255] });
  });

  test('requestAnimationFrame calls back, toDataURL is a PNG', async () => {
    expect(await call(page, 'frame')).toBe('painted');
    expect(await call(page, 'dataUrl')).toBe('data:image/png;base64,');
  });
});

describe('API / 画布 / canvasToTempFilePath and createOffscreenCanvas', () => {
  test('gives a file that others may read, of the size that was asked for', async () => {
    const { tempFilePath, errMsg } = await call<{ tempFilePath: string; errMsg: string }>(page, 'export', { fileType: 'jpg', quality: 0.8 });
    expect(errMsg).toBe('canvasToTempFilePath:ok');
    expect(tempFilePath).toMatch(/\.jpe?g$/);
    expect(await call(page, 'describeExport')).toMatchObject({ width: 100, height: 80, type: 'png' });
  });

  test('an offscreen canvas draws as well', async () => {
    expect(await call(page, 'offscreen')).toEqual([0, 0, 255, 255]);
  });
});
