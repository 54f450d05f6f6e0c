import type { Level, SchoolType } from '../domain/vocabulary.js';

/**
 * The facts printed in the 申报表 (requirements, section 7.1). Days are Beijing days 'YYYY-MM-DD'; empty optional
 * fields print as blank lines to be filled in by hand. Later stages are absent until they have happened.
 */
export interface ApplicationFormData {
  readonly cityName: string;
  readonly roundName: string;
  readonly issuer: string;
  readonly formNo: string;
  /** SHA-256 of the version that left the school; absent on a draft, which is then marked as one. */
  readonly formHash?: string;
  /** The Beijing day on which this version was submitted: 填表日期. */
  readonly filledDay: string;
  /** Instant: the creation time inside the file. */
  readonly at: string;
  readonly person: FormPerson;
  readonly periods: readonly {
    readonly school: string;
    readonly class: string;
    readonly from: string;
    readonly to: string | null;
    readonly verifiedBy?: string;
  }[];
  /** Computed: months of service up to the deadline, overlaps counted once (HOST-09). */
  readonly serviceMonths: number;
  readonly ethicsSelfDeclaration: string;
  readonly performanceSummary: string;
  readonly cases: readonly FormCase[];
  readonly influence: readonly { readonly activity: string; readonly level: Level; readonly day: string }[];
  readonly research: readonly FormResearch[];
  readonly researchEffect: string;
  readonly honours: readonly FormHonour[];
  readonly studioProposal?: {
    readonly goals: string;
    readonly content: string;
    readonly forms: string;
    readonly topics: string;
    readonly assessment: string;
  };
  readonly unitSupport?: { readonly office: string; readonly equipment: string };
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly verifiedBy?: string }[];
  readonly opinions: FormOpinions;
}

export interface FormPerson {
  readonly name: string;
  readonly gender: 'female' | 'male';
  readonly birthDate: string;
  readonly idLast4: string;
  readonly phone: string;
  readonly email: string;
  readonly politicalStatus: string;
  readonly education: string;
  readonly title: string;
  readonly subject: string;
  readonly schoolName: string;
  readonly schoolType: SchoolType;
  /** Absent for city-direct and private schools: they submit directly (HOST-24). */
  readonly countyName?: string;
  readonly isHeadTeacherNow: boolean;
  readonly currentClass: string;
  readonly teacherCertNo: string;
  readonly expectedEndDate: string;
}

export interface FormCase {
  readonly title: string;
  readonly kind: 'deed' | 'case';
  readonly problemType: 'routine' | 'sudden' | 'individual';
  readonly day: string;
  readonly summary: string;
}

export interface FormResearch {
  readonly title: string;
  readonly kind: 'article' | 'prize' | 'project';
  readonly level: Level;
  /** 1 = first prize; absent for articles and projects. */
  readonly grade?: number;
  readonly issuer: string;
  readonly day: string;
  readonly role: string;
}

export interface FormHonour {
  readonly subject: 'class' | 'person';
  readonly name: string;
  readonly level: Level;
  readonly issuer: string;
  readonly day: string;
  readonly className?: string;
}

/** A stage's opinion as it stands in the record; what is absent stays a box to be written in and sealed. */
export interface FormOpinions {
  readonly school?: {
    readonly ethicsClear: boolean;
    readonly examSummary: string;
    /** How many were heard. */
    readonly heard: { readonly teachers: number; readonly parents: number; readonly students: number };
    readonly meetingDay: string;
    readonly attendees: readonly string[];
    readonly rank?: number;
    readonly text: string;
  };
  readonly county?: {
    readonly text: string;
    readonly noticeFrom: string;
    readonly noticeTo: string;
    readonly objections: number;
    readonly quotaNo: number;
  };
  /** The panel's result, once the city has decided: numbers and the day, nothing that names an expert. */
  readonly expert?: {
    /** Decimal as it is published. */
    readonly mean: string;
    /** How many scored this application. */
    readonly experts: number;
    readonly rank: number;
    /** `beyondCapacity`: with a recorded reason (HOST-O16). `notChosen`: came to the decision by an appeal. */
    readonly conclusion: 'withinCapacity' | 'beyondCapacity' | 'notChosen';
    /** The day on which the ranking was confirmed. */
    readonly day: string;
  };
  readonly city?: {
    readonly text: string;
    readonly noticeFrom: string;
    readonly noticeTo: string;
    readonly decisionNo: string;
    readonly certificateNo?: string;
    readonly plaqueNo?: string;
  };
}
