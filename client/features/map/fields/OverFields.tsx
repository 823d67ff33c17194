/** What is asked about own columns over canvas, table and outline: a new field, or the tags of the nodes that are meant. */
import { useState } from 'react';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { meantNodes } from '../acts/meant.ts';
import { useDesk } from '../MapDesk.ts';
import { useMapVersion } from '../useMapVersion.ts';
import { ColumnForm } from './ColumnForm.tsx';
import { TagNodes } from './TagNodes.tsx';

interface OverFieldsProps {
  readonly as: 'tags' | 'addField';
  readonly onClose: () => void;
}

export default function OverFields({ as, onClose }: OverFieldsProps) {
  const { t } = useTranslation('ownFields');
  const desk = useDesk();
  useMapVersion();
  // Those that are meant as it opens: what is chosen meanwhile is another matter.
  const [ids] = useState(() => meantNodes(desk));
  const nodes = ids.flatMap((id) => desk.model.node(id) ?? []);
  return (
    <Dialog open onClose={onClose} title={t(as === 'tags' ? 'tags' : 'add')}>
      {as === 'tags' ? <TagNodes nodes={nodes} /> : <ColumnForm column={null} onEnd={onClose} />}
    </Dialog>
  );
}
