import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, dataOf, find, FIXTURE_FOLDER, type Page } from '../support/fixture';
import { until } from '../support/until';
import { openSmallProject } from './small-project';

jest.setTimeout(30_000);

const APPLE = readFileSync(join(FIXTURE_FOLDER, 'assets/apple.png')).toString('base64');
const PNG_START = 'iVBORw0KGgo';

const phone = openSmallProject({
  'app.json': { pages: ['pages/a'] },
  'words.txt': '微厅 words',
  'pages/a.wxml': `
    <canvas id="canvas" type="2d" style="width: 60px; height: 40px" />
    <image id="image" src="{{src}}" style="width: 60px; height: 40px" bindload="onLoaded" binderror="onFailed" />
    <view id="moving" animation="{{animation}}" style="width: 10px; height: 10px; background: red" />
    <view style="height: 2000px" />
    <view id="far" data-name="far" style="height: 50px">Far</view>`,
  'pages/a.js': `
    Page({
      data: { src: '', loaded: null, failed: '', animation: null, seen: [] },
      onLoaded({ detail }) { this.setData({ loaded: detail }); },
      onFailed({ detail }) { this.setData({ failed: detail.errMsg }); },
      draw() {
        return new Promise((resolve) => {
          wx.createSelectorQuery().select('#canvas').fields({ node: true, size: true }).exec(([{ node, width, height }]) => {
            Object.assign(node, { width: width * 2, height: height * 2 });
            const context = node.getContext('2d');
            context.fillStyle = 'rgb(0, 128, 0)';
            context.fillRect(0, 0, node.width, node.height);
            this.canvas = node;
            resolve([width, height]);
          });
        });
      },
      async exportCanvas() { return (await wx.canvasToTempFilePath({ canvas: this.canvas, destWidth: 30, destHeight: 20 })).tempFilePath; },
      async pixelOf(src) {
        const canvas = wx.createOffscreenCanvas({ type: '2d', width: 4, height: 4 });
        const image = canvas.createImage();
        await new Promise((resolve, reject) => { image.onload = resolve; image.onerror = reject; image.src = src; });
        canvas.getContext('2d').drawImage(image, 0, 0, 4, 4);
        return Array.from(canvas.getContext('2d').getImageData(2, 2, 1, 1).data);
      },
      writeApple(path) {
        const files = wx.getFileSystemManager();
        files.writeFileSync(path, files.readFileSync('/apple.png'));
      },
      readText(filePath) { return new Promise((resolve) => wx.getFileSystemManager().readFile({ filePath, encoding: 'utf8', success: ({ data }) => resolve(data), fail: ({ errMsg }) => resolve(errMsg) })); },
      readNow(filePath, encoding) { return wx.getFileSystemManager().readFileSync(filePath, encoding); },
      write(filePath, text) { wx.getFileSystemManager().writeFileSync(filePath, text, 'utf8'); },
      move() { this.setData({ animation: wx.createAnimation({ duration: 0 }).translateX(40).opacity(0.5).step().export() }); },
      watch() {
        wx.createIntersectionObserver(this, { thresholds: [0, 1] }).relativeToViewport({ bottom: 10 }).observe('#far', ({ intersectionRatio, dataset, boundingClientRect }) => {
          this.setData({ seen: this.data.seen.concat({ ratio: intersectionRatio, name: dataset.name, height: boundingClientRect.height }) });
        });
      },
    });`,
});

let page: Page;
beforeEach(async () => {
  page = await phone().open('pages/a');
});
const shown = async (src: string) => {
  await page.setData({ src, loaded: null });
  return until(`${src} is shown`, () => dataOf<{ width: number; height: number } | null>(page, 'loaded'));
};

