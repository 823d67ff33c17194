/** What the demo says. The cities and the twinning are real; the people, the notes and their figures are invented. */
import type { NoteColour } from '../../shared/documents/boardKinds.ts';
import type { Role } from '../../shared/permissions.ts';

export const BUDAPEST = 'budapest-hu';
export const ESKISEHIR = 'eskisehir-tr';
const KLAGENFURT = 'klagenfurt-am-worthersee-at';
const GOZO = 'gozo-mt';
const VILNIUS = 'vilnius-lt';
const CHALKIDA = 'chalkida-gr';

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly city: string | null;
  readonly role: Role;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { key: 'anna', name: 'Anna Kovács', city: BUDAPEST, role: 'lead' },
  { key: 'bence', name: 'Bence Szabó', city: BUDAPEST, role: 'member' },
  { key: 'elif', name: 'Elif Demir', city: ESKISEHIR, role: 'lead' },
  { key: 'murat', name: 'Murat Kaya', city: ESKISEHIR, role: 'member' },
  { key: 'marta', name: 'Marta Ruiz', city: null, role: 'facilitator' },
  { key: 'zeynep', name: 'Zeynep Arslan', city: ESKISEHIR, role: 'member' },
  { key: 'judit', name: 'Judit Varga', city: BUDAPEST, role: 'member' },
  { key: 'daniel', name: 'Dániel Tóth', city: BUDAPEST, role: 'member' },
  { key: 'can', name: 'Can Yıldız', city: ESKISEHIR, role: 'member' },
];

export const SECOND_PEOPLE: readonly DemoPerson[] = [
  { key: 'pichler', name: 'Anna Pichler', city: KLAGENFURT, role: 'member' },
  { key: 'maria', name: 'Maria Camilleri', city: GOZO, role: 'member' },
  { key: 'jonas', name: 'Jonas Kazlauskas', city: VILNIUS, role: 'member' },
  { key: 'eleni', name: 'Eleni Vasilakou', city: CHALKIDA, role: 'lead' },
  { key: 'nikos', name: 'Nikos Stamatis', city: CHALKIDA, role: 'member' },
  { key: 'femke', name: 'Femke de Boer', city: null, role: 'facilitator' },
];

/** `[author, text]`, or with a colour other than that of the author's city. */
export type DemoNote = readonly [author: string, text: string, colour?: NoteColour];

export const COLOUR_OF_CITY: Readonly<Record<string, NoteColour>> = {
  [BUDAPEST]: 'sun',
  [ESKISEHIR]: 'sky',
  [KLAGENFURT]: 'lime',
  [GOZO]: 'lilac',
  [VILNIUS]: 'rose',
  [CHALKIDA]: 'peach',
};

export const DEMO_BOARD_TITLE = 'Barriers to retrofit: what we both see';
export const DEMO_EMPTY_TITLE = 'Questions for the visit in May';

/** Two columns each, the second a little lower. */
export const BUDAPEST_NOTES: readonly (readonly DemoNote[])[] = [
  [
    ['bence', 'One owner says no, and the whole block waits'],
    ['anna', 'Half of the owners are over 65 and fear a loan'],
    ['bence', 'Saved heat does not lower the district heating bill'],
    ['judit', '“I will not be here when it pays back”', 'rose'],
    ['bence', 'Our best installers commute to Vienna'],
  ],
  [
    ['judit', 'Subsidy opens for 3 weeks, then closes for 18 months'],
    ['daniel', 'Heritage office needs 9 months for one facade'],
    ['anna', 'No office in City Hall owns “housing”'],
    ['daniel', 'We know the energy class of 4 in 10 blocks'],
    ['anna', 'Climate Agency desk: 1 140 calls in its first year', 'mint'],
  ],
];

export const ESKISEHIR_NOTES: readonly (readonly DemoNote[])[] = [
  [
    ['murat', 'The law asks for 4/5 of all owners'],
    ['zeynep', 'Earthquake works come first, insulation “later”'],
    ['murat', 'Students rent for 9 months. Who asks them?'],
    ['can', 'Neighbours think insulation brings mould'],
  ],
  [
    ['elif', 'Tenants pay the gas, owners pay the wall'],
    ['can', 'Two engineers for 18 000 buildings'],
    ['zeynep', 'Energy certificates exist on paper only'],
    ['zeynep', 'Odunpazarı: a whole street at once, few complaints', 'mint'],
  ],
];

export interface DemoCluster {
  readonly name: string;
  readonly notes: readonly DemoNote[];
}

export const DEMO_CLUSTERS: readonly DemoCluster[] = [
  {
    name: 'Money up front',
    notes: [
      ['judit', 'First payment is three months of pension'],
      ['murat', 'Banks lend to a person, never to a block'],
      ['bence', 'Grant is paid after the works, not before'],
      ['elif', 'Loan rates above 40 % a year'],
    ],
  },
  {
    name: 'Neighbours do not agree',
    notes: [
      ['anna', 'Owners’ meeting: 11 of 60 flats came'],
      ['can', 'Nobody wants to be the one who organises'],
      ['elif', 'Absent owners live in Germany'],
      ['judit', 'The old quarrel about the lift comes back'],
    ],
  },
  {
    name: 'Who is in charge?',
    notes: [
      ['daniel', 'Five offices, five forms'],
      ['murat', 'After the election the team changes'],
      ['bence', 'Each district has its own rules'],
      ['zeynep', 'Advice on money is nobody’s job'],
    ],
  },
  {
    name: 'Too few builders',
    notes: [
      ['can', 'The same six firms bid for every block'],
      ['bence', 'The insulation course closed in 2019'],
      ['elif', 'Contractors want 60 % in advance'],
      ['daniel', 'Roof and wall crews never come together'],
    ],
  },
];

export const PARKING_NOTES: readonly DemoNote[] = [
  ['marta', 'Summer heat: does shading belong here?', 'stone'],
  ['zeynep', 'Ask the university for flat data', 'stone'],
  ['judit', 'Who tells the press, and when?', 'stone'],
];

/** From a note, found by its text, to a cluster, found by its name. */
export const DEMO_CONNECTORS = [
  { from: 'No office in City Hall owns “housing”', to: 'Who is in charge?', label: 'leads to' },
  { from: 'Students rent for 9 months. Who asks them?', to: 'Neighbours do not agree', label: 'same as' },
] as const;
