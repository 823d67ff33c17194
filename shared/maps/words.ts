/** The words by which files of other programmes, people's tables and arrows of a board name kinds, relations and taxonomies, in English and Dutch. */
import { type OwnId, type OwnWord, parseOwnId, type Taxonomy } from './ownWords.ts';
import type {
  Category,
  Confidence,
  Control,
  Field,
  LinkState,
  NodeKind,
  Relation,
  Status,
  Strength,
} from './vocabulary.ts';
import {
  CATEGORIES,
  CONFIDENCES,
  CONTROLS,
  FIELDS,
  LINK_STATES,
  NODE_KINDS,
  RELATIONS,
  STATUSES,
  STRENGTHS,
} from './vocabulary.ts';

type Words<Id extends string> = Readonly<Record<Id, string>>;

/** Lower case, without accents, spaces and signs. */
export function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function finder<Id extends string>(ids: readonly Id[], words: Words<Id>): (text: string) => Id | null {
  const byWord = new Map<string, Id>();
  for (const id of ids) for (const word of [id, ...words[id].split(',')]) byWord.set(plainWord(word), id);
  byWord.delete('');
  return (text) => byWord.get(plainWord(text)) ?? null;
}

export const kindOf: (text: string) => NodeKind | null = finder(NODE_KINDS, {
  barrier:
    'barriers,obstacle,obstacles,problem,problems,challenge,challenges,constraint,barrière,barrières,belemmering,belemmeringen,obstakel,probleem,knelpunt',
  cause: 'causes,driver,drivers,root cause,factor,factors,input,oorzaak,oorzaken,drijfveer,invloed',
  effect:
    'effects,outcome,outcomes,impact,result,results,output,consequence,goal,gevolg,gevolgen,effecten,uitkomst,resultaat,doel',
  lever:
    'levers,leverage point,leverage,policy action,policy actions,policy,hefboom,hefbomen,beleid,beleidsmaatregel',
  solution:
    'solutions,action,actions,intervention,interventions,measure,measures,practice,oplossing,oplossingen,maatregel,maatregelen,actie,interventie',
  enabler:
    'enablers,condition,precondition,resource,resources,randvoorwaarde,randvoorwaarden,voorwaarde,hulpmiddel',
  actor:
    'actors,stakeholder,stakeholders,external stakeholders,person,organisation,organization,actoren,belanghebbende,belanghebbenden,betrokkene,betrokkenen,organisatie,persoon',
  evidence: 'source,data,fact,bewijs,bron,feit,onderbouwing',
  question: 'questions,unknown,issue,vraag,vragen',
});

/** Of a frame or cluster: fewer words than above, since “Data” over notes is no evidence. */
const kindNamed = finder(NODE_KINDS, {
  barrier:
    'barriers,obstacles,problems,challenges,what blocks us,what holds us back,wat ons tegenhoudt,wat houdt ons tegen,barrières,belemmeringen,obstakels,problemen,knelpunten',
  cause: 'causes,root causes,oorzaken',
  effect: 'effects,consequences,gevolgen,effecten',
  lever: 'levers,hefbomen',
  solution:
    'solutions,answers,measures,actions,what could help,what helps,oplossingen,antwoorden,maatregelen,acties,wat kan helpen,wat helpt',
  enabler: 'enablers,conditions,preconditions,voorwaarden,randvoorwaarden',
  actor: 'actors,stakeholders,actoren,belanghebbenden,betrokkenen',
  evidence: '',
  question: 'questions,open questions,vragen,open vragen',
});

/** The kind that a heading names; null when it names none. */
export const kindIn = (heading: string): NodeKind | null => kindNamed(heading);

const RELATION_WORDS: Words<Relation> = {
  causes:
    'cause,increases,increase,positive,positive influence,leads to,results in,influences positively,same,plus,strong positive,veroorzaakt,leidt tot,vergroot,verhoogt,positief',
  reduces:
    'reduce,decreases,decrease,negative,negative influence,weakens,opposite,minus,vermindert,verlaagt,verkleint,negatief',
  unclear:
    'may affect,affects,influences,unknown,uncertain,neutral,complex,relates to,kan raken,kan invloed hebben op,beïnvloedt,onduidelijk,onbekend,neutraal',
  reinforces:
    'reinforce,strengthens,amplifies,mutual,reciprocal,reciprocal influence,versterkt,versterken,wederzijds',
  blocks: 'block,prevents,hinders,blokkeert,houdt tegen,verhindert,belemmert',
  'overcome-by':
    'is overcome by,overcome by,is solved by,solved by,is addressed by,addressed by,is tackled by,tackled by,is answered by,answered by,wordt overwonnen door,overwonnen door,wordt opgelost door,opgelost door,wordt aangepakt door,aangepakt door,wordt beantwoord door,beantwoord door',
  requires: 'require,needs,depends on,vereist,vraagt,heeft nodig,hangt af van',
  involves: 'involve,concerns,betrekt,betreft',
  corresponds: 'corresponds to,equals,same as,komt overeen met,is gelijk aan',
};
const relationByWord = finder(RELATIONS, RELATION_WORDS);

