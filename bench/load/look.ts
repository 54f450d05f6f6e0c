import type { World } from '../parts/world.js';
import { type Driven, drive } from './drive.js';
import { ask } from './request.js';

const clients = 32;

/**
 * A public page in everybody's browser, each from an address of its own: looked at until it is warm, then counted.
 * @param words what tells the page from an error's
 */
export async function lookAt(world: World, path: string, words: string, quick: boolean) {
  const look = async (visitor: number) => {
    const address = `10.${visitor >> 16}.${(visitor >> 8) & 255}.${visitor & 255}`;
    const page = await ask(world.base, { method: 'GET', path, address, accept: 'text/html' });
    if (page.status !== 200 || !page.text.includes(words)) throw new Error(`${path} answered ${page.status}`);
  };
  const looks = (count: number): Promise<Driven> => drive([...Array(count).keys()], clients, look);
  await looks(quick ? 50 : 1_000);
  const before = world.usage();
  const { perSecond, ms, seconds } = await looks(quick ? 200 : 10_000);
  return { perSecond, ms, raw: { clients, seconds, before, after: world.usage() } };
}
