import type { ShareList } from '@micro-branch/contract/referrals';
import { routes, type paths } from '../../src/routes';

interface Asked {
  token?: string;
  body?: object;
}

const ask = async (url: string, { token, body }: Asked): Promise<unknown> => {
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
};

/** The share of a member of the seed that was opened most. */
const findShare = async (site: string, person: string): Promise<{ id: string; cardId: string }> => {
  const { code } = (await ask(`${site}/sandbox/device/login`, { body: { person } })) as { code: string };
  const { token } = (await ask(`${site}/api/sessions`, { body: { code } })) as { token: string };
  const { shares } = (await ask(`${site}/api/shares`, { token })) as ShareList;
  const [share] = shares.sort((a, b) => b.totals.opens - a.totals.opens);
  if (!share) throw new Error(`${person} has shared nothing`);
  return share;
};

/** An address of every page, as `person` of the seed may open it. A page that is added does not compile until it is here. */
export const everyAddress = async (site: string, person: string): Promise<Record<string, string>> => {
  const { id, cardId } = await findShare(site, person);
  const card = routes.card({ id: cardId });
  const pages = {
    home: routes.home(),
    products: routes.products(),
    me: routes.me(),
    card,
    myShares: routes.myShares(),
    chain: routes.chain(id),
    apply: routes.apply(cardId),
    applications: routes.applications(),
    privacy: routes.privacy(),
  } satisfies Record<keyof typeof paths, string>;
  return { ...pages, cardInMoments: `${card}&scene=1154` };
};
