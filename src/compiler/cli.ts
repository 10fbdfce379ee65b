import { run } from './commands/run.ts';

process.exitCode = run(process.argv.slice(2), {
  today: new Date().toISOString().slice(0, 10),
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
});
