import { expect, test } from 'vitest';
import { isSealed, type Paper, refuseSignature, type Side, sidesOf } from '../../../domain/studio/signing.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { said } from './must.js';

const p = defaultEdition.parameters;
const letter = (signed: readonly Side[], version = 2): Paper => ({
  kind: 'responsibilityLetter',
  version,
  signatures: signed.map((side) => ({ side, personId: `for ${side}` })),
});
const agreement: Paper = { kind: 'memberAgreement', version: 1, signatures: [{ side: 'host', personId: 'h' }] };

test.each<[string, Paper, Side, string, number, string | null]>([
  ['the city, first', letter([]), 'city', 'for city', 2, null],
  ['the studio, after the city', letter(['city']), 'studio', 'for studio', 2, null],
  ['a version that was superseded', letter([]), 'city', 'for city', 1, 'caseChanged STUDIO-17'],
  ['a version that is not there yet', letter([]), 'city', 'for city', 3, 'caseChanged STUDIO-17'],
  ['a side that has signed', letter(['city']), 'city', 'for city', 2, 'taskClosed STUDIO-17'],
  ['somebody who does not stand for the side', letter([]), 'city', 'passer-by', 2, 'notYourPost STUDIO-17'],
  ['a side of another paper', letter([]), 'member', 'for member', 2, 'badInput STUDIO-17'],
  ['a member', agreement, 'member', 'for member', 1, null],
  ['STUDIO-18: the witness, whom an agreement has not', agreement, 'witness', 'for witness', 1, 'badInput STUDIO-18'],
])('STUDIO-17, STUDIO-18: a signature of %s', (_, paper, side, personId, version, expected) => {
  expect(said(refuseSignature(paper, { side, personId, version }, [`for ${side}`], p))).toBe(expected);
});

test('STUDIO-17: a letter has two sides: whoever signed one does not sign the other', () => {
  const both = ['one person'];
  const half: Paper = { ...letter([]), signatures: [{ side: 'city', personId: 'one person' }] };
  const signature = { side: 'studio', personId: 'one person', version: 2 } as const;
  expect(said(refuseSignature(half, signature, both, p))).toBe('secondPersonRequired STUDIO-17');
});

test('STUDIO-17: a superseded version is refused with both numbers, so the difference can be shown', () => {
  const refusal = refuseSignature(letter([]), { side: 'city', personId: 'for city', version: 1 }, ['for city'], p);
  expect(refusal?.facts).toEqual({ shown: 1, current: 2 });
});

test('STUDIO-O10: the letter is sealed by city, host and the principal as witness; without a witness where the edition wants none', () => {
  expect(isSealed(letter(['city', 'studio']), p)).toBe(false);
  expect(isSealed(letter(['city', 'studio', 'witness']), p)).toBe(true);
  const none = { letterWitness: 'none' } as const;
  expect(isSealed(letter(['city', 'studio']), none)).toBe(true);
  expect(sidesOf('responsibilityLetter', none)).toEqual(['city', 'studio']);
});

test('STUDIO-18: an agreement is sealed by host and member', () => {
  expect(isSealed(agreement, p)).toBe(false);
  expect(isSealed({ ...agreement, signatures: [...agreement.signatures, { side: 'member', personId: 'm' }] }, p)).toBe(
    true,
  );
});
