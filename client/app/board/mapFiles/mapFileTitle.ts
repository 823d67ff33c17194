import type { TFunction } from '../../../i18n/i18n.ts';
import type { MapTextFormat } from './mapJobs.ts';

/** What a file is called before its end. Formats that end alike say which they are. */
export function mapFileTitle(title: string, format: MapTextFormat, t: TFunction<'mapFiles'>): string {
  if (format === 'nodesCsv' || format === 'linksCsv') return `${title} ${t(`files.${format}`)}`;
  return format === 'kumu' ? `${title} ${t('formats.kumu')}` : title;
}
