/** Keys of a surface, by group, searchable; and the switch for those without Ctrl. */

import { useState } from 'react';
import { fold } from '../../shared/wording/terms.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import type { Writable } from '../live/readable.ts';
import { useReadable } from '../live/useLive.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { called, fitAmong } from './fuzzy.ts';
import '../i18n/words/sheet.ts';
import styles from './ShortcutSheet.module.css';

export interface Line {
  readonly name: string;
  readonly keys: readonly string[];
}

export interface Section {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className={styles.lines}>
      {lines.map(({ name, keys }) => (
        <div key={name} className={styles.line}>
          <dt>{name}</dt>
          <dd>
            {keys.map((one) => (
              <Kbd key={one} keys={one} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ShortcutSheetProps {
  readonly sections: (searching: boolean) => readonly Section[];
  readonly singleKeys: Writable<boolean>;
  /** Why one would switch them off. */
  readonly why: string;
  readonly onClose: () => void;
}

export function ShortcutSheet(props: ShortcutSheetProps) {
  const { t } = useTranslation('sheet');
  const singleKeys = useReadable(props.singleKeys);
  const [query, setQuery] = useState('');
  const wanted = fold(query.trim());
  const fits = ({ name, keys }: Line) => {
    const names = [
      called(name, 1, 'gaps'),
      ...keys.map((one) => called(one.replaceAll('+', ' '), 1, 'nothing')),
    ];
    return keys.some((one) => fold(one).includes(wanted)) || fitAmong(wanted, names).score > 0;
  };
  const sections = props
    .sections(wanted !== '')
    .map((section) => ({ ...section, lines: section.lines.filter(fits) }))
    .filter((section) => section.lines.length > 0);
  return (
    <Dialog open onClose={props.onClose} title={t('title')} width={860}>
      <TextField
        label={t('search')}
        type="search"
        value={query}
        onChange={setQuery}
        data-autofocus
        autoComplete="off"
      />
      <Switch
        label={t('singleKeys')}
        hint={props.why}
        checked={singleKeys}
        onChange={(on) => props.singleKeys.set(on)}
      />
      <div className={styles.sections}>
        {sections.map((section) => (
          <section key={section.key} className={styles.section}>
            <h3>{section.title}</h3>
            <Lines lines={section.lines} />
          </section>
        ))}
      </div>
      <p role="status" className={styles.nothing}>
        {sections.length === 0 ? t('nothing') : ''}
      </p>
    </Dialog>
  );
}
