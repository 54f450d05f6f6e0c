/** The bytes of a voucher, told by what it is for: whoever reads it back knows what it must say. */
export const voucherBytes = (requestId: string, amount: string): Buffer =>
  Buffer.from(`%PDF-1.4\n% ${requestId} ${amount}\n%%EOF\n`);

/** As a browser sends it. */
export function voucherFile(requestId: string, amount: string): FormData {
  const form = new FormData();
  form.set('amount', amount);
  form.set(
    'file',
    new Blob([new Uint8Array(voucherBytes(requestId, amount))], { type: 'application/pdf' }),
    '发票.pdf',
  );
  return form;
}
