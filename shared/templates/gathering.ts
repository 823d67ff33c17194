/** Templates for collecting and sorting. */
import { BETWEEN, GAP, HEADER, high, MARGIN, type Say, Sheet, STEP, wide } from './Sheet.ts';

/** What a cluster of so many columns takes, empty. */
const clusterWide = (columns: number) => 32 + columns * 214 - 14;
const CLUSTER_HIGH = 272;

export function brainstorm(say: Say): Sheet {
  const sheet = new Sheet();
  const left = sheet.frame(say('Question', 'Vraag'), 0, 0, wide(2), high(4));
  const first = { x: MARGIN, y: HEADER, parent: left };
  sheet.note(
    say('What would make it easier for … to …?', 'Wat zou het voor … makkelijker maken om …?'),
    'lilac',
    first,
    2 * STEP - GAP,
  );
  const steps = [
    say('1. Write alone, one idea a note. 5 minutes', '1. Schrijf alleen, één idee per notitie. 5 minuten'),
    say('2. Read everything, ask what you do not understand', '2. Lees alles, vraag wat je niet begrijpt'),
    say(
      '3. Put together what belongs together, name the groups',
      '3. Leg bij elkaar wat bij elkaar hoort, geef de groepen een naam',
    ),
    say(
      '4. Each chooses three. Talk about those with most',
      '4. Ieder kiest er drie. Bespreek die met de meeste stemmen',
    ),
  ];
  for (const [at, text] of steps.entries())
    sheet.note(text, 'stone', {
      parent: left,
      x: MARGIN + (at % 2) * STEP,
      y: HEADER + (2 + Math.floor(at / 2)) * STEP,
    });
  const middle = wide(2) + BETWEEN;
  sheet.frame(say('Ideas', 'Ideeën'), middle, 0, wide(5), high(4));
  const right = middle + wide(5) + BETWEEN;
  const groups = sheet.frame(say('Groups', 'Groepen'), right, 0, 2 * clusterWide(2) + 3 * MARGIN, high(4));
  for (let at = 0; at < 4; at++)
    sheet.cluster(say(`Group ${at + 1}`, `Groep ${at + 1}`), 2, {
      parent: groups,
      x: right + MARGIN + (at % 2) * (clusterWide(2) + MARGIN),
      y: HEADER + Math.floor(at / 2) * 440,
    });
  const below = high(4) + BETWEEN;
  sheet.frame(say('Parking lot', 'Parkeerplaats'), middle, below, wide(5), high(1));
  return sheet;
}

export function barriers(say: Say): Sheet {
  const sheet = new Sheet();
  const kinds: readonly (readonly [string, string, string])[] = [
    [
      say('Money', 'Geld'),
      say('The first payment is too high', 'De eerste betaling is te hoog'),
      say('A loan that is paid back from the savings', 'Een lening die uit de besparing wordt terugbetaald'),
    ],
    [
      say('Rules and permits', 'Regels en vergunningen'),
      say('Three offices must agree', 'Drie diensten moeten akkoord gaan'),
      say('One desk that asks the three', 'Eén loket dat het aan de drie vraagt'),
    ],
    [
      say('People and trust', 'Mensen en vertrouwen'),
      say('Owners do not believe the figures', 'Eigenaren geloven de cijfers niet'),
      say('A visit to neighbours who have done it', 'Op bezoek bij buren die het al deden'),
    ],
    [
      say('Skills and technology', 'Kennis en techniek'),
      say('Builders are booked for a year', 'Bouwers zitten een jaar vol'),
      say('Train together with the next town', 'Samen met de buurgemeente opleiden'),
    ],
  ];
  const w = clusterWide(2) + 2 * MARGIN;
  const h = HEADER + kinds.length * (CLUSTER_HIGH + MARGIN);
  const left = sheet.frame(say('What blocks us', 'Wat ons tegenhoudt'), 0, 0, w, h);
  const x = w + 3 * BETWEEN;
  const right = sheet.frame(say('What could help', 'Wat kan helpen'), x, 0, w, h);
  for (const [at, [kind, barrier, answer]] of kinds.entries()) {
    const y = HEADER + at * (CLUSTER_HIGH + MARGIN);
    const blocks = sheet.cluster(kind, 2, { x: MARGIN, y, parent: left });
    const helps = sheet.cluster(kind, 2, { x: x + MARGIN, y, parent: right });
    const from = sheet.note(barrier, 'rose', { x: MARGIN, y, parent: blocks });
    const to = sheet.note(answer, 'mint', { x: x + MARGIN, y, parent: helps });
    sheet.link(from, to, at === 0 ? say('is answered by', 'wordt beantwoord met') : '');
  }
  return sheet;
}

const CITY_COLOURS = ['sun', 'sky', 'mint', 'peach', 'lilac', 'lime', 'rose', 'stone'] as const;

