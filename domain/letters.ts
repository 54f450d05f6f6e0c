/**
 * Every mail the service sends, and what each needs to be written. `text/mail.ts` and the files it gathers say them, `mail/` lays them out.
 * Names and texts stay in the database; a recipient's own link is added when the mail is rendered.
 */
export interface Letters {
  /** A task is waiting for you (or: for the post you hold). */
  taskOpened: TaskFacts;
  /** A task is waiting to be made ready by you; another post decides. */
  taskToPrepare: TaskFacts & { decidedBy: string };
  /** The ladder's reminder; `rung` says which step. */
  reminder: TaskFacts & { rung: string };
  /** The task leads nowhere any more: the panel is drawn (HOST-25). */
  tooLate: TaskFacts;
  /**
   * To the superior or organiser: a post is late. `shared`: from now on the reader may do the task as well. `more`: what else of the same
   * matter is late, `kind/role` by commas.
   */
  late: TaskFacts & { rung: string; postName: string; shared: string; more?: string };
  /** Your application moved on, came back or ended. */
  caseMoved: {
    caseNumber: string;
    roundName: string;
    state: string;
    reason: string;
    clause: string;
    appealUntil: string;
    /** 'upheld' or 'dismissed' where an appeal was answered. */
    appeal?: string;
    /** As in `TaskFacts`. */
    level?: string;
  };
  /** To the applicant of that time: the veto on the application was cleared, the next round is open to them again (VETO-O06, HOST-O17). */
  vetoLifted: { caseNumber: string; roundName: string; level?: string };
  /** Please tell the school what you think of this teacher; anonymous to the applicant. */
  hearing: { schoolName: string; applicantName: string; group: string; until: string };
  /** Please confirm that this address is yours, so that your objection is registered. */
  confirmObjection: { noticeNumber: string; receipt: string; code: string; until: string };
  /** What became of your objection. */
  objectionDisposed: { noticeNumber: string; receipt: string; outcome: string; disposition: string };
  /** Dates or numbers of the round were changed by order. */
  roundChanged: { roundName: string; orderNumber: string; reason: string; changes: string };
  /** Another officer proposes to change an open round by order: look at it and decide. */
  orderProposed: { roundName: string; orderNumber: string; reason: string };
  /** The order you proposed was rejected by another officer. */
  orderRejected: { roundName: string; orderNumber: string };
  /** Mail to an address you entered came back. */
  addressBounced: { personName: string; address: string };
  /** Certificate and plaque are ready. */
  certificateReady: { caseNumber: string; certificateNumber: string; plaqueNumber: string };
  /** The term of your studio ends on its last day (STUDIO-05). Days. */
  termEnds: { studioName: string; studioNumber: string; termTo: string; level?: string };
  /** Another version of the responsibility letter is out: what was signed before counts no more (STUDIO-17). */
  letterReissued: { studioName: string; studioNumber: string; version: string };
  /** Every side has signed the responsibility letter. */
  letterSealed: { studioName: string; studioNumber: string; version: string };
  /** To host and unit: whether a change of goals was 'granted' or 'refused' (STUDIO-O07). `version`: the one in force until another is signed. */
  goalsDecided: { studioName: string; studioNumber: string; outcome: string; version: string };
  /** The result of a studio's assessment is out: one appeal until `until` (ASSESS-07, ASSESS-O07). */
  resultPublished: ResultFacts;
  /** It is final, with what follows from it (ASSESS-O03, ASSESS-08, ASSESS-09). */
  resultFinal: ResultFacts;
  /** To the host: the bodies have agreed to a nomination ('agreed') or returned it ('returned', with the reason). `member`: its number in the term. */
  memberDecided: { studioName: string; studioNumber: string; member: string; outcome: string; reason: string };
  /** To the bodies that decided on a member: the agreement was declined, the place is free (STUDIO-18). Why is said on the studio's page. */
  agreementDeclined: { studioName: string; studioNumber: string; member: string };
  /** To host and member: by whom and why a member goes; `on`: the last day, which is past once `left` is 'yes' (MEMBER-O04). Never the reason's words. */
  memberLeaves: {
    studioName: string;
    studioNumber: string;
    member: string;
    reason: string;
    on: string;
    left: string;
    /** Instant until which whoever was removed may appeal (VETO-O05); empty where nobody was. */
    until: string;
  };
  /** To member and host: an appeal against a removal was answered (VETO-O05): 'confirmed', 'restored', or 'cleared' where the membership is over anyhow. */
  removalAppealDecided: { studioName: string; studioNumber: string; member: string; outcome: string };
  /** To host and officials: fewer members than `least` are left; `until`: instant by which the places are to be filled (STUDIO-O06). */
  membersFew: { studioName: string; studioNumber: string; members: string; least: string; until: string };
  /** To a member: the host has said whether the tasks were completed; `reason` is empty where the record speaks for itself (MEMBER-09). */
  memberJudged: { studioName: string; studioNumber: string; outcome: string; reason: string };
  /** To a member: the host has answered a growth plan ('agreed', 'returned') or a summary ('acknowledged'); `dueOn`: the period's last day, or empty. */
  writingAnswered: { studioName: string; studioNumber: string; writing: string; outcome: string; dueOn: string };
  /** To host and member: the member was not removed (MEMBER-O03). */
  memberKept: { studioName: string; studioNumber: string; member: string };
  /** Another version of a member's agreement is out: what was signed before counts no more (STUDIO-18). `member`: its number in the term. */
  agreementReissued: { studioName: string; studioNumber: string; member: string; version: string };
  /** Host and member have signed the agreement. */
  agreementSealed: { studioName: string; studioNumber: string; member: string; version: string };
  /**
   * To host and unit: what was decided on a finding ('effective', 'dismissed'), on the appeal ('confirmed', 'overturned'), or later ('lifted'). `until`:
   * for an appeal; `barredUntil`: the last day without honours; both empty where there is none (VETO-02, VETO-03, VETO-O05, VETO-O06). `ruleId`: under
   * which it was decided; a letter written before has none.
   */
  vetoDecided: {
    studioName: string;
    studioNumber: string;
    vetoKind: string;
    outcome: string;
    until: string;
    barredUntil: string;
    ruleId?: string;
    level?: string;
  };
  /** Nominations for a commendation end soon (COMMEND-O01); to whoever may still nominate. */
  nominationCloses: TaskFacts;
  /** To whom a nomination concerns: the list they stand on is on public notice until that instant (COMMEND-O01). */
  nomineeListed: NomineeFacts & { noticeId: string; noticeNumber: string; until: string };
  /**
   * They are off the list: by an objection that was upheld, `reason` the finding's (NOTICE-O03), or by a veto, which says why itself. `appealUntil`: the
   * last moment for an appeal against the objection (NOTICE-O06).
   */
  nomineeStruck: NomineeFacts & { ruleId: string; reason: string; appealUntil?: string };
  /**
   * NOTICE-O06: the appeal against that was answered, and why: 'confirmed', the strike stands; 'overturned', they are on the list again; 'otherStands', it fell,
   * and another objection keeps them off the list.
   */
  strikeAppealDecided: NomineeFacts & { outcome: string; reason: string };
  /** To those a veto took off the list: it fell on appeal; the list has gone on without them, later ones are open to them (VETO-O05). */
  strikeFell: NomineeFacts;
  /** To the person, or to host and unit of a studio: they are commended (ASSESS-08). `recipient`: the kind; `number`: the honour's. */
  honourGranted: {
    studioName: string;
    studioNumber: string;
    recipient: string;
    number: string;
    callName: string;
    level?: string;
  };
  /** To members: their studio is revoked (VETO-02), or goes on after an appeal. */
  studioRevoked: { studioName: string; studioNumber: string };
  studioRestored: { studioName: string; studioNumber: string };
  /** To host, unit, section and members: the studio stands still (STUDIO-O05). Beijing days, both included. */
  studioSuspended: { studioName: string; studioNumber: string; from: string; until: string };
  /** It works again, from that Beijing day. */
  studioResumed: { studioName: string; studioNumber: string; on: string };
  /** The time it may stand still is nearly over; the last Beijing day of it. */
  suspensionEnds: { studioName: string; studioNumber: string; until: string };
  /** To host, both units and members: the studio stands in another unit from now on (STUDIO-14). */
  studioMoved: { studioName: string; studioNumber: string; unitName: string };
  /** To the section: the unit that was asked does not take the studio in (STUDIO-O05). */
  moveDeclined: { studioName: string; studioNumber: string; unitName: string };
  /** To unit and host: the studio has ended with its host, whatever the reason (STUDIO-O04). */
  studioEnded: { studioName: string; studioNumber: string };
  /** To the host: the unit has published a version of the studio's page ('published') or returned it or taken it down ('returned', 'takenDown', with the reason). */
  pageModerated: { studioName: string; studioNumber: string; version: string; outcome: string; reason: string };
  /** To the host: money of a year was granted, in yuan (FUND-03). */
  fundGranted: { studioName: string; studioNumber: string; year: string; amount: string };
  /**
   * To the host, or the unit's leader who accounts in the place of one: what was decided on a request (FUND-O01), 'approved' or 'refused', or on
   * its vouchers, 'settled' or 'returned'; 'lapsed': nobody accounted for it; 'handedOver', to the host: the unit accounts for it. `request`: its
   * number in the term; `amount`: yuan, approved or settled; `reason`: empty but with a no.
   */
  fundDecided: {
    studioName: string;
    studioNumber: string;
    request: string;
    outcome: string;
    amount: string;
    reason: string;
  };
  /** To the host: nobody has renewed the studio's page for so many days (STUDIO-O09). `since`: Beijing day. */
  pageStale: { studioName: string; studioNumber: string; since: string; days: string };
  /** To host and unit: what the city decided after the term (STUDIO-06): 'renewed', with the days of the next term, or 'closed'. The studio
   * by its number: a letter may wait longer than its host's name stays. */
  termDecided: { studioNumber: string; outcome: string; from: string; to: string; level?: string };
  /** An account was opened for you: choose a password. `login` is the name to sign in with. */
  accountInvitation: { login: string; until: string };
  /** You (or somebody) said the password was forgotten: choose another. */
  passwordForgotten: { login: string; until: string };
  /** Your second factor was taken away, or your account was closed or opened again, by the bureau. */
  accountChanged: { change: string; reason: string };
  /** Another officer asks that posts change hands: look at it and decide. `kind`: 'sheet' or 'replacement'; `changes`: how many rows. */
  postsProposed: { kind: string; changes: string };
  /** What you asked for was put in force ('inForce') or rejected ('rejected') by another officer. */
  postsDecided: { kind: string; decision: string; changes: string };
  /** Another officer asks that people's addresses change, or that a second factor be taken away: look at it and decide. `kind`: 'addresses' or 'secondFactor'. */
  waysInProposed: { kind: string; changes: string };
  /** What you asked for was put in force ('inForce') or rejected ('rejected') by another officer. */
  waysInDecided: { kind: string; decision: string; changes: string };
  /** To the bureau's officers: the operator has seated another one, by the person's code. */
  officerSeated: { code: string };
  /** Once a morning: what is open at your posts. */
  digest: { lines: string };
}

/** What a reader is nominated for in a call, with one studio: `recipients` its kinds by commas. */
export interface NomineeFacts {
  callName: string;
  studioName: string;
  studioNumber: string;
  recipients: string;
  /** As in `TaskFacts`. */
  level?: string;
}

export interface ResultFacts {
  studioName: string;
  studioNumber: string;
  /** 'annual' or 'cycle', and the year of the term. */
  assessmentKind: string;
  year: string;
  /** Rounded for reading. */
  score: string;
  grade: string;
  /** Instant; empty once the result is final. */
  until: string;
  /** Codes by commas; empty before. */
  consequences: string;
  /** As in `TaskFacts`. */
  level?: string;
}

export interface TaskFacts {
  taskKind: string;
  roundName: string;
  /** The application or body the task is about, e.g. `申报 2026-017` or `甲县`. */
  about: string;
  /** Instant; empty when the task has no date. */
  due: string;
  provisional: string;
  /** 'county' in a round or studio of a county's own (LOCAL-01); absent in the city's. */
  level?: string;
}

export type LetterName = keyof Letters;
