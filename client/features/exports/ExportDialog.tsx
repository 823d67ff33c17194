/** What of the board goes out, and as what. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ItemId } from '../../../shared/ids.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Exchange.module.css';
import { type BoardReading, exportedBoard } from './exportedBoard.ts';
import type { BoardLook } from './picture/svg.ts';
import { useCounts } from './useCounts.ts';
import { EXPORT_FORMATS, type ExportFormat, type Progress, useExport } from './useExport.ts';

export interface ExportDialogProps {
  readonly board: BoardReading;
  /** How it is painted; its code comes when a picture is asked for. */
  readonly look: () => Promise<BoardLook>;
  /** Chosen on the board; none starts with all of it. */
  readonly chosen: readonly ItemId[];
  readonly onClose: () => void;
}

function useParts({ board, chosen }: Pick<ExportDialogProps, 'board' | 'chosen'>) {
  const { t } = useTranslation('exchange');
  const frames = board.frames();
  return [
    { value: 'all', label: t('export.all') },
    ...(chosen.length > 0 ? [{ value: 'chosen', label: t('export.chosen', { count: chosen.length }) }] : []),
    ...frames.map((id, at) => ({
      value: id as string,
      label: t(frames.length > 1 ? 'export.frameNumber' : 'export.frame', {
        number: at + 1,
        title: board.item(id)?.text.trim() || t('export.noTitle'),
      }),
    })),
  ];
}

function Formats(props: {
  readonly format: ExportFormat;
  readonly onFormat: (format: ExportFormat) => void;
}) {
  const { t } = useTranslation('exchange');
  return (
    <fieldset className={styles.formats}>
      <legend>{t('export.as')}</legend>
      {EXPORT_FORMATS.map((one) => (
        <label key={one} className={styles.format}>
          <input
            type="radio"
            name="format"
            checked={props.format === one}
            onChange={() => props.onFormat(one)}
          />
          <b>{t(`formats.${one}`)}</b>
          <span>{t(`export.about.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Running({ progress }: { readonly progress: Progress }) {
  const { t } = useTranslation('exchange');
  if (progress === null) return null;
  const known = progress === 'unknown' ? {} : { value: progress, max: 1 };
  return (
    <div className={styles.working} role="status">
      <progress aria-label={t('export.writing')} {...known} />
      {t('export.writing')}
    </div>
  );
}

/** The part's own name; the board's for all of it. */
function nameOf(board: BoardReading, part: string): string {
  const frame = part === 'all' || part === 'chosen' ? null : board.item(part as ItemId);
  return frame?.text.trim() || board.title;
}

export default function ExportDialog({ board, look, chosen, onClose }: ExportDialogProps) {
  const { t } = useTranslation('exchange');
  const counts = useCounts();
  const parts = useParts({ board, chosen });
  const [part, setPart] = useState(chosen.length > 0 ? 'chosen' : 'all');
  const [format, setFormat] = useState<ExportFormat>('png');
  const { progress, problem, start, stop } = useExport(look, onClose);
  const ids = part === 'all' ? null : part === 'chosen' ? chosen : [part as ItemId];
  const content = exportedBoard(board, ids, Date.now());
  const empty = content.items.length === 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('export.title')}
      width={520}
      actions={
        <>
          <Button onClick={progress === null ? onClose : stop}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={progress !== null}
            disabledReason={empty ? t('export.empty') : null}
            onClick={() => void start({ format, board: content, name: nameOf(board, part) })}
          >
            {t('export.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select label={t('export.part')} value={part} options={parts} onChange={setPart} />
        <p className={styles.quiet}>{counts(content.items.map(({ item }) => item))}</p>
        <Formats format={format} onFormat={setFormat} />
        {problem ? (
          <p className={styles.refused} role="alert">
            <IconAlertTriangle size={20} aria-hidden />
            {problem}
          </p>
        ) : null}
        <Running progress={progress} />
      </div>
    </Dialog>
  );
}
