/** What a board adds to the page's own bar where that is wide: the acts that hands look for there. */
import { useSyncExternalStore } from 'react';
import { reasonAgainst } from '../../features/board/actions/ActionSet.ts';
import { nameOf } from '../../features/board/actions/actionMenu.tsx';
import { useDesk } from '../../features/board/actions/DeskContext.ts';
import '../../i18n/words/actionsLater.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Elsewhere } from '../../ui/Elsewhere.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keepKeyboard } from '../../ui/keepKeyboard.ts';

function BarAct({ id }: { readonly id: 'present' | 'export' }) {
  const { t } = useTranslation('actions');
  const desk = useDesk();
  const action = desk.actions.get(id);
  const reason = useSyncExternalStore(
    (listener) => desk.model.onChange(listener),
    () => reasonAgainst(action, desk),
  );
  const Icon = action.icon;
  return (
    <IconButton
      label={nameOf(action, desk, t)}
      shortcut={action.keys?.[0]}
      disabledReason={reason && t(`reasons.${reason}`)}
      icon={Icon ? <Icon size={20} aria-hidden /> : null}
      onMouseDown={keepKeyboard}
      onClick={() => action.run(desk)}
    />
  );
}

/** Into `bar`, which is no part of the board. */
export function BarActs({ bar }: { readonly bar: string }) {
  return (
    <Elsewhere id={bar}>
      <BarAct id="present" />
      <BarAct id="export" />
    </Elsewhere>
  );
}
