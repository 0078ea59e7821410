interface Asked {
  token?: string;
  body?: object;
}

/** Asks a running service as a program would; an answer that is not a success is an error. */
export const ask = async (url: string, { token, body }: Asked): Promise<unknown> => {
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
};

/** A session of the person whose WeChat the sandbox plays. */
export const signIn = async (site: string, person: string): Promise<string> => {
  const { code } = (await ask(`${site}/sandbox/device/login`, { body: { person } })) as { code: string };
  return ((await ask(`${site}/api/sessions`, { body: { code } })) as { token: string }).token;
};
