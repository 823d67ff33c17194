/** Practices by barriers on a phone: under each practice the barriers it acts on, the others behind their number. */
import { useState } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk } from '../MapDesk.ts';
import { walkCells } from './cellKeys.ts';
import type { Meetings } from './meetings.ts';
import { NodeName } from './NodeName.tsx';
import { PracticeCell } from './PracticeCell.tsx';
import { Evidence, Lacking, PracticeName } from './PracticeNames.tsx';
import styles from './Practices.module.css';

function Practice({ answer, meetings }: { readonly answer: ItemId; readonly meetings: Meetings }) {
  const { t } = useTranslation('mapCompare');
  const { mayEdit } = useDesk().commands;
  const [open, setOpen] = useState(false);
  const all = meetings.barriers.map((barrier) => meetings.meetingOf(answer, barrier));
  const said = all.filter(({ sign }) => sign !== null);
  const others = all.length - said.length;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          <PracticeName id={answer} />
        </th>
      </tr>
      {(open ? all : said).map((meeting) => (
        <tr key={meeting.barrier}>
          <td>
            <PracticeCell meeting={meeting} />
          </td>
          <th scope="row">
            <NodeName id={meeting.barrier} />
          </th>
        </tr>
      ))}
      {mayEdit && (open || others > 0) ? (
        <tr>
          <td colSpan={2}>
            <Button size="sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'fewerBarriers' : 'moreBarriers', { count: others })}
            </Button>
          </td>
        </tr>
      ) : null}
      <tr>
        <td colSpan={2}>
          <Evidence id={answer} />
        </td>
      </tr>
    </tbody>
  );
}

export function PracticesList({ meetings, label }: { readonly meetings: Meetings; readonly label: string }) {
  const { t } = useTranslation('mapCompare');
  return (
    <div className={styles.list}>
      <table aria-label={label} onKeyDown={walkCells}>
        {meetings.answers.map((answer) => (
          <Practice key={answer} {...{ answer, meetings }} />
        ))}
        {meetings.alone.size === 0 ? null : (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                <Lacking>{t('unanswered')}</Lacking>
              </th>
            </tr>
            {[...meetings.alone].map((barrier) => (
              <tr key={barrier}>
                <th scope="row" colSpan={2}>
                  <NodeName id={barrier} />
                </th>
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}
