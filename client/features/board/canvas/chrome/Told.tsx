/** What keys mean here, for hands that expect something else: once on each device, when it is met. */
import { useEffect, useState } from 'react';
import { remember, remembered } from '../../../../deviceStorage.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { useReadable } from '../../../../live/useLive.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Hint } from '../../../../ui/bars/Hint.tsx';
import type { Action } from '../../actions/Action.ts';
import { reasonAgainst } from '../../actions/ActionSet.ts';
import { nameOf } from '../../actions/actionMenu.tsx';
import { type Canvas, useCanvas } from '../CanvasContext.ts';

type Met =
  | { readonly what: 'plain' }
  | { readonly what: 'letters'; readonly key: string; readonly act: Action };

const keyOf = (what: Met['what']) => `jumelage.told.${what}`;

/** Italic and the like while somebody writes, bold too where there is none; a letter while something with words is chosen. */
function metBy(event: KeyboardEvent, canvas: Canvas): Met | null {
  const { key, ctrlKey, metaKey, altKey, target, isComposing } = event;
  if (!(target instanceof Element) || isComposing || altKey) return null;
  const control = ctrlKey || metaKey;
  if (target.matches('textarea[data-editor]')) {
    const isBold = key === 'b' && reasonAgainst(canvas.actions.get('bold'), canvas) === null;
    return control && /^[biu]$/.test(key) && !isBold ? { what: 'plain' } : null;
  }
  const onBoard = target.matches('[data-item], [role="application"]');
  const { selection, singleKeys, actions } = canvas;
  if (control || !onBoard || !/^\p{L}$/u.test(key) || selection.single === null || !singleKeys.get())
    return null;
  const act = actions.forPress(event, true);
  return act && { what: 'letters', key: key.toUpperCase(), act };
}

export function Told() {
  const { t } = useTranslation(['board', 'actions']);
  const words = useTranslation('actions').t;
  const canvas = useCanvas();
  const [met, setMet] = useState<Met | null>(null);
  const tool = useReadable(canvas.hands.tool);
  const linking = useReadable(canvas.hands.links.step).kind !== 'off';
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = metBy(event, canvas);
      if (now !== null && remembered(keyOf(now.what)) === null) setMet(now);
    };
    // Before the editor, which keeps its keys.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [canvas]);
  // What a tool waits for has the same place.
  const free = (tool === 'select' || tool === 'inHand') && !linking;
  const shown = free ? met?.what : undefined;
  useEffect(() => {
    if (shown) remember(keyOf(shown), 'yes');
  }, [shown]);
  const close = () => setMet(null);
  return (
    <div aria-live="polite" data-told="">
      {met && free ? (
        <Hint
          words={
            met.what === 'plain'
              ? t('plain')
              : t('letters.fired', { key: met.key, act: nameOf(met.act, canvas, words) })
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
