/** Where a practice meets a barrier: what is said of it, and for who may edit what can be said. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { ContextMenu } from '../../../ui/Menu.tsx';
import { useDesk } from '../MapDesk.ts';
import { useSingle } from '../panel/ItemPanel.tsx';
import { fillMeeting, type Meeting, SIGN_KEYS } from './fillMatrix.ts';
import styles from './Practices.module.css';

const SIGNS = ['-', '+', '?'] as const;

function useSaid({ answer, barrier, links, sign }: Meeting) {
  const { t } = useTranslation(['mapCompare', 'map']);
  const { model, commands } = useDesk();
  const states = links.map((id) => model.link(id)?.state ?? 'proposed');
  const state = states.find((one) => one !== 'proposed') ?? 'proposed';
  const names = links.map((id) => commands.nameOf(id)).join('; ');
  const meeting = t('meeting', { answer: commands.titleOf(answer), barrier: commands.titleOf(barrier) });
  const agreed = state === 'proposed' ? '' : `, ${t(`map:states.${state}`)}`;
  const name = sign === null ? `${t('noSign')}: ${meeting}` : `${t(`signs.${sign}`)}: ${names}${agreed}`;
  return { state, meeting, name, title: names || undefined };
}

function Choices({
  meeting,
  at,
  onClose,
}: {
  meeting: Meeting;
  at: { x: number; y: number };
  onClose: () => void;
}) {
  const { t } = useTranslation('mapCompare');
  const desk = useDesk();
  const { meeting: label } = useSaid(meeting);
  const [first] = meeting.links;
  const says = SIGNS.map((sign, n) => ({
    key: sign,
    label: t(`fill.${sign}`),
    shortcut: String(n + 1),
    icon: (
      <span className={styles.sign} data-sign={sign} aria-hidden>
        <i>{sign === '-' ? '−' : sign}</i>
      </span>
    ),
    checked: meeting.sign === sign,
    onSelect: () => fillMeeting(desk, meeting, sign),
  }));
  const none = {
    key: 'none',
    label: t('fill.none'),
    shortcut: '0',
    icon: (
      <span className={styles.sign} aria-hidden>
        <i />
      </span>
    ),
    checked: meeting.sign === null,
    onSelect: () => fillMeeting(desk, meeting, null),
  };
  const show = first && { key: 'show', label: t('fill.show'), onSelect: () => desk.surface.goTo(first) };
  const groups = [
    { key: 'says', label, items: [...says, none] },
    ...(show ? [{ key: 'link', items: [show] }] : []),
  ];
  return <ContextMenu {...{ label, at, groups, onClose }} />;
}

export function PracticeCell({ meeting }: { readonly meeting: Meeting }) {
  const desk = useDesk();
  const { surface, commands } = desk;
  const single = useSingle();
  const button = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const { state, name, title } = useSaid(meeting);
  const { links, sign } = meeting;
  const [first] = links;
  const { mayEdit } = commands;
  if (first === undefined && !mayEdit) return null;
  const open = () => {
    const box = button.current?.getBoundingClientRect();
    if (mayEdit && box) setAt({ x: box.left, y: box.bottom });
    else if (first) surface.goTo(first);
  };
  const close = () => {
    if (at === null) return;
    setAt(null);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const said = SIGN_KEYS[event.key];
    if (!mayEdit || said === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    // To the map these keys would mean the link that is chosen.
    event.preventDefault();
    event.stopPropagation();
    fillMeeting(desk, meeting, said);
    close();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.sign}
        data-sign={sign ?? undefined}
        data-item={first}
        // Arrows come to empty cells; there are many.
        tabIndex={first === undefined ? -1 : 0}
        aria-haspopup={mayEdit ? 'menu' : undefined}
        aria-expanded={mayEdit ? at !== null : undefined}
        aria-current={(single !== null && links.includes(single)) || undefined}
        aria-label={name}
        title={title}
        onClick={open}
        onKeyDown={onKeyDown}
      >
        <i aria-hidden>{sign === null ? '' : sign === '-' ? '−' : sign}</i>
        {state === 'proposed' ? null : <b data-state={state}>{state === 'agreed' ? '✓' : '!'}</b>}
      </button>
      {at === null ? null : (
        // The keys that its menu shows hold in the menu too.
        <span onKeyDownCapture={onKeyDown}>
          <Choices {...{ meeting, at }} onClose={close} />
        </span>
      )}
    </>
  );
}
