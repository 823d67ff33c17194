/** Templates for understanding, advising, deciding and looking back. */
import { BETWEEN, GAP, HEADER, high, MARGIN, type Say, Sheet, STEP, wide } from './Sheet.ts';

export function peerAssist(say: Say): Sheet {
  const sheet = new Sheet();
  const columns: readonly (readonly [string, readonly string[]])[] = [
    [
      say('1. Tell', '1. Vertellen'),
      [
        say('The host: what are you trying to do?', 'De gastheer: wat probeer je te doen?'),
        say('Where are you stuck?', 'Waar loop je vast?'),
        say('What have you tried already?', 'Wat heb je al geprobeerd?'),
      ],
    ],
    [
      say('2. Ask', '2. Vragen'),
      [
        say('Visitors: only questions, no advice yet', 'Bezoekers: alleen vragen, nog geen advies'),
        say('Who decides about it?', 'Wie beslist erover?'),
        say('What happens if nothing changes?', 'Wat gebeurt er als er niets verandert?'),
      ],
    ],
    [
      say('3. Analyse', '3. Ontleden'),
      [
        say('Visitors talk, the host listens', 'De bezoekers praten, de gastheer luistert'),
        say('What do we know from our own city?', 'Wat kennen wij uit onze eigen stad?'),
        say('Which ways are there?', 'Welke wegen zijn er?'),
      ],
    ],
    [
      say('4. Feedback', '4. Terugkoppelen'),
      [
        say('The host answers every way', 'De gastheer geeft antwoord op elke weg'),
        say('What is the first step, by when?', 'Wat is de eerste stap, en wanneer?'),
      ],
    ],
  ];
  for (const [at, [title, texts]] of columns.entries()) {
    const x = at * (wide(2) + BETWEEN);
    const frame = sheet.frame(title, x, 0, wide(2), high(4));
    sheet.column(texts, at === 0 || at === 3 ? 'sun' : 'sky', { x: x + MARGIN, y: HEADER, parent: frame });
  }
  const y = high(4) + BETWEEN;
  const answers = [
    say('Will use', 'Ga ik doen'),
    say('Maybe', 'Misschien'),
    say('No, because …', 'Nee, omdat …'),
  ];
  for (const [at, title] of answers.entries()) {
    const w = (4 * wide(2) + 3 * BETWEEN - 2 * BETWEEN) / 3;
    sheet.frame(title, Math.round(at * (w + BETWEEN)), y, Math.round(w), high(1));
  }
  return sheet;
}

export function impactEffort(say: Say): Sheet {
  const sheet = new Sheet();
  const [w, h] = [wide(4), high(3)];
  const left = STEP + BETWEEN;
  const quarters: readonly (readonly [string, number, number])[] = [
    [say('Try first', 'Eerst proberen'), 0, 0],
    [say('Plan well', 'Goed plannen'), 1, 0],
    [say('When there is time', 'Als er tijd is'), 0, 1],
    [say('Better not', 'Liever niet'), 1, 1],
  ];
  for (const [title, column, row] of quarters)
    sheet.frame(title, left + column * (w + GAP), row * (h + GAP), w, h);
  const label = (text: string, x: number, y: number) => sheet.note(text, 'stone', { x, y });
  const bottom = 2 * h + GAP + BETWEEN;
  const low = label(say('Little impact', 'Weinig effect'), 0, 2 * h + GAP - 200);
  const much = label(say('Much impact', 'Veel effect'), 0, 0);
  const easy = label(say('Little effort', 'Weinig moeite'), left, bottom);
  const hard = label(say('Much effort', 'Veel moeite'), left + 2 * w + GAP - 200, bottom);
  sheet.link(low, much);
  sheet.link(easy, hard);
  return sheet;
}

export function fishbone(say: Say): Sheet {
  const sheet = new Sheet();
  const kinds: readonly (readonly [string, string])[] = [
    [say('Money', 'Geld'), say('Who pays, who gains?', 'Wie betaalt, wie heeft er baat bij?')],
    [say('Rules', 'Regels'), say('What is forbidden, what is missing?', 'Wat mag niet, wat ontbreekt?')],
    [
      say('Organisation', 'Organisatie'),
      say('Who should do it and does not?', 'Wie zou het moeten doen en doet het niet?'),
    ],
    [say('People', 'Mensen'), say('Who does not want it, and why?', 'Wie wil het niet, en waarom?')],
    [say('Technology', 'Techniek'), say('What does not work yet?', 'Wat werkt nog niet?')],
    [say('Data', 'Gegevens'), say('What do we not know?', 'Wat weten we niet?')],
  ];
  const apart = 520;
  const below = 820;
  const spine = 560;
  const head = sheet.note(
    say('The problem: what happens, where, to whom?', 'Het probleem: wat gebeurt er, waar, met wie?'),
    'rose',
    { x: 3 * apart + 160, y: spine - 60 },
    320,
  );
  const bones = [0, 1, 2].map((at) =>
    sheet.joint(say('because', 'omdat'), 'stone', { x: at * apart + 300, y: spine + 55 }, 200, 90),
  );
  for (const [at, [kind, question]] of kinds.entries()) {
    const [column, top] = [at % 3, at < 3];
    const y = top ? 0 : below;
    const cluster = sheet.cluster(kind, 2, { x: column * apart, y });
    sheet.note(question, 'peach', { x: column * apart, y, parent: cluster });
    const bone = bones[column];
    if (bone !== undefined) sheet.link(cluster, bone);
  }
  const [first, second, third] = bones;
  if (first !== undefined && second !== undefined) sheet.link(first, second);
  if (second !== undefined && third !== undefined) sheet.link(second, third);
  if (third !== undefined) sheet.link(third, head);
  return sheet;
}

