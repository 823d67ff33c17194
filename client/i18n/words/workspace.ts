/** The words of a workspace's own pages: its documents, its teams, its members. */
import en from '../en/workspace.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/workspace.json';

i18n.add('shell', { en, nl });
