/** Lambert azimuthal equal-area, the projection that European statistics use; centred so that Iceland and Tbilisi fit. */
const CENTRE = { lat: 50, lon: 15 };
const EARTH_KM = 6371;
const KM_PER_UNIT = 5;
const RADIANS = Math.PI / 180;

/** The drawn part of the plane, in units: left, top, width, height. */
export const WINDOW = { x: -580, y: -520, width: 1160, height: 980 } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Degrees to units of 5 km; y grows downwards as in SVG. */
export function project(lat: number, lon: number): Point {
  const [phi, phi0, lambda] = [lat * RADIANS, CENTRE.lat * RADIANS, (lon - CENTRE.lon) * RADIANS];
  const cosine = Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(lambda);
  const k = (EARTH_KM / KM_PER_UNIT) * Math.sqrt(2 / Math.max(1e-9, 1 + cosine));
  return {
    x: k * Math.cos(phi) * Math.sin(lambda),
    y: -k * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda)),
  };
}
