import { refuse } from './errcodes';

export interface SentMessage {
  openid: string;
  templateId: string;
  page: string;
  values: Record<string, string>;
}

type Fields = Record<string, unknown>;

/** The kinds of template fields, as developers.weixin.qq.com limits them. */
const KINDS: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  amount: /^[¥$]?\d{1,10}(\.\d{1,2})?元?$/,
  time: /^\d{4}-\d\d-\d\d \d\d:\d\d$/,
  date: /^\d{4}-\d\d-\d\d$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
};

/** Templates that this mini-program has chosen, by their ids: the names of their fields. */
const TEMPLATES: Record<string, readonly string[]> = {
  'sandbox-payment-result': ['thing1', 'amount2', 'time3', 'phrase4'],
  'sandbox-bill-due': ['thing1', 'character_string2', 'amount3', 'date4', 'thing5'],
  'sandbox-debit-notice': ['thing1', 'character_string2', 'amount3', 'date4', 'thing5'],
};

const PAGE = /^[0-9A-Za-z_/-]+(\?[\w=&%.-]*)?$/;
const OPENID = /^o[\w-]{27}$/;
const KEPT_MAX = 10_000;

const valueOf = (data: Fields, name: string): string => {
  const { value } = (data[name] ?? {}) as Fields;
  const kind = KINDS[name.replace(/\d+$/, '')];
  return typeof value === 'string' && kind?.test(value) ? value : refuse(47003);
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Subscribe messages. A phone that told its decisions has so many to be sent; one that told nothing is taken to have agreed. */
export const createMessages = () => {
  const grants = new Map<string, number>();
  const sent: SentMessage[] = [];
  const keyOf = (openid: string, templateId: string): string => `${openid} ${templateId}`;
  return {
    /** What a person answered when a phone asked. */
    decide: (openid: string, templateId: string, isAccepted: boolean): void => {
      const key = keyOf(openid, templateId);
      grants.set(key, (grants.get(key) ?? 0) + (isAccepted ? 1 : 0));
    },
    send: (said: Fields): void => {
      const [openid, templateId, page] = [textOf(said['touser']), textOf(said['template_id']), textOf(said['page'])];
      const names = TEMPLATES[templateId];
      if (!OPENID.test(openid)) refuse(40003);
      if (!names) return refuse(40037);
      if (!PAGE.test(page)) refuse(41030);
      const data = (said['data'] ?? {}) as Fields;
      const values = Object.fromEntries(names.map((name) => [name, valueOf(data, name)]));
      const left = grants.get(keyOf(openid, templateId));
      if (left === 0) refuse(43101);
      if (left !== undefined) grants.set(keyOf(openid, templateId), left - 1);
      sent.push({ openid, templateId, page, values });
      if (sent.length > KEPT_MAX) sent.shift();
    },
    /** What a person's phone has shown, the oldest first. */
    sentTo: (openid: string): SentMessage[] => sent.filter((message) => message.openid === openid),
  };
};
