import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import type { Desk } from '../../kit/deps.js';
import { postTo } from '../../kit/post.js';
import type { Term } from '../../kit/term.js';
import type { PageVersion } from './versions.js';

/** To the host: what the unit said of a version of the page. */
export const tellHost = (
  desk: Desk,
  term: Term,
  { id, version }: Pick<PageVersion, 'id' | 'version'>,
  outcome: 'published' | 'returned' | 'takenDown',
  reason: string,
): Promise<void> =>
  postTo(desk, term.studio.hostId, {
    event: `${outcome === 'takenDown' ? 'pageTakenDown' : 'pageModerated'}:${id}`,
    letter: 'pageModerated',
    data: {
      studioName: term.name,
      studioNumber: term.studio.number,
      version: String(version),
      outcome,
      reason,
    },
    notBefore: deliverAt(desk.now, term.parameters.quietHours),
  });
