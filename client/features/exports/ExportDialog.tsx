/** What of a document goes out, and as what. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Exchange.module.css';
import type { ExportDoor } from './exportDoor.ts';
import { type Progress, useExport } from './useExport.ts';

export interface ExportDialogProps {
  readonly door: ExportDoor;
  readonly onClose: () => void;
}

interface FormatsProps {
  readonly door: ExportDoor;
  readonly format: string;
  readonly onFormat: (format: string) => void;
}

function Formats({ door, format, onFormat }: FormatsProps) {
  const { t } = useTranslation('exchange');
  return (
    <fieldset className={styles.formats}>
      <legend>{t('export.as')}</legend>
      {door.formats.map((one) => (
        <label key={one.key} className={styles.format}>
          <input type="radio" name="format" checked={format === one.key} onChange={() => onFormat(one.key)} />
          <b>{one.label}</b>
          <span>{one.about}</span>
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

export default function ExportDialog({ door, onClose }: ExportDialogProps) {
  const { t } = useTranslation('exchange');
  const [part, setPart] = useState(door.part);
  const [format, setFormat] = useState(door.format ?? door.formats[0]?.key ?? '');
  const looks = door.looks?.find((one) => one.of(format));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const look = (looks && chosen[looks.label]) ?? looks?.options[0]?.value ?? '';
  const { progress, problem, start, stop } = useExport(door, onClose);
  const contents = door.contents(part);
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
            disabledReason={contents === '' ? t('export.empty') : null}
            onClick={() => void start(format, part, look)}
          >
            {t('export.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select label={t('export.part')} value={part} options={[...door.parts]} onChange={setPart} />
        <p className={styles.quiet}>{contents}</p>
        <Formats door={door} format={format} onFormat={setFormat} />
        {looks ? (
          <Select
            label={looks.label}
            value={look}
            options={[...looks.options]}
            onChange={(value) => setChosen({ ...chosen, [looks.label]: value })}
          />
        ) : null}
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
