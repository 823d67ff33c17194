/** A link that is there already has been chosen, instead of another one the same. */
import '../../../i18n/words/boardLater.ts';
import { showToast } from '../../../ui/showToast.ts';
import type { CommandParts } from './Making.ts';

export const sayThere = ({ t }: CommandParts): void => showToast({ message: t('line.there') });
