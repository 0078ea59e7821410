import axe from 'axe-core';
import { contrast as ratioOf, MAIN, TEXT } from '../../config/brand/contrast';
import { noFindings, type Fault, type Findings } from './findings';

/** What runs in the browser, bundled into one script: it looks at the page that is open. */

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/**
 * A name that says amounts in words is never the very characters that are seen, which this rule asks for. What it protects,
 * that whoever says the words they see is understood, is asked for by `checkNames`. See docs/decisions/0019.
 */
const REPLACED = { 'label-content-name-mismatch': { enabled: false } };
const TAPPABLE = [
  ...['button', 'link', 'switch', 'radio', 'checkbox', 'tab', 'slider', 'menuitem', 'option'].map((role) => `[role="${role}"]`),
  '[tabindex="0"]',
  'a[href]',
  'button',
  'input',
  'textarea',
  'select',
].join(',');
/** Rounding of a layout in device pixels. */
const ROUNDING_PX = 0.5;

const short = (text: string, length = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
};

/** The element as one finds it again in the sources: the nearest class names, and its name or words. */
const nameOf = (element: Element): string => {
  const own = element.className.toString().split(' ').filter((name) => name && !/^(hydrated|taro_|weui-input|mb-num$)/.test(name));
  const holder = own.length > 0 ? '' : `${short(element.parentElement?.className.toString() ?? '', 40)} > `;
  const words = element.getAttribute('aria-label') ?? element.textContent;
  return `${holder}${element.tagName.toLowerCase().replace('-core', '')}${own.map((name) => `.${name}`).join('')} “${short(words, 30)}”`;
};

const isSeen = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

