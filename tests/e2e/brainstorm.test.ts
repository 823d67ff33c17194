/** The whole script of a brainstorm hour, as fast as it goes: twenty people, 300 notes, clusters, reactions, comments, a file out. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { createNotes } from '../../client/features/board/acts/make.ts';
import type { ActContext } from '../../client/live/edit.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { REACTIONS } from '../../shared/domain/discussion.ts';
import type { DocumentId, ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { Browser as HttpBrowser } from '../support/appUnderTest.ts';
import { browserSkipped, launchBrowser } from '../support/browser.ts';
import { makeBoard, openCanvas } from '../support/canvas.ts';
import { joinBoard } from '../support/journey.ts';
import { type Device, device } from '../support/liveClient.ts';
import { until } from '../support/poll.ts';
import { freePort, type ServerProcess, startServer, temporaryFolder } from '../support/serverProcess.ts';

const PEOPLE = 18;
const NOTES_EACH = 16;
const CLUSTERS = 6;

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const devices: Device[] = [];

/** A participant without a window: the client's own live layer and acts. */
async function participant(name: string, documentId: DocumentId) {
  const http = new HttpBrowser(server.url, server.url);
  await http.join(server.links.participant.split('#')[1] ?? '', name);
  const author = (await http.me()).workspaces[0]?.member.id as MemberId;
  const one = device({ port: Number(new URL(server.url).port), cookie: http.cookie ?? '', tab: name });
  devices.push(one);
  const live = one.open(documentId);
  const context: ActContext = {
    doc: live.doc,
    origin: {},
    author,
    now: Date.now,
    mayEdit: () => true,
    beforeEdit: () => undefined,
  };
  const send = (command: object) => http.post(`/api/documents/${documentId}/discussion`, command);
  return { name, live, context, send };
}

type Participant = Awaited<ReturnType<typeof participant>>;

const saved = ({ live }: Participant) => live.saveState.get().kind === 'saved';
const sizeOf = ({ live }: Participant) => boardItems(live.doc).size;
const notesOf = ({ live }: Participant) =>
  [...boardItems(live.doc)].flatMap(([id, map]) => {
    const item = readItem(id, map);
    return item?.kind === 'note' ? [item] : [];
  });

describe.skipIf(browserSkipped !== null)('a brainstorm', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    server = await startServer({ dataDir: folder.path, port: await freePort() });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    for (const one of devices) one.end();
    await browser?.close();
    await server?.kill9();
    await folder?.remove();
  });

  it('[JO15] twenty people write, cluster, react, comment and take it home', async () => {
    const [femke, anna] = await Promise.all([
      joinBoard(browser, server.links.facilitator, 'Femke Jansen'),
      joinBoard(browser, server.links.participant, 'Anna Kovács'),
    ]);
    const address = await makeBoard(femke.page, 'What blocks retrofit?');
    const documentId = /\/d\/(\w+)/.exec(address)?.[1] as DocumentId;
    await Promise.all([openCanvas(femke.page, address), openCanvas(anna.page, address)]);
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, (_, at) => participant(`Person ${at + 1}`, documentId)),
    );
    await until('everybody is in', () => people.every((one) => one.live.loaded.get() && saved(one)));

    // Writing: everybody at once, in two goes, with a wait for each other as when the facilitator says "stop".
    for (const go of [0, 1]) {
      people.forEach((one, who) => {
        const drafts = Array.from({ length: NOTES_EACH / 2 }, (_, at) => ({
          x: who * 240,
          y: ((go * NOTES_EACH) / 2) * 240 + at * 240,
          colour: 'sun' as const,
          text: `${one.name}: idea ${go * (NOTES_EACH / 2) + at + 1} äöü`,
        }));
        for (const draft of drafts) expect(createNotes(one.context, [draft])).toHaveLength(1);
      });
      await until('all have all notes', () =>
        people.every((one) => sizeOf(one) === (go + 1) * PEOPLE * (NOTES_EACH / 2)),
      );
    }

    // Clustering: six at once, each takes the notes of three people.
    const notes = notesOf(people[0] as Participant);
    expect(notes).toHaveLength(PEOPLE * NOTES_EACH);
    people.slice(0, CLUSTERS).forEach((one, at) => {
      const theirs = notes.filter(({ x }) => Math.floor(x / 240 / 3) === at).map(({ id }) => id);
      expect(
        clusterItems(one.context, theirs, { x: at * 3_000, y: 6_000, title: `Theme ${at + 1}` }),
      ).not.toBeNull();
    });
    await until('clusters are with all', () =>
      people.every((one) => sizeOf(one) === PEOPLE * NOTES_EACH + CLUSTERS),
    );
    await until('saved', () => people.every(saved));

    // Reactions and comments: everybody on the first note, one each.
    const favourite = notes[0]?.id as ItemId;
    const answers = await Promise.all(
      people.flatMap((one, at) => [
        one.send({ act: 'react', itemId: favourite, reaction: REACTIONS[at % REACTIONS.length] }),
        one.send({ act: 'open', id: newId(), itemId: notes[at]?.id, text: `Why, ${one.name}?` }),
      ]),
    );
    expect(answers.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);

    const seen = await femke.page.evaluate(async (id) => {
      const answer = await fetch(`/api/documents/${id}/discussion`);
      return (await answer.json()) as { threads: object[]; reactions: { itemId: string }[] };
    }, documentId);
    expect(seen.threads).toHaveLength(PEOPLE);
    expect(seen.reactions.filter(({ itemId }) => itemId === favourite)).toHaveLength(PEOPLE);

    // Both who look on have seen everything: in the outline, by count.
    for (const { page } of [femke, anna]) {
      await page.goto(address.replace('canvas', 'outline'));
      await page.getByText(`${CLUSTERS} clusters`, { exact: false }).first().waitFor();
      await expect.poll(() => page.locator('[data-item]').count()).toBe(PEOPLE * NOTES_EACH + CLUSTERS);
    }

    // Taking it home: every note is in the file, with its cluster and author.
    await openCanvas(femke.page, address);
    await femke.page.mouse.click(700, 120, { button: 'right' });
    await femke.page.getByRole('menuitem', { name: 'Import and export' }).click();
    await femke.page.getByRole('menuitem', { name: 'Export…' }).click();
    const dialog = femke.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /CSV/ }).check({ force: true });
    const [download] = await Promise.all([
      femke.page.waitForEvent('download'),
      dialog.getByRole('button', { name: /^Export|^Save|^Download/ }).click(),
    ]);
    const csv = await readFile((await download.path()) ?? '', 'utf8');
    for (const one of people) expect(csv.split(`${one.name}: idea`).length - 1, one.name).toBe(NOTES_EACH);
    for (let at = 1; at <= CLUSTERS; at += 1) expect(csv).toContain(`Theme ${at}`);
    expect([...femke.errors, ...anna.errors]).toEqual([]);
  });
});
