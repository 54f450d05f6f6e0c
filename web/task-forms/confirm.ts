/** What a person types to confirm: the whole name of a body, or a number's last four signs as they stand in it. */
export const lastFour = (about: string): string =>
  /\d/.test(about) ? about.slice(-4).replace(/^[^\p{L}\p{N}]+/u, '') : about;
