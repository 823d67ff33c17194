/**
 * XML as a tree, for files from anywhere: no document type, so no entity can be declared, nothing outside is fetched and
 * nothing grows; the five entities of XML and numbers of letters are all there is. Bounded in depth and in elements.
 */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own words, not its children's. */
  readonly text: string;
  readonly line: number;
}

export type XmlReading =
  | { readonly kind: 'read'; readonly root: XmlElement }
  /** It declares entities or a document type of its own. */
  | { readonly kind: 'unsafe'; readonly line: number }
  | { readonly kind: 'broken'; readonly line: number };

const MOST_ELEMENTS = 400_000;
const DEEPEST = 60;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const NAME = /^[\p{L}_:][\p{L}\p{N}_:.-]*/u;

interface Open {
  readonly name: string;
  readonly full: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly line: number;
  text: string;
}

export function unescapeXml(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,10});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

class XmlReader {
  readonly #source: string;
  readonly #open: Open[] = [];
  #at = 0;
  #line = 1;
  #counted = 0;
  #elements = 0;
  #root: XmlElement | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  read(): XmlReading {
    while (this.#at < this.#source.length) {
      const next = this.#source.indexOf('<', this.#at);
      this.#words(this.#source.slice(this.#at, next < 0 ? undefined : next));
      if (next < 0) break;
      this.#at = next;
      this.#count();
      if (/^<!DOCTYPE/i.test(this.#source.slice(next, next + 9))) return { kind: 'unsafe', line: this.#line };
      if (!this.#markup()) return { kind: 'broken', line: this.#line };
    }
    if (this.#root === null || this.#open.length > 0) return { kind: 'broken', line: this.#line };
    return { kind: 'read', root: this.#root };
  }

  #count(): void {
    for (; this.#counted < this.#at; this.#counted += 1)
      if (this.#source[this.#counted] === '\n') this.#line += 1;
  }

  #words(text: string): void {
    const open = this.#open.at(-1);
    if (open) open.text += unescapeXml(text);
  }

  /** False when it cannot go on. */
  #markup(): boolean {
    const source = this.#source;
    if (source.startsWith('<!--', this.#at)) return this.#skip('-->', 4);
    if (source.startsWith('<?', this.#at)) return this.#skip('?>', 2);
    if (source.startsWith('<![CDATA[', this.#at)) {
      const end = source.indexOf(']]>', this.#at);
      const open = this.#open.at(-1);
      if (end < 0 || !open) return false;
      open.text += source.slice(this.#at + 9, end);
      this.#at = end + 3;
      return true;
    }
    return source.startsWith('</', this.#at) ? this.#close() : this.#start();
  }

  #skip(end: string, from: number): boolean {
    const at = this.#source.indexOf(end, this.#at + from);
    if (at < 0) return false;
    this.#at = at + end.length;
    return true;
  }

  #close(): boolean {
    const end = this.#source.indexOf('>', this.#at);
    const open = this.#open.pop();
    if (end < 0 || !open || this.#source.slice(this.#at + 2, end).trim() !== open.full) return false;
    this.#at = end + 1;
    return this.#put(open);
  }

  #put({ full: _full, ...element }: Open): boolean {
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else if (this.#root === null) this.#root = element;
    else return false;
    return true;
  }

  #start(): boolean {
    const name = NAME.exec(this.#source.slice(this.#at + 1, this.#at + 201))?.[0];
    if (name === undefined || this.#elements >= MOST_ELEMENTS || this.#open.length >= DEEPEST) return false;
    this.#elements += 1;
    let at = this.#at + 1 + name.length;
    const attributes = new Map<string, string>();
    for (;;) {
      const attribute = /\s*([^\s=<>/"']{1,200})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
      attribute.lastIndex = at;
      const found = attribute.exec(this.#source);
      if (!found) break;
      attributes.set(found[1] ?? '', unescapeXml(found[2] ?? found[3] ?? ''));
      at = attribute.lastIndex;
    }
    const end = /\s*(\/?)>/y;
    end.lastIndex = at;
    const closed = end.exec(this.#source);
    if (!closed) return false;
    const open: Open = {
      name: name.split(':').at(-1) ?? name,
      full: name,
      attributes,
      children: [],
      line: this.#line,
      text: '',
    };
    this.#at = end.lastIndex;
    if (closed[1] === '/') return this.#put(open);
    this.#open.push(open);
    return true;
  }
}

export function readXml(source: string): XmlReading {
  return new XmlReader(source.replace(/^\ufeff/, '')).read();
}

/** In the order of the document, itself first. */
export function* elementsIn(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* elementsIn(child);
}
