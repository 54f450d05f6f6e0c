import { expect, test } from 'vitest';
import { withoutMetadata } from '../../documents/without-metadata.js';
import { png } from './hostile-corpus.js';

const segment = (marker: number, data: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
/** Little-endian Exif: the camera held on its side (6), and a place. */
const exif = (place: string) =>
  Buffer.concat([
    Buffer.from('Exif\0\0II*\0', 'latin1'),
    Buffer.from('08000000020012010300010000000600000025880400010000002600000000000000', 'hex'),
    Buffer.from(place),
  ]);
const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0, 0xff, 0xd3, 0x34]),
]);
const table = segment(0xdb, Buffer.alloc(65, 1));

test('STUDIO-26: where a photo was taken goes, which side is up stays', () => {
  const photo = Buffer.concat([
    start,
    segment(0xe0, Buffer.from('JFIF\0')),
    segment(0xe1, exif('30.27N120.15E')),
    segment(0xfe, Buffer.from('王某的手机')),
    segment(0xed, Buffer.from('Photoshop 3.0')),
    table,
    scan,
    end,
    Buffer.from('second picture 30.27N'),
  ]);
  const plain = withoutMetadata(photo, 'image/jpeg') ?? expect.fail('no picture');
  for (const gone of ['30.27N', '王某', 'Photoshop', 'second']) expect(plain.includes(gone)).toBe(false);
  expect(plain.includes(scan)).toBe(true);
  expect(plain.includes(table)).toBe(true);
  expect(plain.subarray(-2)).toEqual(end);
  const at = plain.indexOf('Exif\0\0', 0, 'latin1') + 6;
  expect([plain.readUInt16BE(at + 10), plain.readUInt16BE(at + 18)]).toEqual([0x0112, 6]);
  expect(withoutMetadata(plain, 'image/jpeg')).toEqual(plain);
});

test('STUDIO-26: words in a PNG go, its colours stay; a plain one is left as it is', () => {
  expect(withoutMetadata(png, 'image/png')).toEqual(png);
  const chunk = (type: string, data: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(Buffer.byteLength(data));
    return Buffer.concat([length, Buffer.from(type), Buffer.from(data), Buffer.alloc(4)]);
  };
  const colour = chunk('gAMA', '\0\0\xb1\x8f');
  const extra = [chunk('tEXt', 'Author\0王某'), chunk('eXIf', '30.27N'), colour];
  const told = Buffer.concat([png.subarray(0, 33), ...extra, png.subarray(33), Buffer.from('PK')]);
  const plain = withoutMetadata(told, 'image/png');
  expect(plain).toEqual(Buffer.concat([png.subarray(0, 33), colour, png.subarray(33)]));
});

test.each([
  ['a PNG cut off', png.subarray(0, -6), 'image/png'],
  ['a PNG whose chunk is longer than itself', Buffer.concat([png.subarray(0, 8), Buffer.alloc(12, 0x7f)]), 'image/png'],
  ['a JPEG cut off in its scan', Buffer.concat([start, table, scan]), 'image/jpeg'],
  ['a JPEG cut off in a table', Buffer.concat([start, table.subarray(0, 20)]), 'image/jpeg'],
  ['no JPEG at all', Buffer.from('GIF89a'), 'image/jpeg'],
  ['another kind', png, 'image/gif'],
])('%s is no picture', (_, bytes, mediaType) => expect(withoutMetadata(bytes, mediaType)).toBeNull());

test('whatever comes is a picture or none, and nothing is read beyond its end', () => {
  const whole = Buffer.concat([start, segment(0xe1, exif('x')), table, scan, end]);
  for (let cut = 0; cut < whole.length; cut += 1)
    for (const mediaType of ['image/jpeg', 'image/png']) withoutMetadata(whole.subarray(0, cut), mediaType);
  for (let at = 2; at < 40; at += 1) {
    const bent = Buffer.from(whole);
    bent[at] = 0xff;
    withoutMetadata(bent, 'image/jpeg');
  }
});
