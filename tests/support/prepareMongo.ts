/** `npm test` runs this before the tests: finds or builds the MongoDB server for them once, and says which. */
import { findCommand, NO_MONGO } from './mongoServer.ts';

const found =
  process.env.MONGODB_TEST_URI === undefined
    ? findCommand({ mayDownload: true })?.name
    : 'the one of MONGODB_TEST_URI';
if (found !== undefined) process.stdout.write(`• MongoDB for the tests: ${found}\n`);
else if (process.env.CI === 'true') {
  process.stderr.write(`✗ The MongoDB suite cannot run: ${NO_MONGO}.\n`);
  process.exitCode = 1;
} else process.stdout.write(`• SKIPPED: the MongoDB suite, because there is ${NO_MONGO}.\n`);
