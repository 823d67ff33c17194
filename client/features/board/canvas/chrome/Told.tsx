/** What keys mean here, for hands that expect something else: once on each device, when it is met. */
import { useEffect, useState } from 'react';
import { remember, remembered } from '../../../../deviceStorage.ts';
import '../../../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Hint } from '../../../../ui/bars/Hint.tsx';
import type { Action } from '../../actions/Action.ts';
import { reasonAgainst } from '../../actions/ActionSet.ts';
import { nameOf } from '../../actions/actionMenu.tsx';
import { type Canvas, useCanvas } from '../CanvasContext.ts';

interface Letter {
  readonly what: 'letters';
  readonly key: string;
  readonly act: Action | null;
}
type Met = Letter | { readonly what: 'plain' };

/** Letters that follow each other as fast as this are a word. */
const WORD_MS = 1_000;
/** So long it can be read; then it goes by itself. */
const SHOWN_MS = 12_000;

const keyOf = (what: Met['what']) => `jumelage.told.${what}`;

/** Italic and the like while somebody writes bold too where there is none. */
function plainOf({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent, canvas: Canvas): Met | null {
  if (!(target instanceof Element) || !target.matches('textarea[data-editor]')) return null;
  const isBold = key === 'b' && reasonAgainst(canvas.actions.get('bold'), canvas) === null;
  return (ctrlKey || metaKey) && !altKey && /^[biu]$/.test(key) && !isBold ? { what: 'plain' } : null;
}

/** A letter that is typed on the board, and what it does there. */
function letterOf(event: KeyboardEvent, { singleKeys, actions }: Canvas): Letter | null {
  const { key, ctrlKey, metaKey, altKey, target, isComposing, repeat } = event;
  if (isComposing || repeat || ctrlKey || metaKey || altKey || !/^\p{L}$/u.test(key)) return null;
  const onBoard = target instanceof Element && target.matches('[data-item], [role="application"]');
  if (!onBoard || !singleKeys.get()) return null;
  return { what: 'letters', key: key.toUpperCase(), act: actions.forPress(event, true) };
}

export function Told() {
  const { t } = useTranslation(['board', 'actions']);
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const [met, setMet] = useState<Met | null>(null);
  const tool = useReadable(canvas.hands.tool);
  const linking = useReadable(canvas.hands.links.step).kind !== 'off';
  useEffect(() => {
    let first: { readonly letter: Letter; readonly at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      const letter = letterOf(event, canvas);
      const { timeStamp: at } = event;
      // One letter is a key that somebody knows; where a second follows at once, a word was meant for what is chosen.
      const word = letter && first && at - first.at < WORD_MS ? [first.letter, letter] : [];
      const now = word.find(({ act }) => act) ?? plainOf(event, canvas);
      first = letter && canvas.selection.single !== null ? { letter, at } : null;
      if (now && remembered(keyOf(now.what)) === null) setMet(now);
    };
    // Before the editor, which keeps its keys, and after the window, which keeps those for what is on its way.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [canvas]);
  // What a tool waits for has the same place.
  const free = (tool === 'select' || tool === 'inHand') && !linking;
  const shown = free ? met?.what : undefined;
  useEffect(() => {
    if (!shown) return;
    remember(keyOf(shown), 'yes');
    const going = setTimeout(() => setMet(null), SHOWN_MS);
    return () => clearTimeout(going);
  }, [shown]);
  const close = () => setMet(null);
  return (
    <div aria-live="polite" data-told="">
      {met && free ? (
        <Hint
          words={
            met.what === 'plain'
              ? t('plain')
              : t('letters.fired', { key: met.key, act: met.act && nameOf(met.act, canvas, words) })
          }
          end={t('letters.ok')}
          onEnd={close}
        >
          {met.what === 'letters' ? (
            <Button
              size="sm"
              onClick={() => {
                canvas.singleKeys.set(false);
                close();
              }}
            >
              {t('letters.off')}
            </Button>
          ) : null}
        </Hint>
      ) : null}
    </div>
  );
}
