import { expect, it } from 'vitest';
import { lateTunnel } from '../../client/live/lateTunnel.ts';
import type { CarrierEvents } from '../../client/live/link.ts';

function opened() {
  const closes: number[] = [];
  const timers: (() => void)[] = [];
  let asked = 0;
  const events: CarrierEvents = {
    onOpen: () => undefined,
    onFrame: () => undefined,
    onClose: (code) => closes.push(code),
  };
  const open = lateTunnel({
    socket: () => {
      asked += 1;
      return new Promise(() => undefined);
    },
    after: (_ms, run) => {
      timers.push(run);
      return () => undefined;
    },
  });
  const carrier = open('ws://localhost/yjs/d2222222222222222222', events);
  return { carrier, closes, timers, asked: () => asked };
}

it('[LV29] a document that is closed while the code of the tunnel comes opens none', async () => {
  const { carrier, closes, asked } = opened();
  carrier.send(new Uint8Array([1]));
  carrier.close();
  expect(closes).toEqual([1000]);
  await import('../../client/live/tunnel.ts');
  await Promise.resolve();
  expect(asked()).toBe(0);
});

it('[LV29] code that does not come in time is a connection that failed, once', async () => {
  const { closes, timers, carrier } = opened();
  timers[0]?.();
  carrier.close();
  expect(closes).toEqual([1006]);
});
