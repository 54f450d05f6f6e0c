/** Where a form for an act is posted; behind a link the cookie reaches only `/t/<id>`. */
export const actAddress = (act: string, linkId?: string): string => (linkId ? `/t/${linkId}/do/${act}` : `/do/${act}`);

/** The id of the element for an input path, so that a refusal can lead to it. */
export const fieldId = (name: string, form = ''): string => `f-${form}${name}`.replaceAll(/[^\w.-]/g, '-');
