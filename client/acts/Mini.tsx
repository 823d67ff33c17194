/** The minimap, unless this device hides it. */
import Minimap from '../canvas/Minimap.tsx';
import { remember, remembered } from '../deviceStorage.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import '../i18n/words/minimap.ts';
import { writable } from '../live/readable.ts';
import { useReadable } from '../live/useLive.ts';

const HIDDEN = 'jumelage.minimap';
const shown = writable(remembered(HIDDEN) === null);

export function showMinimap(shows: boolean): void {
  remember(HIDDEN, shows ? null : 'hidden');
  shown.set(shows);
}

export default function Mini() {
  const { t } = useTranslation('minimap');
  return useReadable(shown) ? <Minimap label={t('hide')} onHide={() => showMinimap(false)} /> : null;
}
