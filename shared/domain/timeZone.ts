/** Time zones of the countries that take part; the few with more than one are told apart by longitude. */
const ZONES: Readonly<Record<string, string>> = {
  AL: 'Europe/Tirane',
  AD: 'Europe/Andorra',
  AM: 'Asia/Yerevan',
  AT: 'Europe/Vienna',
  AZ: 'Asia/Baku',
  BA: 'Europe/Sarajevo',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CH: 'Europe/Zurich',
  CY: 'Asia/Nicosia',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FO: 'Atlantic/Faroe',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GE: 'Asia/Tbilisi',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IL: 'Asia/Jerusalem',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  LI: 'Europe/Vaduz',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MC: 'Europe/Monaco',
  MD: 'Europe/Chisinau',
  ME: 'Europe/Podgorica',
  MK: 'Europe/Skopje',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest',
  RS: 'Europe/Belgrade',
  SE: 'Europe/Stockholm',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
  TR: 'Europe/Istanbul',
  UA: 'Europe/Kyiv',
  XK: 'Europe/Belgrade',
};

/** West of `lon` the country keeps another time. */
const WESTERN_PARTS: Readonly<Record<string, { readonly lon: number; readonly zone: string }>> = {
  ES: { lon: -12, zone: 'Atlantic/Canary' },
  PT: { lon: -22, zone: 'Atlantic/Azores' },
};

/** Overseas parts of France and others keep times of their own; there no time is better than a wrong one. */
function inEurope(lat: number, lon: number): boolean {
  return lat > 26 && lat < 82 && lon > -35 && lon < 52;
}

/** The city's time zone, or null when we do not know it for sure. */
export function timeZoneOf(city: { countryCode: string; lat: number; lon: number }): string | null {
  if (!inEurope(city.lat, city.lon)) return null;
  const west = WESTERN_PARTS[city.countryCode];
  if (west && city.lon < west.lon) return west.zone;
  return ZONES[city.countryCode] ?? null;
}
