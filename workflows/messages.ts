import { defineSignal } from '@temporalio/workflow';
import type { News } from '../domain/news.js';

/** All waiting news of one subject, in order, in one call. The relay sends it; handlers only store it. */
export const news = defineSignal<[readonly News[]]>('news');

export const taskQueue = 'pingxuan';
