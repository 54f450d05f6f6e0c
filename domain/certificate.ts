/** What stands of a certificate on a day. `ended`: its studio is no more, by nobody's fault (STUDIO-O04). */
export const certificateStatuses = ['valid', 'suspended', 'revoked', 'ended'] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];