const hexOf = (colour: string): string | undefined => {
  const [red, green, blue, alpha = '1'] = colour.match(/[\d.]+/g) ?? [];
  if (blue === undefined || Number(alpha) < 1) return undefined;
  return `#${[red, green, blue].map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
};

/** The colour of ink of the page's look: whoever has it is main text. */
const inkOf = (element: Element): string => getComputedStyle(element).getPropertyValue('--c-ink').trim().toLowerCase();

interface ContrastData {
  fgColor?: string | null;
  bgColor?: string | null;
  contrastRatio?: number | null;
  messageKey?: string | null;
}

const elementOf = (node: axe.NodeResult): Element | null => {
  const [selector] = node.target.slice(-1);
  return typeof selector === 'string' ? document.querySelector(selector) : null;
};

/** The ground axe could not tell, told from the nearest plain ones: decoration that is no colour of its own leaves them as they are. */
const groundOf = (element: Element): string | undefined => {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== 'none') return undefined;
    const hex = hexOf(backgroundColor);
    if (hex) return hex;
    if (!/, 0\)$|transparent/.test(backgroundColor)) return undefined;
  }
  return undefined;
};

const checkContrast = (results: axe.AxeResults, findings: Findings): void => {
  const { contrast, faults } = findings;
  const rules = [...results.passes, ...results.incomplete, ...results.violations].filter(({ id }) => id === 'color-contrast');
  for (const node of rules.flatMap(({ nodes }) => nodes)) {
    const element = elementOf(node);
    const data = (node.any[0]?.data ?? {}) as ContrastData;
    if (!element || !isSeen(element)) continue;
    const ink = data.fgColor ?? hexOf(getComputedStyle(element).color);
    const ground = data.bgColor ?? groundOf(element);
    contrast.checked += 1;
    if (!ink || !ground) {
      contrast.undecided += 1;
      faults.push({ kind: 'contrast-undecided', where: nameOf(element), what: `axe cannot tell the ground (${data.messageKey ?? '?'}), nor can we` });
      continue;
    }
    const ratio = ratioOf(ink, ground);
    const isMain = ink === inkOf(element);
    contrast.lowest = Math.min(contrast.lowest, ratio);
    if (ratio < TEXT) {
      contrast.belowAA += 1;
      faults.push({ kind: 'contrast-AA', where: nameOf(element), what: `${ratio.toFixed(2)}, ${ink} on ${ground}` });
    }
    if (!isMain) continue;
    contrast.main += 1;
    contrast.lowestMain = Math.min(contrast.lowestMain, ratio);
    if (ratio >= MAIN) continue;
    contrast.mainBelowAAA += 1;
    faults.push({ kind: 'contrast-AAA', where: nameOf(element), what: `main text ${ratio.toFixed(2)}, ${ink} on ${ground}` });
  }
};

/** Every target that can be tapped, as large as it was drawn: none is let off for standing in a line of text. */
const checkTargets = (least: number, findings: Findings): void => {
  const { targets, faults } = findings;
  for (const element of document.querySelectorAll(TAPPABLE)) {
    if (!isSeen(element) || element.closest('[aria-hidden="true"]')) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) continue;
    targets.checked += 1;
    targets.smallest = Math.min(targets.smallest, width, height);
    if (Math.min(width, height) >= least - ROUNDING_PX) continue;
    targets.tooSmall += 1;
    faults.push({ kind: 'target', where: nameOf(element), what: `${width.toFixed(1)} × ${height.toFixed(1)}, least ${least}` });
  }
};

/** The first word that is seen on it. */
const firstWord = (element: Element): string => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    const word = /\p{L}+/u.exec(walker.currentNode.textContent ?? '')?.[0];
    if (word && holder && isSeen(holder)) return word;
  }
  return '';
};

/** Whoever asks for a target by the words they see on it is understood: the name has them. */
const checkNames = (findings: Findings): void => {
  for (const element of document.querySelectorAll(`:is(${TAPPABLE})[aria-label]`)) {
    if (!isSeen(element) || element.closest('[aria-hidden="true"]')) continue;
    const words = firstWord(element);
    if (element.getAttribute('aria-label')?.includes(words)) continue;
    findings.faults.push({ kind: 'name', where: nameOf(element), what: `begins with “${words}”, which its name does not have` });
  }
};

const checkText = (least: number, findings: Findings): void => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set<Element>();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element || found.has(element) || !walker.currentNode.textContent?.trim()) continue;
    if (/^(STYLE|SCRIPT|NOSCRIPT)$/.test(element.tagName) || !isSeen(element)) continue;
    found.add(element);
    const size = parseFloat(getComputedStyle(element).fontSize);
    findings.text.checked += 1;
    findings.text.smallest = Math.min(findings.text.smallest, size);
    if (size >= least) continue;
    findings.text.tooSmall += 1;
    findings.faults.push({ kind: 'text', where: nameOf(element), what: `${size} px, least ${least}` });
  }
};

const ruleFaults = ({ violations }: axe.AxeResults): Fault[] =>
  // Contrast is asked for by `checkContrast`, of more than axe can tell.
  violations.filter(({ id }) => id !== 'color-contrast').flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => {
      const element = elementOf(node);
      const where = element ? nameOf(element) : node.target.join(' ');
      return { kind: `axe ${id}`, where, what: `${impact ?? 'minor'}: ${short(node.failureSummary ?? '', 140)}` };
    }),
  );

const overflowOf = (element: Element): string => getComputedStyle(element).overflowX;

/** Whether its words go on where nobody can see or scroll to them. */
const isCut = (element: Element): boolean =>
  element.scrollWidth > element.clientWidth + 1 &&
  ['hidden', 'clip'].includes(overflowOf(element)) &&
  [...element.childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim());

/** What is wider than the page of this width has room for; whoever needs large type also needs every word whole. */
export const lookAtWidth = (needsWhole: boolean): Fault[] => {
  const page = [...document.querySelectorAll('.mb-shell')].filter(isSeen).pop();
  if (!page) return [{ kind: 'width', where: 'the page', what: 'is not there' }];
  const limit = page.getBoundingClientRect().right + ROUNDING_PX;
  const all = [...page.querySelectorAll('*')].filter((element) => isSeen(element) && !element.closest('[aria-hidden="true"]'));
  const isHeld = (element: Element): boolean => {
    for (let at = element.parentElement; at && at !== page; at = at.parentElement) if (/auto|scroll/.test(overflowOf(at))) return true;
    return false;
  };
  const wide = all.filter((element) => element.getBoundingClientRect().right > limit && !isHeld(element));
  const cut = needsWhole ? all.filter(isCut) : [];
  const fault = (what: string) => (element: Element) => ({ kind: 'width', where: nameOf(element), what: `${what} at ${window.innerWidth}` });
  return [...wide.map(fault('wider than the page')), ...cut.map(fault('cut'))];
};

/** All that is wrong with the page as it stands. */
export const look = async (least: { target: number; text: number }): Promise<Findings> => {
  const results = await axe.run(document, { runOnly: TAGS, rules: REPLACED, resultTypes: ['violations', 'incomplete', 'passes'] });
  const faults = ruleFaults(results);
  const findings = { ...noFindings(), violations: faults.length, faults };
  checkContrast(results, findings);
  checkTargets(least.target, findings);
  checkNames(findings);
  checkText(least.text, findings);
  return findings;
};
