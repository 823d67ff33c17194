import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { intersects } from '../../client/canvas/geometry.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { mayHold } from '../../shared/documents/boardKinds.ts';
import { LANGUAGES } from '../../shared/domain/workspace.ts';
import { draftBoxes } from '../../shared/exchange/draftBoxes.ts';
import { TEMPLATE_IDS } from '../../shared/templates/templateIds.ts';
import { firstUpdate, templateDrafts } from '../../shared/templates/templates.ts';

const CITIES = [
  'Budapest',
  'Eskişehir',
  'Klagenfurt',
  'Gozo',
  'Vilnius',
  'Chalkida',
  'G',
  'H',
  'I',
  'J',
  'K',
];

function everySetting() {
  return [0, 1, 2, 4, 11].flatMap((count) =>
    LANGUAGES.map((language) => ({ language, cities: CITIES.slice(0, count) })),
  );
}

describe('templates', () => {
  it('[EX9] hold real words in frames and clusters that may hold them, and lay nothing on anything else', () => {
    for (const setting of everySetting())
      for (const id of TEMPLATE_IDS) {
        const drafts = templateDrafts(id, setting);
        const boxes = draftBoxes(drafts);
        expect(drafts.length > 3, id).toBe(id !== 'blank');
        drafts.forEach((draft, at) => {
          const box = boxes[at];
          const parent = draft.parent === null ? undefined : drafts[draft.parent];
          const outer = draft.parent === null ? undefined : boxes[draft.parent];
          if (draft.kind !== 'connector') expect(draft.text.length, `${id} ${at}`).toBeGreaterThan(0);
          if (!parent || !box || !outer) return;
          expect(mayHold(parent.kind, draft.kind)).toBe(true);
          expect(draft.parent).toBeLessThan(at);
          const inside =
            box.x >= outer.x &&
            box.y >= outer.y &&
            box.x + box.w <= outer.x + outer.w &&
            box.y + box.h <= outer.y + outer.h;
          expect(inside, `${id}: ${draft.text} in ${parent.text}`).toBe(true);
        });
        for (const [at, a] of boxes.entries())
          for (const b of boxes.slice(at + 1)) {
            if (!a || !b) continue;
            const [one, two] = [drafts.indexOf(a.draft), drafts.indexOf(b.draft)];
            const related =
              a.draft.parent === two ||
              b.draft.parent === one ||
              grandparent(drafts, one) === two ||
              grandparent(drafts, two) === one;
            if (!related) expect(intersects(a, b), `${id}: ${a.draft.text} | ${b.draft.text}`).toBe(false);
          }
      }
  });

  it('[EX9] say the same in each language, in other words', () => {
    for (const id of TEMPLATE_IDS) {
      const [english = [], dutch = []] = LANGUAGES.map((language) =>
        templateDrafts(id, { language, cities: CITIES.slice(0, 2) }),
      );
      expect(dutch.map(({ kind, fields, parent }) => ({ kind, fields, parent }))).toEqual(
        english.map(({ kind, fields, parent }) => ({ kind, fields, parent })),
      );
      const same = english.filter((draft, at) => draft.text !== '' && draft.text === dutch[at]?.text);
      expect(
        same.map((draft) => draft.text).filter((text) => !CITIES.includes(text)),
        id,
      ).toEqual([]);
    }
  });

  it('[EX10] applied twice, a first update changes nothing the second time', () => {
    const drafts = templateDrafts('barriers', { language: 'en', cities: [] });
    const update = firstUpdate(drafts, 1_000);
    if (update === null) throw new Error('blank');
    expect(firstUpdate(drafts, 1_000)).toEqual(update);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    const before = Y.encodeStateAsUpdate(doc);
    Y.applyUpdate(doc, update);
    expect(boardItems(doc).size).toBe(drafts.length);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(firstUpdate(templateDrafts('blank', { language: 'en', cities: [] }), 1)).toBeNull();
  });
});

function grandparent(drafts: ReturnType<typeof templateDrafts>, at: number): number | null {
  const parent = drafts[at]?.parent ?? null;
  return parent === null ? null : (drafts[parent]?.parent ?? null);
}
