import { type ChildProcess, spawn } from 'node:child_process';

/** A server we started. `stop` waits for its end; `ended` resolves with its last words when it ends for whatever reason. */
export type Tethered = { pid: number; stop: () => Promise<void>; ended: Promise<string> };

export type TetherOptions = {
  /** The signal that asks the server to end well. */
  signal: 'TERM' | 'INT';
  /** A folder that is removed when the server has ended, even if we are gone by then. */
  discard?: string;
  /** CPU priority it gives way with, 0 to 19. */
  nice?: number;
  cwd?: string;
  uid?: number;
  gid?: number;
};

/**
 * The shell waits for the server and reads our end of a pipe: when we die, even by SIGKILL, the pipe closes and the
 * server is asked to end. It has a session of its own, so that Ctrl-C in the terminal reaches only us and we stop in order.
 */
const tether = `exec 3<&0
# Where the kernel groups processes by session, the session's own value is what counts beside other sessions.
[ -z "$TETHER_NICE" ] || { renice -n "$TETHER_NICE" -p $$; echo "$TETHER_NICE" >/proc/self/autogroup; } >/dev/null 2>&1
"$@" 3<&- </dev/null &
server=$!
{ cat <&3 >/dev/null; kill -"$TETHER_SIGNAL" "$server"; } 2>/dev/null &
wait "$server"
status=$?
[ -z "$TETHER_DISCARD" ] || rm -rf -- "$TETHER_DISCARD"
exit $status`;

/** Ends a server at once, as a power cut would: SIGKILL for it and whatever it started in its own group. */
export async function killGroup(server: Tethered | null): Promise<void> {
  if (!server?.pid) return;
  try {
    process.kill(-server.pid, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
  await server.ended;
}

/** Starts a long-running server that cannot outlive this process. */
export function startTethered(command: string, args: readonly string[], options: TetherOptions): Tethered {
  const { signal, discard = '', nice, ...rest } = options;
  const child: ChildProcess = spawn('sh', ['-c', tether, 'sh', command, ...args], {
    ...rest,
    env: { ...process.env, TETHER_SIGNAL: signal, TETHER_DISCARD: discard, TETHER_NICE: nice?.toString() ?? '' },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let words = '';
  const keep = (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.stdin?.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', () => {
      child.stdin?.destroy();
      resolve(words);
    });
  });
  const stop = async () => {
    child.stdin?.end();
    await ended;
  };
  return { pid: child.pid ?? 0, stop, ended };
}
