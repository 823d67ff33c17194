/**
 * What jsdom computes of an element's style from its own style sheet alone, without asking every rule of it again: no
 * style sheet of ours is loaded in a component test, and queries by role ask for the style of each element they pass.
 */
import { afterEach, beforeEach } from 'vitest';

const NOTHING = '';

/** What the display of an element hangs on besides its name: of a window, of a field. */
const ASKED = ['open', 'type'];

type Computed = Pick<CSSStyleDeclaration, 'display' | 'visibility' | 'getPropertyValue'>;

/** Call before anything is rendered. */
export function setUpPlainStyles(): void {
  let real: Window['getComputedStyle'];
  const displays = new Map<string, string>();

  /** Of an element of this name, with nothing but those attributes that jsdom's sheet asks for. */
  const displayOf = (element: Element): string => {
    const asked = ASKED.filter((name) => element.hasAttribute(name));
    const key = [element.localName, ...asked.map((name) => `${name}=${element.getAttribute(name)}`)].join();
    const known = displays.get(key);
    if (known !== undefined) return known;
    const bare = document.body.appendChild(document.createElementNS(element.namespaceURI, element.localName));
    for (const name of asked) bare.setAttribute(name, element.getAttribute(name) ?? NOTHING);
    const display = real(bare).display;
    bare.remove();
    displays.set(key, display);
    return display;
  };
  const own = (element: Element, name: string) =>
    (element as Partial<HTMLElement>).style?.getPropertyValue(name) ?? NOTHING;
  const visibilityOf = (element: Element): string => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const set = own(at, 'visibility');
      if (set !== NOTHING) return set;
    }
    return 'visible';
  };
  const computed = (element: Element): Computed => ({
    get display() {
      return own(element, 'display') || (element.hasAttribute('hidden') ? 'none' : displayOf(element));
    },
    get visibility() {
      return visibilityOf(element);
    },
    getPropertyValue(name) {
      return name === 'display' || name === 'visibility' ? this[name] : own(element, name);
    },
  });
  const none = { display: NOTHING, visibility: NOTHING, getPropertyValue: () => NOTHING };

  beforeEach(() => {
    const view = document.defaultView as Window;
    real = view.getComputedStyle.bind(view);
    const plain = (element: Element, part?: string | null) => (part ? none : computed(element));
    view.getComputedStyle = plain as unknown as typeof real;
  });
  afterEach(() => {
    (document.defaultView as Window).getComputedStyle = real;
  });
}
