/** The bytes of a file, told by what it stands with and which one it is: whoever reads it back knows what it must say. */
export const sentBytes = (about: string, which: string): Buffer =>
  Buffer.from(`%PDF-1.4\n% ${about} ${which}\n%%EOF\n`);

/** As a browser sends it, with the fields beside it. */
export function sentFile(about: string, which: string, name: string, fields: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([new Uint8Array(sentBytes(about, which))], { type: 'application/pdf' }), name);
  return form;
}
