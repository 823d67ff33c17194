/**
 * The words of the product: texts by language, namespace and key, with plurals and places for values. What of i18next
 * we used, under its names, in a twelfth of its size (ADR 13). See docs/spec/speed.md, SP10.
 */
import type { Language } from '../../shared/domain/workspace.ts';
import type { Namespace, Namespaces } from './namespaces.ts';

type PluralForm = 'zero' | 'one' | 'other';
type KeysOf<Texts, Path extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? `${Path}${Key extends `${infer Stem}_${PluralForm}` ? Stem : Key}`
    : KeysOf<Texts[Key], `${Path}${Key}.`>;
}[keyof Texts & string];
type NamedKey = { [Name in Namespace]: `${Name}:${KeysOf<Namespaces[Name]>}` }[Namespace];
type Named = Namespace | readonly [Namespace, ...Namespace[]];
type First<Names extends Named> = Names extends readonly [infer Name extends Namespace, ...unknown[]]
  ? Name
  : Extract<Names, Namespace>;

export type Values = Readonly<Record<string, unknown>>;

/** A key without a namespace is one of the (first) namespace it was made for. */
export type TFunction<Names extends Named = 'shell'> = (
  key: KeysOf<Namespaces[First<Names>]> | NamedKey,
  values?: Values,
) => string;

interface Texts {
  readonly [key: string]: string | Texts;
}

type InLanguages = Readonly<Partial<Record<Language, Texts>>>;

/** Both at every depth; what both name is what the later says. */
function merged(texts: Texts | string | undefined, more: Texts | string): Texts | string {
  if (typeof texts !== 'object' || typeof more !== 'object') return more;
  const all: Record<string, Texts | string> = { ...texts };
  for (const key of Object.keys(more)) all[key] = merged(all[key], more[key] ?? '');
  return all;
}

const HOLE = /\{\{(\w+)\}\}/g;

/** Names of acts have dots of their own ("panel.people"), so a dot may be a step down or not. */
function textAt(texts: Texts | undefined, path: string): string | null {
  const found = texts?.[path];
  if (typeof found === 'string') return found;
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const below = texts?.[path.slice(0, dot)];
    const text = typeof below === 'object' ? textAt(below, path.slice(dot + 1)) : null;
    if (text !== null) return text;
  }
  return null;
}

/** Without a text a word is called by its own name: one of another programme says what it is in any case. */
const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export class Words {
  readonly #texts = new Map<string, Texts>();
  readonly #rules = new Map<Language, Intl.PluralRules>();
  readonly #fixed = new Map<string, TFunction>();
  readonly #listeners = new Set<() => void>();
  #language: Language = 'en';

  get language(): Language {
    return this.#language;
  }

  changeLanguage(language: Language): void {
    this.#language = language;
    this.tell();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Something is called by another name now. Told apart, for that may not happen while a page is drawn. */
  rename(namespace: Namespace, texts: InLanguages): void {
    this.add(namespace, texts);
    // Who holds a function of before sees by it that it says something else.
    this.#fixed.clear();
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /**
   * Beside what a namespace has already: a part of the product brings its own words when it comes, by importing one of
   * client/i18n/words. In both languages: what is open may change its language.
   */
  add(namespace: Namespace, texts: InLanguages): void {
    for (const [language, more] of Object.entries(texts)) {
      const name = `${language}:${namespace}`;
      this.#texts.set(name, merged(this.#texts.get(name), more) as Texts);
    }
  }

  /** Of a language, or with null of the one that is shown when it is called; the same function until something is renamed. */
  getFixedT<Names extends Named = 'shell'>(language: Language | null, names?: Names): TFunction<Names> {
    const namespace: Namespace = typeof names === 'string' ? names : (names?.[0] ?? 'shell');
    const name = `${language}:${namespace}`;
    const known = this.#fixed.get(name);
    if (known) return known as TFunction<Names>;
    const made: TFunction = (key, values) =>
      this.#say(language ?? this.#language, namespace, key, values ?? {});
    this.#fixed.set(name, made);
    return made as TFunction<Names>;
  }

  readonly t: TFunction = (key, values) => this.getFixedT(null)(key, values);

  #say(language: Language, namespace: Namespace, key: string, values: Values): string {
    const colon = key.indexOf(':');
    const texts = this.#texts.get(`${language}:${colon < 0 ? namespace : key.slice(0, colon)}`);
    const path = key.slice(colon + 1);
    const text = this.#formOf(language, texts, path, values.count) ?? textAt(texts, path) ?? lastOf(path);
    return text.includes('{{') ? text.replace(HOLE, (_, hole: string) => String(values[hole] ?? '')) : text;
  }

  #formOf(language: Language, texts: Texts | undefined, path: string, count: unknown): string | null {
    if (typeof count !== 'number') return null;
    const none = count === 0 ? textAt(texts, `${path}_zero`) : null;
    return none ?? textAt(texts, `${path}_${this.#rulesOf(language).select(count)}`);
  }

  #rulesOf(language: Language): Intl.PluralRules {
    const known = this.#rules.get(language);
    if (known) return known;
    const rules = new Intl.PluralRules(language);
    this.#rules.set(language, rules);
    return rules;
  }
}

export const i18n = new Words();
