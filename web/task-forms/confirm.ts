/** What a person types to confirm: the last four letters or digits of a number, or the whole name of a body. */
export const lastFour = (about: string): string =>
  /\d/.test(about) ? about.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(-4) : about;
