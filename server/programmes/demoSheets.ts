/** The demo's smaller boards: frames side by side. What they say is invented, as everything that people say in the demo. */
import type { DemoNote } from './demoTexts.ts';

export interface DemoFrame {
  readonly title: string;
  /** Notes side by side before the next row starts. */
  readonly columns: number;
  readonly notes: readonly DemoNote[];
}

export interface DemoSheet {
  readonly title: string;
  readonly workspace: 'Budapest · Eskişehir' | 'Klagenfurt · Gozo · Vilnius · Chalkida';
  readonly by: string;
  /** When it was last edited. */
  readonly hoursAgo: number;
  readonly archived?: boolean;
  readonly frames: readonly DemoFrame[];
}

const HOME = 'Budapest · Eskişehir';
const SECOND = 'Klagenfurt · Gozo · Vilnius · Chalkida';

export const DEMO_SHEETS: readonly DemoSheet[] = [
  {
    title: 'What Budapest already tries',
    workspace: HOME,
    by: 'anna',
    hoursAgo: 27,
    frames: [
      {
        title: 'Advice',
        columns: 2,
        notes: [
          ['anna', 'One desk for heat, money and permits'],
          ['bence', 'An engineer comes home for free, once'],
          ['daniel', 'Letters in plain words: 3 of 4 were read'],
          ['elif', 'Who pays the desk after the project?'],
        ],
      },
      {
        title: 'Money',
        columns: 2,
        notes: [
          ['judit', 'The city guarantees the first payment'],
          ['bence', 'One loan for the block, not 60 for flats'],
          ['anna', 'Grant starts with the first invoice', 'mint'],
          ['murat', 'Does a guarantee need the council?'],
        ],
      },
      {
        title: 'Blocks',
        columns: 2,
        notes: [
          ['daniel', 'Two stairwells open their doors on Saturdays'],
          ['bence', 'The caretaker explains it, not the city', 'mint'],
          ['zeynep', 'Could our muhtar do that?'],
        ],
      },
    ],
  },
  {
    title: 'What Eskişehir tries first',
    workspace: HOME,
    by: 'elif',
    hoursAgo: 51,
    frames: [
      {
        title: 'This year',
        columns: 3,
        notes: [
          ['elif', 'One desk in Odunpazarı, two days a week', 'mint'],
          ['murat', 'A street of 14 houses as a block', 'mint'],
          ['can', 'Certificates typed in by students'],
          ['zeynep', 'Insulation in the earthquake permit'],
          ['anna', 'We lend you our letters'],
        ],
      },
      {
        title: 'Later',
        columns: 2,
        notes: [
          ['murat', 'A loan that stays with the wall', 'stone'],
          ['elif', 'Rent rules for insulated flats', 'stone'],
          ['judit', 'Ask your ministry early, ours took a year', 'rose'],
        ],
      },
    ],
  },
  {
    title: 'Kick-off: hopes and worries',
    workspace: HOME,
    by: 'marta',
    hoursAgo: 30 * 24,
    archived: true,
    frames: [
      {
        title: 'Hopes',
        columns: 3,
        notes: [
          ['elif', 'To see a block that really did it'],
          ['anna', 'To hear what we cannot see any more'],
          ['can', 'Numbers that we may show at home'],
        ],
      },
      {
        title: 'Worries',
        columns: 3,
        notes: [
          ['murat', 'Our law is another one'],
          ['bence', 'Nobody has time in May'],
        ],
      },
    ],
  },
  {
    title: 'Owners and roofs',
    workspace: SECOND,
    by: 'eleni',
    hoursAgo: 20,
    frames: [
      {
        title: 'What the roofs need',
        columns: 2,
        notes: [
          ['eleni', 'Two thirds must agree before anybody climbs up'],
          ['nikos', 'Four school roofs belong to the city', 'mint'],
          ['jonas', 'Vilnius began with the ugliest block'],
        ],
      },
      {
        title: 'Who pays',
        columns: 2,
        notes: [
          ['pichler', 'Shares of 100 euro sold out in a week', 'mint'],
          ['maria', 'The bishop’s house joined first'],
          ['nikos', 'Our bank has no form for a roof'],
          ['eleni', 'Can we borrow your contract?'],
        ],
      },
    ],
  },
];