/** Two cities have what they share between them, more have it below. */
export function cities(say: Say, names: readonly string[]): Sheet {
  const sheet = new Sheet();
  const known = names.slice(0, 10);
  const shown = known.length >= 2 ? known : [say('City A', 'Stad A'), say('City B', 'Stad B')];
  const pair = shown.length === 2;
  const between = pair ? wide(4) + 2 * BETWEEN : BETWEEN;
  shown.forEach((name, at) => {
    const x = at * (wide(2) + between);
    const parent = sheet.frame(name, x, 0, wide(2), high(4));
    const question = say('What do you see in your own city?', 'Wat zie je in je eigen stad?');
    sheet.note(question, CITY_COLOURS[at % CITY_COLOURS.length] ?? 'sun', {
      x: x + MARGIN,
      y: HEADER,
      parent,
    });
  });
  const [x, y] = pair ? [wide(2) + BETWEEN, 0] : [0, high(4) + BETWEEN];
  const w = pair ? wide(4) : shown.length * (wide(2) + BETWEEN) - BETWEEN;
  const title = pair
    ? say('What we both see', 'Wat we allebei zien')
    : say('What we all see', 'Wat we allemaal zien');
  const parent = sheet.frame(title, x, y, w, high(pair ? 4 : 2));
  const invite = say(
    'Move here what more than one city has written',
    'Zet hier wat in meer dan één stad is opgeschreven',
  );
  sheet.note(invite, 'stone', { x: x + MARGIN, y: y + HEADER, parent });
  return sheet;
}

export function worldCafe(say: Say): Sheet {
  const sheet = new Sheet();
  const questions = [
    say('What already works in your city?', 'Wat werkt al in jouw stad?'),
    say('What stands in the way most often?', 'Wat staat het vaakst in de weg?'),
    say('Who has to say yes, and what do they need?', 'Wie moet ja zeggen, en wat hebben die nodig?'),
    say('What could two cities do together this year?', 'Wat kunnen twee steden dit jaar samen doen?'),
  ];
  for (const [at, question] of questions.entries()) {
    const x = (at % 2) * (wide(4) + BETWEEN);
    const y = Math.floor(at / 2) * (high(3) + BETWEEN);
    const table = sheet.frame(say(`Table ${at + 1}`, `Tafel ${at + 1}`), x, y, wide(4), high(3));
    sheet.note(question, 'lilac', { x: x + MARGIN, y: y + HEADER, parent: table });
    sheet.note(
      say(
        'The host stays: in two sentences, what was said here?',
        'De gastheer blijft: wat is hier gezegd, in twee zinnen?',
      ),
      'stone',
      { x: x + MARGIN, y: y + HEADER + STEP, parent: table },
    );
  }
  const y = 2 * (high(3) + BETWEEN);
  const harvest = sheet.frame(say('Harvest', 'Oogst'), 0, y, 2 * wide(4) + BETWEEN, high(2));
  sheet.row(
    [
      say('What came up at every table?', 'Wat kwam aan elke tafel terug?'),
      say('What surprised us?', 'Wat verraste ons?'),
      say('What do we take home?', 'Wat nemen we mee naar huis?'),
    ],
    'stone',
    { x: MARGIN, y: y + HEADER, parent: harvest },
  );
  return sheet;
}

export function galleryWalk(say: Say): Sheet {
  const sheet = new Sheet();
  for (let at = 0; at < 4; at++) {
    const x = at * (wide(3) + BETWEEN);
    const station = sheet.frame(say(`Station ${at + 1}`, `Stand ${at + 1}`), x, 0, wide(3), high(4));
    sheet.note(
      say('Who shows what here? One sentence', 'Wie laat hier wat zien? Eén zin'),
      'lilac',
      { x: x + MARGIN, y: HEADER, parent: station },
      2 * STEP - GAP,
    );
    sheet.row(
      [
        say('I take this along', 'Dit neem ik mee'),
        say('I want to ask', 'Dit wil ik vragen'),
        say('We could add', 'Dit kunnen wij toevoegen'),
      ],
      'stone',
      { x: x + MARGIN, y: HEADER + 2 * STEP, parent: station },
    );
  }
  const y = high(4) + BETWEEN;
  const round = sheet.frame(say('How it goes', 'Zo gaat het'), 0, y, wide(7), high(1));
  sheet.row(
    [
      say('Six minutes at a station, then on to the next', 'Zes minuten bij een stand, dan naar de volgende'),
      say('Write your notes under the three headings', 'Schrijf je notities onder de drie koppen'),
      say('Who shows answers in the last round', 'Wie iets laat zien, antwoordt in de laatste ronde'),
    ],
    'stone',
    { x: MARGIN, y: y + HEADER, parent: round },
  );
  return sheet;
}
