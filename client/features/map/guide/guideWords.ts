/** All words of the guide: they come with its panel. */
import en from '../../../i18n/en/guide.json';
import enDoor from '../../../i18n/en/guideDoor.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/guide.json';
import nlDoor from '../../../i18n/nl/guideDoor.json';

/** Before anything of the panel is shown. */
export function addGuideWords(): void {
  i18n.add({ en: { guide: { ...enDoor, ...en } }, nl: { guide: { ...nlDoor, ...nl } } });
}
