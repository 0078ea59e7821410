import { DIALOG_STYLES } from './dialog-styles';

/** Sizes and colours after WeUI, WeChat's own design. */
export const SHELL_STYLES = `
html, body { margin: 0; background: #000; -webkit-text-size-adjust: none; text-size-adjust: none; }
#wh-phone {
  --wh-text: rgba(0,0,0,.9); --wh-text-2: rgba(0,0,0,.55); --wh-text-3: rgba(0,0,0,.3); --wh-line: rgba(0,0,0,.1); --wh-page: #fff;
  --wh-sheet: #fff; --wh-ground: #f7f7f7; --wh-cell: #fff; --wh-press: #ececec; --wh-fill: #f2f2f2; --wh-link: #576b95; --wh-brand: #07c160; --wh-toast: #4c4c4c;
  position: fixed; top: 0; left: 0; width: var(--wh-width); height: var(--wh-height); overflow: hidden; background: var(--wh-page); color: var(--wh-text);
  font: 17px/1.4 -apple-system, BlinkMacSystemFont, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif;
  -webkit-user-select: none; user-select: none; -webkit-tap-highlight-color: transparent;
}
#wh-phone[data-wh-theme=dark] {
  --wh-text: rgba(255,255,255,.8); --wh-text-2: rgba(255,255,255,.5); --wh-text-3: rgba(255,255,255,.3); --wh-line: rgba(255,255,255,.08); --wh-page: #111;
  --wh-sheet: #232323; --wh-ground: #1a1a1a; --wh-cell: #2c2c2c; --wh-press: #373737; --wh-fill: #343434; --wh-link: #7d90a9; --wh-toast: #606060;
}
#wh-phone *, #wh-phone *::before { box-sizing: border-box; }
#wh-phone button { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
#wh-phone button:disabled { cursor: default; }
#wh-phone :focus-visible { outline: 2px solid var(--wh-link); outline-offset: -2px; }
#wh-phone ul { margin: 0; padding: 0; list-style: none; }
.wh-icon { display: inline-flex; width: 24px; height: 24px; flex: none; }
.wh-icon svg { width: 100%; height: 100%; }
.wh-icon-loading { animation: wh-turn 1s steps(12) infinite; }
@keyframes wh-turn { to { transform: rotate(360deg); } }

#wh-pages > iframe { position: absolute; left: 0; width: var(--wh-width); height: var(--wh-height); border: 0; visibility: hidden; }
#wh-pages > iframe.wh-shown { visibility: visible; }

#wh-head { position: absolute; z-index: 2; top: 0; left: 0; width: 100%; }
.wh-front-black { color: #000; }
.wh-front-white { color: #fff; }
.wh-over, #wh-head:has(.wh-over) { pointer-events: none; }
.wh-status { display: flex; align-items: center; justify-content: space-between; height: var(--wh-status); padding: 0 18px 0 34px; font-size: 15px; font-weight: 600; }
.wh-radio { display: flex; gap: 5px; align-items: center; }
.wh-radio .wh-icon { width: auto; height: 12px; }
.wh-radio .wh-icon svg { width: auto; }
.wh-navigation { position: relative; height: 44px; }
.wh-title { position: absolute; left: 102px; right: 102px; line-height: 40px; font-weight: 500; text-align: center; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.wh-title .wh-icon { width: 17px; height: 17px; margin-right: 6px; vertical-align: -3px; }
#wh-phone .wh-left { position: absolute; top: 0; left: 0; display: flex; align-items: center; width: 48px; height: 40px; padding-left: 10px; }
#wh-phone .wh-home { top: 4px; left: 7px; justify-content: center; width: 32px; height: 32px; padding: 0; border: .5px solid rgba(0,0,0,.1); border-radius: 16px; background: rgba(255,255,255,.6); }
.wh-home .wh-icon { width: 19px; height: 19px; }
.wh-capsule { position: absolute; top: var(--wh-capsule-top); left: var(--wh-capsule-left); display: flex; width: 87px; height: 32px; border: .5px solid rgba(0,0,0,.1); border-radius: 16px; background: rgba(255,255,255,.6); pointer-events: auto; }
#wh-phone .wh-front-white .wh-capsule, #wh-phone .wh-front-white .wh-home { border-color: rgba(255,255,255,.25); background: rgba(0,0,0,.15); }
#wh-phone .wh-capsule-button { display: flex; flex: 1; align-items: center; justify-content: center; border-radius: 16px; }
.wh-capsule-button + .wh-capsule-button::before { content: ''; position: absolute; left: 43px; top: 7px; width: .5px; height: 18px; background: currentColor; opacity: .2; }
.wh-icon-more { width: 19px; height: 11px; }
.wh-icon-exit { width: 18px; height: 18px; }

#wh-foot { position: absolute; z-index: 2; bottom: 0; left: 0; width: 100%; }
.wh-tabs { position: relative; display: flex; height: calc(48px + var(--wh-inset)); padding-bottom: var(--wh-inset); }
.wh-tabs::before { content: ''; position: absolute; top: 0; left: 0; right: 0; height: .5px; background: rgba(0,0,0,.2); }
.wh-border-white::before { background: rgba(255,255,255,.2); }
#wh-phone .wh-tab { position: relative; display: flex; flex: 1; flex-direction: column; align-items: center; justify-content: center; min-width: 0; font-size: 10px; line-height: 14px; }
.wh-tab-face { position: relative; display: block; }
.wh-tab-face img { display: block; width: 28px; height: 28px; object-fit: contain; }
.wh-tab-text { max-width: 100%; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.wh-badge { position: absolute; top: -3px; left: calc(100% - 9px); min-width: 17px; height: 17px; padding: 0 5px; border-radius: 9px; background: #fa5151; color: #fff; font-size: 11px; line-height: 17px; text-align: center; white-space: nowrap; }
.wh-dot { position: absolute; top: -1px; right: -4px; width: 9px; height: 9px; border-radius: 50%; background: #fa5151; }
.wh-tabs-top { position: fixed; top: calc(var(--wh-status) + 44px); left: 0; width: var(--wh-width); height: 48px; padding: 0; }
.wh-tabs-top::before { top: auto; bottom: 0; }
#wh-phone .wh-tabs-top .wh-tab { font-size: 15px; line-height: 20px; }
.wh-tabs-top .wh-tab[aria-selected=true]::after { content: ''; position: absolute; bottom: 0; left: 25%; right: 25%; height: 2px; background: currentColor; }
.wh-tabs-top .wh-tab-face { position: absolute; top: 10px; left: calc(50% + 12px); }
#wh-indicator { position: absolute; z-index: 3; bottom: 8px; left: calc(50% - 67px); display: var(--wh-indicator); width: 134px; height: 5px; border-radius: 3px; background: var(--wh-text); pointer-events: none; }

.wh-single { display: flex; align-items: center; justify-content: space-between; height: calc(56px + var(--wh-inset)); padding: 0 16px var(--wh-inset); background: var(--wh-sheet); border-top: .5px solid var(--wh-line); }
.wh-single-name { display: flex; align-items: center; gap: 8px; min-width: 0; font-size: 15px; color: var(--wh-text-2); white-space: nowrap; overflow: hidden; }
#wh-phone .wh-single-go { flex: none; height: 36px; padding: 0 16px; border-radius: 6px; background: var(--wh-brand); color: #fff; font-size: 15px; font-weight: 500; }
${DIALOG_STYLES}`;
