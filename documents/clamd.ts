import { connect } from 'node:net';
import { accepted, type Result, refuse, refused } from '../domain/refusal.js';

/** Judges the bytes of an upload before anything of it is kept. Refuses `fileInfected` (422). @throws when nobody answers */
export type VirusScan = (bytes: Uint8Array) => Promise<Result<'clean'>>;

/** clamd reads a stream in pieces, each behind its length (INSTREAM). */
const piece = 64 * 1024;

/**
 * Asks a clamd by its INSTREAM command. Whatever is no clear "OK" lets nothing through: an answer of error, a stream cut off, or
 * none in time are a fault of ours, and the upload is told to come again (503).
 * @param address host:port
 */
export const clamdScan =
  (address: string, patienceMs = 30_000): VirusScan =>
  async (bytes) => {
    const said = await ask(address, bytes, patienceMs);
    if (said === 'stream: OK') return accepted('clean');
    if (/^stream: .+ FOUND$/.test(said)) return refused(refuse('fileInfected', { field: 'file' }));
    throw new ScannerAway();
  };

/** The scanner did not judge; nothing was kept. */
export class ScannerAway extends Error {
  constructor() {
    super('the virus scanner does not answer');
  }
}

function ask(address: string, bytes: Uint8Array, patienceMs: number): Promise<string> {
  const split = address.lastIndexOf(':');
  const [host, port] = [address.slice(0, split), Number(address.slice(split + 1))];
  return new Promise((done, fail) => {
    const socket = connect({ host, port });
    let said = '';
    socket.setTimeout(patienceMs, () => socket.destroy(new ScannerAway()));
    socket.on('error', () => fail(new ScannerAway()));
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
    });
    socket.on('close', () => done(said.replaceAll('\0', '').trim()));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += piece) {
        const part = bytes.subarray(at, at + piece);
        socket.write(lengthOf(part.length));
        socket.write(part);
      }
      socket.write(lengthOf(0));
    });
  });
}

function lengthOf(size: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(size);
  return four;
}
