/** What a person types to confirm: the last four characters of a number as it stands on the page. */
export const lastFour = (number: string): string => number.replaceAll(/\s/gu, '').slice(-4);
