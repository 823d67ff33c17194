/**
 * What a surface gives to and takes from the system's clipboard. A clip of our own travels in an attribute inside
 * text/html, the only rich type that every browser carries to another one. Whatever arrives is untrusted.
 */
import { useEffect } from 'react';
import { LIMITS } from '../../shared/limits.ts';

export interface ClipboardTexts {
  readonly html: string;
  readonly text: string;
}

export interface ClipboardOwner {
  /** Null when there is nothing to copy. */
  copy(): ClipboardTexts | null;
  cut(): ClipboardTexts | null;
  paste(texts: ClipboardTexts): void;
}

/** What holds items of a board. */
export const BOARD_CLIP = 'data-jumelage-board';
/** What holds nodes of a map and the links among them. */
export const MAP_CLIP = 'data-jumelage-map';

/** JSON as letters that an attribute holds. */
export function encodeClip(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8_192)
    letters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(letters);
}

/** Null for whatever is not a clip. Never throws. */
export function decodeClip(encoded: string): unknown {
  if (encoded.length > LIMITS.clipLetters) return null;
  try {
    const letters = atob(encoded);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not base64, not UTF-8 or not JSON: somebody else's attribute.
    return null;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? '');

/** A list for other programs, with the clip in it for ours. */
export function clipInList(attribute: string, encoded: string, lines: readonly string[]): string {
  const points = lines.map((line) => `<li>${escapeHtml(line).replaceAll('\n', '<br>')}</li>`);
  return `<ul ${attribute}="${encoded}">${points.join('')}</ul>`;
}

export function clipInHtml(attribute: string, html: string): string | undefined {
  return new RegExp(`${attribute}="([A-Za-z0-9+/=]+)"`).exec(html)?.[1];
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';

/** The system's clipboard, as long as nobody writes in a field. */
export function useClipboard(owner: ClipboardOwner): void {
  useEffect(() => {
    const isOurs = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      const marked = window.getSelection()?.isCollapsed === false;
      return !event.defaultPrevented && !target?.closest(TYPING) && !(marked && event.type === 'copy');
    };
    const give = (event: ClipboardEvent) => {
      if (!isOurs(event) || !event.clipboardData) return;
      const texts = event.type === 'cut' ? owner.cut() : owner.copy();
      if (texts === null) return;
      event.clipboardData.setData('text/plain', texts.text);
      event.clipboardData.setData('text/html', texts.html);
      event.preventDefault();
    };
    const take = (event: ClipboardEvent) => {
      if (!isOurs(event) || !event.clipboardData) return;
      event.preventDefault();
      const { clipboardData } = event;
      owner.paste({ html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') });
    };
    // Where nothing is marked, Safari's own cut does nothing unless somebody said beforehand that it will.
    const promise = (event: Event) => {
      if (isOurs(event)) event.preventDefault();
    };
    const mounted = new AbortController();
    const { signal } = mounted;
    for (const type of ['beforecopy', 'beforecut']) document.addEventListener(type, promise, { signal });
    document.addEventListener('copy', give, { signal });
    document.addEventListener('cut', give, { signal });
    document.addEventListener('paste', take, { signal });
    return () => mounted.abort();
  }, [owner]);
}
