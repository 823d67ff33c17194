/** Collects what a parser finds: cleans words, keeps to the limits, finds the ends of links, notes what came in differently. */
import type { FieldValue } from '../../documents/mapFields.ts';
import { folded } from '../../documents/ownValues.ts';
import type { ItemId } from '../../ids.ts';
import { LIMITS } from '../../limits.ts';
import { type OwnWord, parseOwnId } from '../../maps/ownWords.ts';
import { proposeRelation, STRENGTHS, type Strength } from '../../maps/vocabulary.ts';
import { categoryOf, controlOf, fieldOf, kindOf, relationOf, stateOf, strengthOf } from '../../maps/words.ts';
import { cleanText, cutText, oneLine } from '../cleanText.ts';
import type { ItemDraft, MapFormat, MapProblem, MapProblemKind, MapReading, Standing } from './mapDraft.ts';
import { MAP_PROBLEMS, refusedMap } from './mapDraft.ts';
import { newerName } from './newerName.ts';
import type { Say } from './orSaid.ts';
import { OwnColumnsTold, type OwnSaid } from './ownTold.ts';
import {
  given,
  type LinkSketch,
  loopsApart,
  type NodeSketch,
  updateOf,
  type WaitingLink,
  withoutWitness,
} from './sketches.ts';
import type { GroupTold } from './told.ts';

const DIRECTIONS = ['', '-', 'directed', 'undirected', 'mutual'];
const MOST_LISTED = 100;
const SAMPLE = 80;

/** What nodes of a map go by: people write capitals as they come. */
const called = (words: string) => oneLine(words).toLowerCase();

