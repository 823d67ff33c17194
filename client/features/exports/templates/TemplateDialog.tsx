/** All templates, ours and the programme's. */

import type { TemplateView, WorkspaceView } from '../../../../shared/api.ts';
import { may } from '../../../../shared/permissions.ts';
import { TEMPLATE_IDS, type TemplateId } from '../../../../shared/templates/templateIds.ts';
import { useRemoveTemplate, useTemplates } from '../../../api/templates.ts';
import { errorText } from '../../../i18n/errorText.ts';
import '../../../i18n/words/exchange.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { showToast } from '../../../ui/showToast.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { useMedia } from '../../../ui/useMedia.ts';
import type { DrawTemplate } from './KeptPicture.tsx';
import { KeptList, TemplateGrid } from './TemplateGrid.tsx';
import styles from './Templates.module.css';
import { useCityNames } from './useCityNames.ts';
import { useTemplateSearch } from './useTemplateSearch.ts';

export type TemplateChoice = { readonly id: TemplateId } | { readonly saved: TemplateView };

export interface TemplateDialogProps {
  readonly workspace: WorkspaceView;
  readonly title: string;
  /** A new board may also be blank; into a board nothing goes in nowhere. */
  readonly blank: boolean;
  readonly note?: string;
  readonly draw: DrawTemplate;
  readonly onChoose: (choice: TemplateChoice) => void;
  readonly onClose: () => void;
}

export default function TemplateDialog(props: TemplateDialogProps) {
  const { workspace, title, blank, note, draw, onChoose, onClose } = props;
  const { t } = useTranslation('exchange');
  const cities = useCityNames(workspace);
  const { data: kept = [] } = useTemplates(workspace.id, may(workspace.capabilities, 'document.create'));
  const remove = useRemoveTemplate(workspace.id);
  const onRemove = (template: TemplateView) =>
    remove.mutate(template.id, {
      onSuccess: () => showToast({ message: t('templates.removed', { title: template.title }) }),
      onError: (error) => showToast({ message: errorText(error), tone: 'problem' }),
    });
  const finger = useMedia('(pointer: coarse)');
  const ids = TEMPLATE_IDS.filter((id) => blank || id !== 'blank');
  const search = useTemplateSearch(ids, kept);
  const [id] = search.ids;
  const [saved] = search.kept;
  const first = id ? { id } : saved ? { saved } : null;
  return (
    <Dialog open onClose={onClose} title={title} width={860}>
      {note ? <p className={styles.note}>{note}</p> : null}
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          if (search.searching && first) onChoose(first);
        }}
      >
        <TextField
          type="search"
          label={t('templates.search')}
          data-autofocus={!finger || undefined}
          autoComplete="off"
          value={search.words}
          onChange={search.setWords}
        />
        <p role="status">{first === null ? t('templates.none') : null}</p>
      </form>
      {/* A finger looks first: a keyboard would cover them. */}
      <div tabIndex={-1} className={styles.found} data-autofocus={finger || undefined}>
        <TemplateGrid ids={search.ids} cities={cities} onChoose={(chosen) => onChoose({ id: chosen })} />
        <KeptList
          kept={search.kept}
          workspaceId={workspace.id}
          draw={draw}
          onChoose={(chosen) => onChoose({ saved: chosen })}
          onRemove={may(workspace.capabilities, 'template.save') ? onRemove : null}
        />
      </div>
    </Dialog>
  );
}
