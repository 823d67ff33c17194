/** The map with its keys: what lies in it hears them while its canvas, its list or its table has the focus. */
import { type KeyboardEvent as ReactKeyboardEvent, type ReactNode, useEffect, useMemo } from 'react';
import { type MapDesk, useDesk } from '../MapDesk.ts';
import { type MapActs, useActs } from './ActsContext.ts';
import { carryOut, type MapAct, reasonAgainst } from './MapAct.ts';

/** The page as a whole: a press beside the outline or the table gives it the focus. */
const NOTHING = 'body, main';
/** In a panel, on a bar, in a list as well. */
const BESIDE = /^(undo|redo|zoomAll|zoomSelection)$/;
/** Its buttons hear Enter, Space and arrows, and leave letters to the map. */
const BARS = '[role="toolbar"] button';
const SURFACE = '[data-item], [data-column], [role="application"], section';

/** Whether the key was one of the map's. */
function press(event: KeyboardEvent, desk: MapDesk, { acts }: MapActs, wanted: (act: MapAct) => boolean) {
  if (event.defaultPrevented || event.isComposing || desk.selection.editing !== null) return false;
  // A menu that was asked for has the keys, also while its part is still on its way.
  if (desk.menu.get() !== null) return false;
  const act = acts.forPress(event, desk.singleKeys.get());
  if (act === null || act.everywhere || !wanted(act)) return false;
  const reason = reasonAgainst(act, desk);
  // What only a canvas has leaves its key to the browser elsewhere.
  if (reason !== null && (act.quiet || reason === 'canvas')) return false;
  const { voice, t } = desk.commands.parts;
  if (reason === null) carryOut(act, desk);
  else voice.say(t(`reasons.${reason}`));
  return true;
}

const isTyped = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  /^\S$/u.test(key) && !ctrlKey && !metaKey && !altKey;

/** Letters straight after a link was drawn go to its verbs, where the browser finds those that begin so. */
function saysVerb(event: KeyboardEvent, { commands }: MapDesk): boolean {
  const types = /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  const verbs =
    types && commands.isDrawn() && document.querySelector<HTMLElement>('[data-region="panel"] select');
  if (!verbs) return false;
  verbs.focus();
  return true;
}

/** Of a key without others: what is chosen is not changed by what somebody types in a table. */
const isTypedAt = (view: string, event: KeyboardEvent, { group }: MapAct): boolean =>
  view === 'table' && isTyped(event) && /^(edit|kind|link)$/.test(group);

const LISTED = '[data-shape="choice"], [data-shape="who"]';

/** Alt and an arrow walk along links, except where it opens a list, or moves a column. */
const isOfTable = ({ key, altKey, target }: KeyboardEvent): boolean =>
  altKey && (target as Element).matches(key === 'ArrowDown' ? LISTED : 'thead *');

/** Enter and Space press a heading of the table; the rest means the map. */
function isOfMap(target: EventTarget, key: string): boolean {
  const element = target as Element;
  return element.matches(SURFACE) && !(element.matches('button:not([data-item])') && key === 'Enter');
}

/** Beside the map: of a field what was typed in it is taken back first. */
function meantBeside(target: Element, { id }: MapAct): boolean {
  if (!BESIDE.test(id)) return false;
  return !target.matches(':read-write') || (/do$/.test(id) && document.queryCommandEnabled?.(id) === false);
}

function useKeysBeside(desk: MapDesk, acts: MapActs, view: string): void {
  useEffect(() => {
    // Nothing has the focus, as on a page that has just loaded: then keys mean the map, unless something lies over it.
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as Element;
      if (document.querySelector('[data-dialog], [role="menu"]')) return;
      const nowhere = target.matches(NOTHING);
      if (nowhere && view !== 'table' && saysVerb(event, desk)) return;
      const free = nowhere || (isTyped(event) && target.matches(BARS));
      const means = (act: MapAct) => !isTypedAt(view, event, act) && (free || meantBeside(target, act));
      if (press(event, desk, acts, means)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk, acts, view]);
}

interface MapKeysProps {
  readonly className?: string | undefined;
  readonly panel?: true | undefined;
  readonly view: string;
  readonly children: ReactNode;
}

export function MapKeys({ className, panel, view, children }: MapKeysProps) {
  const desk = useDesk();
  const acts = useActs();
  useKeysBeside(desk, acts, view);
  const hear = useMemo(
    () => (first: boolean) => (event: ReactKeyboardEvent) => {
      const { nativeEvent } = event;
      if (!isOfMap(event.target, event.key) || isOfTable(nativeEvent)) return;
      if (first && view !== 'table' && saysVerb(nativeEvent, desk)) return event.stopPropagation();
      const means = (act: MapAct) => !isTypedAt(view, nativeEvent, act) && (!first || act.first === true);
      if (!press(nativeEvent, desk, acts, means)) return;
      event.preventDefault();
      if (first) event.stopPropagation();
    },
    [desk, acts, view],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys reach it from what lies in it
    <div
      className={className}
      data-view={view}
      data-panel={panel}
      onKeyDownCapture={hear(true)}
      onKeyDown={hear(false)}
    >
      {children}
    </div>
  );
}
