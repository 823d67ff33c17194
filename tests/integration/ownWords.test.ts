/** The words that a programme adds to the taxonomies of its maps, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BusEvent } from '../../server/bus/Bus.ts';
import { addOwnWord } from '../../server/programmes/keepOwnWords.ts';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import type { Store } from '../../server/storage/Store.ts';
import type { ProgrammeView, WorkspaceView } from '../../shared/api.ts';
import type { ProgrammeId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { type AppUnderTest, type Browser, startApp } from '../support/appUnderTest.ts';
import { temporaryFolder } from '../support/serverProcess.ts';
import { FakeClock } from '../support/stillClock.ts';

let app: AppUnderTest;
let store: Store;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let facilitator: Browser;
let admin: Browser;
let workspace: string;
let words: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  const clock = new FakeClock();
  store = await openLevelStore({ folder: folder.path, clock });
  app = await startApp({}, { clock, store });
  facilitator = app.browser();
  workspace = (await facilitator.join(app.key('facilitator'), 'Facilitator')).body.workspaceId;
  admin = app.browser();
  await admin.post('/api/sign-in/admin', { token: app.key('admin') });
  const [programme] = (await admin.get<ProgrammeView[]>('/api/programmes')).body;
  words = `/api/programmes/${programme?.id}/words`;
});
afterAll(async () => {
  await app.end();
  await folder.remove();
});

const HEALTH = { taxonomy: 'category', en: 'Health & Care', nl: 'Gezondheid' };
const audited = async () =>
  (await store.entities.list('auditEntry'))
    .map(({ entity }) => entity)
    .filter(({ act }) => act.startsWith('ownWord.'))
    .map(({ act, subject, actor }) => `${actor} ${act} ${subject.split('/')[1]}`)
    .toSorted();
const seen = async () =>
  (await facilitator.get<WorkspaceView>(`/api/workspaces/${workspace}`)).body.programme.words;

describe('words of a programme', () => {
  it('[MO1] [MO2] an admin adds, renames and withdraws a word; its id stays, and everybody in the programme has it', async () => {
    expect(await seen()).toEqual([]);
    expect((await admin.post(words, HEALTH)).status).toBe(201);
    expect(await seen()).toEqual([{ ...HEALTH, id: 'own-health-care', offered: true }]);
    const one = `${words}/own-health-care`;
    expect((await admin.patch(one, { en: 'Wellbeing', offered: false })).status).toBe(200);
    expect(await seen()).toEqual([{ ...HEALTH, id: 'own-health-care', en: 'Wellbeing', offered: false }]);
    // The name is free again, the id is not.
    await admin.post(words, { ...HEALTH, nl: 'Zorg' });
    expect((await seen())?.map(({ id }) => id)).toEqual(['own-health-care', 'own-health-care-2']);
    expect(await audited()).toEqual([
      'admin ownWord.add own-health-care',
      'admin ownWord.add own-health-care-2',
      'admin ownWord.rename own-health-care',
      'admin ownWord.withdraw own-health-care',
    ]);
  });

  it('[MO1] nobody else can, and what is wrong, twice or nowhere is refused and changes nothing', async () => {
    const [before, lines] = [await seen(), await audited()];
    const nobody = app.browser();
    expect((await nobody.get('/api/programmes')).status).toBe(401);
    for (const person of [facilitator, nobody]) {
      expect((await person.post(words, { ...HEALTH, en: 'A', nl: 'A' })).status).toBeGreaterThan(400);
      expect((await person.patch(`${words}/own-health-care`, { en: 'B' })).status).toBeGreaterThan(400);
    }
    expect((await facilitator.get('/api/programmes')).status).toBe(403);
    const bad = [
      {},
      { ...HEALTH, taxonomy: 'kind' },
      { ...HEALTH, en: ' ' },
      { ...HEALTH, en: 'x'.repeat(61) },
      { ...HEALTH, id: 'own-mine' },
    ];
    for (const body of bad) expect((await admin.post(words, body)).status).toBe(400);
    expect((await admin.post(words, { ...HEALTH, en: 'wellBEING', nl: 'Iets' })).status).toBe(409);
    expect((await admin.patch(`${words}/own-health-care-2`, { nl: 'gezondheid' })).status).toBe(409);
    expect((await admin.patch(`${words}/own-nothing`, { en: 'C' })).status).toBe(404);
    expect((await admin.patch(`${words}/finance`, { en: 'C' })).status).toBe(404);
    expect(await seen()).toEqual(before);
    expect(await audited()).toEqual(lines);
  });

  it('[MO1] two who add at once both do', async () => {
    const before = (await seen())?.length ?? 0;
    const names = ['Alpha', 'Beta', 'Gamma', 'Delta'];
    await Promise.all(names.map((name) => admin.post(words, { taxonomy: 'field', en: name, nl: name })));
    expect(await seen()).toHaveLength(before + names.length);
  });

  it('[MO1] the other list may have the same word, and there is an end to all of them', async () => {
    const named = (en: string, nl = en) => admin.post(words, { taxonomy: 'field', en, nl });
    expect((await named('Wellbeing', 'Gezondheid')).status).toBe(201);
    // Past the limit on how often one person may ask.
    const id = words.split('/')[3] as ProgrammeId;
    for (let left = LIMITS.wordsPerProgramme - ((await seen())?.length ?? 0); left > 0; left -= 1)
      await addOwnWord(store.entities, id, { taxonomy: 'field', en: `Word ${left}`, nl: `Woord ${left}` });
    expect((await named('One more')).status).toBe(409);
    expect(await seen()).toHaveLength(LIMITS.wordsPerProgramme);
  });

  it('[MO6] each change is told to every workspace of the programme, and to no other', async () => {
    const made = await admin.post<{ workspaceId: string }>('/api/twinnings', {
      pilots: ['lyon-fr'],
      twins: ['ghent-be'],
    });
    expect(made.status).toBe(201);
    const told: BusEvent[] = [];
    const stop = app.bus.subscribe((event) => told.push(event));
    const news = { type: 'workspace', workspaceId: workspace, what: 'programme' };
    await admin.patch(`${words}/own-health-care`, { en: 'Good health' });
    expect(told).toContainEqual(news);
    expect(told).not.toContainEqual({ ...news, workspaceId: made.body.workspaceId });
    const before = told.length;
    await admin.patch(`${words}/own-nothing`, { en: 'C' });
    stop();
    expect(told).toHaveLength(before);
  });
});
