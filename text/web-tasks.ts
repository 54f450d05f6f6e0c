import type { Language } from '../domain/vocabulary.js';
import { en } from './web-tasks-en.js';
import { zh } from './web-tasks-zh.js';

export type TaskWords = typeof zh;

/** Words of the list of tasks and of the page each task has. */
export const taskWords: Record<Language, TaskWords> = { zh, en };
