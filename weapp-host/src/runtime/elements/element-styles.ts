/** What WeChat draws around an app: the look of elements before app.wxss says anything. */
export const ELEMENT_STYLES = `
body { user-select: none; -webkit-user-select: none; word-break: normal; }
body * { -webkit-tap-highlight-color: transparent; }
wx-view, wx-cover-view, wx-form, wx-radio-group, wx-checkbox-group, wx-picker, wx-scroll-view, wx-swiper, wx-swiper-item, wx-movable-area,
wx-movable-view, wx-picker-view, wx-picker-view-column, wx-rich-text, wx-progress, wx-slider, wx-textarea, wx-navigator, wx-root-portal,
wx-share-element, wx-match-media, wx-keyboard-accessory, wx-sticky-header, wx-sticky-section, wx-list-view, wx-grid-view, wx-list-builder,
wx-grid-builder, wx-draggable-sheet, wx-nested-scroll-header, wx-nested-scroll-body { display: block; }
wx-tap-gesture-handler, wx-double-tap-gesture-handler, wx-force-press-gesture-handler, wx-long-press-gesture-handler, wx-pan-gesture-handler,
wx-scale-gesture-handler, wx-horizontal-drag-gesture-handler, wx-vertical-drag-gesture-handler, wx-selection, wx-native-view { display: contents; }
wx-page-meta, wx-navigation-bar, wx-match-media[wx-unmatched] { display: none; }
wx-text { white-space: pre-line; }
wx-text[wx-selectable] { user-select: text; -webkit-user-select: text; }
wx-image, wx-cover-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-cover-image { display: block; width: auto; height: auto; }
.wx-image-picture { display: block; width: 100%; height: 100%; }
.wx-image-picture:not([src]) { visibility: hidden; }
wx-icon { display: inline-block; font-size: 0; }
wx-progress { display: flex; align-items: center; }
.wx-progress-bar { flex: 1; overflow: hidden; }
.wx-progress-inner-bar { width: 0; height: 100%; }
.wx-progress-info { margin-left: 15px; min-width: 2em; }
.wx-rich-text { pointer-events: none; overflow-wrap: break-word; }
.wx-rich-text img { max-width: 100%; }

wx-button { position: relative; display: block; box-sizing: border-box; margin: 0 auto; padding: 0 14px; overflow: hidden; border-radius: 5px;
  font-size: 18px; line-height: 2.55555556; text-align: center; text-decoration: none; color: #000000; background-color: #f8f8f8; cursor: pointer; }
wx-button::after { content: ' '; position: absolute; top: 0; left: 0; box-sizing: border-box; width: 200%; height: 200%; border: 1px solid rgba(0, 0, 0, .2);
  border-radius: 10px; transform: scale(.5); transform-origin: 0 0; pointer-events: none; }
wx-button[size=mini] { display: inline-block; padding: 0 1.32em; font-size: 13px; line-height: 2.3; }
wx-button[type=primary] { color: #ffffff; background-color: #1aad19; }
wx-button[type=warn] { color: #ffffff; background-color: #e64340; }
wx-button[plain] { border: 1px solid #353535; color: #353535; background-color: transparent; }
wx-button[plain]::after { border-width: 0; }
wx-button[plain][type=primary] { border-color: #1aad19; color: #1aad19; background-color: transparent; }
wx-button[plain][type=warn] { border-color: #e64340; color: #e64340; background-color: transparent; }
wx-button[disabled] { color: rgba(0, 0, 0, .3); background-color: #f7f7f7; }
wx-button[disabled][type=primary] { color: rgba(255, 255, 255, .6); background-color: #9ed99d; }
wx-button[disabled][type=warn] { color: rgba(255, 255, 255, .6); background-color: #ec8b89; }
wx-button[disabled][plain] { border-color: rgba(0, 0, 0, .2); color: rgba(0, 0, 0, .2); background-color: transparent; }
wx-button[wx-hover].button-hover { color: rgba(0, 0, 0, .6); background-color: #dedede; }
wx-button[wx-hover].button-hover[type=primary] { color: rgba(255, 255, 255, .6); background-color: #179b16; }
wx-button[wx-hover].button-hover[type=warn] { color: rgba(255, 255, 255, .6); background-color: #ce3c39; }
wx-button[loading]::before { content: ' '; display: inline-block; box-sizing: border-box; width: 18px; height: 18px; margin-right: 5px; vertical-align: middle;
  border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%; animation: wx-turn 1s steps(12) infinite; }
@keyframes wx-turn { to { transform: rotate(360deg); } }
.navigator-hover { background-color: rgba(0, 0, 0, .1); opacity: .7; }

wx-label { display: inline; cursor: pointer; }
wx-checkbox, wx-radio, wx-switch { display: inline-block; cursor: pointer; -webkit-tap-highlight-color: transparent; }
.wx-checkbox-input, .wx-radio-input { position: relative; display: inline-flex; align-items: center; justify-content: center; box-sizing: border-box;
  width: 22px; height: 22px; margin-right: 5px; border: 1px solid #d1d1d1; border-radius: 3px; vertical-align: middle; background-color: #ffffff; }
.wx-radio-input { border-radius: 50%; }
.wx-checkbox-input-checked::before, .wx-radio-input-checked::before { content: ''; box-sizing: border-box; width: 7px; height: 12px; margin-top: -3px;
  border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(45deg); }
.wx-radio-input-checked::before { color: #ffffff; }
.wx-checkbox-input-disabled, .wx-radio-input-disabled { background-color: #e1e1e1; }
.wx-switch-input { position: relative; display: inline-block; box-sizing: border-box; width: 52px; height: 32px; border: 1px solid #dfdfdf; border-radius: 16px;
  vertical-align: middle; background-color: #dfdfdf; transition: background-color .1s; }
.wx-switch-input::before { content: ''; position: absolute; top: 0; left: 0; width: 50px; height: 30px; border-radius: 15px; background-color: #fdfdfd; transition: transform .3s; }
.wx-switch-input::after { content: ''; position: absolute; top: 0; left: 0; width: 30px; height: 30px; border-radius: 15px; background-color: #ffffff;
  box-shadow: 0 1px 3px rgba(0, 0, 0, .4); transition: transform .3s; }
.wx-switch-input-checked::before { transform: scale(0); }
.wx-switch-input-checked::after { transform: translateX(20px); }
.wx-switch-input-disabled { opacity: .7; }
wx-slider { display: flex; align-items: center; margin: 10px 18px; padding: 13px 0; touch-action: pan-y; }
.wx-slider-track { position: relative; flex: 1; height: 2px; border-radius: 5px; }
.wx-slider-bar { height: 100%; border-radius: inherit; }
.wx-slider-handle { position: absolute; top: 50%; border-radius: 50%; box-shadow: 0 0 4px rgba(0, 0, 0, .2); }
.wx-slider-value { width: 3ch; margin-left: 15px; color: #888888; font-size: 14px; text-align: center; }

wx-input { position: relative; display: block; height: 1.4em; min-height: 1.4em; overflow: hidden; text-overflow: clip; white-space: nowrap; }
wx-textarea { position: relative; width: 300px; height: 150px; }
.wx-input-control, .wx-textarea-control { display: block; box-sizing: border-box; width: 100%; height: 100%; margin: 0; padding: 0; border: 0; outline: 0; border-radius: 0;
  background: none; color: inherit; font: inherit; letter-spacing: inherit; text-align: inherit; opacity: 1; appearance: none; resize: none; user-select: text; -webkit-user-select: text; }
wx-input[disabled] > .wx-input-control, wx-textarea[disabled] > .wx-textarea-control { pointer-events: none; }
wx-placeholder { position: absolute; top: 0; left: 0; width: 100%; max-height: 100%; overflow: hidden; color: #808080; pointer-events: none; text-overflow: ellipsis; }
wx-input > wx-placeholder { top: 50%; transform: translateY(-50%); white-space: nowrap; }
wx-placeholder[hidden] { display: none; }

wx-scroll-view { width: 100%; overscroll-behavior: contain; }
wx-scroll-view[wx-no-scrollbar] { scrollbar-width: none; }
.wx-refresher { height: 0; overflow: hidden; transition: height .2s; }
wx-swiper { position: relative; height: 150px; overflow: hidden; touch-action: pan-y; }
wx-swiper[vertical] { touch-action: pan-x; }
wx-swiper-item { position: absolute; top: 0; left: 0; width: 100%; height: 100%; overflow: hidden; }
.wx-swiper-dots { position: absolute; bottom: 10px; left: 0; right: 0; z-index: 1; display: flex; justify-content: center; pointer-events: none; }
.wx-swiper-dots-vertical { top: 0; bottom: 0; left: auto; right: 10px; flex-direction: column; }
.wx-swiper-dots[hidden] { display: none; }
.wx-swiper-dot { width: 8px; height: 8px; margin: 4px; border-radius: 50%; }
wx-movable-area { position: relative; width: 10px; height: 10px; }
wx-movable-view { position: absolute; top: 0; left: 0; width: 10px; height: 10px; touch-action: none; }
wx-picker-view { position: relative; display: flex; height: 200px; overflow: hidden; }
wx-picker-view-column { position: relative; flex: 1; height: 100%; overflow: hidden auto; scroll-snap-type: y mandatory; scrollbar-width: none; text-align: center; }
wx-picker-view-column::before, wx-picker-view-column::after { content: ''; display: block; height: calc(50% - var(--item-height, 34px) / 2); }
wx-picker-view-column > * { height: var(--item-height, 34px); overflow: hidden; scroll-snap-align: center; }
wx-picker-view-column > .wx-picker-indicator { position: sticky; top: calc(50% - var(--item-height, 34px) / 2); box-sizing: border-box; height: 34px; margin-bottom: -34px;
  border: solid #e5e5e5; border-width: 1px 0; pointer-events: none; scroll-snap-align: none; }
wx-canvas { position: relative; display: block; width: 300px; height: 150px; }
.wx-canvas-surface { position: absolute; top: 0; left: 0; width: 100%; height: 100%; }
wx-canvas[wx-no-scroll] { touch-action: none; }
wx-page-container { position: fixed; right: 0; bottom: 0; left: 0; display: none; background-color: #ffffff; }
wx-page-container[wx-shown] { display: block; }
wx-page-container[wx-position=top] { top: 0; bottom: auto; }
wx-page-container[wx-position=right], wx-page-container[wx-position=center] { top: 0; }
.wx-page-container-overlay { position: fixed; inset: 0; z-index: -1; background-color: rgba(0, 0, 0, .5); }
.wx-page-container-overlay[hidden] { display: none; }
[wx-name] { display: block; min-width: 20px; min-height: 20px; overflow: hidden; color: #888888; background-color: #eeeeee; font-size: 12px; }
[wx-name]::before { content: '<' attr(wx-name) '>'; }
wx-video { width: 300px; height: 225px; }
wx-map { width: 300px; height: 150px; }
wx-live-player, wx-live-pusher, wx-camera, wx-editor { width: 300px; height: 225px; }
wx-web-view { position: fixed; inset: 0; }
wx-open-data { display: inline; }
body [hidden] { display: none; }
html:has(> body.wh-refreshing)::before { content: ''; display: block; height: 50px;
  background: radial-gradient(circle, #999999 4px, transparent 4.5px) center / 18px 100% repeat-x content-box; padding: 0 calc(50% - 27px); }
`;
