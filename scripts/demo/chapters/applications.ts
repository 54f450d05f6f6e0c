import { dayOf } from '../../../domain/time/beijing.js';
import { applicants, type SampleApplicant } from '../../../examples/applicant-list.js';
import { sampleForm } from '../../../examples/applicants.js';
import { failingRules, type Story as StoryCode } from '../../../examples/stories.js';
import { call, side } from '../http.js';
import { scan } from '../scan.js';
import { type Application, allShowing, showing, type World } from '../world.js';

const draws: readonly StoryCode[] = ['withdrawn', 'withdrawnAndUndone'];

/** Everybody applies; those whom a rule stops keep their draft; two withdraw, one of them thinks better of it. */
export async function applications(world: World): Promise<void> {
  const { story } = world;
  story.chapter('第二章 个人申报', 'Chapter 2: teachers apply');
  await story.progress('填表、上传附件、提交', 'forms, attachments, submission', applicants.length, async (done) => {
    // Of one school in the order of the list: the second nominee of a direct school must be the second.
    const schools = [...new Set(applicants.map(({ school }) => school))];
    await side(schools, 4, async (school) => {
      for (const applicant of applicants.filter((one) => one.school === school)) {
        await apply(world, applicant);
        done();
      }
    });
  });
  for (const [code, rules] of Object.entries(failingRules)) {
    const [one] = allShowing(world, code as StoryCode);
    if (one)
      story.tell(
        `${one.applicant.name}：不满足 ${rules.join('、')}，草稿保留`,
        `${code}: refused by ${rules.join(', ')}, the draft stays`,
      );
  }
  await withdrawals(world);
}

async function apply(world: World, applicant: SampleApplicant): Promise<void> {
  const { people, round, refusals } = world;
  const { browser } = await people.as(applicant.code);
  const begun = await call<{ caseId: string; number: string; version: number }>(
    browser,
    'POST',
    `/api/rounds/${round.roundId}/applications`,
    {},
  );
  const file: Application = { applicant, ...begun, formHash: null, attachmentId: null };
  world.applications.set(applicant.code, file);
  const at = `/api/cases/${file.caseId}`;
  const body = new FormData();
  body.set('file', scan(), `荣誉证书-${applicant.name}.pdf`);
  file.attachmentId = (await call<{ attachmentId: string }>(browser, 'POST', `${at}/attachments`, body)).attachmentId;
  file.version = (await call<{ version: number }>(browser, 'PUT', `${at}/draft`, draftOf(world, file))).version;
  const rules = failingRules[applicant.story] ?? [];
  const submit = () => call<{ formHash: string }>(browser, 'POST', `${at}/submission`, { version: file.version });
  for (const ruleId of rules) await refusals.expect('notEligible', ruleId, submit);
  if (rules.length === 0) file.formHash = (await submit()).formHash;
}

/** The form with the certificate's copy behind the first honour, for the version the applicant was shown. */
export function draftOf({ round }: World, { applicant, attachmentId, version }: Application) {
  const { applicationWindow = '', decision = '' } = round.dates;
  const form = sampleForm(applicant, { deadline: dayOf(applicationWindow), plannedApprovalDay: dayOf(decision) });
  const [first, ...others] = form.honours;
  const files = attachmentId ? [attachmentId] : [];
  return { version, form: { ...form, honours: first ? [{ ...first, files }, ...others] : [] } };
}

async function withdrawals(world: World): Promise<void> {
  for (const code of draws) {
    const file = showing(world, code);
    const { browser } = await world.people.as(file.applicant.code);
    const path = `/api/cases/${file.caseId}/withdrawal`;
    await call(browser, 'POST', path, { reason: '个人原因' });
    if (code === 'withdrawn') {
      world.story.tell(`${file.applicant.name}撤回申报`, 'An applicant withdraws for good');
      continue;
    }
    await call(browser, 'DELETE', path);
    world.story.tell(
      `${file.applicant.name}撤回申报，又在期限内取消撤回`,
      'Another withdraws and takes it back in time',
    );
  }
}
