import * as fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import * as wire from '../../server/documents/messages.ts';
import { Presence, type Speaker } from '../../server/documents/presence.ts';
import { readStateText } from '../../server/documents/stateText.ts';
import { valueFault } from '../../server/documents/values.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { awarenessMessage } from '../bench/load/wire.ts';
import { createPerson, grantOf } from '../support/testGate.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const speaker: Speaker = {
  user: grantOf(createPerson('Anna'), 'd2222222222222222222' as DocumentId).user,
  bringsOwn: true,
  broughtOwn: true,
};

/** What the room shows of a state with this text. */
function shown(text: string): unknown {
  const presence = new Presence();
  const [message] = wire.readFrame(awarenessMessage(5, 3, text));
  if (message?.kind !== 'awareness') throw new Error('no awareness');
  presence.hear(speaker, message.update, 0);
  const decoder = decoding.createDecoder(presence.takeMoved().entries[0] ?? new Uint8Array());
  expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([5, 3]);
  const json = decoding.readVarString(decoder);
  expect(decoding.hasContent(decoder)).toBe(false);
  return JSON.parse(json);
}

/** What may be carried at all; keys that poison objects are refused before. */
const plainState = fc
  .dictionary(fc.constantFrom('cursor', 'user', 't', 'é', 'users'), fc.jsonValue({ maxDepth: 3 }))
  .filter((state) => valueFault(state, 0) === null);

describe('states read as text', () => {
  it('[SP1] every state is carried whole, with our user in the place of any other', async () => {
    await fc.assert(
      fc.property(plainState, (state) => {
        const text = JSON.stringify(state);
        expect(shown(text)).toEqual({ ...(JSON.parse(text) as object), user: speaker.user });
      }),
    );
  });

  it('[SP1] a user in the first, middle and last place is left out, with one comma', () => {
    for (const text of [
      '{"user":{"a":1},"t":1}',
      '{"a":2,"user":"me","t":1}',
      '{"t":1,"user":null}',
      '{"user":1}',
    ]) {
      const read = readStateText(bytesOf(text));
      const rest = `${text.slice(0, read?.cutFrom)}${text.slice(read?.cutTo)}`;
      expect(Object.keys(JSON.parse(rest) as object)).not.toContain('user');
      expect(read?.isEmpty).toBe(rest === '{}');
    }
  });

  it('[SP1] nothing is recognised that the parser refuses or reads otherwise', async () => {
    const alphabet = fc.constantFrom(...'{}[],:"-0123456789.eE+ truefalsn\\u\u00e9\ud800');
    const soup = fc.array(alphabet, { maxLength: 14 }).map((letters) => `{"a":${letters.join('')}}`);
    const cut = fc.tuple(plainState, fc.nat(), fc.string({ maxLength: 2 })).map(([state, at, mess]) => {
      const text = JSON.stringify(state);
      return text.slice(0, at % text.length) + mess + text.slice(at % text.length);
    });
    await fc.assert(
      fc.property(fc.oneof(soup, cut), (text) => {
        const read = readStateText(bytesOf(text));
        if (read === null) return;
        const value: unknown = JSON.parse(text);
        expect(typeof value === 'object' && value !== null && !Array.isArray(value)).toBe(true);
        expect(text.length > 0 && bytesOf(text)[read.end]).toBe(0x7d);
      }),
      { numRuns: 2_000 },
    );
  });

  it('[SP1] keys that poison objects, escapes and deep nesting are left to the parser', () => {
    const deep = `{"a":${'['.repeat(40)}${']'.repeat(40)}}`;
    const odd = [
      '{"__proto__":1}',
      '{"a":{"constructor":1}}',
      '{"a":"\\ud800"}',
      deep,
      '{"user":1,"user":2}',
      '{ }',
    ];
    for (const text of odd) expect(readStateText(bytesOf(text)), text).toBeNull();
    expect(readStateText(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBeNull();
  });
});
