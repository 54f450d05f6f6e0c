import type { AccessRow } from '../expect.js';

/** What may be done. `ok` is through the door: a rule may still say that it cannot be now. */
export const acts: Readonly<Record<string, AccessRow>> = {
  'POST /api/session': { ok: ['anybody'] },
  'DELETE /api/session': { ok: ['everybody'] },
  'POST /api/session/second-factor': { ok: ['everybody'] },
  'POST /api/account/totp/offer': { ok: ['everybody'] },
  'POST /api/account/totp': { ok: ['everybody'] },
  'POST /api/account/password': { ok: ['everybody'] },
  'POST /api/account/sessions/end': { ok: ['everybody'] },
  'POST /api/tokens': { ok: ['everybody'] },
  'DELETE /api/tokens/{tokenId}': { ok: [] },
  'POST /t/{linkId}/open': { ok: [] },
  'POST /t/{linkId}/resend': { ok: ['anybody'] },
  'POST /api/tasks/{taskId}/handover': { ok: ['countyOfficer.own link'] },
  'DELETE /api/tasks/{taskId}/handover': { ok: ['countyOfficer.own'] },
  'POST /api/tasks/{taskId}/address': { ok: ['cityOfficer.own'] },
  'POST /api/rounds/{roundId}/applications': { ok: ['applicant.*'], forbidden: ['everybody'] },
  'PUT /api/cases/{caseId}/draft': { ok: ['applicant.own'] },
  'POST /api/cases/{caseId}/attachments': { ok: ['applicant.own'] },
  'DELETE /api/cases/{caseId}/attachments/{attachmentId}': { ok: ['applicant.own'] },
  'POST /api/cases/{caseId}/submission': { ok: ['applicant.own'] },
  'POST /api/cases/{caseId}/resubmission': { ok: ['applicant.own'] },
  'POST /api/cases/{caseId}/withdrawal': {
    ok: ['applicant.own'],
    forbidden: [
      'schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'DELETE /api/cases/{caseId}/withdrawal': {
    ok: ['applicant.own'],
    forbidden: [
      'schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'POST /api/cases/{caseId}/ethics-conclusion': {
    ok: ['schoolLeader.own schoolClerk.own link'],
    forbidden: [
      'applicant.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'PUT /api/cases/{caseId}/attachments/{attachmentId}/verdict': {
    ok: ['schoolLeader.own schoolClerk.own link'],
    forbidden: [
      'applicant.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'POST /api/cases/{caseId}/recommendation': {
    ok: ['schoolLeader.own link'],
    forbidden: [
      'applicant.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'POST /api/cases/{caseId}/departure': {
    ok: ['schoolLeader.own'],
    forbidden: [
      'applicant.own schoolClerk.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'POST /api/cases/{caseId}/transfer': { ok: [] },
  'POST /api/cases/{caseId}/lapse': {
    ok: ['cityOfficer.own'],
    forbidden: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'POST /api/cases/{caseId}/keep': {
    ok: ['cityOfficer.own'],
    forbidden: [
      'applicant.own schoolLeader.own schoolClerk.own countyOfficer.own countyLeader.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'POST /api/cases/{caseId}/hearing-invitations': {
    ok: ['schoolLeader.own schoolClerk.own link'],
    forbidden: [
      'applicant.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'POST /hearing-answer': { ok: ['link'] },
  'POST /api/cases/{caseId}/county-verification': {
    ok: ['countyOfficer.own'],
    forbidden: [
      'schoolLeader.own schoolClerk.own countyLeader.own cityOfficer.own cityLeader.own sectionOfficer.own instituteOfficer.own',
    ],
  },
  'POST /api/tasks/{taskId}/nominees': { ok: ['countyOfficer.own link'] },
  'DELETE /api/tasks/{taskId}/nominees': { ok: ['countyLeader.own'], strong: true },
  'POST /api/tasks/{taskId}/county-notice': { ok: ['countyLeader.own'], strong: true },
  'POST /api/nominations/{nominationId}/bundle': { ok: ['countyOfficer.own'] },
  'POST /api/nominations/{nominationId}/refill': { ok: ['countyOfficer.own'] },
  'POST /api/nominations/{nominationId}/closing': { ok: ['countyOfficer.own'] },
  'POST /api/nominations/{nominationId}/reopening': {
    ok: ['cityOfficer.own cityLeader.own'],
    forbidden: ['countyOfficer.own'],
  },
  'POST /api/rounds': { ok: ['cityOfficer.*'], forbidden: ['everybody'] },
  'PATCH /api/rounds/{roundId}': { ok: ['cityOfficer.own'], forbidden: ['cityLeader.own'] },
  'POST /api/rounds/{roundId}/opening': { ok: ['cityOfficer.own'], forbidden: ['cityLeader.own'], strong: true },
  'POST /api/rounds/{roundId}/orders': { ok: ['cityOfficer.own'], forbidden: ['cityLeader.own'], strong: true },
  'POST /api/rounds/{roundId}/orders/{orderId}/decision': {
    ok: ['cityOfficer.own'],
    forbidden: ['cityLeader.own'],
    strong: true,
  },
  'POST /api/calendar/years': { ok: ['cityOfficer.*'], strong: true },
  'POST /api/calendar/years/{yearId}/decision': { ok: ['cityOfficer.*'], strong: true },
  'POST /api/rounds/{roundId}/experts': { ok: ['cityOfficer.own'] },
  'DELETE /api/rounds/{roundId}/experts/{personId}': { ok: ['cityOfficer.own'] },
  'PUT /api/rounds/{roundId}/declarations': { ok: ['expert.own expert.recused expert.sameSchool link'] },
  'DELETE /api/rounds/{roundId}/declarations/{personId}': { ok: ['cityOfficer.own'] },
  'POST /api/rounds/{roundId}/panel': { ok: ['cityOfficer.own'], strong: true },
  'PUT /api/rounds/{roundId}/sheets/{caseId}': { ok: ['expert.own expert.recused'], strong: true },
  'POST /api/rounds/{roundId}/sheets/{caseId}/recusal': { ok: ['expert.own expert.recused'] },
  'POST /api/rounds/{roundId}/sheets/{caseId}/replacement': { ok: ['cityOfficer.own'] },
  'POST /api/rounds/{roundId}/sheets/opening': { ok: ['cityOfficer.own'] },
  'POST /api/rounds/{roundId}/ranking/ties': { ok: ['cityOfficer.own'] },
  'POST /api/rounds/{roundId}/ranking/confirmation': { ok: ['cityOfficer.own'] },
  'POST /api/rounds/{roundId}/cases/{caseId}/justification': { ok: ['applicant.own sectionOfficer.own'] },
  'POST /api/rounds/{roundId}/notice': { ok: ['cityOfficer.own'], strong: true },
  'POST /api/rounds/{roundId}/cases/{caseId}/decision': { ok: ['cityLeader.own'], strong: true },
  'POST /api/rounds/{roundId}/cases/{caseId}/deferral': { ok: ['cityLeader.own'], strong: true },
  'POST /api/notices/{noticeId}/objections': { ok: ['anybody'] },
  'POST /api/objection-links/{link}/confirmation': { ok: ['anybody'] },
  'POST /api/tasks/{taskId}/disposition': { ok: ['countyOfficer.own link'] },
  'POST /api/cases/{caseId}/certificate-status/proposals': { ok: ['cityOfficer.own'] },
  'PUT /api/cases/{caseId}/certificate-status': { ok: [] },
  'POST /api/cases/{caseId}/vetoes': {
    ok: ['schoolLeader.own countyOfficer.own countyLeader.own cityOfficer.own cityLeader.own'],
    forbidden: ['applicant.own schoolClerk.own sectionOfficer.own instituteOfficer.own'],
  },
  'POST /api/tasks/{taskId}/veto-statement': { ok: ['applicant.own link'] },
  'POST /api/tasks/{taskId}/veto-decision': { ok: [] },
  'POST /api/vetoes/{vetoId}/lifting': { ok: [] },
  'POST /api/cases/{caseId}/appeals': { ok: ['applicant.own'] },
  'POST /api/tasks/{taskId}/appeal-decision': { ok: ['countyLeader.own link'] },
  'POST /api/imports/organisations': { ok: ['cityOfficer.*'], forbidden: ['everybody'] },
  'POST /api/imports/people': { ok: ['cityOfficer.*'], forbidden: ['everybody'] },
  'POST /api/imports/posts': { ok: ['cityOfficer.*'], forbidden: ['everybody'] },
  'POST /api/organisations/{orgId}/posts/{role}/replacement': {
    ok: ['cityOfficer.own'],
    forbidden: [
      'applicant.* schoolLeader.* schoolClerk.* countyOfficer.* countyLeader.* cityLeader.* sectionOfficer.* instituteOfficer.* expert.* former.own',
    ],
  },
  'POST /api/account/password/forgotten': { ok: ['anybody'] },
  'POST /api/account/password/links/{linkId}': { ok: ['anybody'] },
  'POST /api/accounts/invitations': { ok: ['cityOfficer.*'], forbidden: ['everybody'] },
  'POST /api/accounts/changes': {
    ok: ['cityOfficer.own'],
    forbidden: [
      'applicant.* schoolLeader.* schoolClerk.* countyOfficer.* countyLeader.* cityLeader.* sectionOfficer.* instituteOfficer.* expert.* former.own',
    ],
    strong: true,
  },
};
