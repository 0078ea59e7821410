import { findBrowser } from './find-browser';
import { findCjkFont, writeFontConfig } from './font-config';

const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--font-render-hinting=none',
  '--no-pings',
];

export interface BrowserOptions {
  /** Folders of fonts the pages may use besides those of the system; Linux only. Left out: a Chinese font that `cwd` has from npm. */
  fonts?: string[];
  /** Off for pictures that are the same on every machine: then nothing but `fonts` is there. On by default. */
  systemFonts?: boolean;
  /** Where the project looks for packages; the current folder by default. */
  cwd?: string;
}

export interface BrowserCommand {
  executablePath: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

const fontsOf = ({ fonts, cwd = process.cwd() }: BrowserOptions): string[] => {
  if (fonts) return fonts;
  const found = findCjkFont(cwd);
  return found === undefined ? [] : [found];
};

/** How a headless Chromium is started here: which, with what flags, libraries and fonts. Refuses with HostError when there is none. */
export const browserCommand = (options: BrowserOptions = {}): BrowserCommand => {
  const { path, libraries } = findBrowser();
  const fonts = process.platform === 'linux' ? fontsOf(options) : [];
  const inherited = process.env.LD_LIBRARY_PATH;
  return {
    executablePath: path,
    // Chromium's sandbox refuses to run as root, which is what most containers are.
    args: process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS,
    env: {
      ...process.env,
      ...(fonts.length > 0 && { FONTCONFIG_FILE: writeFontConfig(fonts, options.systemFonts ?? true) }),
      ...(libraries && { LD_LIBRARY_PATH: inherited ? `${libraries}:${inherited}` : libraries }),
    },
  };
};
