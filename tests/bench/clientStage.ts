/** The stage of the client's benchmark: a server, a browser, a filled document, somebody who moves things in it. */
import type { Browser } from 'playwright-core';
import type { DocumentKind } from '../../shared/domain/workspace.ts';
import { joinBoard } from '../support/journey.ts';
import type { ServerProcess } from '../support/serverProcess.ts';
import { Mover } from './browser/Crowd.ts';
import { seedNotes } from './load/script.ts';
import { seedMap } from './load/seedMap.ts';
import { Host } from './servers/people.ts';

export const POINTERS = 200;

export interface Stage {
  readonly server: ServerProcess;
  readonly browser: Browser;
  readonly board: string;
  readonly documentId: string;
  readonly cookies: readonly string[];
  readonly mover: Mover;
  readonly notes: number;
}

interface Filling {
  readonly kind: DocumentKind;
  readonly count: number;
}

export async function setStage(server: ServerProcess, browser: Browser, filling: Filling): Promise<Stage> {
  const { kind, count } = filling;
  const links = { demo: { facilitator: server.links.facilitator, participant: server.links.participant } };
  const host = await Host.arrive({ url: server.url, links });
  const cookies: string[] = [];
  await host.admit(POINTERS + 1, cookies);
  const documentId = await host.newDocument(kind);
  const [cookie = '', ...others] = cookies;
  const mover = new Mover(Number(new URL(server.url).port), documentId, cookie);
  await mover.fill((doc) => (kind === 'board' ? seedNotes(doc, count) : seedMap(doc, count)));
  const { page, context } = await joinBoard(browser, server.links.facilitator, 'First');
  const board = page.url().replace(/\/d\/[^/?#]+.*/, `/${kind === 'board' ? 'd' : 'm'}/${documentId}`);
  await context.close();
  return { server, browser, board, documentId, cookies: others, mover, notes: count };
}
