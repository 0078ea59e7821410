import type { BuiltIn, Parts } from './built-in';
import type { ElementDefinition } from './define-element';

const told = new WeakMap<object, Set<string>>();

/** Says once for each kind of element what the host leaves out, so that an empty box surprises nobody. */
export const tellOnce = ({ tag, runtime }: BuiltIn, what: string): void => {
  const tags = told.get(runtime) ?? new Set<string>();
  told.set(runtime, tags);
  if (tags.has(tag + what)) return;
  tags.add(tag + what);
  runtime.log('warn', [`weapp-host: <${tag}> ${what}`]);
};

const setUp = (element: BuiltIn): Parts => {
  element.host.setAttribute('wx-name', element.tag);
  return { attached: () => tellOnce(element, 'is shown as an empty box: the host does not play it') };
};

const MEDIA = { src: '', autoplay: false, loop: false, muted: false, controls: true, poster: '' };

const UNPLAYED: Record<string, Record<string, unknown>> = {
  video: {
    ...MEDIA, duration: 0, objectFit: 'contain', title: '', initialTime: 0, showCenterPlayBtn: true, showPlayBtn: true, enableProgressGesture: true,
    showFullscreenBtn: true, pageGesture: false, direction: 0, showProgress: true, danmuList: null, danmuBtn: false, enableDanmu: false,
    showMuteBtn: false, playBtnPosition: 'bottom', vslideGesture: false, showCastingButton: false, pictureInPictureMode: null,
  },
  audio: { ...MEDIA, name: '未知音频', author: '未知作者' },
  camera: { mode: 'normal', resolution: 'medium', devicePosition: 'back', flash: 'auto', frameSize: 'medium' },
  'live-player': { ...MEDIA, mode: 'live', orientation: 'vertical', objectFit: 'contain', minCache: 1, maxCache: 3 },
  'live-pusher': { url: '', mode: 'RTC', autopush: false, muted: false, beauty: 0, whiteness: 0, aspect: '9:16' },
  map: {
    longitude: 0, latitude: 0, scale: 16, markers: null, polyline: null, circles: null, polygons: null, controls: null, includePoints: null,
    showLocation: false, showCompass: false, showScale: false, enableZoom: true, enableScroll: true, enableRotate: false, enableOverlooking: false,
    layerStyle: 1, subkey: '', setting: null, minScale: 3, maxScale: 20, rotate: 0, skew: 0,
  },
  'web-view': { src: '' },
  ad: { unitId: '', adIntervals: 0, adType: 'banner', adTheme: 'white' },
  'ad-custom': { unitId: '', adIntervals: 0 },
  'open-data': { type: '', openGid: '', lang: 'en', defaultText: '', defaultAvatar: '' },
  'official-account': {},
  'official-account-publish': { path: '' },
  'voip-room': { openid: '', mode: 'camera', devicePosition: 'front' },
  'store-home': { appid: '' },
  'store-product': { appid: '', productId: '' },
  'channel-live': { feedId: '', finderUserName: '' },
  'channel-video': { feedId: '', finderUserName: '', feedToken: '', autoplay: false, loop: false, muted: false, objectFit: 'contain' },
  'open-container': {},
  snapshot: { mode: 'view' },
  editor: { readOnly: false, placeholder: '', showImgSize: false, showImgToolbar: false, showImgResize: false },
};

export const unplayed = (tag: string, properties: Record<string, unknown> = {}): ElementDefinition => ({ tag, properties, setUp });

/** Elements whose content comes from outside a page: players, maps, cameras, WeChat's own cards. */
export const UNPLAYED_ELEMENTS: ElementDefinition[] = Object.entries(UNPLAYED).map(([tag, properties]) => unplayed(tag, properties));
