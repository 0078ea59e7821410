import { brand } from '@micro-branch/contract/brand';
import { theme, type Tab } from './theme';

/** A mini-program looks the name up in theme.json by the phone's theme; the web takes light values, and styles for dark. */
const themed = (name: keyof typeof theme.light): string =>
  process.env.TARO_ENV === 'h5' ? theme.light[name] : `@${name}`;

const tab = (name: Tab, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: themed(`${name}Icon`),
  selectedIconPath: themed(`${name}SelectedIcon`),
});

/** Shows every component; only while a sandbox is developed. */
const gallery =
  process.env.NODE_ENV === 'development' && process.env.TARO_APP_SANDBOX === '1' ? [{ root: 'packages/gallery', pages: ['index'] }] : [];

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/products/index', 'pages/life/index', 'pages/benefits/index', 'pages/me/index', 'pages/p/index'],
  subPackages: [
    { root: 'packages/share', pages: ['mine/index', 'chain/index', 'rewards/index', 'poster/index'] },
    { root: 'packages/apply', pages: ['form/index', 'records/index'] },
    { root: 'packages/settings', pages: ['privacy/index', 'look/index'] },
    { root: 'packages/points', pages: ['check-in/index', 'statement/index', 'exchange/index'] },
    { root: 'packages/mall', pages: ['shelf/index', 'item/index', 'orders/index', 'order/index', 'collect/index'] },
    {
      root: 'packages/bill',
      pages: [
        'search/index',
        'bind/index',
        'account/index',
        'family/index',
        'mandates/index',
        'pay/index',
        'result/index',
        'history/index',
        'receipt/index',
      ],
    },
    ...gallery,
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/bill'] },
    'pages/life/index': { network: 'all', packages: ['packages/bill'] },
    'pages/p/index': { network: 'all', packages: ['packages/share'] },
    'pages/benefits/index': { network: 'all', packages: ['packages/points', 'packages/mall'] },
  },
  window: {
    navigationBarTitleText: brand.appName,
    navigationBarBackgroundColor: themed('navBackground'),
    navigationBarTextStyle: themed('navText'),
    backgroundColor: themed('background'),
    backgroundTextStyle: themed('backgroundText'),
    // A browser has its own way to load a page anew. Pages on which something is being written say false.
    enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  },
  tabBar: {
    color: themed('tabText'),
    selectedColor: themed('tabSelected'),
    backgroundColor: themed('tabBackground'),
    borderStyle: themed('tabBorder') as 'black',
    list: [tab('home', '首页'), tab('products', '产品'), tab('life', '生活'), tab('benefits', '福利'), tab('me', '我的')],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  singlePage: { navigationBarFit: 'squeezed' },
  __usePrivacyCheck__: true,
});