describe('a canvas, from drawing to the album', () => {
  test('its export is a file that <image> shows and getImageInfo measures', async () => {
    expect(await call(page, 'draw')).toEqual([60, 40]);
    const file = await call<string>(page, 'exportCanvas');
    expect(await shown(file)).toEqual({ width: 30, height: 20 });
    expect(await phone().miniProgram.callWxMethod('getImageInfo', { src: file })).toMatchObject({ width: 30, height: 20, type: 'png' });
    expect(await call(page, 'pixelOf', file)).toEqual([0, 128, 0, 255]);
  });

  test('is saved to the album once the person allows it', async () => {
    await call(page, 'draw');
    const file = await call<string>(page, 'exportCanvas');
    const saving = phone().miniProgram.callWxMethod('saveImageToPhotosAlbum', { filePath: file });
    await phone().press('authorizeAllow');
    await saving;
    const album = (await phone().session.extension('Host.getAlbum', {})) as { name: string; data: string }[];
    expect(album).toHaveLength(1);
    expect(album[0]?.data.startsWith(PNG_START)).toBe(true);
    expect(file.endsWith(album[0]!.name)).toBe(true);
  });
});

describe('files of the package', () => {
  test('are pictures to show, to measure and to draw', async () => {
    expect(await shown('/apple.png')).toEqual({ width: 64, height: 48 });
    expect(await phone().miniProgram.callWxMethod('getImageInfo', { src: '/apple.png' })).toMatchObject({ width: 64, height: 48, type: 'png' });
    expect(await phone().miniProgram.callWxMethod('getImageInfo', { src: '../apple.png' })).toMatchObject({ width: 64, height: 48 });
    expect(await call(page, 'pixelOf', '/apple.png')).toEqual([200, 30, 30, 255]);
  });

  test('are read as bytes and as text, at once and later', async () => {
    expect(await call(page, 'readNow', '/apple.png', 'base64')).toBe(APPLE);
    expect(await call(page, 'readText', '/words.txt')).toBe('微厅 words');
    expect(await call(page, 'readNow', 'words.txt', 'utf8')).toBe('微厅 words');
  });

  test('that are not there fail, and a picture that is not there is told to the page', async () => {
    expect(await call(page, 'readText', '/nothing.txt')).toMatch(/^readFile:fail no such file or directory/);
    await page.setData({ src: '/nothing.png' });
    await until('the page heard', () => dataOf<string>(page, 'failed'));
    await expect(phone().miniProgram.callWxMethod('getImageInfo', { src: '/nothing.png' })).rejects.toThrow('getImageInfo:fail');
  });
});

describe('files that the mini-program wrote', () => {
  test('are read again, and shown by <image> under their own path', async () => {
    await call(page, 'writeApple', 'wxfile://usr/kept.png');
    expect(await call(page, 'readNow', 'wxfile://usr/kept.png', 'base64')).toBe(APPLE);
    expect(await shown('wxfile://usr/kept.png')).toEqual({ width: 64, height: 48 });
    expect(await phone().miniProgram.callWxMethod('getImageInfo', { src: 'wxfile://usr/kept.png' })).toMatchObject({ width: 64, height: 48 });
    expect(await call(page, 'pixelOf', 'wxfile://usr/kept.png')).toEqual([200, 30, 30, 255]);
  });

  test('have the later content when they are written twice', async () => {
    await call(page, 'write', 'wxfile://usr/note.txt', 'one');
    await call(page, 'write', 'wxfile://usr/note.txt', '二');
    expect(await call(page, 'readText', 'wxfile://usr/note.txt')).toBe('二');
  });
});

describe('what a page sees and moves', () => {
  test('createAnimation moves a view', async () => {
    await call(page, 'move');
    const moving = await find(page, '#moving');
    await until('it has moved', async () => ((await moving.offset()) as { left: number }).left === 40);
    expect(await moving.style('opacity')).toBe('0.5');
    expect(await moving.style('background-color')).toBe('rgb(255, 0, 0)');
  });

  test('wx.createIntersectionObserver tells when an element comes into sight', async () => {
    await call(page, 'watch');
    await phone().miniProgram.callWxMethod('pageScrollTo', { selector: '#far', duration: 0 });
    const seen = await until('it was seen', async () => {
      const all = await dataOf<unknown[]>(page, 'seen');
      return all.length > 0 && all;
    });
    expect(seen[0]).toEqual({ ratio: expect.any(Number) as number, name: 'far', height: 50 });
  });

  test('loadFontFace tells a font that cannot be loaded', async () => {
    await expect(phone().miniProgram.callWxMethod('loadFontFace', { family: 'Nobody', source: 'url("/nothing.ttf")' })).rejects.toThrow('loadFontFace:fail');
  });
});
