import { useEffect, useId } from 'react';

const FOCUSABLE = '[tabindex="0"], input, a[href]';

/** Taro's elements are moved about for some frames while they take shape, and what is moved loses the focus. */
const FRAMES = 20;

const takeFocus = (id: string, framesLeft = FRAMES): void => {
  const panel = document.getElementById(id);
  if (panel && !panel.contains(document.activeElement)) panel.focus();
  if (framesLeft > 0) requestAnimationFrame(() => takeFocus(id, framesLeft - 1));
};

/** Keeps Tab inside the panel: from the last thing to the first, and back. */
const holdTab = (event: KeyboardEvent, panel: HTMLElement): void => {
  const stops = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const first = stops[0];
  const last = stops.at(-1);
  const active = document.activeElement;
  if (!first || !last) return;
  const leaves = event.shiftKey ? active === first || active === panel : active === last;
  if (!leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
};

/**
 * On the web a dialog takes the focus, keeps it, closes on Escape and gives the focus back. A mini-program has no focus to
 * move, so there it does nothing. Answers the id the panel has to carry.
 */
export const useSheetFocus = (onClose: () => void): string => {
  const id = `sheet-${useId().replace(/:/g, '')}`;
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined;
    const before = document.activeElement;
    takeFocus(id);
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [id]);
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined;
    const handleKeyDown = (event: KeyboardEvent) => {
      const panel = document.getElementById(id);
      if (event.key === 'Escape') onClose();
      if (event.key === 'Tab' && panel) holdTab(event, panel);
    };
    document.addEventListener('keydown', handleKeyDown);
    return () => document.removeEventListener('keydown', handleKeyDown);
  }, [id, onClose]);
  return id;
};
