/** What is compared, as it is looked at now, in plain tables: a map on paper would answer another question. */
import styles from './Paper.module.css';

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  made.dir = 'auto';
  return made;
}

/** Without what is only for pressing, and without colours of the screen, which may be dark. */
function plainTable(table: HTMLTableElement): HTMLElement {
  const plain = table.cloneNode(true) as HTMLTableElement;
  for (const one of plain.querySelectorAll('svg, button:not([data-item])')) one.remove();
  for (const one of plain.querySelectorAll('button :is([data-severity], [data-status])')) one.before(' · ');
  for (const button of plain.querySelectorAll('button')) {
    const words = document.createElement('span');
    words.append(...button.childNodes);
    button.replaceWith(words);
  }
  for (const one of [plain, ...plain.querySelectorAll('*')]) one.removeAttribute('class');
  return plain;
}

interface Words {
  readonly title: string;
  readonly date: string;
}

export function comparisonOnPaper(screen: Element, { title, date }: Words): HTMLElement {
  const page = document.createElement('div');
  page.className = styles.sheet ?? '';
  const heading = document.createElement('h1');
  heading.textContent = title;
  heading.dir = 'auto';
  const kinds = screen.querySelector('select')?.selectedOptions[0]?.textContent;
  page.append(heading, paragraph([kinds, date].filter(Boolean).join(' · ')));
  for (const one of screen.querySelectorAll<HTMLElement>('table, [data-paper]'))
    page.append(one instanceof HTMLTableElement ? plainTable(one) : paragraph(one.dataset.paper ?? ''));
  return page;
}
