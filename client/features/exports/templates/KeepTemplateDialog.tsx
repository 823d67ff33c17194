/** The board, or one of its frames, kept as a template of the programme. */
import { useState } from 'react';
import type { DocumentId, ItemId, WorkspaceId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { useKeepTemplate } from '../../../api/templates.ts';
import { errorText } from '../../../i18n/errorText.ts';
import '../../../i18n/words/exchange.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { showToast } from '../../../ui/showToast.ts';
import { TextField } from '../../../ui/TextField.tsx';
import type { BoardReading } from '../exportedBoard.ts';
import styles from './Templates.module.css';

export interface KeepTemplateDialogProps {
  readonly board: BoardReading;
  readonly workspaceId: WorkspaceId;
  readonly documentId: DocumentId;
  /** A frame that is chosen on the board. */
  readonly frame: ItemId | null;
  readonly onClose: () => void;
}

export default function KeepTemplateDialog(props: KeepTemplateDialogProps) {
  const { board, workspaceId, documentId, onClose } = props;
  const { t } = useTranslation('exchange');
  const [frame, setFrame] = useState<ItemId | null>(props.frame);
  const frames = board.frames();
  const titleOf = (id: ItemId | null) => (id === null ? board.title : (board.item(id)?.text.trim() ?? ''));
  const [title, setTitle] = useState(titleOf(props.frame).slice(0, LIMITS.titleLength));
  const keep = useKeepTemplate(workspaceId);
  const nameless = title.trim() === '';
  const save = () => {
    if (nameless || keep.isPending) return;
    keep.mutate(
      { documentId, frameId: frame, title: title.trim() },
      {
        onSuccess: (kept) => {
          showToast({ message: t('templates.keep.saved', { title: kept.title }) });
          onClose();
        },
        onError: (error) => showToast({ message: errorText(error), tone: 'problem' }),
      },
    );
  };
  const choose = (value: string) => {
    const next = value === 'board' ? null : (value as ItemId);
    setFrame(next);
    setTitle(titleOf(next).slice(0, LIMITS.titleLength));
  };
  const choices = [
    { value: 'board', label: t('templates.keep.board') },
    ...frames.map((id) => ({
      value: id as string,
      label: t('templates.keep.frame', { title: titleOf(id) || t('export.noTitle') }),
    })),
  ];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('templates.keep.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={keep.isPending}
            disabledReason={nameless ? t('templates.keep.nameless') : null}
            onClick={save}
          >
            {t('templates.keep.save')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Select
          label={t('templates.keep.what')}
          value={frame ?? 'board'}
          options={choices}
          onChange={choose}
        />
        <TextField
          label={t('templates.keep.name')}
          value={title}
          maxLength={LIMITS.titleLength}
          onChange={setTitle}
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
        />
        <p className={styles.note}>{t('templates.keep.who')}</p>
      </form>
    </Dialog>
  );
}
