/** A file, looked at before anything changes: what would come in, what not, then yes or no. */
import { IconFileImport } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, Reading } from '../../../shared/exchange/draft.ts';
import { FILE_TYPES } from '../../../shared/exchange/readFile.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Exchange.module.css';
import { ImportReport } from './ImportReport.tsx';
import { useCounts } from './useCounts.ts';
import { type Work, workBeside } from './workBeside.ts';

export interface ImportDialogProps {
  /** Dropped on the board already. */
  readonly file: File | null;
  /** Whether all of it is on the board now. */
  readonly onBring: (drafts: readonly Draft[], words: string) => boolean;
  readonly onClose: () => void;
}

type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'looked'; readonly name: string; readonly reading: Reading };

/** Reads a file as often as asked, the last one counts; leaving ends what still runs. */
function useReader(first: File | null) {
  const [step, setStep] = useState<Step>({ kind: 'choosing' });
  const file = useRef<File | null>(null);
  const work = useRef<Work<Reading> | null>(null);
  const stop = useCallback(() => {
    work.current?.cancel();
    work.current = null;
    setStep({ kind: 'choosing' });
  }, []);
  const read = useCallback(async (chosen: File, heading?: boolean) => {
    work.current?.cancel();
    file.current = chosen;
    const { name, size } = chosen;
    if (size > LIMITS.importBytes) {
      setStep({ kind: 'looked', name, reading: { kind: 'refused', why: 'tooLarge', count: size } });
      return;
    }
    setStep({ kind: 'reading', name });
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    if (file.current !== chosen) return;
    const options = heading === undefined ? {} : { heading };
    const started = workBeside({ kind: 'read', file: { name, bytes }, options });
    work.current = started;
    const reading = await started.done;
    if (work.current === started) setStep({ kind: 'looked', name, reading });
  }, []);
  useEffect(() => {
    if (first) void read(first);
    return () => work.current?.cancel();
  }, [first, read]);
  const again = (heading: boolean) => {
    if (file.current) void read(file.current, heading);
  };
  return { step, read, stop, again };
}

function ChooseFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation('exchange');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <p className={styles.lead}>{t('import.what')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside is the other way */}
      <div
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          const [file] = event.dataTransfer.files;
          if (file) onFile(file);
        }}
      >
        <IconFileImport size={28} aria-hidden />
        <Button variant="primary" data-autofocus onClick={() => input.current?.click()}>
          {t('import.choose')}
        </Button>
        <span>{t('import.orDrop')}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept={FILE_TYPES.join(',')}
          data-import-file=""
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) onFile(file);
          }}
        />
      </div>
    </>
  );
}

export default function ImportDialog({ file, onBring, onClose }: ImportDialogProps) {
  const { t } = useTranslation('exchange');
  const counts = useCounts();
  const { step, read, stop, again } = useReader(file);
  const drafts = step.kind === 'looked' && step.reading.kind === 'read' ? step.reading.drafts : null;
  const bring = () => {
    if (drafts && onBring(drafts, t('import.done', { what: counts(drafts) }))) onClose();
  };
  const buttons = (
    <>
      {step.kind === 'looked' ? <Button onClick={stop}>{t('import.other')}</Button> : null}
      <Button onClick={step.kind === 'reading' ? stop : onClose}>{t('cancel')}</Button>
      {drafts ? (
        <Button variant="primary" data-autofocus onClick={bring}>
          {t('import.bring')}
        </Button>
      ) : null}
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('import.title')} width={520} actions={buttons}>
      {step.kind === 'choosing' ? <ChooseFile onFile={(chosen) => void read(chosen)} /> : null}
      {step.kind === 'reading' ? (
        <div className={styles.working} role="status">
          <progress aria-label={t('import.reading', { name: step.name })} />
          {t('import.reading', { name: step.name })}
        </div>
      ) : null}
      {step.kind === 'looked' ? (
        <ImportReport name={step.name} reading={step.reading} onHeading={again} />
      ) : null}
    </Dialog>
  );
}
