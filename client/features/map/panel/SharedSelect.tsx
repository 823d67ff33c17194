/** A field that several items have: what all of them say, or that they differ. */
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { Select, type SelectOption } from '../../../ui/Select.tsx';
import { useDesk } from '../MapDesk.ts';

const MIXED = 'mixed';

interface SharedSelectProps {
  readonly label: string;
  readonly labelHidden?: boolean;
  /** What each of them says, empty for nothing. */
  readonly values: readonly string[];
  readonly options: readonly SelectOption<string>[];
  /** For all of them: one step of undo. */
  readonly write: (value: string) => void;
}

export function SharedSelect({ label, labelHidden = false, values, options, write }: SharedSelectProps) {
  const { t } = useTranslation('map');
  const { commands, history, model } = useDesk();
  const [first = '', ...more] = new Set(values);
  const mixed = more.length > 0;
  const known = mixed || options.some(({ value }) => value === first);
  return (
    <Select
      label={label}
      labelHidden={labelHidden}
      value={mixed ? MIXED : first}
      disabled={!commands.mayEdit}
      options={[
        ...(mixed ? [{ value: MIXED, label: t(labelHidden ? 'mixedShort' : 'mixed'), disabled: true }] : []),
        ...(known ? [] : [{ value: first, label: first }]),
        ...options,
      ]}
      onChange={(value) => {
        if (value === MIXED) return;
        history.together(() => write(value));
        model.store.flush();
      }}
    />
  );
}
