import { type Browser, call, newBrowser, pause } from './http.js';

interface Head {
  readonly id: string;
  readonly subject: string;
  readonly to: readonly string[];
}

export interface Letter extends Head {
  readonly text: string;
}

/** Reads the mail catcher's inbox as the people who were written to would, over HTTP. */
export interface PostBox {
  /** Waits for the newest letter to `address` that `fits`. @throws Error when none came within `seconds` of a free machine */
  readonly letter: (address: string, fits: (letter: Letter) => boolean, seconds?: number) => Promise<Letter>;
  readonly heads: () => Promise<readonly Head[]>;
  readonly eml: (id: string) => Promise<Buffer>;
}

/** @param slowness how much longer than on a free machine a letter may take */
export function postBox(uiUrl: string, slowness: number): PostBox {
  const inbox: Browser = newBrowser(uiUrl);
  const read = new Map<string, Promise<Letter>>();
  const open = (id: string): Promise<Letter> => {
    const known = read.get(id) ?? call<Letter>(inbox, 'GET', `/messages/${id}`);
    read.set(id, known);
    return known;
  };
  const heads = (to?: string) =>
    call<readonly Head[]>(inbox, 'GET', `/messages${to ? `?to=${encodeURIComponent(to)}` : ''}`);
  return {
    heads: () => heads(),
    eml: async (id) => Buffer.from(await (await fetch(`${uiUrl}/mail/${id}.eml`)).arrayBuffer()),
    letter: async (address, fits, seconds = 45) => {
      const until = Date.now() + seconds * slowness * 1000;
      while (Date.now() < until) {
        for (const { id } of await heads(address)) {
          const letter = await open(id);
          if (fits(letter)) return letter;
        }
        await pause(120);
      }
      throw new Error(`no such letter came to ${address}`);
    },
  };
}

export interface OwnLink {
  readonly id: string;
  readonly secret: string;
}

/** The recipient's own link in a letter; null where there is none. */
export function linkIn({ text }: Pick<Letter, 'text'>): OwnLink | null {
  const [, id, secret] = /\/t\/([0-9a-f]+)#([\w-]+)/.exec(text) ?? [];
  return id && secret ? { id, secret } : null;
}

/** Opens a link as the page behind it does: the secret is posted, a cookie for this one task comes back. */
export async function openLink(base: string, { id, secret }: OwnLink): Promise<Browser> {
  const browser = newBrowser(`${base}/t/${id}`);
  const { nonce } = await call<{ nonce: string }>(browser, 'POST', '/open', { secret });
  browser.nonce = nonce;
  return browser;
}
