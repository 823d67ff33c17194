/** The words of inviting people. */
import en from '../en/invite.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/invite.json';

i18n.add('shell', { en, nl });
