import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, setPriority } from 'node:os';

/** Clock ticks a second, as /proc counts them on Linux. */
const ticks = 100;

interface Stat {
  readonly parent: number;
  /** CPU of the process and of its children that have ended, in ms. */
  readonly cpuMs: number;
}

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const used = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), cpuMs: (used * 1000) / ticks };
  } catch {
    return null;
  }
}

function tree(root: number): Map<number, Stat> {
  const all = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat) all.set(Number(name), stat);
  }
  const found = new Map<number, Stat>();
  const take = (pid: number) => {
    const stat = all.get(pid);
    if (!stat || found.has(pid)) return;
    found.set(pid, stat);
    for (const [child, { parent }] of all) if (parent === pid) take(child);
  };
  take(root);
  return found;
}

/** CPU used so far by a process and everything below it, in ms. */
export const cpuMsOf = (pid: number): number => [...tree(pid).values()].reduce((sum, { cpuMs }) => sum + cpuMs, 0);

/** Resident memory of one process, in MB. */
export function rssMbOf(pid: number): number {
  const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kb) / 1024;
}

/**
 * People's requests go first: everything below `pid` gets this nice value. Where the kernel groups processes by session, that
 * counts inside the session only, so the session's own value is set as well.
 */
export function yieldTo(pid: number, nice: number): void {
  for (const one of tree(pid).keys()) {
    for (const thread of readdirSync(`/proc/${one}/task`)) setPriority(Number(thread), nice);
    try {
      writeFileSync(`/proc/${one}/autogroup`, String(nice));
    } catch {
      // a kernel without such groups
    }
  }
}

export const machine = () => ({ cores: cpus().length, model: cpus()[0]?.model ?? '', load: loadavg()[0] ?? 0 });

/**
 * How fast this machine is today: milliseconds of one core for a fixed piece of what a server does, the best of five. A rented machine
 * of the same name may take twice as long tomorrow; figures in milliseconds are compared beside this one.
 */
export function paceMs(): number {
  const row = { id: 'a'.repeat(36), name: '评选'.repeat(20), at: '2026-03-02T01:00:00.000Z', marks: [1, 2, 3] };
  const rows = Array.from({ length: 2_000 }, (_, n) => ({ ...row, n }));
  const once = () => {
    const began = performance.now();
    for (let turn = 0; turn < 20; turn += 1) {
      const read = JSON.parse(JSON.stringify(rows)) as typeof rows;
      new Map(read.toSorted((a, b) => b.n - a.n).map((one) => [`${one.id}${one.n}`, one]));
    }
    return performance.now() - began;
  };
  return Math.round(Math.min(...Array.from({ length: 5 }, once)));
}

let before: { readonly busy: number; readonly at: number } | null = null;
/** Share of all cores busy since the last call, whoever used them: 0 to 1. */
export function busyShare(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = (
    readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .split(/\s+/)
    .map(Number);
  const now = { busy: ((user + nice + system + irq + soft) * 1000) / ticks, at: Date.now() };
  const share = before ? (now.busy - before.busy) / ((now.at - before.at) * cpus().length) : 0;
  before = now;
  return share;
}
