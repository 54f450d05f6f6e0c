import { inArray } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { attachmentsOf, formVersionOf } from '../../db/read/sealed-words.js';
import { organisations, people } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';
import type { Case } from '../../desk/kit/cases.js';
import type { Round } from '../../desk/kit/round.js';
import { renderApplicationForm } from '../../documents/application-form.js';
import type { ApplicationFormData } from '../../documents/application-form-data.js';
import { monthsServed } from '../../domain/host-selection/eligibility/months.js';
import { type ApplicationForm, applicationFormSchema } from '../../domain/host-selection/form.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { schoolTypes } from '../../domain/vocabulary.js';
import { form as formWords } from '../../text/form.js';
import { countyOfBody } from './county-of-body.js';
import { opinionsOf } from './opinions.js';

export interface FormAt {
  readonly tx: Db;
  readonly vault: Vault;
  /** The applicant's own copy has the offices' boxes empty of what was said inside them (HOST-18). */
  readonly withOpinions: boolean;
}

/** One submitted version of the 申报表 as PDF. 'notFound' for a version that is none, 'unprintable'. */
export async function applicationFormPdf(
  at: FormAt,
  file: Case,
  round: Round,
  number: number,
): Promise<Result<Buffer>> {
  const { tx, vault } = at;
  const version = await formVersionOf(tx, vault, file.id, number);
  const parsed = applicationFormSchema.safeParse(version?.content);
  if (!version || !parsed.success) return refused(refuse('notFound'));
  const bodies = await bodiesOf(tx, file, round);
  const form = parsed.data;
  const isCurrent = number === file.formVersion;
  return renderApplicationForm({
    cityName: bodies.bureau.name.replace(/教育(体育)?局$/u, ''),
    roundName: round.name,
    issuer: bodies.bureau.name,
    formNo: file.number,
    formHash: version.hash,
    filledDay: dayOf(version.submittedAt),
    at: version.submittedAt,
    person: personOf(form, bodies),
    ...factsOf(form, round, file),
    files: await filesOf(tx, vault, file.id),
    opinions: at.withOpinions && isCurrent ? await opinionsOf(tx, file) : {},
  });
}

async function bodiesOf(tx: Db, file: Case, round: Round) {
  const ids = [file.schoolId, round.bureauId, ...(file.countyId ? [file.countyId] : [])];
  const rows = await tx.select().from(organisations).where(inArray(organisations.id, ids));
  const school = rows.find(({ id }) => id === file.schoolId);
  const bureau = rows.find(({ id }) => id === round.bureauId);
  if (!school || !bureau) throw new Error('a case without its school or bureau');
  return { school, bureau, county: rows.find(({ id }) => id === file.countyId) };
}

function personOf(form: ApplicationForm, at: Awaited<ReturnType<typeof bodiesOf>>): ApplicationFormData['person'] {
  const words = formWords.zh;
  const schoolType = schoolTypes.find((type) => type === at.school.kind) ?? 'countySchool';
  return {
    ...form,
    politicalStatus: words.politicalStatus[form.politicalStatus],
    education: words.education[form.education],
    title: words.title[form.title],
    schoolName: at.school.name,
    schoolType,
    ...(at.county && { countyName: countyOfBody(at.county.name) }),
  };
}

/** The lists of the form in the printed form's own names. */
function factsOf(form: ApplicationForm, round: Round, file: Case) {
  const deadline = dayOf(round.dates.applicationWindow ?? file.submittedAt ?? file.createdAt);
  const { goals = '', content = '', form: forms = '', topic: topics = '', assessment = '' } = form.studioProposal ?? {};
  return {
    periods: form.headTeacherPeriods.map(({ school, className, from, to }) => ({ school, class: className, from, to })),
    serviceMonths: monthsServed(form.headTeacherPeriods, deadline, round.parameters),
    ethicsSelfDeclaration: form.ethicsSelfDeclaration,
    performanceSummary: form.performanceSummary,
    cases: form.cases.map(({ date: day, ...deed }) => ({ ...deed, day })),
    influence: form.influence.map(({ activity, level, date: day }) => ({ activity, level, day })),
    research: form.research.map(({ title, kind, level, grade, issuer, date: day, role }) => ({
      title,
      kind,
      level,
      ...(grade === undefined ? {} : { grade }),
      issuer,
      day,
      role: role ? formWords.zh.projectRole[role] : '',
    })),
    researchEffect: form.researchEffect ?? '',
    honours: form.honours.map(({ subject, name, level, issuer, date: day, className }) => ({
      subject,
      name,
      level,
      issuer,
      day,
      ...(className === undefined ? {} : { className }),
    })),
    studioProposal: { goals, content, forms, topics, assessment },
    unitSupport: { office: form.unitSupport?.office ?? '', equipment: form.unitSupport?.equipment ?? '' },
  } satisfies Partial<ApplicationFormData>;
}

/** HOST-30: each file with whoever compared it with the original. */
async function filesOf(tx: Db, vault: Vault, caseId: string): Promise<ApplicationFormData['files']> {
  const rows = await attachmentsOf(tx, vault, caseId);
  const ids = rows.flatMap(({ verifiedBy }) => verifiedBy ?? []);
  const who = ids.length === 0 ? [] : await tx.select().from(people).where(inArray(people.id, ids));
  return rows.map(({ name, sha256, verdict, verifiedBy }) => {
    const by = who.find(({ id }) => id === verifiedBy)?.name;
    return { name, sha256, ...(verdict === 'genuine' && by ? { verifiedBy: by } : {}) };
  });
}
