/** What the benchmark needs of the machine: cores to pin to, and how busy processes and cores were. Linux. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

/** Why a server cannot be measured here, or null. */
export function whyNot(): string | null {
  if (process.platform !== 'linux') return 'it reads /proc and pins processes with taskset: Linux only';
  if (availableParallelism() < 2) return 'it needs two cores, one for the server and one for the load';
  return spawnSync('taskset', ['--version']).status === 0 ? null : 'taskset (util-linux) is not installed';
}

export function describeMachine(): string {
  const [load = 0] = loadavg();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model ?? 'unknown processor';
  return `${availableParallelism()} × ${model}, ${memory} GB, Node ${process.versions.node}, load ${load.toFixed(1)}`;
}

/** The command line that runs Node on one core. */
export function onCore(core: number, args: readonly string[]): readonly [string, string[]] {
  return ['taskset', ['-c', String(core), process.execPath, ...args]];
}

const TICKS_PER_SECOND = 100;

/** Seconds of processor time that a process has used, its threads included. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Seconds in which a core was not idle. */
export function busySeconds(core: number): number {
  const line = readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`cpu${core} `));
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
    line?.split(/\s+/).slice(1).map(Number) ?? [];
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}

/** Options for a server: garbage is collected when it is asked to tidy up. */
export const TIDIES = [
  '--expose-gc',
  '--import',
  "data:text/javascript,process.on('SIGUSR2', () => { gc(); gc(); })",
] as const;
const TIDYING_MS = 700;

/** Resident memory without garbage, of a server that was started with TIDIES. */
export async function tidyBytes(pid: number): Promise<number> {
  process.kill(pid, 'SIGUSR2');
  await new Promise((resolve) => setTimeout(resolve, TIDYING_MS));
  return residentBytes(pid);
}

function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) * 1024;
}