export function relationOf(text: string): Relation | null {
  const sign = text.trim();
  if (/^[+＋]+$/.test(sign) || sign.toLowerCase() === 's') return 'causes';
  if (/^[-−–—]+$/.test(sign) || sign.toLowerCase() === 'o') return 'reduces';
  return sign === '?' ? 'unclear' : relationByWord(text);
}

const ourCategory = finder(CATEGORIES, {
  finance:
    'finance & funding,financial,funding,money,cost,costs,budget,financiën,financieel,financiering,geld,geld en financiering,kosten',
  regulation:
    'law,laws,legal,regulations,rules,permits,law regulation permits,regels,wet,wetten,wetgeving,regelgeving,vergunningen,wetten regels vergunningen,wet regels vergunningen',
  governance:
    'governance & coordination,coordination,organisation,organization,organisatie,samenwerking,bestuur,coördinatie,bestuur en coördinatie,bestuur en afstemming',
  political:
    'political will & continuity,politics,politiek,politieke,politieke wil,politieke wil en continuïteit',
  capacity:
    'skills,staff,procurement,staff skills procurement,personeel,vaardigheden,inkoop,aanbesteding,capaciteit,personeel vaardigheden inkoop,mensen kennis inkoop',
  data: 'data & knowledge,knowledge,kennis,gegevens,data en kennis,gegevens en kennis',
  technology:
    'technical,technology infrastructure market,infrastructure,market,technologie,techniek,infrastructuur,markt,techniek infrastructuur markt',
  social:
    'people,citizens,behaviour,behavior,behavioural,cultural,culture,social behavioural cultural,mensen,bewoners,sociaal,gedrag,cultuur,sociaal gedrag cultuur',
});

/** The category that a heading speaks of; null when it speaks of none, or of more than one. */
export function categoryIn(heading: string): Category | null {
  const found = new Set(heading.split(/[^\p{L}\p{M}]+/u).flatMap((word) => ourCategory(word) ?? []));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

const ourField = finder(FIELDS, {
  energy: 'energie',
  buildings: 'building,housing,gebouwen,wonen',
  mobility: 'transport,mobiliteit,vervoer',
  'waste-circular': 'waste,circular,waste circular economy,afval,circulair,afval circulaire economie',
  nature: 'green infrastructure,natuur,groen',
  'land-use': 'land use,landgebruik,grondgebruik,ruimtegebruik',
  industry: 'industrie',
});

/** What the programme of the map calls so, in either language; else the id of an own word, of whatever programme. */
function ownIdOf(text: string, taxonomy: Taxonomy, own: readonly OwnWord[]): OwnId | null {
  const plain = plainWord(text);
  const word = own.find(
    (one) => one.taxonomy === taxonomy && [one.en, one.nl].some((name) => plainWord(name) === plain),
  );
  return plain === '' ? null : (word?.id ?? parseOwnId(text.trim()));
}

const NONE: readonly OwnWord[] = [];
export const categoryOf = (text: string, own = NONE): Category | null =>
  ourCategory(text) ?? ownIdOf(text, 'category', own);
export const fieldOf = (text: string, own = NONE): Field | null =>
  ourField(text) ?? ownIdOf(text, 'field', own);

export const controlOf: (text: string) => Control | null = finder(CONTROLS, {
  city: 'municipality,stad,gemeente',
  'region-state': 'region,state,region state,national,regio,staat,rijk,regio staat,regio rijk',
  EU: 'europe,europa',
  private: 'business,companies,privaat,bedrijven',
  citizens: 'residents,burgers,inwoners,bewoners',
  shared: 'gedeeld,samen',
});

export const statusOf: (text: string) => Status | null = finder(STATUSES, {
  open: '',
  tackled: 'being tackled,in progress,wordt aangepakt,aangepakt,in aanpak',
  overcome: 'overcome here,solved,done,overwonnen,hier overwonnen,opgelost',
  accepted: 'aanvaard,geaccepteerd',
});

export const confidenceOf: (text: string) => Confidence | null = finder(CONFIDENCES, {
  low: 'guessed,guess,vermoed,laag',
  medium: 'likely,waarschijnlijk,gemiddeld',
  high: 'proven,certain,aangetoond,hoog',
});

const strengthByWord = finder(STRENGTHS, {
  weak: 'low,zwak,laag,1',
  medium: 'moderate,middel,matig,gemiddeld,2',
  strong: 'high,sterk,hoog,3',
});
/** Signs are no part of a word: below nothing there is no strength. */
export const strengthOf = (text: string): Strength | null =>
  /^\W*[-−–]\s*\d/.test(text) ? null : strengthByWord(text);

export const stateOf: (text: string) => LinkState | null = finder(LINK_STATES, {
  proposed: 'voorgesteld,voorstel',
  agreed: 'akkoord,eens,afgesproken',
  disputed: 'betwist,oneens',
});

export function isYes(text: string): boolean {
  return ['true', 'yes', 'ja', 'waar', '1', 'x'].includes(plainWord(text));
}

/** An empty cell says so as well. */
export function isNo(text: string): boolean {
  return ['', 'false', 'no', 'nee', 'onwaar', '0', 'n'].includes(plainWord(text));
}
