/** How links run that were bent: most boards have none. Until that is here they run as if they were not. */
import { late } from '../../../live/late.ts';

export const bentLinks = late(async () => (await import('../../../canvas/bentRoutes.ts')).bentRoute);
