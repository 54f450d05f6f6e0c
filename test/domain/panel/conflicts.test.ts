import { expect, test } from 'vitest';
import { conflictsOf, refuseFileBeforeDeclaration, refuseScorer } from '../../../domain/panel/conflicts.js';
import { candidate, expert, says } from './people.js';

const e = expert(1, 'east');
const c = candidate(1, 'west');

test.each([
  ['a stranger is free', e, c, []],
  ['HOST-O15: own school', { ...e, schoolId: c.schoolId }, c, ['ownSchool']],
  ['HOST-O15: own county', { ...e, countyId: 'west' }, c, ['ownCounty']],
  ['HOST-O15: own school and county', { ...e, schoolId: c.schoolId, countyId: 'west' }, c, ['ownSchool', 'ownCounty']],
  ['HOST-O15: the candidate himself', { ...e, personId: c.personId }, c, ['self']],
  ['no county is no common county', { ...e, countyId: null }, { ...c, countyId: null }, []],
  ['no school is no common school', { ...e, schoolId: null }, c, []],
])('%s', (_, who, whom, grounds) => expect(conflictsOf(who, whom, [])).toEqual(grounds));

test('HOST-O15: kinship and a declared conflict exclude, a declaration of none does not', () => {
  expect(conflictsOf(e, c, [says(e, c, 'kinship'), says(e, c, 'declared')])).toEqual(['kinship', 'declared']);
  expect(conflictsOf(e, c, [says(e, c, 'none')])).toEqual([]);
  expect(refuseScorer(e, c, [says(e, c, 'none')])).toBeNull();
  expect(refuseScorer(e, c, [says(e, c, 'kinship')])).toEqual({
    code: 'conflictOfInterest',
    ruleId: 'HOST-O15',
    facts: { caseId: 'case-01', ground: 'kinship' },
  });
});

test("another expert's or another case's declaration says nothing here", () => {
  expect(conflictsOf(e, c, [says(expert(2), c, 'kinship'), says(e, candidate(2), 'kinship')])).toEqual([]);
});

test('HOST-O15: no file before a declaration on every candidate', () => {
  const ids = [c.caseId, candidate(2).caseId];
  expect(refuseFileBeforeDeclaration(e.personId, ids, [says(e, c, 'none')])).toMatchObject({ facts: { missing: 1 } });
  expect(
    refuseFileBeforeDeclaration(e.personId, ids, [says(e, c, 'none'), says(e, candidate(2), 'kinship')]),
  ).toBeNull();
});
