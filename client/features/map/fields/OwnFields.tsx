/** What nodes say in own columns of their map, beside them: of one, or what several say alike. */
import { IconDots, IconPlus, IconTag } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { MOST_COLUMNS, type OwnColumnId } from '../../../../shared/documents/ownValues.ts';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useDesk } from '../MapDesk.ts';
import { ColumnForm } from './ColumnForm.tsx';
import { addColumn } from './columnActs.ts';
import { OwnField } from './OwnField.tsx';
import styles from './OwnFields.module.css';
import { useColumnMenu } from './useColumnMenu.ts';
import { useOwnColumns } from './useOwnColumns.ts';

type Naming = OwnColumnId | 'new' | null;

/** The keyboard goes to the field that was just made, or that was named. */
function useGoTo() {
  const section = useRef<HTMLElement>(null);
  const wanted = useRef<OwnColumnId | null>(null);
  const goTo = (id: OwnColumnId | null) => {
    wanted.current = id;
  };
  useLayoutEffect(() => {
    const id = wanted.current;
    const field =
      id && section.current?.querySelector<HTMLElement>(`[data-own="${id}"] :is(textarea, input)`);
    if (!field) return;
    wanted.current = null;
    field.focus();
  });
  return { section, goTo };
}

export default function OwnFields({ nodes }: { readonly nodes: readonly MapNode[] }) {
  const { t } = useTranslation('ownFields');
  const { commands, context } = useDesk();
  const { voice } = commands.parts;
  const columns = useOwnColumns();
  const [naming, setNaming] = useState<Naming>(null);
  const { section, goTo } = useGoTo();
  const { groupsOf, nameOf } = useColumnMenu(({ id }) => setNaming(id));
  const { mayEdit } = commands;
  const shown = columns.filter(({ id }) => mayEdit || nodes.some(({ own }) => id in own));
  if (shown.length === 0 && !mayEdit) return null;
  const end = (id: OwnColumnId | null) => {
    goTo(id);
    setNaming(null);
  };
  const addTags = () => {
    const id = addColumn(context, 'tags', t('tags'));
    if (id === null) voice.problem(t('full', { count: MOST_COLUMNS }));
    else goTo(id);
  };
  return (
    <section ref={section} aria-label={t('title')} className={styles.fields}>
      <h3>{t('title')}</h3>
      {shown.map((column) =>
        naming === column.id ? (
          <ColumnForm key={column.id} column={column} onEnd={end} />
        ) : (
          <div key={column.id} className={styles.one} data-own={column.id}>
            <div className={styles.name}>
              <span>{nameOf(column)}</span>
              {mayEdit ? (
                <Menu
                  side="bottom-end"
                  groups={groupsOf(column)}
                  target={
                    <IconButton
                      size="sm"
                      label={t('more', { name: nameOf(column) })}
                      icon={<IconDots size={16} />}
                    />
                  }
                />
              ) : null}
            </div>
            <OwnField {...{ column, nodes }} label={nameOf(column)} />
          </div>
        ),
      )}
      {naming === 'new' ? <ColumnForm column={null} onEnd={end} /> : null}
      {mayEdit && naming === null ? (
        <div className={styles.adding}>
          {columns.some(({ kind }) => kind === 'tags') ? null : (
            <Button variant="subtle" size="sm" icon={<IconTag size={16} aria-hidden />} onClick={addTags}>
              {t('addTags')}
            </Button>
          )}
          <Button
            variant="subtle"
            size="sm"
            icon={<IconPlus size={16} aria-hidden />}
            onClick={() => setNaming('new')}
          >
            {t('add')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
