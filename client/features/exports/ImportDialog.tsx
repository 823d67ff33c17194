/** A file, looked at before anything changes: what would come in, what not, then yes or no. */
import { IconFileImport } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { LIMITS } from '../../../shared/limits.ts';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Exchange.module.css';
import { ImportReport } from './ImportReport.tsx';
import type { ImportDoor, Look } from './importDoor.ts';
import type { Work } from './workBeside.ts';

export interface ImportDialogProps {
  readonly door: ImportDoor;
  /** Dropped on the document already. */
  readonly files: readonly File[];
  readonly onClose: () => void;
}

type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'looked'; readonly name: string; readonly look: Look };

/** Reads files as often as asked, the last ones count; leaving ends what still runs. */
function useReader(first: readonly File[], door: ImportDoor) {
  const [step, setStep] = useState<Step>({ kind: 'choosing' });
  const now = useRef(door);
  now.current = door;
  const files = useRef<readonly File[]>([]);
  const work = useRef<Work<Look> | null>(null);
  const stop = useCallback(() => {
    work.current?.cancel();
    work.current = null;
    files.current = [];
    setStep({ kind: 'choosing' });
  }, []);
  const read = useCallback(async (chosen: readonly File[], heading?: boolean) => {
    work.current?.cancel();
    files.current = chosen;
    const name = chosen.map((file) => file.name).join(', ');
    const size = chosen.reduce((sum, file) => sum + file.size, 0);
    if (size > (now.current.most?.(name) ?? LIMITS.importBytes)) {
      setStep({ kind: 'looked', name, look: { kind: 'refused', words: now.current.tooLarge(size) } });
      return;
    }
    setStep({ kind: 'reading', name });
    const brought = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    if (files.current !== chosen) return;
    const started = now.current.read(brought, heading === undefined ? {} : { heading });
    work.current = started;
    const look = await started.done;
    if (work.current === started) setStep({ kind: 'looked', name, look });
  }, []);
  useEffect(() => {
    if (first.length > 0) void read(first);
    return () => work.current?.cancel();
  }, [first, read]);
  const again = (heading: boolean) => {
    if (files.current.length > 0) void read(files.current, heading);
  };
  return { step, read, stop, again };
}

interface ChooseFileProps {
  readonly door: ImportDoor;
  readonly onFiles: (files: readonly File[]) => void;
}

function ChooseFile({ door, onFiles }: ChooseFileProps) {
  const { t } = useTranslation('exchange');
  const input = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, door.several ? undefined : 1);
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <p className={styles.lead}>{door.what}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside is the other way */}
      <div
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          take(event.dataTransfer.files);
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
          multiple={door.several}
          accept={door.types.join(',')}
          data-import-file=""
          onChange={(event) => take(event.currentTarget.files)}
        />
      </div>
    </>
  );
}

function Working({ words, share = null }: { readonly words: string; readonly share?: number | null }) {
  return (
    <div className={styles.working} role="status">
      <progress aria-label={words} {...(share !== null && { value: share, max: 1 })} />
      {words}
    </div>
  );
}

/** Brings it in once, however often that is pressed; leaving before it has landed ends it. */
function useBringing(onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const now = useRef<AbortController | null>(null);
  const leave = useCallback(() => {
    now.current?.abort();
    now.current = null;
    setBusy(false);
  }, []);
  useEffect(() => leave, [leave]);
  const bring = async (look: Extract<Look, { kind: 'looked' }>) => {
    if (now.current) return;
    const mine = new AbortController();
    now.current = mine;
    setBusy(true);
    setShare(null);
    try {
      if (await look.bring(mine.signal, setShare)) onDone();
    } finally {
      if (now.current === mine) leave();
    }
  };
  return { busy, share, bring, leave };
}

export default function ImportDialog({ door, files, onClose }: ImportDialogProps) {
  const { t } = useTranslation('exchange');
  const { step, read, stop, again } = useReader(files, door);
  const look = step.kind === 'looked' && step.look.kind === 'looked' ? step.look : null;
  const { busy, share, bring, leave } = useBringing(onClose);
  const other = () => {
    leave();
    stop();
  };
  const buttons = (
    <>
      {step.kind === 'looked' ? <Button onClick={other}>{t('import.other')}</Button> : null}
      <Button onClick={step.kind === 'reading' ? stop : onClose}>{t('cancel')}</Button>
      {look ? (
        <Button
          variant="primary"
          data-autofocus
          busy={busy}
          disabledReason={look.nothing ? look.what : null}
          onClick={() => void bring(look)}
        >
          {t('import.bring')}
        </Button>
      ) : null}
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('import.title')} width={520} actions={buttons}>
      {step.kind === 'choosing' ? <ChooseFile door={door} onFiles={(chosen) => void read(chosen)} /> : null}
      {step.kind === 'reading' ? <Working words={t('import.reading', { name: step.name })} /> : null}
      {step.kind === 'looked' ? (
        <ImportReport name={step.name} look={step.look} where={door.where} onHeading={again} />
      ) : null}
      {busy ? <Working words={t('import.bringing')} share={share} /> : null}
    </Dialog>
  );
}
