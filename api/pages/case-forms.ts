import { certificateOf } from '../../db/read/page-certificate.js';
import { schoolsOf } from '../../db/read/page-people.js';
import { leaderOf, officerOf } from '../../desk/kit/organiser.js';
import { latestVeto, vetoOf } from '../../desk/veto/find-veto.js';
import { appealable, transitions } from '../../domain/transitions.js';
import type { Role } from '../../domain/vocabulary.js';
import {
  appealForm,
  departureForm,
  type FormCase,
  liftForm,
  proposalForm,
  statusForm,
  undoForm,
  withdrawForm,
} from '../../web/case-forms.js';
import { vetoForm } from '../../web/task-forms/veto.js';
import type { ActForm } from '../../web/views/act-form.js';
import type { CertificateFacts } from '../../web/views/case.js';
import type { CaseSight } from '../reads/case-sight.js';
import type { SessionCall } from './kit.js';
import { appealAt } from './next-step.js';
import type { Resting } from './resting.js';

/** What a reader may do with an application besides their tasks, and what a second factor would show them. */
export interface CaseForms {
  readonly forms: readonly ActForm[];
  readonly secondFactorMissing: boolean;
  readonly certificate: CertificateFacts | null;
}

/** What an applicant may do with the application besides filling it in. */
export async function ownForms(sight: CaseSight, undoable: boolean, call: SessionCall): Promise<CaseForms> {
  const { file } = sight;
  const about = { caseId: file.id, number: file.number };
  const { language } = call;
  const nothing = { secondFactorMissing: false, certificate: null };
  if (undoable) return { ...nothing, forms: [undoForm(about, language)] };
  if (appealable.includes(file.state)) {
    const { appeal } = await appealAt(call, sight);
    return { ...nothing, forms: appeal === 'open' ? [appealForm(about, language)] : [] };
  }
  const open = file.state !== 'draft' && transitions[file.state].withdraw !== undefined;
  return { ...nothing, forms: open ? [withdrawForm(about, language)] : [] };
}

const registrars: readonly Role[] = ['schoolLeader', 'countyOfficer', 'countyLeader', 'cityOfficer', 'cityLeader'];
/** Never lifted where policy names its rule (VETO-O06). */
const neverLifted: Readonly<Record<string, string>> = { studentHarm: 'VETO-07' };

/** What an official may do, by the posts they hold and by where the application stands. The desk judges again. */
export async function officialForms(call: SessionCall, sight: CaseSight, resting: Resting): Promise<CaseForms> {
  const { file, round, reader, outlineOnly, seats } = sight;
  const nothing = { forms: [], secondFactorMissing: false, certificate: null };
  if (reader === 'expert' || outlineOnly || file.state === 'draft') return nothing;
  const { language } = call;
  const about: FormCase = { caseId: file.id, number: file.number };
  const sits = (role: Role, orgId: string | null) => seats.some((one) => one.role === role && one.orgId === orgId);
  const running = transitions[file.state].withdraw !== undefined;
  const forms: ActForm[] = [];
  if (running && !resting.departure && sits('schoolLeader', file.schoolId)) {
    const schools = (await schoolsOf(call.deps.db)).filter(({ id }) => id !== file.schoolId);
    const options = schools.map(({ id, name }) => ({ value: id, label: name }));
    forms.push(departureForm(about, options, round.parameters.suspensionWorkingDays, language));
  }
  if (!file.endedAt && seats.some(({ role }) => registrars.includes(role)))
    forms.push(vetoForm(file.id, file.number, language));
  const strong = [...(await liftForms(call, sight)), ...(await statusForms(call, sight))];
  const paper = reader === 'city' ? await paperFacts(call, sight) : null;
  if (paper && paper.status !== 'revoked' && sits(officerOf(round).role, round.bureauId))
    forms.push(proposalForm(about, paper.status, language));
  const missing = strong.length > 0 && !call.caller.secondFactor;
  return { forms: missing ? forms : [...strong, ...forms], secondFactorMissing: missing, certificate: paper };
}

/** VETO-O06: to the leader of the level that vetoed, once no appeal can change it. */
async function liftForms({ deps, now, language }: SessionCall, { file, round, seats }: CaseSight) {
  const row = file.state === 'vetoed' ? await latestVeto({ tx: deps.db }, file.id) : undefined;
  if (row?.state !== 'effective') return [];
  const mine = seats.some(({ role, orgId }) => role === row.decidedRole && orgId === row.decidedOrgId);
  const barred = round.parameters.vetoesNeverLifted.includes(neverLifted[row.ground] ?? '');
  const { kind } = await vetoOf({ tx: deps.db }, row);
  if (!mine || barred || kind === 'appealed' || (row.appealUntil ?? '') >= now) return [];
  return [liftForm({ caseId: file.id, number: file.number }, row.id, language)];
}

async function paperFacts({ deps }: SessionCall, { file }: CaseSight): Promise<CertificateFacts | null> {
  const paper = await certificateOf(deps.db, file.id);
  return (
    paper && {
      number: paper.certificateNumber,
      href: `/v/${paper.code}`,
      status: paper.status,
      proposals: paper.proposals,
    }
  );
}

/** HOST-27: what somebody else proposed, for the bureau's leader. */
async function statusForms({ deps, caller, language }: SessionCall, { file, round, seats }: CaseSight) {
  const leads = seats.some(({ role, orgId }) => role === leaderOf(round).role && orgId === round.bureauId);
  const paper = leads ? await certificateOf(deps.db, file.id) : null;
  const about = { caseId: file.id, number: file.number };
  return (paper?.proposals ?? [])
    .filter(({ proposerId }) => proposerId !== caller.personId)
    .map((one) => statusForm(about, one, language));
}