export class MapDraftBox {
  /** Which of several files is read now. */
  file = '';
  /** Where names of its own stand in the file; none where they need not be said. */
  ownLine: number | null = 0;
  readonly #nodes: {
    key: string;
    kind: string | null;
    fields: Record<string, FieldValue>;
    texts: Record<string, string>;
    own: readonly OwnSaid[];
  }[] = [];
  /** Names by key. */
  readonly #groups = new Map<string, string>();
  readonly #waiting: WaitingLink[] = [];
  readonly #places = new Map<string, number>();
  readonly #byWords = new Map<string, number>();
  readonly #problems: MapProblem[] = [];
  readonly #counts = Object.fromEntries(MAP_PROBLEMS.map((kind) => [kind, 0])) as Record<
    MapProblemKind,
    number
  >;
  /** What the programme of the map adds to the taxonomies. */
  readonly #words: readonly OwnWord[];
  /** Of the map it comes to; their places are -1, -2, … */
  readonly #standing: Standing;
  readonly #standingBy = new Map<string, number>();
  /** What rows say of nodes that stand, by their places. */
  readonly #updates = new Map<number, Pick<ItemDraft, 'fields' | 'texts'> & { own: readonly OwnSaid[] }>();
  readonly #own: OwnColumnsTold;
  readonly #leftOut = new Set<string>();
  #ownFile = '';
  /** Of strengths in numbers. */
  #isLongScale = false;
  #letters = 0;
  #offered = 0;

  constructor(own: readonly OwnWord[] = [], standing: Standing = { nodes: [], links: [] }) {
    this.#words = own;
    this.#own = new OwnColumnsTold(standing.columns);
    this.#standing = standing;
    for (const [at, { id, text }] of standing.nodes.entries())
      for (const name of [id, called(text)])
        if (name !== '' && !this.#standingBy.has(name)) this.#standingBy.set(name, -1 - at);
  }

  get full(): boolean {
    return this.#offered > LIMITS.itemsPerMapImport || this.#letters > LIMITS.lettersPerImport;
  }

  problem(kind: MapProblemKind, line: number, sample: string): void {
    this.#counts[kind] += 1;
    if (this.#problems.length >= MOST_LISTED) return;
    const start = cleanText(sample.slice(0, 4 * SAMPLE));
    this.#problems.push({ kind, line, file: this.file, sample: cutText(oneLine(start), SAMPLE) });
  }

  /** Of what is told in one line, or by one element. */
  saysAt(line: number): Say {
    return (kind, name, value) => this.problem(kind, line, `${name}: ${value}`);
  }

  /** Words as a map takes them. */
  words(text: string, line: number): string {
    const clean = cleanText(text).trim();
    if (clean.length > LIMITS.noteLength) this.problem('cut', line, clean);
    const kept = cutText(clean, LIMITS.noteLength);
    this.#letters += kept.length;
    return kept;
  }

  /** In words what nobody knows. */
  #unknown(name: string, told: string, known: unknown, line: number): readonly string[] {
    const said = oneLine(cleanText(told));
    if (said === '' || known !== null) return [];
    this.problem('unknownWord', line, said);
    return [`${name}: ${said}`];
  }

  /** A category, a field of action and who can act, and in words what nobody knows. */
  #taxonomies({ category = '', field = '', control = '', fields }: NodeSketch, line: number) {
    const [inCategory, inField] = [categoryOf(category, this.#words), fieldOf(field, this.#words)];
    const controls = control.split(/[\s,;]+/).flatMap((one) => (one === '' ? [] : [controlOf(one)]));
    const unknown = [
      ...this.#unknown('Category', category, inCategory, line),
      ...this.#unknown('Field', field, inField, line),
      ...this.#unknown('Who can act', control, controls.includes(null) ? null : controls, line),
    ];
    const own = { category: inCategory ?? fields?.category, field: inField ?? fields?.field };
    for (const [taxonomy, value] of Object.entries(own)) {
      const id = parseOwnId(value);
      const isOurs = this.#words.some((word) => word.id === id && word.taxonomy === taxonomy);
      if (id !== null && !isOurs) this.problem('foreignWord', line, id);
    }
    const acts = controls.flatMap((who) => (who === null ? [] : [[`control:${who}`, true] as const]));
    return { own: { ...own, ...Object.fromEntries(acts) }, unknown };
  }

  node(sketch: NodeSketch, line: number): void {
    const { key = '', text, note = '', kind = '', kindName } = sketch;
    this.#offered += 1;
    if (this.full) return;
    if (key !== '' && this.#places.has(key)) {
      this.problem('duplicateId', line, `${key} ${text}`);
      return;
    }
    const newer = newerName(kind);
    const said = kind.trim() === '' ? null : kindOf(newer ?? kind);
    if (newer !== null && said === null) this.problem('newerKind', line, newer);
    const known = said ?? newer;
    if (kind.trim() !== '' && known === null) this.problem('unknownKind', line, kind);
    const unknown = known === null && kind.trim() !== '' ? [`Type: ${oneLine(kind)}`] : [];
    const words = this.words(text, line);
    if (words === '') this.problem('noWords', line, key);
    const taxonomies = this.#taxonomies(sketch, line);
    const notes = [this.words(note, line), ...unknown, ...taxonomies.unknown]
      .filter((one) => one !== '')
      .join('\n');
    const { fields, loops } = loopsApart(sketch);
    const about = given({ ...fields, ...taxonomies.own });
    const standing = this.#standingFor(key, words);
    const place = standing ?? this.#nodes.length;
    const own = this.#ownOf(sketch, line);
    if (standing !== null)
      this.#updates.set(standing, { ...updateOf({ ...about, kind: known }, words, notes), own });
    else
      this.#nodes.push({
        key,
        kind: kindName ?? known,
        fields: about,
        texts: { text: words, note: notes, ...loops },
        own,
      });
    if (key !== '') this.#places.set(key, place);
    const named = oneLine(words);
    if (named !== '' && !this.#byWords.has(named)) this.#byWords.set(named, place);
  }

  /** As a map takes it. */
  #ownOf({ own = [] }: NodeSketch, line: number): readonly OwnSaid[] {
    const said = own.map((one) => ({ ...one, value: this.words(one.value, line) }));
    for (const one of said) this.#own.tell(one);
    return said;
  }

  /** A column of its own, in its place among the others, also where no node says anything in it. */
  declare(said: OwnSaid): void {
    this.#ownFile = this.file;
    this.#own.tell(said);
  }

  hasColumn(name: string): boolean {
    return this.#standing.columns?.some((one) => folded(one.name) === folded(name)) === true;
  }

  /** Once by its name. */
  leaveOut(name: string): void {
    if (!this.#leftOut.has(name)) this.problem('leftOut', this.ownLine ?? 0, name);
    this.#leftOut.add(name);
  }

  /** The node of the map that a row is about: by its id, or else by its words; the first row that names it is. */
  #standingFor(key: string, words: string): number | null {
    if (this.#standing.merges !== true) return null;
    const place = this.#standingBy.get(key) ?? this.#standingBy.get(called(words)) ?? null;
    return place === null || this.#updates.has(place) ? null : place;
  }

  /** Nodes name it by its key in their field `group`; one that none names does not come in. */
  group({ key, text }: { readonly key: string; readonly text: string }, line: number): void {
    this.#offered += 1;
    if (this.full || key === '') return;
    if (this.#groups.has(key)) this.problem('duplicateId', line, `${key} ${text}`);
    else this.#groups.set(key, this.words(text, line));
  }

  /** Of files that tell groups on their nodes: what a node of it has in its field `group`. */
  inGroup({ name, id }: GroupTold, line: number): string {
    const key = id || name;
    if (key !== '' && !this.#groups.has(key)) this.group({ key, text: name }, line);
    return key;
  }

  /** Its ends may come later. */
  link(sketch: LinkSketch, line: number): void {
    this.#offered += 1;
    if (this.#standing.strict === true && this.#staysOut(sketch, line)) return;
    if (Number(sketch.strength) > STRENGTHS.length) this.#isLongScale = true;
    if (!this.full) this.#waiting.push({ ...sketch, line, file: this.file });
  }

  #staysOut({ from, to, relation = '', strength = '', state = '' }: LinkSketch, line: number): boolean {
    const unknown = (told: string, known: unknown) => told.trim() !== '' && known === null;
    if (unknown(relation, relationOf(relation))) this.problem('unknownRelation', line, relation);
    else if (unknown(strength, strengthOf(strength))) this.problem('unknownWord', line, strength);
    else if (unknown(state, stateOf(state))) this.problem('unknownWord', line, state);
    else if (called(from) === called(to)) this.problem('selfLink', line, `${from} → ${to}`);
    else return false;
    return true;
  }

  /** As Kumu has it: what acts both ways is one of ours when it reinforces, else one each way. */
  linkIn(told: string, sketch: LinkSketch, line: number): void {
    const direction = told.trim().toLowerCase();
    if (!DIRECTIONS.includes(direction)) this.problem('unread', line, `direction: ${told}`);
    this.link(sketch, line);
    if (direction === 'undirected') this.problem('undirected', line, `${sketch.from} → ${sketch.to}`);
    if (direction === 'mutual' && relationOf(sketch.relation ?? '') !== 'reinforces')
      this.link({ ...sketch, from: sketch.to, to: sketch.from }, line);
  }

  /** A node for each end that nothing is there for, in the file or on the map: of files that only tell links. */
  makeEnds(): void {
    for (const { from, to, line, file } of this.#waiting)
      for (const end of [from, to]) {
        this.file = file;
        if (oneLine(end) !== '' && this.#find(end) === null) this.node({ key: end, text: end }, line);
      }
  }

  #find(end: string): number | null {
    const told = this.#places.get(end) ?? this.#places.get(end.trim()) ?? this.#byWords.get(oneLine(end));
    return told ?? this.#standingBy.get(end.trim()) ?? this.#standingBy.get(called(end)) ?? null;
  }

  reading(format: MapFormat): MapReading {
    const links = this.full ? [] : this.#links();
    if (this.#offered > LIMITS.itemsPerMapImport) return refusedMap('tooMany', this.#offered);
    if (this.#letters > LIMITS.lettersPerImport) return refusedMap('tooLong', this.#letters);
    const isEmpty = this.#nodes.length + this.#updates.size + links.length + this.#counts.doubleLink === 0;
    if (isEmpty && this.#standing.strict !== true) return refusedMap('empty');
    const kinds = this.#kinds(links);
    const ownIn = this.#own.settle((kind, name) => {
      this.file = this.#ownFile;
      // What a file of ours says of itself is no news, but that it has no place here.
      if (this.ownLine !== null || kind === 'inNote') this.problem(kind, this.ownLine ?? 0, name);
    });
    const nodes = this.#nodes.map(({ key, fields: { group, ...fields }, texts, own }, place): ItemDraft => {
      const kind = kinds[place] ?? 'barrier';
      // Of another map, or no group at all: then it is in none.
      const grouped = typeof group === 'string' && this.#groups.has(group) && { group };
      const said = ownIn(own, place === 0);
      const note = [texts.note ?? '', ...said.notes].filter(Boolean).join('\n');
      const more = said.own.length > 0 && { own: said.own };
      return {
        key,
        fields: { ...fields, ...grouped, kind },
        texts: { ...texts, note },
        from: null,
        to: null,
        ...more,
      };
    });
    const drawn = links.map(({ from, to, relation, ...rest }) => {
      const kindAt = (end: number) => kinds[end] ?? this.#standing.nodes[-1 - end]?.kind ?? '';
      const proposed = proposeRelation(kindAt(from), kindAt(to));
      return { ...rest, from, to, fields: { relation: relation ?? proposed, ...rest.fields } };
    });
    const named = new Set(nodes.map(({ fields }) => fields.group));
    const groups = [...this.#groups].flatMap(([key, text]): ItemDraft[] =>
      named.has(key) ? [{ key, fields: { kind: 'group' }, texts: { text }, from: null, to: null }] : [],
    );
    return {
      kind: 'read',
      format,
      drafts: this.#joined([...nodes, ...drawn, ...groups], ownIn),
      problems: this.#problems.toSorted((a, b) => a.line - b.line),
      counts: this.#counts,
    };
  }

  /** What stands on the map and ends a link, or is told of, comes last. */
  #joined(drafts: readonly ItemDraft[], ownIn: ReturnType<OwnColumnsTold['settle']>): readonly ItemDraft[] {
    const joined = drafts.flatMap(({ from, to }) => [from ?? 0, to ?? 0]).filter((end) => end < 0);
    const ends = new Set([...joined, ...this.#updates.keys()]);
    const places = new Map([...ends].map((end, at) => [end, drafts.length + at]));
    const at = (end: number | null) => (end === null ? null : (places.get(end) ?? end));
    const standing = [...ends].map((end) => {
      const { own, fields, texts } = this.#updates.get(end) ?? { own: [], fields: {}, texts: {} };
      const said = ownIn(own, false);
      const note = [texts.note ?? '', ...said.notes].filter(Boolean).join('\n');
      const stands = this.#standing.nodes[-1 - end]?.id as ItemId;
      return { fields, texts: note === '' ? texts : { ...texts, note }, own: said.own, stands };
    });
    return [
      ...drafts.map((draft) => ({ ...draft, from: at(draft.from), to: at(draft.to) })),
      ...standing.map((one) => ({ key: '', from: null, to: null, ...one })),
    ];
  }

  #links() {
    const seen = new Set(
      this.#standing.links.map(({ from, to }) => [from, to].map((id) => this.#standingBy.get(id)).join(' ')),
    );
    return this.#waiting.flatMap((one) => {
      this.file = one.file;
      const [from, to] = [this.#find(one.from), this.#find(one.to)];
      const { key = '' } = one;
      const sample = `${one.from} → ${one.to}`;
      if (from === null || to === null) {
        this.problem('linkLost', one.line, sample);
        return [];
      }
      const fault = from === to ? 'selfLink' : seen.has(`${from} ${to}`) ? 'doubleLink' : null;
      if (fault !== null) {
        this.problem(fault, one.line, sample);
        return [];
      }
      seen.add(`${from} ${to}`);
      return [
        {
          key: this.#places.has(key) ? '' : key,
          from,
          to,
          ...this.#said(one),
          texts: { text: this.#linkWords(one) },
        },
      ];
    });
  }

  /** Numbers say it where none of them is of a longer scale. */
  #strengthOf(told: string): Strength | null {
    return this.#isLongScale && Number(told) > 0 ? null : strengthOf(told);
  }

  #said({ relation = '', strength = '', state = '', fields }: WaitingLink) {
    const newer = newerName(relation);
    const known = relation.trim() === '' ? null : (relationOf(newer ?? relation) ?? newer ?? 'unclear');
    const said = { ...fields, ...given({ strength: this.#strengthOf(strength), state: stateOf(state) }) };
    return { relation: known, fields: { ...withoutWitness(given(said)), kind: 'link' } };
  }

  /** A relation, strength or state that nobody knows is kept in words on the link. */
  #linkWords({ relation = '', strength = '', state = '', text = '', line }: WaitingLink): string {
    const newer = newerName(relation);
    const unknown = relation.trim() !== '' && relationOf(newer ?? relation) === null;
    if (unknown) this.problem('unknownRelation', line, newer ?? relation);
    const kept = unknown && newer === null ? `Type: ${oneLine(relation)}` : '';
    const others = [
      ...this.#unknown('Strength', strength, this.#strengthOf(strength), line),
      ...this.#unknown('State', state, stateOf(state), line),
    ];
    return [this.words(text, line), kept, ...others].filter((one) => one !== '').join('\n');
  }

  /** Who is only led to is an effect, who leads somewhere a cause, who stands alone a barrier. */
  #kinds(links: readonly Pick<ItemDraft, 'from' | 'to'>[]): readonly string[] {
    const [leads, led] = [new Set(links.map(({ from }) => from)), new Set(links.map(({ to }) => to))];
    return this.#nodes.map(
      ({ kind }, place) => kind ?? (leads.has(place) ? 'cause' : led.has(place) ? 'effect' : 'barrier'),
    );
  }
}