export function problemTree(say: Say): Sheet {
  const sheet = new Sheet();
  const [w, x] = [wide(6), MARGIN + STEP / 2];
  const effects = sheet.frame(say('Effects', 'Gevolgen'), 0, 0, w, high(2));
  const core = sheet.frame(
    say('Core problem', 'Kernprobleem'),
    0,
    high(2) + BETWEEN,
    w,
    HEADER + 300 + MARGIN,
  );
  const down = high(2) + HEADER + 300 + MARGIN + 2 * BETWEEN;
  const causes = sheet.frame(say('Causes', 'Oorzaken'), 0, down, w, high(3));
  const problem = sheet.note(
    say('What is wrong, for whom, since when?', 'Wat is er mis, voor wie, sinds wanneer?'),
    'rose',
    { x: Math.round(w / 2 - 150), y: high(2) + BETWEEN + HEADER, parent: core },
    300,
  );
  const results = [
    say('What follows from it?', 'Wat volgt eruit?'),
    say('And what from that?', 'En wat daaruit?'),
    say('Who notices first?', 'Wie merkt het als eerste?'),
  ];
  const reasons = [
    say('Why is it so?', 'Waarom is dat zo?'),
    say('Why else?', 'Waarom nog meer?'),
    say('What keeps it as it is?', 'Wat houdt het in stand?'),
  ];
  for (const [at, text] of results.entries()) {
    const place = { x: x + at * 2 * STEP, y: HEADER + STEP, parent: effects };
    sheet.link(problem, sheet.note(text, 'peach', place));
  }
  for (const [at, text] of reasons.entries()) {
    const place = { x: x + at * 2 * STEP, parent: causes };
    const cause = sheet.note(text, 'sun', { ...place, y: down + HEADER });
    const deeper = sheet.note(say('And why that?', 'En waarom dat?'), 'stone', {
      ...place,
      y: down + HEADER + 2 * STEP,
    });
    sheet.link(cause, problem);
    sheet.link(deeper, cause);
  }
  return sheet;
}

export function retrospective(say: Say): Sheet {
  const sheet = new Sheet();
  const before = sheet.frame(
    say('Open from last time', 'Nog open van de vorige keer'),
    0,
    0,
    3 * wide(3) + 2 * BETWEEN,
    high(1),
  );
  sheet.note(
    say(
      'Which actions are still open? Done, or not needed any more?',
      'Welke acties staan nog open? Klaar, of niet meer nodig?',
    ),
    'stone',
    { x: MARGIN, y: HEADER, parent: before },
  );
  const columns: readonly (readonly [string, string, 'mint' | 'peach' | 'sky'])[] = [
    [say('Went well', 'Ging goed'), say('What should we keep?', 'Wat houden we zo?'), 'mint'],
    [
      say('Was hard', 'Was lastig'),
      say('What cost us time or nerves?', 'Wat kostte tijd of energie?'),
      'peach',
    ],
    [
      say('We learned', 'Dit leerden we'),
      say('What would we tell another city?', 'Wat zouden we een andere stad vertellen?'),
      'sky',
    ],
  ];
  const top = high(1) + BETWEEN;
  for (const [at, [title, question, colour]] of columns.entries()) {
    const x = at * (wide(3) + BETWEEN);
    const frame = sheet.frame(title, x, top, wide(3), high(3));
    sheet.note(question, colour, { x: x + MARGIN, y: top + HEADER, parent: frame });
  }
  const y = top + high(3) + BETWEEN;
  const next = sheet.frame(
    say('What we will do', 'Wat we gaan doen'),
    0,
    y,
    3 * wide(3) + 2 * BETWEEN,
    high(2),
  );
  sheet.row(
    [
      say('What?', 'Wat?'),
      say('Who, for which city?', 'Wie, voor welke stad?'),
      say('By when?', 'Wanneer klaar?'),
    ],
    'stone',
    { x: MARGIN, y: y + HEADER, parent: next },
  );
  return sheet;
}
