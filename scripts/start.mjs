/** npm start: installs what is missing, then starts the service and its parts. */
import { launch } from './ensure/launch.mjs';

await launch('scripts/start.ts', process.argv.slice(2));
