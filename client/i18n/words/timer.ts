/** The words of the timer: they come with it, and with its panel. */
import en from '../en/timer.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/timer.json';

i18n.add('timer', { en, nl });
