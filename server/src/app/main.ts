import { serve } from './serve.ts';

process.exitCode = await serve(process.argv.slice(3));
// graphile-worker and the pool are closed; nothing else may keep the process alive.
process.exit();
