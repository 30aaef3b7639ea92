/** Asks addresses of one site as a browser does, in short: keeps cookies, and follows nothing by itself. */
export type Ask = (address: string, init?: RequestInit) => Promise<Response>;

export function browserInShort(url: string): { ask: Ask; cookie: () => string } {
  const kept = new Map<string, string>();
  const cookie = () => [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask: Ask = async (address, init = {}) => {
    const headers = { ...init.headers, cookie: cookie() };
    const response = await fetch(new URL(address, url), { ...init, redirect: 'manual', headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) kept.delete(name);
      else kept.set(name, value);
    }
    return response;
  };
  return { ask, cookie };
}

export const locationOf = (response: Response): string => response.headers.get('location') ?? '';

/** Chooses a person on the page of the local identity provider, and answers the address to which the console is called back. */
export async function choosePerson(ask: Ask, page: string, person: string): Promise<URL> {
  let response = await ask(page, { method: 'POST', body: new URLSearchParams({ person }) });
  for (let hops = 0; hops < 5 && !locationOf(response).includes('/console/callback'); hops++)
    response = await ask(locationOf(response));
  return new URL(locationOf(response));
}

/** Signs a person in to the console of a running application; `cookie()` is then good for its pages. */
export async function signedIn(url: string, person: string) {
  const browser = browserInShort(url);
  let response = await browser.ask('/console/sign-in');
  while (!locationOf(response).includes('/interaction/')) {
    if (!locationOf(response)) throw new Error(`The sign-in ends with status ${response.status}`);
    response = await browser.ask(locationOf(response));
  }
  const back = await choosePerson(browser.ask, locationOf(response), person);
  await browser.ask(back.href);
  return browser;
}
