import { attachmentsOf, caseHead, newestForm, openRounds, ownApplications, storyOf } from '../../db/read/page-case.js';
import { performSystem } from '../../desk/kit/act.js';
import { meetCase } from '../../desk/kit/cases.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import type { Language } from '../../domain/vocabulary.js';
import { caseWords } from '../../text/web-case.js';
import { personalFields, readForm } from '../../web/application/read-form.js';
import { applicationsPage } from '../../web/pages/applications.js';
import { casePage } from '../../web/pages/case.js';
import { lastFour } from '../../web/task-forms/confirm.js';
import type { ActForm } from '../../web/views/act-form.js';
import type { AttachmentView, Material, TimelineEntry } from '../../web/views/case.js';
import { actorOf, frameOf, guardOf, type Page, type PageCall } from './kit.js';
import { ruleWords, tellAll } from './refusals.js';

/** Everything a reader needs of a form and its files; experts read it without who it is. */
export async function materialOf(call: PageCall, caseId: string, blind = false): Promise<Material | null> {
  const { db } = call.deps;
  const form = await newestForm(db, caseId);
  if (!form) return null;
  const files = await filesOf(call, caseId);
  return {
    sections: readForm(form.content, call.language, files, blind ? personalFields : []),
    attachments: files,
    formHash: form.hash,
    formVersion: form.number,
    submittedAt: form.submittedAt,
  };
}

export async function filesOf(call: PageCall, caseId: string): Promise<readonly AttachmentView[]> {
  const rows = await attachmentsOf(call.deps.db, caseId);
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

/**
 * The story of a case. Officials see who did what and every refused attempt; an applicant sees posts, and refusals of their own.
 */
export async function timelineOf(
  call: PageCall,
  caseId: string,
  reader: { readonly personId: string | null; readonly official: boolean },
): Promise<readonly TimelineEntry[]> {
  const rows = await storyOf(call.deps.db, caseId);
  return rows
    .filter((row) => !row.refusal || reader.official || row.personId === reader.personId)
    .map((row) => ({
      at: row.at,
      act: row.act,
      actorKind: row.actorKind,
      who: reader.official || row.personId === reader.personId ? row.personName : null,
      role: row.role,
      orgName: row.orgName,
      channel: row.channel,
      rules: row.ruleIds.map((ruleId) => ruleWords(ruleId, call.language)),
      formHash: row.formHash,
      facts: Object.entries(row.facts).map(([name, value]) => [name, String(value)] as const),
      refusal: row.refusal ? (tellAll([row.refusal], call.language)[0]?.sentence ?? '') : null,
    }));
}

const appealable = ['declined', 'notForwarded', 'notApproved', 'vetoed'];
const resting = ['draft', 'withdrawn', 'declined', 'notForwarded', 'notSelected', 'notApproved', 'approved', 'vetoed'];

/** What an applicant may do with the application besides filling it in. */
function ownForms(
  caseId: string,
  number: string,
  state: string,
  undoable: boolean,
  language: Language,
): readonly ActForm[] {
  const words = caseWords[language];
  const id = { kind: 'hidden', name: 'caseId', value: caseId } as const;
  const confirm = lastFour(number);
  if (undoable) return [{ act: 'undoWithdrawal', title: words.undo, fields: [id], submit: words.undo }];
  const appeal: ActForm = {
    act: 'fileAppeal',
    title: words.appeal,
    intro: words.appealIntro,
    folded: true,
    fields: [id, { kind: 'long', name: 'text', label: words.appealText, required: true, maxLength: 5000 }],
    submit: words.appeal,
    confirm,
  };
  const withdraw: ActForm = {
    act: 'withdrawApplication',
    title: words.withdraw,
    intro: words.withdrawIntro,
    folded: true,
    tone: 'danger',
    fields: [id],
    submit: words.withdraw,
    confirm,
  };
  if (appealable.includes(state)) return [appeal];
  return resting.includes(state) ? [] : [withdraw];
}

export const casePages: readonly Page[] = [
  {
    path: '/applications',
    who: 'session',
    load: async (call) => {
      const { db } = call.deps;
      const own = await ownApplications(db, call.caller.personId);
      const rounds = (await openRounds(db)).filter(
        (round) =>
          !own.some(({ file }) => file.roundId === round.id) && (round.dates.applicationWindow ?? call.now) >= call.now,
      );
      const view = {
        now: call.now,
        items: own.map(({ file, roundName, due }) => ({ ...file, roundName, due })),
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
      const met = await performSystem(call.deps, (desk) => meetCase(desk, actorOf(call), caseId));
      const head = met && (await caseHead(call.deps.db, caseId));
      if (!met || !head) return refused(refuse('notFound'));
      const { file } = head;
      const official = met.seats.some(({ role }) => role !== 'applicant' && role !== 'expert');
      const blind = met.isAssignedExpert && !official;
      const undoable = file.state === 'withdrawn' && !file.endedAt && (file.withdrawUndoUntil ?? '') > call.now;
      const mayEdit = met.isApplicant && (file.state === 'draft' || file.state === 'returnedForCorrection');
      const view = {
        ...file,
        now: call.now,
        own: met.isApplicant,
        roundName: head.roundName,
        applicantName: blind ? null : head.applicantName,
        schoolName: head.schoolName,
        countyName: head.countyName,
        due: head.due,
        undoUntil: undoable ? file.withdrawUndoUntil : null,
        editHref: mayEdit ? `/applications/${caseId}/form` : null,
        material: await materialOf(call, caseId, blind),
        timeline: blind ? [] : await timelineOf(call, caseId, { personId: call.caller.personId, official }),
        documents: [],
        forms: met.isApplicant ? ownForms(caseId, file.number, file.state, undoable, call.language) : [],
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(casePage(await frameOf(call), view));
    },
  },
];

/** An address that holds no id belongs to nothing; the database is not asked nonsense. */
export const uuidOf = (text: string | undefined): string =>
  text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : '00000000-0000-0000-0000-000000000000';
