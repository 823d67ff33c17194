/** What of the board goes out, and as what. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../shared/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { showToast } from '../../ui/showToast.ts';
import styles from './Exchange.module.css';
import type { TextFormat } from './exchangeJobs.ts';
import { type BoardReading, exportedBoard } from './exportedBoard.ts';
import { fileName, saveFile } from './saveFile.ts';
import { useCounts } from './useCounts.ts';
import { type Work, workBeside } from './workBeside.ts';

export interface ExportDialogProps {
  readonly board: BoardReading;
  /** Chosen on the board; null starts with all of it. */
  readonly chosen: readonly ItemId[] | null;
  readonly onClose: () => void;
}

const FORMATS = ['csv', 'markdown', 'json'] as const;

const ENDS: Readonly<Record<TextFormat, readonly [string, string]>> = {
  json: ['json', 'application/json'],
  csv: ['csv', 'text/csv;charset=utf-8'],
  markdown: ['md', 'text/markdown;charset=utf-8'],
};

function useParts({ board, chosen }: Pick<ExportDialogProps, 'board' | 'chosen'>) {
  const { t } = useTranslation('exchange');
  const frames = board.readingOrder().filter((id) => board.item(id)?.kind === 'frame');
  return [
    { value: 'all', label: t('export.all') },
    ...(chosen && chosen.length > 0
      ? [{ value: 'chosen', label: t('export.chosen', { count: chosen.length }) }]
      : []),
    ...frames.map((id) => ({
      value: id as string,
      label: t('export.frame', { title: board.item(id)?.text.trim() || t('export.noTitle') }),
    })),
  ];
}

export default function ExportDialog({ board, chosen, onClose }: ExportDialogProps) {
  const { t } = useTranslation('exchange');
  const counts = useCounts();
  const parts = useParts({ board, chosen });
  const [part, setPart] = useState(chosen && chosen.length > 0 ? 'chosen' : 'all');
  const [format, setFormat] = useState<TextFormat>('csv');
  const [working, setWorking] = useState(false);
  const work = useRef<Work<string> | null>(null);
  useEffect(() => () => work.current?.cancel(), []);
  const ids = part === 'all' ? null : part === 'chosen' ? chosen : [part as ItemId];
  const content = exportedBoard(board, ids, Date.now());
  const stop = () => {
    work.current?.cancel();
    setWorking(false);
  };
  const save = async () => {
    setWorking(true);
    const started = workBeside({ kind: 'write', format, board: content });
    work.current = started;
    const text = await started.done;
    const [end, type] = ENDS[format];
    const name = fileName(
      part === 'all' || part === 'chosen' ? board.title : (board.item(part as ItemId)?.text ?? ''),
      end,
    );
    saveFile(name, new Blob([text], { type }));
    showToast({ message: t('export.saved', { name }) });
    onClose();
  };
  const empty = content.items.length === 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('export.title')}
      width={520}
      actions={
        <>
          <Button onClick={working ? stop : onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            busy={working}
            disabledReason={empty ? t('export.empty') : null}
            onClick={() => void save()}
          >
            {t('export.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select label={t('export.part')} value={part} options={parts} onChange={setPart} />
        <p className={styles.quiet}>{counts(content.items.map(({ item }) => item))}</p>
        <fieldset className={styles.formats}>
          <legend>{t('export.as')}</legend>
          {FORMATS.map((one) => (
            <label key={one} className={styles.format}>
              <input type="radio" name="format" checked={format === one} onChange={() => setFormat(one)} />
              <b>{t(`formats.${one}`)}</b>
              <span>{t(`export.about.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        {working ? (
          <div className={styles.working} role="status">
            <progress aria-label={t('export.writing')} />
            {t('export.writing')}
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
