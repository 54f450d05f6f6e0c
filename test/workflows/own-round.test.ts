import { expect, test } from 'vitest';
import { certificates, nominations, studios } from '../../db/schema/all.js';
import { tinyCounty } from '../support/county.js';
import { toOwnNotice, toPlaque } from './city-story.js';
import { stories } from './stories.js';

const story = stories();

test('LOCAL-01, HOST-15: a county’s own round runs in its true time from application to certificate and studio', async () => {
  const told = await story({}, tinyCounty);
  const caseId = await toPlaque(told, toOwnNotice);
  expect(await told.ended(`case-${caseId}`)).toBe('approved');
  expect(await told.ended(`round-${told.roundId}`)).toBe('decided');
  const stages = (await told.runs(told.roundId)).map(({ stage }) => stage);
  expect(stages).toEqual([
    ...['applicationWindow', 'nominationWindow', 'panelFormation', 'scoring', 'ranking', 'justification', 'decision'],
  ]);
  // nobody of a county reviewed it for the city: there is none of this round
  const ofCounties = (await told.desk.db.select().from(nominations)).filter(({ roundId }) => roundId === told.roundId);
  expect(ofCounties).toEqual([]);
  expect(await told.desk.db.select().from(certificates)).toMatchObject([{ certificateNumber: 'countyA-ZS2026-001' }]);
  expect(await told.desk.db.select().from(studios)).toMatchObject([{ level: 'county', countyId: null }]);
  // who is asked in it, is asked in the county's words
  const letters = await told.letters('caseMoved', 'teacherA1a');
  expect(letters.map(({ data }) => (data as { level?: string }).level)).toEqual(letters.map(() => 'county'));
});
