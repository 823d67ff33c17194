import { useQueryClient } from '@tanstack/react-query';
import type { SteadyDocument } from '../../../shared/api.ts';
import { Unreachable } from '../../../shared/errors.ts';
import { errorText } from '../../i18n/errorText.ts';
import { showToast } from '../../ui/showToast.ts';

/** Its code comes with the first wish for a copy. */
export function useDuplicate(): (document: SteadyDocument) => void {
  const client = useQueryClient();
  return (document) => {
    import('./duplicateDocument.ts').then(
      ({ duplicateDocument }) => duplicateDocument(document, client),
      (cause: unknown) => showToast({ message: errorText(new Unreachable(cause)), tone: 'problem' }),
    );
  };
}
