import { agreementsIn } from '../../db/read/letters.js';
import { accepted } from '../../domain/refusal.js';
import { earlierTermPage } from '../../web/pages/earlier-term.js';
import { termRecord, termSeen } from '../reads/earlier-terms.js';
import { seesReports } from '../reads/sees-reports.js';
import { uuidOf } from './cases.js';
import { actorOf, frameOf, type Page } from './kit.js';

/** A studio's earlier terms, for whoever reads the studio (STUDIO-06). */
export const earlierTermPages: readonly Page[] = [
  {
    path: '/studios/:studioId/terms/:termNumber',
    who: 'session',
    load: async (call) => {
      const { db: tx, vault } = call.deps;
      const at = { tx, vault, now: call.now, actor: actorOf(call) };
      const found = await termSeen(at, uuidOf(call.params.studioId), Number(call.params.termNumber));
      if (!found.ok) return found;
      const term = found.value;
      const agreements = await agreementsIn(tx, term.id);
      const record = await termRecord(at, term);
      const members = record.members.map((one) => {
        const { version, sealedAt } = agreements.get(one.membershipId) ?? {};
        return { ...one, agreement: version ? { version, sealed: Boolean(sealedAt) } : null };
      });
      const view = { ...record, members, level: term.studio.level, reports: await seesReports(at, term) };
      return accepted(earlierTermPage(await frameOf(call), view));
    },
  },
];
