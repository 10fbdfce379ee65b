import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { check } from '../compile.ts';
import { emit, packageWords } from '../emit/emit.ts';
import { lineOf } from '../problem.ts';
import { packagesOf, type Page } from './packages.ts';

/*
 * The second half of npm run packages: puts the page that was built into PACKAGE_PAGE and the cases of the handbook
 * together, and writes the zips to PACKAGES_DIR.
 */
const pageFolder = process.env.PACKAGE_PAGE ?? '';
const out = process.env.PACKAGES_DIR ?? 'build-packages';

const pageIn = (folder: string): Page =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [relative(folder, file).replaceAll('\\', '/'), new Uint8Array(readFileSync(file))];
      }),
  );

const { handbook, problems } = check(process.env.HANDBOOK ?? 'handbook');
if (problems.length > 0) {
  for (const problem of problems) console.error(lineOf(problem));
  console.error('No package was made, and what was there before was left as it is. Mend the handbook first.');
  process.exitCode = 1;
} else {
  const packages = packagesOf(emit(handbook), packageWords(handbook), pageIn(pageFolder));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [name, bytes] of packages) writeFileSync(join(out, name), bytes);
  console.log(
    packages.size === 0
      ? 'The handbook has no cases, so there is nothing to pack.'
      : `${packages.size} packages lie in ${out}/. docs/packages.md says which one a platform wants.`,
  );
}
