import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { cases, countyQuotas, dataKeys, formVersions, nominations, organisations } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';
import { bundleList } from '../../desk/county/bundle-list.js';
import { type Round, roundOf } from '../../desk/kit/round.js';
import { type CountySummaryData, writeCountySummary } from '../../documents/county-summary.js';
import { monthsServed } from '../../domain/host-selection/eligibility/months.js';
import { type ApplicationForm, applicationFormSchema } from '../../domain/host-selection/form.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { downloadWords } from '../../text/downloads.js';
import { form as formWords } from '../../text/form.js';
import { erasureWords } from '../../text/web-erasure.js';
import { noticeOf } from './opinions.js';

export interface Summary {
  readonly countyName: string;
  readonly bytes: Buffer;
}

/** The 推荐汇总表 of one nomination of a county as XLSX, in its order, as it was sent. The caller has checked that the reader sits at the county or the city. */
export async function countySummary(
  tx: Db,
  vault: Vault,
  nominationId: string,
  language: Language,
  now: string,
): Promise<Result<Summary>> {
  const [row] = await tx
    .select({ nomination: nominations, county: organisations.name })
    .from(nominations)
    .innerJoin(organisations, eq(organisations.id, nominations.orgId))
    .where(eq(nominations.id, nominationId));
  if (!row) return refused(refuse('notFound'));
  const { nomination, county } = row;
  const at = { roundId: nomination.roundId, countyId: nomination.orgId };
  const round = await roundOf({ tx }, at.roundId);
  const [quota] = await tx
    .select()
    .from(countyQuotas)
    .where(and(eq(countyQuotas.roundId, at.roundId), eq(countyQuotas.orgId, at.countyId)));
  const bytes = await writeCountySummary(
    {
      roundName: round.name,
      countyName: county,
      quota: quota?.cap ?? 0,
      candidates: await candidatesOf(tx, vault, round, await bundleList({ tx }, nomination), language),
      at: nomination.submittedAt ?? now,
    },
    language,
  );
  return { ok: true, value: { countyName: county, bytes } };
}

const nothing = {
  name: '',
  gender: '',
  birthDate: null,
  subject: '',
  title: '',
  serviceYears: null,
  research: '',
  honours: '',
} as const;

async function candidatesOf(
  tx: Db,
  vault: Vault,
  round: Round,
  caseIds: readonly string[],
  language: Language,
): Promise<CountySummaryData['candidates']> {
  const rows = await tx
    .select({ file: cases, content: formVersions.content, wrapped: dataKeys.wrapped, school: organisations.name })
    .from(cases)
    .innerJoin(organisations, eq(organisations.id, cases.schoolId))
    .innerJoin(formVersions, and(eq(formVersions.caseId, cases.id), eq(formVersions.number, cases.formVersion)))
    .leftJoin(dataKeys, eq(dataKeys.subjectId, cases.id))
    .where(inArray(cases.id, [...caseIds]))
    .orderBy(asc(cases.rank), asc(cases.number));
  const words = formWords[language];
  const { listMark, noticed } = downloadWords[language];
  return Promise.all(
    rows.map(async ({ file, content, wrapped, school }) => {
      const opened = vault.open(wrapped, content);
      const notice = await noticeOf(tx, file.id, 'county');
      const kept = {
        schoolName: school,
        notice: notice ? noticed(notice.noticeFrom, notice.noticeTo, notice.objections) : '',
        formNo: file.number,
      };
      // erased since: its place on the list stays, nothing of the person does
      if (opened === null) return { ...nothing, ...kept, remark: erasureWords[language].erased };
      const form = applicationFormSchema.parse(opened);
      return {
        ...kept,
        name: form.name,
        gender: words.gender[form.gender],
        birthDate: form.birthDate,
        subject: form.subject,
        title: words.title[form.title],
        serviceYears: yearsServed(form, round),
        research: form.research.map(({ title }) => title).join(listMark),
        honours: form.honours.map(({ name }) => name).join(listMark),
        remark: '',
      };
    }),
  );
}

/** Whole years up to the deadline (HOST-09). */
function yearsServed(form: ApplicationForm, round: Round): number {
  const deadline = dayOf(round.dates.applicationWindow ?? round.openedAt ?? '');
  return Math.floor(monthsServed(form.headTeacherPeriods, deadline, round.parameters) / 12);
}
