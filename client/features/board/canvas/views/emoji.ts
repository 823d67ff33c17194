/** Signs by their names between colons, as people write them in other programmes. A closed list; loaded with the first colon. */

const SIGNS: Readonly<Record<string, string>> = {
  smile: '😄',
  smiley: '😃',
  grin: '😁',
  joy: '😂',
  wink: '😉',
  blush: '😊',
  heart_eyes: '😍',
  thinking: '🤔',
  neutral_face: '😐',
  confused: '😕',
  worried: '😟',
  cry: '😢',
  sob: '😭',
  angry: '😠',
  scream: '😱',
  sunglasses: '😎',
  party: '🥳',
  thumbsup: '👍',
  thumbsdown: '👎',
  clap: '👏',
  wave: '👋',
  pray: '🙏',
  muscle: '💪',
  ok_hand: '👌',
  raised_hand: '✋',
  handshake: '🤝',
  eyes: '👀',
  heart: '❤️',
  broken_heart: '💔',
  star: '⭐',
  sparkles: '✨',
  fire: '🔥',
  tada: '🎉',
  rocket: '🚀',
  bulb: '💡',
  idea: '💡',
  check: '✅',
  white_check_mark: '✅',
  x: '❌',
  warning: '⚠️',
  question: '❓',
  exclamation: '❗',
  no_entry: '⛔',
  hourglass: '⏳',
  clock: '🕒',
  calendar: '📅',
  pushpin: '📌',
  memo: '📝',
  chart: '📊',
  money: '💰',
  euro: '💶',
  house: '🏠',
  office: '🏢',
  factory: '🏭',
  city: '🏙️',
  tree: '🌳',
  seedling: '🌱',
  leaf: '🍃',
  sun: '☀️',
  rain: '🌧️',
  snowflake: '❄️',
  droplet: '💧',
  zap: '⚡',
  recycle: '♻️',
  bike: '🚲',
  bus: '🚌',
  train: '🚆',
  car: '🚗',
  globe: '🌍',
  coffee: '☕',
};

const NAMED = /(^|\s):([a-z_]+)$/;

/** Replaces a name before the caret that is on the list, as typing would. False where there is none. */
export function replaceName(field: HTMLTextAreaElement): boolean {
  const { selectionStart: at, selectionEnd, value } = field;
  const [, , name = ''] = NAMED.exec(value.slice(0, at)) ?? [];
  const sign = Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined;
  if (at !== selectionEnd || sign === undefined) return false;
  field.setRangeText(sign, at - name.length - 1, at, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return true;
}
