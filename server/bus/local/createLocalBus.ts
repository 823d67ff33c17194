/** The Bus of a single node: handlers run at once, in the order of their subscription. */
import type { Log } from '../../telemetry/Telemetry.ts';
import type { Bus, BusEvent } from '../Bus.ts';

export function createLocalBus(log: Pick<Log, 'error'>): Bus {
  const handlers = new Set<(event: BusEvent) => void>();

  function tell(handle: (event: BusEvent) => void, event: BusEvent) {
    try {
      handle(event);
    } catch (err) {
      log.error({ err, event: event.type }, 'a bus handler failed');
    }
  }

  return {
    publish(event) {
      for (const handle of [...handlers]) tell(handle, event);
    },
    subscribe(handle) {
      const own = (event: BusEvent) => handle(event);
      handlers.add(own);
      return () => void handlers.delete(own);
    },
    async close() {
      handlers.clear();
    },
  };
}
