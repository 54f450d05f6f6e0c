import { type StudioParameters, studioFields } from './parameters.js';

/**
 * The parameters a term has pinned (STUDIO-16, CONV-11). They were judged when it began: a contradiction a later release finds
 * does not end it. @throws ZodError when they are none
 */
export const storedStudioParameters = (stored: unknown): StudioParameters => studioFields.parse(stored);
