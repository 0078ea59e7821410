const stroked = (body: string, size = 24) =>
  `<svg viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${body}</svg>`;
const filled = (body: string, box: string) => `<svg viewBox="${box}" fill="currentColor">${body}</svg>`;

const PETAL = '<path d="M12 3.2 A8.8 8.8 0 0 1 18.2 5.8 L9.3 10.6"/>';
const petals = [0, 60, 120, 180, 240, 300].map((angle) => `<g transform="rotate(${angle} 12 12)">${PETAL}</g>`).join('');
const SPOKES = Array.from({ length: 12 }, (_, spoke) => {
  const opacity = (1 - spoke * 0.07).toFixed(2);
  return `<rect x="18.6" y="3" width="2.8" height="10" rx="1.4" opacity="${opacity}" transform="rotate(${-30 * spoke} 20 20)"/>`;
}).join('');

const ICONS = {
  back: stroked('<path d="M15 4.5 7.5 12l7.5 7.5"/>'),
  home: stroked('<path d="M4 11 12 4l8 7v8.5H14.5V14h-5v5.5H4z"/>'),
  close: stroked('<path d="M6 6l12 12M18 6 6 18"/>'),
  tick: stroked('<path d="M4 12.5 10 18.5 20.5 6.5"/>'),
  more: filled('<circle cx="4" cy="6" r="1.9"/><circle cx="11" cy="6" r="2.9"/><circle cx="18" cy="6" r="1.9"/>', '0 0 22 12'),
  exit: '<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2.4"><circle cx="10" cy="10" r="8"/><circle cx="10" cy="10" r="2.9" fill="currentColor" stroke="none"/></svg>',
  forward: stroked('<path d="M13.5 5.5 20.5 12l-7 6.5V14.7C8.5 14.7 5.5 16 3.5 19c.3-5.5 3.5-9.3 10-9.8z"/>'),
  moments: stroked(petals),
  favorite: stroked('<path d="M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1.1 5.9L12 16.9l-5.3 2.8 1.1-5.9L3.5 9.7l5.9-.8z"/>'),
  setting: stroked('<path d="M12 2.8 20 7.4v9.2l-8 4.6-8-4.6V7.4z"/><circle cx="12" cy="12" r="3.2"/>'),
  restart: stroked('<path d="M19.5 12a7.5 7.5 0 1 1-2.4-5.5M17.5 2.8v4h-4"/>'),
  picture: stroked('<rect x="3.5" y="5" width="17" height="14" rx="1.5"/><circle cx="8.5" cy="9.8" r="1.5"/><path d="M4 17l5-4.5 3.5 3L16 11.5l4.5 4.5"/>'),
  loading: filled(SPOKES, '0 0 40 40'),
  miniProgram: stroked('<circle cx="12" cy="12" r="9"/><path d="M9 14.5a2 2 0 1 1 1.5-3.3M15 9.5a2 2 0 1 1-1.5 3.3M12 9.5v5"/>'),
  signal: filled('<rect y="8" width="3" height="4" rx=".8"/><rect x="4.7" y="5.5" width="3" height="6.5" rx=".8"/><rect x="9.4" y="2.8" width="3" height="9.2" rx=".8"/><rect x="14.1" width="3" height="12" rx=".8"/>', '0 0 17.1 12'),
  wifi: filled('<path d="M8 2.3c2.3 0 4.4.9 6 2.4l1.2-1.2A10.3 10.3 0 0 0 8 .6C5.2.600 2.7 1.7.8 3.5L2 4.7a8.6 8.6 0 0 1 6-2.4zm0 3.8c1.3 0 2.5.5 3.4 1.3l1.2-1.2A6.7 6.7 0 0 0 8 4.4c-1.8 0-3.4.7-4.6 1.8l1.2 1.2c.9-.8 2.1-1.3 3.4-1.3zm2 2.6a3 3 0 0 0-4 0l2 2.1z"/>', '0 0 16 12'),
  battery: '<svg viewBox="0 0 27 12"><rect x=".5" y=".5" width="22.5" height="11" rx="3" fill="none" stroke="currentColor" stroke-opacity=".4"/><rect x="2" y="2" width="19.5" height="8" rx="1.8" fill="currentColor"/><path d="M24.5 4v4c.9-.3 1.4-1.1 1.4-2s-.5-1.7-1.4-2z" fill="currentColor" fill-opacity=".45"/></svg>',
} as const;

export type IconName = keyof typeof ICONS;

/** A drawing in the colour of the text around it; readers of the screen do not hear it. */
export const icon = (name: IconName): HTMLElement => {
  const holder = document.createElement('span');
  holder.className = `wh-icon wh-icon-${name}`;
  holder.setAttribute('aria-hidden', 'true');
  holder.innerHTML = ICONS[name];
  return holder;
};
