/** Tags of one node, or of several at once. Without a column of them the first tag makes it. */
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { OwnColumn } from '../../../../shared/documents/ownColumns.ts';
import { folded, MOST_COLUMNS, MOST_TAGS, tagsIn } from '../../../../shared/documents/ownValues.ts';
import '../../../i18n/words/ownFields.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { useDesk } from '../MapDesk.ts';
import { addColumn, columnsOf, tagNodes } from './columnActs.ts';
import { TagsField } from './TagsField.tsx';
import { tagsUsed } from './tagsUsed.ts';
import { useOwnColumns } from './useOwnColumns.ts';

interface TagNodesProps {
  readonly nodes: readonly MapNode[];
  /** The first one of tags, unless it is said. */
  readonly column?: OwnColumn;
  readonly label?: string;
}

export function TagNodes({ nodes, column, label }: TagNodesProps) {
  const { t } = useTranslation('ownFields');
  const desk = useDesk();
  const { commands, context, history, model } = desk;
  const { voice } = commands.parts;
  const columns = useOwnColumns();
  const here = column ?? columns.find(({ kind }) => kind === 'tags');
  const ids = nodes.map(({ id }) => id);
  const of = nodes.map(({ own }) => (here ? tagsIn(own, here.id) : []));
  const all = [...new Map(of.flat().map((tag) => [folded(tag), tag])).values()];
  const isEverywhere = (tag: string) => of.every((tags) => tags.some((one) => folded(one) === folded(tag)));
  const say = (tags: readonly string[], on: boolean) => {
    const into = column ??
      columnsOf(desk).find(({ kind }) => kind === 'tags') ?? { id: addColumn(context, 'tags', t('tags')) };
    if (into.id === null) return void voice.problem(t('full', { count: MOST_COLUMNS }));
    if (!tagNodes(context, ids, into.id, { tags, on }))
      return void voice.problem(t('fullTags', { count: MOST_TAGS }));
    voice.say(tags.map((tag) => t(on ? 'tagged' : 'untagged', { tag })).join(', '));
  };
  const change = (tags: readonly string[], on: boolean) => {
    history.together(() => say(tags, on));
    model.store.flush();
  };
  return (
    <TagsField
      label={t('tagTo', { field: label ?? (here?.name || t('tags')) })}
      tags={all.filter(isEverywhere)}
      some={all.filter((tag) => !isEverywhere(tag))}
      used={() => (here ? tagsUsed(model, here.id) : [])}
      mayEdit={commands.mayEdit}
      add={(tags) => change(tags, true)}
      remove={(tag) => change([tag], false)}
    />
  );
}
