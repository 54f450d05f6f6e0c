import { refuseAfterDraw } from '../county/nominations.js';
import type { Desk } from '../kit/deps.js';
import type { StageContext } from '../kit/stage.js';

/** HOST-25: what a school or a county still has before it comes to no panel once that is drawn; it ends with the round (HOST-26). */
export const afterTheDraw = async (desk: Desk, { round }: StageContext): Promise<boolean> =>
  (await refuseAfterDraw(desk, round)) !== null;
