import { useEffect, useState } from 'react';
import { useClipboard } from '../../../canvas/clipboard.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useDesk } from '../MapDesk.ts';
import { MapClipboard } from './MapClipboard.ts';
import { whyLeft } from './pastedLinks.ts';

/** Listens to the clipboard for canvas, outline and table, and asks "Create 47 nodes?". */
export default function ClipboardDoor() {
  const desk = useDesk();
  const [clipboard] = useState(() => new MapClipboard(desk));
  useClipboard(clipboard);
  useEffect(() => {
    desk.clipboard.set(clipboard);
    return () => desk.clipboard.set(null);
  }, [desk, clipboard]);
  const { t } = useTranslation(['mapClip', 'board']);
  const asked = useReadable(clipboard.asking);
  const count = asked?.lines.length ?? 0;
  const close = () => clipboard.asking.set(null);
  const left = useReadable(clipboard.left);
  const seen = () => clipboard.left.set(null);
  return (
    <>
      <Dialog
        open={left !== null}
        onClose={seen}
        title={t('mapClip:leftRows', { count: left?.length ?? 0 })}
        actions={
          <Button variant="primary" data-autofocus onClick={seen}>
            {t('mapClip:seen')}
          </Button>
        }
      >
        <ul>
          {left?.map((one) => (
            <li key={`${one.line} ${one.kind}`}>
              {t('mapClip:leftAt', { line: one.line, why: whyLeft(one) })}
            </li>
          ))}
        </ul>
      </Dialog>
      <Dialog
        open={asked !== null}
        onClose={close}
        title={t('mapClip:ask', { count })}
        actions={
          <>
            <Button onClick={close}>{t('board:cancel')}</Button>
            <Button variant="primary" data-autofocus onClick={() => asked && clipboard.create(asked)}>
              {t('mapClip:create', { count })}
            </Button>
          </>
        }
      >
        <p>{t('mapClip:askWhy')}</p>
      </Dialog>
    </>
  );
}
