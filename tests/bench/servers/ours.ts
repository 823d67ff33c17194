/**
 * Our server as `npm start` runs it (authentication, gates, identity stamp, durable log), told by its settings; only the
 * two limits of people are lifted, since the benchmark looks for the real one.
 */
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';

const limits = { connectionsPerRoom: 10_000, connectionsPerSignIn: 10_000 };
const app = await createApp(readConfig(process.env), { limits });
process.send?.({ url: app.url, links: app.links });
const stop = () => void app.stop().then(() => process.exit(0));
process.on('SIGTERM', stop).on('disconnect', stop);
