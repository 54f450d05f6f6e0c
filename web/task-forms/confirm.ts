/** What a person types to confirm: the last four letters or digits of a number or name as it stands on the page. */
export const lastFour = (number: string): string => number.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(-4);
