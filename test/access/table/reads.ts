import type { AccessRow } from '../expect.js';

/** What may be read, and files taken away. */
export const reads: Readonly<Record<string, AccessRow>> = {
  'GET /api/session': { ok: ['everybody'] },
  'GET /api/account/sessions': { ok: ['everybody'] },
  'GET /api/tokens': { ok: ['everybody'] },
  'GET /api/me': { ok: ['everybody'] },
  'GET /api/tasks': { ok: ['everybody'] },
  'GET /api/tasks.ics': { ok: ['everybody'] },
  'GET /api/tasks/{taskId}': { ok: ['schoolLeader.own schoolClerk.own @ schoolReview..', 'link @ schoolReview'] },
  'GET /api/cases': { ok: ['everybody'] },
  'GET /api/cases/{caseId}': {
    ok: [
      'sectionOfficer.own @ approved',
      'applicant.own link',
      'schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own @ schoolReview..',
      'expert.own @ expertReview..',
    ],
  },
  'GET /api/cases/{caseId}/timeline': {
    ok: [
      'sectionOfficer.own @ approved',
      'applicant.own',
      'schoolLeader.own schoolClerk.own cityOfficer.own cityLeader.own @ schoolReview..',
      'countyOfficer.own countyLeader.own @ countyReview..',
    ],
  },
  'GET /api/cases/{caseId}/eligibility': {
    ok: [
      'sectionOfficer.own @ approved',
      'applicant.own link',
      'schoolLeader.own schoolClerk.own cityOfficer.own cityLeader.own @ schoolReview..',
      'countyOfficer.own countyLeader.own @ countyReview..',
    ],
  },
  'GET /api/cases/{caseId}/hearing': {
    ok: ['schoolLeader.own schoolClerk.own @ schoolReview..', 'link'],
    forbidden: [
      'sectionOfficer.own @ approved',
      'applicant.own',
      'countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own @ schoolReview..',
      'expert.own @ expertReview..',
    ],
  },
  'GET /api/studios': { ok: ['everybody'] },
  'GET /api/studios.xlsx': { ok: ['everybody'] },
  'GET /api/assessment-results': { ok: ['everybody'] },
  'GET /api/assessment-results/{year}/list.xlsx': { ok: ['everybody'] },
  'GET /api/studios/{studioId}': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/terms/{termNumber}': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/terms/{termNumber}/letters/{number}': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/terms/{termNumber}/members/{number}/agreements/{version}': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/terms/{termNumber}/members/{number}/record.pdf': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/terms/{termNumber}/members.xlsx': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/terms/{termNumber}/works.xlsx': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/letters/{number}': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/members': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/members/{number}/record': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/members/{number}/record.pdf': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/members/{number}/writings': { ok: ['applicant.own'] },
  'GET /api/studios/{studioId}/members.xlsx': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/members/{number}/agreements': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/members/{number}/agreements/{version}': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/page': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/page-pictures/{picture}': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/tasks/{taskId}/page-pictures/{picture}': { ok: ['schoolLeader.own'] },
  'GET /api/studio-pages/{studioNumber}': { ok: ['anybody'] },
  'GET /api/studio-pages/{studioNumber}/pictures/{picture}': { ok: ['anybody'] },
  'GET /api/studio-pages/{studioNumber}/feed.xml': { ok: ['anybody'] },
  'GET /api/studios/{studioId}/funds': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/funds.xlsx': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/funds/{year}/settlement.pdf': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/fund-vouchers/{voucherId}': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/tasks/{taskId}/fund-vouchers/{voucherId}': { ok: ['cityOfficer.own'] },
  'GET /api/studios/{studioId}/plans': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/works': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/work-evidence/{evidenceId}': {
    ok: ['applicant.own schoolLeader.own schoolClerk.own sectionOfficer.own instituteOfficer.own'],
  },
  'GET /api/tasks/{taskId}/work-evidence/{evidenceId}': { ok: ['schoolLeader.own'] },
  'GET /api/studios/{studioId}/progress': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/works.xlsx': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/calendar.ics': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/letters': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/moves': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/suspensions': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/host-losses': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/goal-changes': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/assessments': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/findings': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/studios/{studioId}/findings.xlsx': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/commendation-calls': {
    ok: [
      'schoolLeader.* countyOfficer.* countyLeader.* cityOfficer.* cityLeader.* sectionOfficer.* instituteOfficer.*',
    ],
  },
  'GET /api/commendation-calls.xlsx': {
    ok: [
      'schoolLeader.* countyOfficer.* countyLeader.* cityOfficer.* cityLeader.* sectionOfficer.* instituteOfficer.*',
    ],
  },
  'GET /api/commendation-calls/{callId}': {
    ok: ['schoolLeader.* countyOfficer.* cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own'],
  },
  'GET /api/commendation-calls/{callId}/nominees.xlsx': {
    ok: ['schoolLeader.* countyOfficer.* cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own'],
  },
  'GET /api/honours': { ok: ['everybody'] },
  'GET /api/honours.xlsx': { ok: ['everybody'] },
  'GET /api/honours/{honourId}/certificate': {
    ok: [
      'applicant.own schoolLeader.own countyOfficer.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'GET /api/tasks/{taskId}/honour-work': { ok: ['cityLeader.own'] },
  'GET /api/studios/{studioId}/assessments/{assessmentId}/report': {
    ok: ['applicant.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own'],
  },
  'GET /api/studios/{studioId}/assessments/{assessmentId}/result': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  // no task of an assessment is asked for here: test/web/assessment.test.ts does, as everybody of the city
  'GET /api/tasks/{taskId}/assessment': { ok: [] },
  'GET /api/rounds': { ok: ['everybody'] },
  'GET /api/rounds/{roundId}': { ok: ['everybody'] },
  'GET /api/rounds/{roundId}/preview': { ok: ['cityOfficer.own'], forbidden: ['cityLeader.own'] },
  'GET /api/rounds/{roundId}/orders': { ok: ['cityOfficer.own cityLeader.own'] },
  'GET /api/rounds/{roundId}/counties/{countyId}/bench': {
    ok: ['countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own'],
  },
  'GET /api/erasures': { ok: ['cityOfficer.*'] },
  'GET /api/calendar/years': { ok: ['cityOfficer.*'] },
  'GET /api/rounds/{roundId}/declarations': { ok: ['expert.own expert.recused expert.sameSchool @ expertReview..'] },
  'GET /api/rounds/{roundId}/sheets': {
    ok: ['expert.own expert.recused @ expertReview..'],
    byLot: ['expert.sameSchool'],
  },
  'GET /api/rounds/{roundId}/panel': { ok: ['cityOfficer.own cityLeader.own'] },
  'GET /api/rounds/{roundId}/ranking': { ok: ['cityOfficer.own cityLeader.own @ ranked..'] },
  'GET /api/notices/{noticeId}/objections': {
    ok: [
      'countyOfficer.own countyLeader.own @ countyNotice expertReview',
      'cityOfficer.own cityLeader.own @ approved..',
    ],
  },
  'GET /api/objection-files/{fileId}': {
    ok: ['countyOfficer.own countyLeader.own @ countyNotice..', 'link @ countyNotice'],
  },
  'GET /api/notices': { ok: ['anybody'] },
  'GET /api/notices/{noticeId}': { ok: ['anybody @ countyNotice'] },
  'GET /api/notice-seals/{number}': { ok: ['anybody'] },
  'GET /api/verifications/{code}': { ok: ['anybody @ approved..'] },
  'GET /api/results/{roundCode}': { ok: ['anybody @ approved..'] },
  'GET /api/audit-roots': { ok: ['anybody'] },
  'GET /api/people-proposals': { ok: ['cityOfficer.*'] },
  'GET /api/imports/examples/{sheet}': { ok: ['cityOfficer.*'] },
  'GET /api/imports/returned/{sha256}': { ok: [] },
  'GET /api/cases/{caseId}/attachments/{attachmentId}': {
    ok: [
      'sectionOfficer.own @ approved',
      'applicant.own link',
      'schoolLeader.own schoolClerk.own cityOfficer.own cityLeader.own @ schoolReview..',
      'countyOfficer.own countyLeader.own @ countyReview..',
      'expert.own @ expertReview..',
    ],
  },
  'GET /api/cases/{caseId}/forms/{number}': {
    ok: [
      'sectionOfficer.own @ approved',
      'applicant.own schoolLeader.own schoolClerk.own cityOfficer.own cityLeader.own @ schoolReview..',
      'countyOfficer.own countyLeader.own @ countyReview..',
      'link',
    ],
  },
  'GET /api/cases/{caseId}/certificate': {
    ok: ['sectionOfficer.own @ approved', 'applicant.own cityOfficer.own cityLeader.own @ approved..'],
  },
  'GET /api/cases/{caseId}/plaque': {
    ok: ['sectionOfficer.own @ approved', 'applicant.own cityOfficer.own cityLeader.own @ approved..'],
  },
  'GET /api/nominations/{nominationId}/summary': {
    ok: ['countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own'],
  },
  'GET /api/notices/{noticeId}/proof': {
    ok: [
      'countyOfficer.own countyLeader.own @ countyNotice expertReview',
      'cityOfficer.own cityLeader.own @ countyNotice..',
    ],
  },
  'GET /api/results/{roundCode}/list.pdf': { ok: ['anybody @ approved..'] },
  'GET /api/results/{roundCode}/list.xlsx': { ok: ['anybody @ approved..'] },
};
