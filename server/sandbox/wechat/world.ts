import { randomBytes } from 'node:crypto';
import { refuse, type Errcode } from './errcodes';
import { createMessages } from './messages';
import { isHighRisk, openidOf, TOURIST, TOURIST_CODE } from './people';

export type Operation = 'jscode2session' | 'stable_token' | 'getwxacodeunlimit' | 'subscribe.send';

export interface SandboxOptions {
  appId: string;
  appSecret: string;
  clock: { now(): Date };
}

const CODE_LIFE_MS = 5 * 60_000;
const TOKEN_LIFE_MS = 7_200_000;
/** WeChat gives the next token so long before the old one ends, and both are good meanwhile. */
const TOKEN_OVERLAP_MS = 300_000;
const MINUTE_MS = 60_000;
const CALLS_PER_MINUTE = { jscode2session: 100_000, stable_token: 10_000, getwxacodeunlimit: 5_000, 'subscribe.send': 100_000 } as const;
const OVER_LIMIT = { jscode2session: 45011, stable_token: 45011, getwxacodeunlimit: 45009, 'subscribe.send': 45009 } as const;

/** The codes of `wx.login`: good once, for five minutes. */
const createLogins = (nowMs: () => number) => {
  const codes = new Map<string, { person: string; endsAtMs: number }>();
  const take = (code: string): string => {
    if (code === TOURIST_CODE) return TOURIST;
    const login = codes.get(code);
    codes.delete(code);
    return login && nowMs() < login.endsAtMs ? login.person : refuse(40029);
  };
  return {
    /** What `wx.login` does on a phone. */
    login: (person: string): string => {
      for (const [old, { endsAtMs }] of codes) if (endsAtMs <= nowMs()) codes.delete(old);
      const code = randomBytes(16).toString('hex');
      codes.set(code, { person, endsAtMs: nowMs() + CODE_LIFE_MS });
      return code;
    },
    exchange: (code: string): { openid: string; session_key: string } => {
      const person = take(code);
      if (isHighRisk(person)) refuse(40226);
      return { session_key: randomBytes(16).toString('base64'), openid: openidOf(person) };
    },
  };
};

const createTokens = (nowMs: () => number) => {
  const tokens = new Map<string, number>();
  return {
    /** The token in force, or a new one shortly before it ends or when the caller insists. */
    issueToken: (isForced: boolean): { access_token: string; expires_in: number } => {
      if (isForced) tokens.clear();
      for (const [token, endsAtMs] of tokens) {
        const leftMs = endsAtMs - nowMs();
        if (leftMs > TOKEN_OVERLAP_MS) return { access_token: token, expires_in: Math.floor(leftMs / 1_000) };
        if (leftMs < -TOKEN_LIFE_MS) tokens.delete(token);
      }
      const token = randomBytes(64).toString('base64url');
      tokens.set(token, nowMs() + TOKEN_LIFE_MS);
      return { access_token: token, expires_in: TOKEN_LIFE_MS / 1_000 };
    },
    checkToken: (token: string | undefined): void => {
      const endsAtMs = tokens.get(token ?? '') ?? refuse(40001);
      if (endsAtMs <= nowMs()) refuse(42001);
    },
  };
};

/** What goes wrong: because a test planned it, or because a minute's calls are used up. */
const createTroubles = (nowMs: () => number) => {
  const calls = new Map<Operation, { minute: number; count: number }>();
  const planned = new Map<Operation, Errcode[]>();
  let lost = 0;
  return {
    loseNextAnswer: (): void => void (lost += 1),
    isAnswerLost: (): boolean => lost > 0 && (lost -= 1) >= 0,
    /** The next `times` calls of an operation answer with this errcode. */
    failNext: (operation: Operation, errcode: Errcode, times = 1): void => {
      planned.set(operation, [...(planned.get(operation) ?? []), ...Array<Errcode>(times).fill(errcode)]);
    },
    /** Every call passes here before anything else. */
    enter: (operation: Operation): void => {
      const errcode = planned.get(operation)?.shift();
      if (errcode !== undefined) refuse(errcode);
      const minute = Math.floor(nowMs() / MINUTE_MS);
      const before = calls.get(operation);
      const count = before?.minute === minute ? before.count + 1 : 1;
      calls.set(operation, { minute, count });
      if (count > CALLS_PER_MINUTE[operation]) refuse(OVER_LIMIT[operation]);
    },
  };
};

/** What WeChat remembers. */
export const createWorld = ({ appId, appSecret, clock }: SandboxOptions) => {
  const nowMs = () => clock.now().getTime();
  return {
    ...createLogins(nowMs),
    ...createTokens(nowMs),
    ...createTroubles(nowMs),
    messages: createMessages(),
    checkApp: (id: string | undefined, secret: string | undefined): void => {
      if (!id) refuse(41002);
      if (id !== appId) refuse(40013);
      if (!secret) refuse(41004);
      if (secret !== appSecret) refuse(40125);
    },
  };
};

export type World = ReturnType<typeof createWorld>;
