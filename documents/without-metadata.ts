/**
 * A picture without what its camera wrote beside it: where and when it was taken, by which device, under which words. What is seen stays,
 * with its colours and the side that is up. Null for bytes that are no whole PNG or JPEG.
 */
export function withoutMetadata(bytes: Buffer, mediaType: string): Buffer | null {
  if (mediaType === 'image/png') return plainPng(bytes);
  return mediaType === 'image/jpeg' ? plainJpeg(bytes) : null;
}

/** Besides the critical chunks: transparency, colours, size of a pixel. */
const seen = ['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD'];

/** Chunks: length, type, data, CRC. What follows the end is left out. */
function plainPng(bytes: Buffer): Buffer | null {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    if (/^[A-Z]/.test(type) || seen.includes(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(parts);
    at = end;
  }
  return null;
}

const [startOfScan, endOfImage] = [0xda, 0xd9];
/** JFIF, colour profile, Adobe's colour transform; the others hold words, places and smaller pictures. */
const kept = [0xe0, 0xe2, 0xee];
const isKept = (marker: number): boolean =>
  marker >= 0xe0 && marker <= 0xef ? kept.includes(marker) : marker !== 0xfe;

/** Segments: 0xFF, marker, length, data; after the head of a scan its data, up to the next marker. What follows the end is left out. */
function plainJpeg(bytes: Buffer): Buffer | null {
  const side = sideUp(bytes);
  const parts = [bytes.subarray(0, 2), ...(side === 1 ? [] : [exifOf(side)])];
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) return Buffer.concat([...parts, bytes.subarray(at, at + 2)]);
    if (at + 4 > bytes.length) return null;
    let end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === startOfScan) end = nextMarker(bytes, end);
    if (end > bytes.length) return null;
    // a second picture is announced in APP2 as well; it follows the end, and is left out
    const isIndex = marker === 0xe2 && bytes.toString('latin1', at + 4, at + 8) === 'MPF\0';
    if (isKept(marker) && !isIndex) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Where scan data ends: 0xFF00 is a byte of it, 0xFFD0…D7 are its own marks. */
function nextMarker(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length + 1;
}

const orientation = 0x0112;

/** 1 to 8: how a camera was held, by the first directory of its Exif; 1 where it does not say. */
function sideUp(bytes: Buffer): number {
  const exif = bytes.indexOf('Exif\0\0', 0, 'latin1');
  const tiff = exif + 6;
  if (exif < 0 || exif > 65_536 || tiff + 8 > bytes.length) return 1;
  const isLittle = bytes.toString('latin1', tiff, tiff + 2) === 'II';
  const short = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const directory = tiff + (isLittle ? bytes.readUInt32LE(tiff + 4) : bytes.readUInt32BE(tiff + 4));
  if (directory + 2 > bytes.length) return 1;
  for (let entry = directory + 2, left = short(directory); left > 0; entry += 12, left -= 1) {
    if (entry + 12 > bytes.length) return 1;
    const value = short(entry + 8);
    if (short(entry) === orientation) return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** Exif with that one entry. */
function exifOf(side: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(side, 18);
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}
