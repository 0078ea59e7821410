/** Every built-in element of https://developers.weixin.qq.com/miniprogram/dev/component/, in the order of its chapters. */
export const BUILT_IN_TAGS: ReadonlySet<string> = new Set([
  'cover-image', 'cover-view', 'match-media', 'movable-area', 'movable-view', 'page-container', 'root-portal', 'scroll-view', 'swiper',
  'swiper-item', 'view', 'share-element', 'snapshot', 'span', 'sticky-header', 'sticky-section', 'grid-view', 'list-view', 'list-builder',
  'grid-builder', 'nested-scroll-header', 'nested-scroll-body', 'draggable-sheet', 'open-container', 'native-view',
  'icon', 'progress', 'rich-text', 'selection', 'text',
  'button', 'checkbox', 'checkbox-group', 'editor', 'editor-portal', 'form', 'input', 'keyboard-accessory', 'label', 'picker', 'picker-view',
  'picker-view-column', 'radio', 'radio-group', 'slider', 'switch', 'textarea',
  'double-tap-gesture-handler', 'force-press-gesture-handler', 'horizontal-drag-gesture-handler', 'long-press-gesture-handler',
  'pan-gesture-handler', 'scale-gesture-handler', 'tap-gesture-handler', 'vertical-drag-gesture-handler',
  'functional-page-navigator', 'navigator',
  'animation-video', 'animation-view', 'audio', 'camera', 'channel-live', 'channel-video', 'image', 'live-player', 'live-pusher', 'video',
  'voip-room',
  'map', 'canvas',
  'ad', 'ad-custom', 'account-info', 'official-account', 'official-account-publish', 'open-data', 'open-data-item', 'open-data-list', 'store-coupon',
  'store-gift', 'store-home', 'store-product', 'web-view',
  'navigation-bar', 'page-meta',
]);
