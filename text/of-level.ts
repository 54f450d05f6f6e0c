import type { StudioLevel } from '../domain/studio/composition.js';

/** LOCAL-01: how our own sentences name whoever runs a round or a studio, where it is a county. */
const named: readonly (readonly [string, string])[] = [
  ['市教育局', '县区教育局'],
  ['市级公示', '县区公示'],
  ['市局', '县区教育局'],
  ['city bureau', 'county bureau'],
  ['city notice', 'county notice'],
];

/** A sentence of ours about the city's round or studio, as it is said of a county's. Never for what people wrote. */
export const sayAt = (sentence: string, level: StudioLevel): string =>
  level === 'city' ? sentence : named.reduce((text, [of, by]) => text.replaceAll(of, by), sentence);

/** The bureau in a sentence that is made of facts. `level` as a letter carries it: absent in the city's. */
export const bureauZh = (level: string | undefined): string => (level === 'county' ? '县区教育局' : '市教育局');
