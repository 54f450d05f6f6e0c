/**
 * A rule and where it stands. `H` hard, `P` parameter, `E` evidence judged by people, `convention` a way of counting,
 * `open` a point the plan leaves open.
 */
export interface Clause {
  readonly id: string;
  readonly kind: readonly ('H' | 'P' | 'E' | 'convention' | 'open')[];
  /** Verbatim from the seed, Chinese; empty where the rule is ours. */
  readonly quote: readonly string[];
  /** What people call the place, e.g. '方案 四-4'; 方案 is seed 001, 意见 a county's (000), 指导意见 a city's (003), 培训意见 the ministry's (004). */
  readonly clause: string;
  readonly seed: '000' | '001' | '003' | '004' | null;
  /** Line in the seed, from 1. */
  readonly line: number | null;
  readonly summaryZh: string;
  readonly summaryEn: string;
}
