import { clock } from '../../i18n/dates.ts';
import type { TFunction } from '../../i18n/i18n.ts';
import type { SaveState } from '../../live/types.ts';

export type SaveTone = 'ok' | 'plain' | 'needs' | 'problem';

export interface SaveWords {
  readonly text: string;
  readonly tone: SaveTone;
  /** Said aloud when it becomes so; saving and saved are not, they come with every word that is typed. */
  readonly announced: boolean;
}

/** The save state in the product's own words, the same everywhere. Null while the document is still opening. */
export function saveWords(state: SaveState, t: TFunction, language: string): SaveWords | null {
  switch (state.kind) {
    case 'loading':
      return null;
    case 'saved': {
      const text =
        state.at === null ? t('save.saved') : t('save.savedAt', { time: clock(state.at, language) });
      return { text, tone: 'ok', announced: false };
    }
    case 'saving':
      return { text: t('save.saving'), tone: 'plain', announced: false };
    case 'reconnecting':
      return { text: t('save.reconnecting'), tone: 'needs', announced: true };
    case 'offline': {
      const { changes: count, kept } = state;
      const counted = kept ? t('save.offline', { count }) : t('save.offlineLoose', { count });
      const text = count === 0 ? t('save.offlineClean') : counted;
      return { text, tone: 'needs', announced: true };
    }
    case 'notSaved':
      return { text: t('save.notSaved'), tone: 'problem', announced: true };
    case 'readOnly':
      return {
        text: t('save.readOnly', { why: whyReadOnly(state.reason, t) }),
        tone: 'plain',
        announced: true,
      };
  }
}

function whyReadOnly(reason: Extract<SaveState, { kind: 'readOnly' }>['reason'], t: TFunction): string {
  switch (reason) {
    case 'role':
      return t('save.whyRole');
    case 'archived':
      return t('save.whyArchived');
    case 'REVOKED':
    case 'SIGNED_OUT':
      return t('save.whyRevoked');
    case 'DOCUMENT_FULL':
      return t('save.whyFull');
    default:
      return t('save.whyRefused');
  }
}
