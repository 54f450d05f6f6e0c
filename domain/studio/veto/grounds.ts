import { vetoGrounds } from '../../veto.js';
import type { VetoKind } from './vetoes.js';

/** VETO-03: 未完成规定目标任务 · 搞形式主义、走过场. */
export const performanceGrounds = ['failedGoals', 'formalism'] as const;
export const findingGrounds = [...vetoGrounds, ...performanceGrounds] as const;
export type FindingGround = (typeof findingGrounds)[number];

/** Each ground belongs to one kind: nobody registers goals as ethics, or ethics as goals. */
export const groundsOf = {
  ethics: vetoGrounds,
  performance: performanceGrounds,
} as const satisfies Record<VetoKind, readonly FindingGround[]>;

export const kindOfGround = (ground: FindingGround): VetoKind =>
  (performanceGrounds as readonly string[]).includes(ground) ? 'performance' : 'ethics';
