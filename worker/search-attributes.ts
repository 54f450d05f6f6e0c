import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import type { ProcessInput, ProcessName } from '../domain/news.js';

/** What operators filter by in the Temporal Web UI: codes only (design rule 11). Registered with the server at start. */
export const searchAttributes = {
  process: defineSearchAttributeKey('PxProcess', SearchAttributeType.KEYWORD),
  round: defineSearchAttributeKey('PxRound', SearchAttributeType.KEYWORD),
  term: defineSearchAttributeKey('PxTerm', SearchAttributeType.KEYWORD),
  call: defineSearchAttributeKey('PxCall', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('PxStage', SearchAttributeType.KEYWORD),
  county: defineSearchAttributeKey('PxCounty', SearchAttributeType.KEYWORD),
} as const;

export function attributesOf(
  process: ProcessName,
  input: ProcessInput,
): { typedSearchAttributes: TypedSearchAttributes } {
  return {
    typedSearchAttributes: new TypedSearchAttributes([
      { key: searchAttributes.process, value: process },
      framed(input),
      ...(input.countyCode ? [{ key: searchAttributes.county, value: input.countyCode }] : []),
    ]),
  };
}

function framed(input: ProcessInput) {
  if ('termCode' in input) return { key: searchAttributes.term, value: input.termCode };
  if ('callCode' in input) return { key: searchAttributes.call, value: input.callCode };
  return { key: searchAttributes.round, value: input.roundCode };
}
