/** What acts are called and say that the first look does without: all but the tools and what keys alone are told. */
import en from '../en/actionsLater.json';
import { i18n } from '../i18n.ts';
import nl from '../nl/actionsLater.json';

i18n.add('actions', { en, nl });
