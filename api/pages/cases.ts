import { endingOf } from '../../db/read/ending.js';
import { caseHead, openRounds, ownApplications, storyOf } from '../../db/read/page-case.js';
import { attachmentsOf, newestForm } from '../../db/read/sealed-words.js';
import { studioOfCase } from '../../db/read/studios.js';
import { isOpenTo } from '../../desk/kit/organiser.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { type Ending, plainReason } from '../../domain/ending.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { transitions } from '../../domain/transitions.js';
import { roles } from '../../domain/vocabulary.js';
import { reasonText } from '../../text/reasons.js';
import { ruleInFull, ruleName } from '../../text/rules.js';
import { personalFields, readForm } from '../../web/application/read-form.js';
import { applicationsPage } from '../../web/pages/applications.js';
import { casePage } from '../../web/pages/case.js';
import type { AttachmentView, Material, TimelineEntry } from '../../web/views/case.js';
import { type CaseSight, sightOf } from '../reads/case-sight.js';
import { readerOf } from '../reads/studios.js';
import { timelineOf } from '../reads/timeline.js';
import { officialForms, ownForms } from './case-forms.js';
import { actorOf, frameOf, guardOf, type Page, type PageCall, type SessionCall } from './kit.js';
import { isOver, nextStep } from './next-step.js';
import { tellAll } from './refusals.js';
import { departureSentence, restingOf } from './resting.js';

/** Everything a reader needs of a form and its files; experts read it without who it is. */
export async function materialOf(call: PageCall, caseId: string, blind = false): Promise<Material | null> {
  const { db } = call.deps;
  const form = await newestForm(db, call.deps.vault, caseId);
  if (!form) return null;
  const files = await filesOf(call, caseId, blind);
  return {
    sections: readForm(form.content, call.language, files, blind ? personalFields : []),
    attachments: files,
    formHash: form.hash,
    formVersion: form.number,
    submittedAt: form.submittedAt,
  };
}

export async function filesOf(call: PageCall, caseId: string, blind = false): Promise<readonly AttachmentView[]> {
  const rows = await attachmentsOf(call.deps.db, call.deps.vault, caseId, { blind });
  const at = call.caller.kind === 'link' ? `/t/${call.caller.link.id}` : '';
  return rows.map(({ id, name, size, sha256, verdict }) => ({
    id,
    name,
    size,
    sha256,
    verdict,
    href: `${at}/api/cases/${caseId}/attachments/${id}`,
  }));
}

/** The story of a case as its reader may see it; officials also see who acted, the applicant only the post. */
export async function storyFor(call: PageCall, sight: CaseSight, personId: string): Promise<readonly TimelineEntry[]> {
  const { db } = call.deps;
  const rows = await timelineOf(db, sight, personId);
  const official = sight.reader !== 'applicant' && sight.reader !== 'expert';
  const more = new Map((await storyOf(db, sight.file.id)).map((row) => [row.seq, row]));
  return rows.map((row) => {
    const { channel = 'system', personName = null, personId: who = null, refusal = null } = more.get(row.seq) ?? {};
    return {
      at: row.at,
      act: row.act,
      actorKind: row.actorKind,
      who: official || who === personId ? personName : null,
      role: roles.find((role) => role === row.role) ?? null,
      orgName: row.organisation,
      channel,
      rules: row.ruleIds.map((ruleId) => ruleName(ruleId, call.language)),
      formHash: row.formHash,
      facts: Object.entries(row.facts).map(([name, value]) => [name, String(value)] as const),
      refusal: refusal ? (tellAll([refusal], call.language)[0]?.sentence ?? '') : null,
    };
  });
}

/** Whoever was refused reads why where the application stands, not in a letter alone. */
async function endingFor({ deps, language }: PageCall, file: CaseSight['file']) {
  const ending = await endingOf(deps.db, deps.vault, file);
  if (!ending) return null;
  const said = ({ reason, ruleId }: Pick<Ending, 'reason' | 'ruleId'>) => ({
    reason: reasonText(plainReason(reason), language),
    rule: ruleId ? ruleInFull(ruleId, language) : '',
  });
  return { ...said(ending), confirmed: ending.confirmed ? said(ending.confirmed) : null };
}

