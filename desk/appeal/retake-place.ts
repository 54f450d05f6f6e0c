import type { Refusal } from '../../domain/refusal.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { takePlace } from '../kit/quota.js';
import type { Round } from '../kit/round.js';
import { takeSchoolPlace } from '../school/nominee-place.js';

/**
 * A case that held a place needs one again. Where the place went to somebody else meanwhile (HOST-O14) the answer is
 * 'quotaExhausted' (HOST-21, HOST-23): the city first makes room by order; nobody is pushed out.
 */
export const retakePlace = (desk: Desk, file: Case, round: Round): Promise<Refusal | null> =>
  file.countyId && file.route === 'county' ? takePlace(desk, file, file.countyId) : takeSchoolPlace(desk, file, round);
