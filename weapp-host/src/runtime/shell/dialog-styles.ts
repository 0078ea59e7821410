export const DIALOG_STYLES = `
#wh-phone .wh-dialog { position: fixed; inset: 0 auto auto 0; width: var(--wh-width); height: var(--wh-height); max-width: none; max-height: none; margin: 0; padding: 0; border: 0; overflow: hidden; background: rgba(0,0,0,.5); color: var(--wh-text); }
.wh-dialog::backdrop { background: none; }
.wh-at-center[open] { display: flex; align-items: center; justify-content: center; }
.wh-at-bottom[open] { display: flex; align-items: flex-end; }
#wh-phone .wh-dialog > :focus { outline: none; }
#wh-phone .wh-dialog button:active:not(:disabled) { background-color: var(--wh-press); }

.wh-modal { width: min(320px, calc(var(--wh-width) - 48px)); max-height: calc(var(--wh-height) - 160px); display: flex; flex-direction: column; border-radius: 12px; overflow: hidden; background: var(--wh-cell); text-align: center; }
.wh-modal-title { padding: 32px 24px 0; font-weight: 500; overflow-wrap: anywhere; }
.wh-modal-content { padding: 16px 24px 32px; overflow-y: auto; color: var(--wh-text-2); white-space: pre-wrap; overflow-wrap: anywhere; }
.wh-modal-content:first-child { padding-top: 32px; color: var(--wh-text); }
.wh-modal-title:nth-last-child(2) { padding-bottom: 32px; }
#wh-phone .wh-modal-input { margin: 16px 24px 24px; padding: 10px 12px; border: 0; border-radius: 6px; outline: none; resize: none; background: var(--wh-fill); color: var(--wh-text); font: inherit; -webkit-user-select: text; user-select: text; }
.wh-modal-input:first-child { margin-top: 32px; }
.wh-modal-input::placeholder { color: var(--wh-text-3); }
.wh-modal-buttons { flex: none; display: flex; border-top: .5px solid var(--wh-line); }
#wh-phone .wh-modal-button { flex: 1; min-width: 0; height: 56px; font-weight: 500; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#wh-phone .wh-modal-button + .wh-modal-button { border-left: .5px solid var(--wh-line); }
#wh-phone .wh-confirm { color: var(--wh-link); }

.wh-sheet { width: 100%; max-height: calc(var(--wh-height) - var(--wh-status) - 44px); overflow-y: auto; border-radius: 12px 12px 0 0; background: var(--wh-sheet); }
.wh-actions, .wh-menu { background: var(--wh-ground); }
.wh-actions-alert { padding: 20px 24px; background: var(--wh-cell); color: var(--wh-text-2); font-size: 13px; text-align: center; }
#wh-phone .wh-cell { display: block; width: 100%; min-height: 56px; padding: 12px 24px; background: var(--wh-cell); overflow-wrap: anywhere; }
#wh-phone .wh-cell:not(:first-child) { border-top: .5px solid var(--wh-line); }
#wh-phone .wh-cell-cancel { margin-top: 8px; padding-bottom: calc(12px + var(--wh-inset)); border: 0 !important; }

.wh-toast-layer { position: fixed; inset: 0 auto auto 0; width: var(--wh-width); height: var(--wh-height); margin: 0; padding: 0; border: 0; background: none; color: #fff; display: flex; align-items: center; justify-content: center; pointer-events: none; font: inherit; }
.wh-toast-mask { pointer-events: auto; }
.wh-toast { max-width: calc(var(--wh-width) - 96px); padding: 12px 20px; border-radius: 8px; background: var(--wh-toast); text-align: center; overflow-wrap: anywhere; }
.wh-toast-title { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.wh-toast-face { display: flex; flex-direction: column; align-items: center; justify-content: center; width: 136px; min-height: 136px; padding: 16px 8px; border-radius: 12px; }
.wh-toast-face .wh-icon, .wh-toast-face img { width: 40px; height: 40px; margin-bottom: 16px; object-fit: contain; }
.wh-toast-face .wh-icon-tick, .wh-toast-face .wh-icon-close { width: 48px; height: 48px; margin-bottom: 8px; }

.wh-half { padding: 24px 24px calc(24px + var(--wh-inset)); }
.wh-app { display: flex; align-items: center; gap: 8px; font-size: 15px; }
.wh-app-logo { display: flex; align-items: center; justify-content: center; width: 24px; height: 24px; border-radius: 50%; background: var(--wh-link); color: #fff; font-size: 13px; }
.wh-app-verb { color: var(--wh-text-2); }
.wh-half-title { margin-top: 28px; font-weight: 500; overflow-wrap: anywhere; }
.wh-half-items { color: var(--wh-text-2); font-size: 15px; }
.wh-half-items li { padding: 10px 0; border-bottom: .5px solid var(--wh-line); }
.wh-half-title + .wh-half-items { margin-top: 10px !important; }
.wh-half-buttons { display: flex; justify-content: center; gap: 16px; margin-top: 44px; }
#wh-phone .wh-button { width: 136px; height: 48px; border-radius: 8px; background: var(--wh-fill); font-weight: 500; }
#wh-phone .wh-button-primary, #wh-phone .wh-dialog .wh-button-primary:active { background: var(--wh-brand); color: #fff; }

.wh-share { text-align: left; }
.wh-share-to { padding: 24px 24px 12px; font-weight: 500; }
.wh-card { min-height: 0; margin: 0 24px 24px; padding: 12px; border: .5px solid var(--wh-line); border-radius: 6px; overflow-y: auto; }
.wh-card-app, .wh-card-foot { display: flex; align-items: center; gap: 5px; color: var(--wh-text-2); font-size: 12px; }
.wh-card-app .wh-icon, .wh-card-foot .wh-icon { width: 16px; height: 16px; color: var(--wh-link); }
.wh-card-title { margin: 6px 0 8px; font-size: 15px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
.wh-card-picture { display: flex; align-items: center; justify-content: center; width: 100%; aspect-ratio: 5 / 4; object-fit: cover; background: var(--wh-fill); color: var(--wh-text-3); }
.wh-card-picture .wh-icon { width: 48px; height: 48px; }
.wh-card-foot { margin-top: 8px; padding-top: 8px; border-top: .5px solid var(--wh-line); }

.wh-pay { position: relative; padding-top: 20px; text-align: center; }
#wh-phone .wh-pay-close { position: absolute; top: 12px; left: 12px; width: 40px; height: 40px; display: flex; align-items: center; justify-content: center; }
.wh-pay-name { line-height: 24px; }
.wh-pay-amount { margin-top: 20px; font-size: 44px; font-weight: 500; line-height: 52px; }
.wh-pay-amount small { margin-right: 4px; font-size: 28px; }
.wh-pay-package { margin-top: 24px; color: var(--wh-text-2); font-size: 15px; overflow-wrap: anywhere; }
.wh-pay-method { display: flex; justify-content: space-between; margin: 28px 0 32px; padding: 14px 0; border-top: .5px solid var(--wh-line); border-bottom: .5px solid var(--wh-line); color: var(--wh-text-2); font-size: 15px; }
#wh-phone .wh-button-wide { width: 184px; }

.wh-picker { overflow: hidden; padding-bottom: var(--wh-inset); }
.wh-picker-head { display: flex; justify-content: space-between; border-bottom: .5px solid var(--wh-line); }
#wh-phone .wh-picker-button { height: 56px; padding: 0 20px; color: var(--wh-text-2); }
#wh-phone .wh-picker-confirm { color: var(--wh-brand); font-weight: 500; }
.wh-wheels { position: relative; display: flex; height: 240px; }
.wh-wheels::before { content: ''; position: absolute; z-index: 1; top: 96px; left: 0; right: 0; height: 48px; border: solid var(--wh-line); border-width: .5px 0; pointer-events: none; }
.wh-wheel { flex: 1; min-width: 0; padding: 96px 0; overflow-y: scroll; overscroll-behavior: contain; scroll-snap-type: y mandatory; scrollbar-width: none; -webkit-mask: linear-gradient(transparent, #000 45%, #000 55%, transparent); mask: linear-gradient(transparent, #000 45%, #000 55%, transparent); }
.wh-wheel-row { height: 48px; padding: 0 8px; line-height: 48px; text-align: center; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; scroll-snap-align: center; cursor: pointer; }

.wh-menu .wh-app { padding: 20px 24px 16px; }
.wh-menu-row { display: flex; gap: 4px; padding: 4px 12px 20px; }
#wh-phone .wh-menu-item { display: flex; flex-direction: column; align-items: center; gap: 8px; width: 76px; color: var(--wh-text-2); font-size: 11px; line-height: 15px; text-wrap: balance; }
#wh-phone .wh-dialog .wh-menu-item:active { background: none; }
.wh-menu-icon { display: flex; align-items: center; justify-content: center; width: 56px; height: 56px; border-radius: 12px; background: var(--wh-cell); color: var(--wh-text); }
.wh-menu-icon .wh-icon { width: 28px; height: 28px; }
.wh-menu-item:disabled { opacity: .35; }
.wh-menu .wh-cell-cancel { margin-top: 0; }
`;
