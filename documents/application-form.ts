import { accepted, type Result, refused } from '../domain/refusal.js';
import { documentWords } from '../text/documents.js';
import { applicationFormWords as words } from '../text/documents-form.js';
import type { ApplicationFormData, FormOpinions, FormPerson } from './application-form-data.js';
import { dayInChinese, monthInChinese } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';

/** What the template prints: every value in words. The form's fixed labels stand in the template itself. */
export interface ApplicationFormView {
  readonly at: string;
  readonly city: string;
  readonly round: string;
  readonly issuer: string;
  readonly formNo: string;
  readonly hash: string;
  readonly draft: boolean;
  readonly printed: string;
  readonly direct: boolean;
  readonly person: Readonly<Record<string, string>>;
  readonly periods: readonly (readonly string[])[];
  readonly service: string;
  readonly ethics: string;
  readonly performance: string;
  readonly cases: readonly { readonly title: string; readonly note: string; readonly summary: string }[];
  readonly influence: readonly (readonly string[])[];
  readonly research: readonly (readonly string[])[];
  readonly researchEffect: string;
  readonly honours: readonly (readonly string[])[];
  readonly proposal: readonly (readonly [label: string, text: string])[];
  readonly support: readonly (readonly [label: string, text: string])[];
  readonly files: readonly (readonly string[])[];
  readonly opinions: Readonly<Record<keyof FormOpinions, readonly string[]>>;
}

/** The 申报表 as PDF, always in Chinese. Refusal `unprintable` when a text has a character the font lacks. */
export async function renderApplicationForm(data: ApplicationFormData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  return accepted(await renderPdf('application-form', applicationFormView(data)));
}

export function applicationFormView(data: ApplicationFormData): ApplicationFormView {
  const level = documentWords.zh.levels;
  return {
    at: data.at,
    city: data.cityName,
    round: data.roundName,
    issuer: data.issuer,
    formNo: data.formNo,
    hash: data.formHash ?? '',
    draft: data.formHash === undefined,
    printed: dayInChinese(data.filledDay),
    direct: data.person.schoolType !== 'countySchool',
    person: personView(data.person),
    periods: data.periods.map((p) => [
      `${monthInChinese(p.from)}—${p.to === null ? words.untilNow : monthInChinese(p.to)}`,
      p.school,
      p.class,
      p.verifiedBy ?? '',
    ]),
    service: words.service(data.serviceMonths),
    ethics: data.ethicsSelfDeclaration,
    performance: data.performanceSummary,
    cases: data.cases.map((c) => ({
      title: c.title,
      note: [words.caseKind[c.kind], words.problemType[c.problemType], dayInChinese(c.day)].join(' · '),
      summary: c.summary,
    })),
    influence: data.influence.map((i) => [monthInChinese(i.day), i.activity, level[i.level]]),
    research: data.research.map((r) => [
      monthInChinese(r.day),
      words.researchKind[r.kind],
      r.title,
      `${level[r.level]}${r.grade === undefined ? '' : words.grade(r.grade)}`,
      r.issuer,
      r.role,
    ]),
    researchEffect: data.researchEffect,
    honours: data.honours.map((h) => [
      monthInChinese(h.day),
      words.honourSubject[h.subject],
      h.className === undefined ? h.name : `${h.name}（${h.className}）`,
      level[h.level],
      h.issuer,
    ]),
    proposal: words.proposalLabels.map(([key, label]) => [label, data.studioProposal?.[key] ?? '']),
    support: words.supportLabels.map(([key, label]) => [label, data.unitSupport?.[key] ?? '']),
    files: data.files.map((f) => [f.name, f.sha256.slice(0, 16), f.verifiedBy ?? '']),
    opinions: opinionsView(data.opinions),
  };
}

function personView(person: FormPerson): Readonly<Record<string, string>> {
  return {
    name: person.name,
    gender: words.gender[person.gender],
    birth: monthInChinese(person.birthDate),
    idLast4: person.idLast4,
    phone: person.phone,
    email: person.email,
    politicalStatus: person.politicalStatus,
    education: person.education,
    title: person.title,
    subject: person.subject,
    school: person.schoolName,
    schoolType: words.schoolType[person.schoolType],
    county: person.countyName ?? words.noCounty,
    headTeacher: person.isHeadTeacherNow ? words.headTeacherNow(person.currentClass) : words.notHeadTeacherNow,
    teacherCertNo: person.teacherCertNo,
    expectedEnd: monthInChinese(person.expectedEndDate),
  };
}

function opinionsView({ school, county, expert, city }: FormOpinions): ApplicationFormView['opinions'] {
  const days = (from: string, to: string) => ({ from: dayInChinese(from), to: dayInChinese(to) });
  return {
    school: school ? words.school({ ...school, meetingDay: dayInChinese(school.meetingDay) }) : [],
    county: county ? words.county({ ...county, ...days(county.noticeFrom, county.noticeTo) }) : [],
    expert: expert ? words.expert({ ...expert, day: dayInChinese(expert.day) }) : [],
    city: city ? words.city({ ...city, ...days(city.noticeFrom, city.noticeTo) }) : [],
  };
}
