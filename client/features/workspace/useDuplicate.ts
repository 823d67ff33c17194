import { useQueryClient } from '@tanstack/react-query';
import type { PastMoment, SteadyDocument } from '../../../shared/api.ts';
import { withCode } from '../../ui/withCode.ts';

/** Its code comes with the first wish for a copy. */
export function useDuplicate(): (document: SteadyDocument, moment?: PastMoment) => void {
  const client = useQueryClient();
  return (document, moment) => {
    withCode(import('./duplicateDocument.ts'), (door) =>
      moment ? door.duplicateMoment(document, client, moment) : door.duplicateDocument(document, client),
    );
  };
}
