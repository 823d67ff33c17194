/** What the command menu says itself, on boards and maps. */
import en from '../en/commandMenu.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/commandMenu.json';

i18n.add('actions', { en, nl });
