/** Every key of the board, by group, searchable; and the switch for those without Ctrl. */

import { useState } from 'react';
import { fold } from '../../../../shared/wording/terms.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useReadable } from '../../../live/useLive.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Desk } from '../actions/Action.ts';
import { GROUPS, nameOf } from '../actions/actionMenu.tsx';
import { useDesk } from '../actions/DeskContext.ts';
import { called, fitAmong } from '../commands/fuzzy.ts';
import styles from './ShortcutSheet.module.css';
import { WALKING } from './walking.ts';

interface Line {
  readonly name: string;
  readonly keys: readonly string[];
}

interface Section {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

function useSections(desk: Desk, searching: boolean): readonly Section[] {
  const { t } = useTranslation('actions');
  const acts = GROUPS.map((group) => ({
    key: group,
    title: t(`groups.${group}`),
    lines: desk.actions.all
      .filter((action) => action.group === group && action.keys)
      .map((action) => ({ name: nameOf(action, desk, t), keys: action.keys ?? [] })),
  }));
  // Eight lines that say the same are one, as long as nobody looks for a colour.
  const colour = { name: t('groups.colour'), keys: ['1', '…', '8'] };
  const walking = WALKING.map(({ name, keys }) => ({ name: t(`sheet.${name}`), keys }));
  const shown = acts.map((section) =>
    section.key === 'colour' && !searching ? { ...section, lines: [colour] } : section,
  );
  return [...shown, { key: 'moving', title: t('sheet.moving'), lines: walking }];
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

export default function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('actions');
  const desk = useDesk();
  const singleKeys = useReadable(desk.singleKeys);
  const [query, setQuery] = useState('');
  const wanted = fold(query.trim());
  const fits = ({ name, keys }: Line) => {
    const names = [
      called(name, 1, 'gaps'),
      ...keys.map((one) => called(one.replaceAll('+', ' '), 1, 'nothing')),
    ];
    return keys.some((one) => fold(one).includes(wanted)) || fitAmong(wanted, names).score > 0;
  };
  const sections = useSections(desk, wanted !== '')
    .map((section) => ({ ...section, lines: section.lines.filter(fits) }))
    .filter((section) => section.lines.length > 0);
  return (
    <Dialog open onClose={onClose} title={t('sheet.title')} width={860}>
      <TextField
        label={t('sheet.search')}
        type="search"
        value={query}
        onChange={setQuery}
        data-autofocus
        autoComplete="off"
      />
      <Switch
        label={t('sheet.singleKeys')}
        hint={t('sheet.singleKeysWhy')}
        checked={singleKeys}
        onChange={(on) => desk.singleKeys.set(on)}
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
        {sections.length === 0 ? t('sheet.nothing') : ''}
      </p>
    </Dialog>
  );
}