/** Files of a case this reader may take away. */
function documentsOf({ file, reader, outlineOnly }: CaseSight) {
  const at = `/api/cases/${file.id}`;
  const form = { label: 'form', href: `${at}/forms/${file.formVersion}` } as const;
  const papers = [
    { label: 'certificate', href: `${at}/certificate` },
    { label: 'plaque', href: `${at}/plaque` },
  ] as const;
  const mayRead = file.formVersion > 0 && reader !== 'expert' && !outlineOnly;
  return [...(mayRead ? [form] : []), ...(file.state === 'approved' && mayRead ? papers : [])];
}

export const casePages: readonly Page[] = [
  {
    path: '/applications',
    who: 'session',
    load: async (call) => {
      const { db } = call.deps;
      const own = await ownApplications(db, call.caller.personId);
      const seats = await seatsOf({ tx: db, now: call.now }, call.caller.personId);
      const open = await Promise.all(
        (await openRounds(db)).map(async (round) => ({ round, isMine: await isOpenTo({ tx: db }, seats, round) })),
      );
      const rounds = open.flatMap(({ round, isMine }) => {
        const isNew = !own.some(({ file }) => file.roundId === round.id);
        return isMine && isNew && (round.dates.applicationWindow ?? call.now) >= call.now ? [round] : [];
      });
      const view = {
        now: call.now,
        items: own.map(({ file, roundName, level, due }) => ({ ...file, roundName, level, due })),
        openRounds: rounds.map(({ id, name, dates }) => ({ id, name, closesAt: dates.applicationWindow ?? null })),
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(applicationsPage(await frameOf(call), view));
    },
  },
  {
    path: '/cases/:caseId',
    who: 'session',
    load: async (call) => {
      const caseId = uuidOf(call.params.caseId);
      const { deps, now, caller } = call;
      const sight = await sightOf({ tx: deps.db, now, actor: actorOf(call) }, caseId);
      if (!sight.ok) return sight;
      const head = await caseHead(deps.db, caseId);
      if (!head) return refused(refuse('notFound'));
      const { file } = head;
      const { reader, outlineOnly } = sight.value;
      const own = reader === 'applicant';
      const blind = reader === 'expert';
      const undoable = own && file.state === 'withdrawn' && !file.endedAt && (file.withdrawUndoUntil ?? '') > now;
      const mayEdit = own && (file.state === 'draft' || file.state === 'returnedForCorrection');
      const resting = await restingOf(call, caseId);
      const view = {
        ...file,
        now,
        own,
        next: await nextStep(call, head, sight.value, resting),
        resting: departureSentence(resting, call),
        roundName: head.roundName,
        level: sight.value.round.level,
        applicantName: blind ? null : head.applicantName,
        schoolName: head.schoolName,
        countyName: head.countyName,
        ending: blind || outlineOnly ? null : await endingFor(call, file),
        due: transitions[file.state].withdraw ? head.due : null,
        editHref: mayEdit ? `/applications/${caseId}/form` : null,
        isDraftOver: isOver(call, file, sight.value.round),
        material: outlineOnly ? null : await materialOf(call, caseId, blind),
        timeline: outlineOnly ? [] : await storyFor(call, sight.value, caller.personId),
        documents: documentsOf(sight.value),
        studio: await studioFor(call, caseId),
        ...(own ? await ownForms(sight.value, undoable, call) : await officialForms(call, sight.value, resting)),
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(casePage(await frameOf(call), view));
    },
  },
];

/** The studio the case became (STUDIO-03); an expert has none of a candidate's. */
async function studioFor(call: SessionCall, caseId: string) {
  const at = { tx: call.deps.db, now: call.now, actor: actorOf(call) };
  const found = await studioOfCase(at.tx, await readerOf(at), caseId);
  return found && { name: found.name, href: `/studios/${found.studioId}` };
}

/** An address that holds no id belongs to nothing; the database is not asked nonsense. */
export const uuidOf = (text: string | undefined): string =>
  text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : '00000000-0000-0000-0000-000000000000';
