/** Where this person is in the guide of this map: kept on this device, so that it is taken up again. Nothing is written. */
import { type DocumentId, type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { remember, remembered } from '../../../deviceStorage.ts';
import { type Writable, writable } from '../../../live/readable.ts';

export const STEPS = ['problem', 'factors', 'consolidate', 'connect', 'check', 'rate'] as const;
export type Step = (typeof STEPS)[number];

export interface Guide {
  readonly open: Writable<boolean>;
  readonly step: Writable<Step>;
  /** The barrier that all of it is about. */
  readonly problem: Writable<ItemId | null>;
}

const KEY = 'jumelage.mapGuide.';

/** What is kept may be of anybody's making. */
function kept(key: string): { readonly step: Step; readonly problem: ItemId | null } {
  try {
    const value: unknown = JSON.parse(remembered(key) ?? '{}');
    const { step, problem } = (typeof value === 'object' && value !== null ? value : {}) as Record<
      string,
      unknown
    >;
    return { step: STEPS.find((one) => one === step) ?? 'problem', problem: parseItemId(problem) };
  } catch {
    // It holds something else: the guide begins anew.
    return { step: 'problem', problem: null };
  }
}

export function openGuide(documentId: DocumentId): Guide {
  const key = KEY + documentId;
  const before = kept(key);
  const guide: Guide = {
    open: writable(false),
    step: writable<Step>(before.step),
    problem: writable<ItemId | null>(before.problem),
  };
  const keep = () => remember(key, JSON.stringify({ step: guide.step.get(), problem: guide.problem.get() }));
  guide.step.subscribe(keep);
  guide.problem.subscribe(keep);
  return guide;
}
