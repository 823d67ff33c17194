/** Reads the newest V8 processor profile of a folder: where a server's time went. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

interface Node {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
}
interface Profile {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  /** Microseconds of the monotonic clock. */
  readonly startTime: number;
  readonly timeDeltas: readonly number[];
}

const SHOWN = 30;

/** Functions by own time within the window, largest first, idle left out. */
export function hottest(folder: string, [from, to]: readonly [number, number]): readonly string[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.cpuprofile'))
    .map((file) => join(folder, file))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const newest = files[0];
  if (!newest) return ['no profile was written'];
  const profile = JSON.parse(readFileSync(newest, 'utf8')) as Profile;
  const nameOf = new Map(profile.nodes.map((node) => [node.id, label(node)]));
  const time = new Map<string, number>();
  let at = profile.startTime;
  for (const [index, id] of profile.samples.entries()) {
    const name = nameOf.get(id) ?? '?';
    const delta = profile.timeDeltas[index] ?? 0;
    at += delta;
    if (name !== '(idle)' && at >= from && at <= to) time.set(name, (time.get(name) ?? 0) + delta);
  }
  const total = [...time.values()].reduce((sum, one) => sum + one, 0);
  const rows = [...time].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
  return rows.map(([name, us]) => `${((us / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
}

function label({ callFrame }: Node): string {
  const { functionName, url, lineNumber } = callFrame;
  const name = functionName || '(anonymous)';
  return url === '' ? name : `${name}  ${basename(url)}:${lineNumber + 1}`;
}
