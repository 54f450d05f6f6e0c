import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { nominees, objections, strikeAppeals } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sealedFor } from '../../../desk/kit/data-key.js';
import { openStage } from '../../../desk/kit/stage.js';
import { endNoticeWindow } from '../../../desk/notice/end-notice-window.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { listHonours } from '../../../desk/studio/commendation/list-honours.js';
import { nominateHonour } from '../../../desk/studio/commendation/nominate-honour.js';
import { openCall } from '../../../desk/studio/commendation/open-call.js';
import { scoreHonours } from '../../../desk/studio/commendation/score-honours.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import { dayOf } from '../../../domain/time/beijing.js';
import type { Hands } from './hands.js';

/** Calls for commendations, each of them up to one of its tasks. */
export function commendations({ desk, city, inTerm, notice, act, taskOf }: Hands) {
  /** A call for commendations whose task of one kind is open, those before it done; its one nominee is the unit. */
  const calledFor = async (until: TaskKind | 'over'): Promise<void> => {
    const year = Number(dayOf(await desk.clock.now()).slice(0, 4));
    const { callId } = await act('cityOfficer', openCall, { name: '年度表彰', year, awards: { unit: 1, host: 1 } });
    const subject = { kind: 'call', id: callId } as const;
    const nomineeIds: string[] = [];
    const steps: Readonly<Record<string, () => Promise<unknown>>> = {
      honourNomination: async () => {
        const taskId = await taskOf('honourNomination', callId, 'countyOfficer');
        const given = { taskId, candidate: `unit/${city.org('schoolA1')}`, reason: inTerm.honourReason };
        nomineeIds.push((await act('countyOfficerA', nominateHonour, given)).nomineeId);
      },
      honourReview: async () => {
        const points = Object.fromEntries(nomineeIds.map((id) => [id, '90']));
        for (const who of ['cityOfficer', 'sectionOfficer', 'instituteOfficer'] as const)
          await act(who, scoreHonours, { taskId: await taskOf('honourReview', callId, who), points });
      },
      honourListing: async () => {
        const taskId = await taskOf('honourListing', callId);
        const list = { taskId, nomineeIds, reason: inTerm.honourList, ...notice };
        const listed = await act('cityOfficer', listHonours, list);
        if (!listed.notice) throw new Error('nothing hangs');
        const { noticeId, closesAt } = listed.notice;
        // its time is over: the others of the walk keep theirs
        const now = new Date(Date.parse(closesAt) + 1).toISOString();
        await performSystem(desk, (at) => endNoticeWindow({ ...at, now }, noticeId));
      },
      honourDecision: async () => {
        const taskId = await taskOf('honourDecision', callId);
        await act('cityLeader', decideHonours, { taskId, nomineeIds, decisionNumber: '市教发〔2026〕9号' });
      },
    };
    for (const stage of ['honourNomination', 'honourReview', 'honourListing', 'honourDecision'] as const) {
      const key = { subject, stage, number: 1, callId };
      await performSystem(desk, (at) => openStage(at, stagePlans[stage], key));
      if (stage === until) return;
      await steps[stage]?.();
    }
  };
  /** NOTICE-O06: as if objections had struck unit and host from a list; who may appeal and who answers are knocked at. */
  const struckAndAppealing = async (termId: string): Promise<void> => {
    const [unit] = await desk.db.select().from(nominees).where(eq(nominees.state, 'commended'));
    if (!unit) throw new Error('nobody is commended');
    const ofHost = { recipient: 'host' as const, recipientId: city.personId('teacherA1a'), state: 'struck' as const };
    const host = { ...unit, ...ofHost, id: randomUUID(), number: 2, struckBy: randomUUID() };
    await desk.db.insert(nominees).values(host);
    for (const { id: nomineeId, callId, number, struckBy } of [unit, host]) {
      const [id, objectionId] = [randomUUID(), struckBy ?? randomUUID()];
      const subject = { kind: 'strikeAppeal', id } as const;
      await performSystem(desk, async (at) => {
        await at.tx.insert(objections).values({
          ...{ id: objectionId, noticeId: id, subjectId: nomineeId, lane: 'anonymous', state: 'upheld', text: '' },
          ...{ receipt: `YY-99${number}`, receivedAt: at.now, disposition: '经核查属实' },
          disposedBy: city.personId('cityOfficer'),
        });
        await at.tx.insert(strikeAppeals).values({
          ...{ id, callId, nomineeId, objectionId, keyId: termId, state: 'open' },
          until: new Date(Date.parse(at.now) + 864_000_000).toISOString(),
          text: await sealedFor(at, termId, inTerm.strikeAppeal),
        });
        for (const stage of ['strikeAppealWindow', 'strikeAppealDecision'] as const)
          await openStage(at, stagePlans[stage], { subject, stage, number: 1, callId });
      });
    }
  };
  return { calledFor, struckAndAppealing };
}
