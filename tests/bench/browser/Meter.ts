/** Meter: one page's costs, from the browser itself (CDP) and from the hooks in the page. */
import type { CDPSession, Page } from 'playwright-core';

export interface Cost {
  readonly scriptMs: number;
  readonly mainMs: number;
  readonly longTasks: number;
  readonly commits: number;
  readonly outermost: number;
  readonly components: number;
}

interface Reading extends Cost {
  readonly heapBytes: number;
}

export class Meter {
  readonly page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async on(page: Page): Promise<Meter> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Meter(page, session);
  }

  async #read(): Promise<Reading> {
    const counted = await this.page.evaluate(() => ({
      ...window.benchRenders,
      longTasks: window.benchLongTasks.length,
    }));
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    const [scriptMs, mainMs] = [of('ScriptDuration') * 1_000, of('TaskDuration') * 1_000];
    return { scriptMs, mainMs, heapBytes: of('JSHeapUsedSize'), ...counted };
  }

  async during(work: () => Promise<unknown>): Promise<Cost> {
    const before = await this.#read();
    await work();
    const after = await this.#read();
    return {
      scriptMs: after.scriptMs - before.scriptMs,
      mainMs: after.mainMs - before.mainMs,
      longTasks: after.longTasks - before.longTasks,
      commits: after.commits - before.commits,
      outermost: after.outermost - before.outermost,
      components: after.components - before.components,
    };
  }

  async heapMegabytes(): Promise<number> {
    await this.#session.send('HeapProfiler.collectGarbage');
    await this.#session.send('HeapProfiler.collectGarbage');
    return (await this.#read()).heapBytes / 2 ** 20;
  }

  /** A wheel event as the system sends it; with Ctrl it zooms. Resolves when the page has taken it. */
  async wheel(deltaX: number, deltaY: number, ctrl: boolean): Promise<void> {
    const at = { x: 760, y: 480 };
    const modifiers = ctrl ? 2 : 0;
    await this.#session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...at,
      deltaX,
      deltaY,
      modifiers,
    });
  }

  /** The next frame has been drawn. */
  async frame(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    );
  }
}
