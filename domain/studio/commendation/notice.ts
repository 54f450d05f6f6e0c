/** COMMEND-O01, NOTICE-O01: for how many working days the list of those to be commended hangs before it is decided on; 0 for no notice. */
export const noticeDaysOf = ({ honourNotice }: { readonly honourNotice: { readonly workingDays: number } }): number =>
  honourNotice.workingDays;
