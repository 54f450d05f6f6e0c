import type { AccessRow } from '../expect.js';

/** Pages, as a browser asks for them. */
export const pages: Readonly<Record<string, AccessRow>> = {
  'page /': { ok: ['anybody'] },
  'page /sign-in': { ok: ['anybody'] },
  'page /second-factor': { ok: ['everybody'] },
  'page /notices': { ok: ['anybody'] },
  'page /notices/:noticeId': { ok: [] },
  'page /objections/receipt': { ok: ['anybody'] },
  'page /objections': { ok: ['anybody'] },
  'page /v': { ok: ['anybody'] },
  'page /v/:code': { ok: ['anybody'] },
  'page /tasks': { ok: ['everybody'] },
  'page /tasks/:taskId': { ok: ['schoolLeader.own schoolClerk.own @ schoolReview..'] },
  'page /applications': { ok: ['everybody'] },
  'page /cases/:caseId': {
    ok: [
      'applicant.own',
      'schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own @ countyReview..',
      'expert.own @ expertReview..',
    ],
  },
  'page /applications/:caseId/form': {
    ok: ['applicant.own'],
    forbidden: [
      'schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own @ countyReview..',
      'expert.own @ expertReview..',
    ],
  },
  'page /applications/:caseId/submit': {
    ok: ['applicant.own'],
    forbidden: [
      'schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own @ countyReview..',
      'expert.own @ expertReview..',
    ],
  },
  'page /commendations': {
    ok: [
      'schoolLeader.* countyOfficer.* countyLeader.* cityOfficer.* cityLeader.* sectionOfficer.* instituteOfficer.*',
    ],
  },
  'page /commendations/:callId': {
    ok: ['schoolLeader.* countyOfficer.* cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own'],
  },
  'page /studios': { ok: ['everybody'] },
  'page /assessment-results': { ok: ['everybody'] },
  'page /studios/:studioId': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'page /studios/:studioId/terms/:termNumber': {
    ok: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'page /studio-pages': { ok: ['anybody'] },
  'page /studio-pages/:studioNumber': { ok: ['anybody'] },
  'page /rounds': { ok: ['countyOfficer.* countyLeader.* cityOfficer.* cityLeader.*'] },
  'page /rounds/:roundId': { ok: ['countyOfficer.* countyLeader.* cityOfficer.* cityLeader.*'] },
  'page /calendar': { ok: ['cityOfficer.*'] },
  'page /rounds/:roundId/counties/:countyId': {
    ok: ['countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own'],
  },
  'page /imports': { ok: ['cityOfficer.*'] },
  'page /people-proposals': { ok: ['cityOfficer.*'] },
  'page /posts': { ok: ['cityOfficer.*'] },
  'page /posts/:orgId': { ok: ['cityOfficer.own'] },
  'page /account': { ok: ['everybody'] },
  'page /t/:linkId': { ok: [] },
  'page /accounts': { ok: ['cityOfficer.*'] },
  'page /oidc/callback': { ok: [] },
  'page /password': { ok: ['anybody'] },
  'page /password/:linkId': { ok: [] },
  'page /results': { ok: ['anybody'] },
  'page /results/:roundCode': { ok: ['anybody @ approved'] },
};
