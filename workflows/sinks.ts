import { proxySinks, type Sinks } from '@temporalio/workflow';

/** What the machinery around a process may learn of it; nothing comes back. */
export interface ProcessSinks extends Sinks {
  machinery: {
    /** The history grew long: a new run takes the process over, as soon as the server has heard of it. */
    startsOver(): void;
  };
}

export const { machinery } = proxySinks<ProcessSinks>();
