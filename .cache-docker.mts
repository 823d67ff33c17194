import { launchBrowser } from './tests/support/browser.ts';
import { makeBoard, openCanvas, item, writeNoteAt } from './tests/support/canvas.ts';
import { photo } from './tests/support/images.ts';
import { joinBoard } from './tests/support/journey.ts';
const [link1, link2] = process.argv.slice(2);
const browser = await launchBrowser();
try {
  const anna = await joinBoard(browser, link1!, 'Anna'); const murat = await joinBoard(browser, link2!, 'Murat');
  const address = await makeBoard(anna.page, 'From the image');
  await openCanvas(anna.page, address); await openCanvas(murat.page, address);
  await writeNoteAt(anna.page, 500, 300, 'In a container');
  await item(murat.page, 'In a container').waitFor();
  await anna.page.mouse.click(700, 600, { button: 'right' });
  const chooser = anna.page.waitForEvent('filechooser');
  await anna.page.getByRole('menuitem', { name: 'Image…' }).click();
  await (await chooser).setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo(400, 200, 6) });
  await anna.page.locator('textarea[data-editor]:focus').waitFor();
  await anna.page.keyboard.type('The bridge'); await anna.page.keyboard.press('Escape');
  const his = murat.page.getByRole('group', { name: /^The bridge/ }); await his.waitFor();
  for (let i = 0; i < 50; i++) { const n = await his.locator('img').evaluate((s: any) => s.naturalWidth); if (n) { console.log('image', n); break; } await murat.page.waitForTimeout(100); }
  await anna.page.getByText(/^Saved \d/).first().waitFor();
  console.log('shared and saved', anna.errors, murat.errors);
} finally { await browser.close(); }
