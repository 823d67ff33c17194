import { useEffect, useRef, useState } from 'react';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { showToast } from '../../ui/showToast.ts';
import type { ExportDoor } from './exportDoor.ts';
import { saveFile } from './saveFile.ts';

/** Between 0 and 1, or that nobody can tell; null when nothing runs. */
export type Progress = number | 'unknown' | null;

/** Runs one export at a time; leaving or `stop` gives it up. */
export function useExport(door: ExportDoor, onDone: () => void) {
  const { t } = useTranslation('exchange');
  const [progress, setProgress] = useState<Progress>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function start(format: string, part: string, look: string): Promise<void> {
    const control = new AbortController();
    const { signal } = control;
    running.current = control;
    setProblem(null);
    setProgress('unknown');
    try {
      const saved = await door.save(format, part, { signal, onProgress: setProgress, leave: onDone }, look);
      if (signal.aborted || saved.kind === 'gone') return;
      if (saved.kind === 'refused') return setProblem(saved.words);
      for (const { name, blob } of saved.files) saveFile(name, blob);
      const message = t('export.saved', { name: saved.files.map(({ name }) => name).join(', ') });
      showToast(saved.but ? { message: `${message}. ${saved.but}`, tone: 'problem' } : { message });
      onDone();
    } catch {
      // Given up by the person, or the browser could not paint it: only the second is news.
      if (!signal.aborted) setProblem(t('export.failed'));
    } finally {
      setProgress(null);
    }
  }
  const stop = () => {
    running.current?.abort();
    setProgress(null);
  };
  return { progress, problem, start, stop };
}
