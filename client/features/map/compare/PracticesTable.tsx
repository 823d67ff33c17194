/** Practices by barriers, each a column. */
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { walkCells } from './cellKeys.ts';
import type { Meetings } from './meetings.ts';
import { NodeName } from './NodeName.tsx';
import { PracticeCell } from './PracticeCell.tsx';
import { Evidence, Lacking, PracticeName } from './PracticeNames.tsx';
import styles from './Practices.module.css';

export function PracticesTable(props: { meetings: Meetings; label: string; turned: boolean }) {
  const { t } = useTranslation('mapCompare');
  const { answers, barriers, meetingOf, alone } = props.meetings;
  return (
    <div className={styles.scroll} data-turned={props.turned || undefined}>
      <table aria-label={props.label} onKeyDown={walkCells}>
        <thead>
          <tr>
            <th scope="col">{t('practice')}</th>
            {barriers.map((id) => (
              <th key={id} scope="col">
                <NodeName id={id}>{alone.has(id) ? <Lacking>{t('unanswered')}</Lacking> : null}</NodeName>
              </th>
            ))}
            <th scope="col">{t('evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {answers.map((answer) => (
            <tr key={answer}>
              <th scope="row">
                <PracticeName id={answer} />
              </th>
              {barriers.map((barrier) => (
                <td key={barrier}>
                  <PracticeCell meeting={meetingOf(answer, barrier)} />
                </td>
              ))}
              <td>
                <Evidence id={answer} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
