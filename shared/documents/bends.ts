/**
 * The bends of a link: each a field of its own, `via<key>` = [order, x, y], so that two people who pull at different ones
 * both keep theirs; `bend` = [x, y] is the only one that older versions know, its key is empty. Its order says where along
 * the link it comes: more than 0, where that starts, and less than 1; x and y count from halfway between the middles of what
 * the link joins. Whatever is read may be anything.
 */
import { type Bend, type Connector, MAX_SIZE } from './boardKinds.ts';

/** Of a link. */
interface Fields {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  delete(name: string): void;
}

/** By hand; what two people add at once may be more, and all of it is shown. */
export const MOST_BENDS = 20;
const MOST_READ = 2 * MOST_BENDS;
const FIELD = /^via[a-z0-9]{1,20}$/;
const OLD = { key: '', order: 0.5 };

export const isBendField = (name: string): boolean => FIELD.test(name);
const fieldOf = (key: string) => (key === '' ? 'bend' : `via${key}`);

const bounded = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value)
    ? Math.round(Math.max(-MAX_SIZE, Math.min(MAX_SIZE, value)))
    : null;

function bendIn(of: Pick<Bend, 'key' | 'order'>, pair: readonly unknown[]): readonly Bend[] {
  const [x, y] = pair.map(bounded);
  return pair.length === 2 && typeof x === 'number' && typeof y === 'number' ? [{ ...of, x, y }] : [];
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const turned = (bend: Bend): Bend => ({ ...bend, order: 1 - bend.order });
const inOrder = (a: Bend, b: Bend) => a.order - b.order || (a.key < b.key ? -1 : 1);

/** `more`: all fields, or those of them that other readers do not know. */
export function readBends(
  get: (name: string) => unknown,
  more: Iterable<readonly [string, unknown]>,
): Pick<Connector, 'bends' | 'labelAt'> {
  // What was pulled nowhere is not bent.
  const bends = bendIn(OLD, listed(get('bend'))).filter(({ x, y }) => x !== 0 || y !== 0);
  for (const [name, value] of more) {
    const [order, ...pair] = isBendField(name) ? listed(value) : [];
    if (typeof order === 'number' && order > 0 && order < 1)
      bends.push(...bendIn({ key: name.slice(3), order }, pair));
  }
  bends.sort(inOrder);
  // Told of all of them at once, see turnLinks.ts.
  const all = get('bendsTurned') === true ? bends.map(turned).reverse() : bends;
  const labelAt = get('labelAt');
  return {
    ...(bends.length > 0 && { bends: all.slice(0, MOST_READ) }),
    ...(typeof labelAt === 'number' && labelAt >= 0 && labelAt <= 1 && { labelAt }),
  };
}

/** As fields of a link that is new, or of a file: older versions show a single one. */
export function bendFields(bends: readonly Bend[] = []): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(
    bends.map(({ key, order, x, y }) =>
      key === '' || (bends.length === 1 && (x || y)) ? ['bend', [x, y]] : [fieldOf(key), [order, x, y]],
    ),
  );
}

/** Without a place it is gone. */
export type BendChange = Bend | { readonly key: string; readonly gone: true };

export function putBend(map: Fields, change: BendChange): void {
  const field = fieldOf(change.key);
  if ('gone' in change) {
    map.delete(field);
    return;
  }
  const { key, order, x, y } = change;
  map.set(field, key === '' ? [x, y] : [map.get('bendsTurned') === true ? 1 - order : order, x, y]);
}

/** As others are told of one in a hand; older versions show it as the only one. */
export const tellBend = (change: BendChange): object =>
  'gone' in change
    ? { bend: [0, 0], of: change.key }
    : { bend: [change.x, change.y, change.order], of: change.key };

export function readHeldBend(told: unknown, of: unknown): BendChange | null {
  const [x, y, order = OLD.order] = listed(told);
  const key = typeof of === 'string' ? of : '';
  if (key !== '' && !isBendField(fieldOf(key))) return null;
  if (x === 0 && y === 0) return { key, gone: true };
  return typeof order === 'number' && order > 0 && order < 1
    ? (bendIn({ key, order }, [x, y])[0] ?? null)
    : null;
}

export function withBend(bends: readonly Bend[] = [], change: BendChange): readonly Bend[] | undefined {
  const others = bends.filter(({ key }) => key !== change.key);
  const all = 'gone' in change ? others : [...others, change].sort(inOrder);
  return all.length > 0 ? all : undefined;
}
