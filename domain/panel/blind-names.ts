/**
 * Names of a case's files for an expert, who scores by number alone (HOST-25, docs/decisions/0007): what the applicant called a file may
 * say whose it is, so it is called by its place among the case's files. Its type stays.
 */
export const blindNames = <F extends { readonly name: string }>(files: readonly F[]): readonly F[] =>
  files.map((file, at) => ({ ...file, name: `附件${at + 1}${/\.[A-Za-z0-9]{1,5}$/.exec(file.name)?.[0] ?? ''}` }));
