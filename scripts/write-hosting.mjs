#!/usr/bin/env node
/*
 * Writes hosting/: the headers of scripts/headers.mjs in the form that nginx, Caddy and static hosts read.
 * A test fails when they are not the same any more; then run: npm run hosting
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ASK_EACH_TIME, everywhere, FOR_EVER, permissionsOf, policies } from './headers.mjs';

const POLICY = 'Content-Security-Policy';
const PERMISSIONS = 'Permissions-Policy';

/** What differs from address to address. @param {'page' | 'hashed' | 'serviceWorker'} kind @param {string} caching */
const own = (kind, caching) => ({
  [PERMISSIONS]: permissionsOf[kind],
  [POLICY]: policies[kind],
  'Cache-Control': caching,
});

/** @param {Readonly<Record<string, string>>} headers @param {(name: string, value: string) => string} write */
const lines = (headers, write) => Object.entries(headers).map(([name, value]) => write(name, value));

const nginx = () => {
  /** @param {string} indent @param {'page' | 'hashed' | 'serviceWorker'} kind @param {string} caching */
  const headers = (indent, kind, caching) =>
    lines(
      { ...everywhere, ...own(kind, caching) },
      (name, value) => `${indent}add_header ${name} "${value}" always;`,
    ).join('\n');
  return `# Countersign behind nginx. Written by npm run hosting: change scripts/headers.mjs, not this file.
# Put it into a server block that already speaks https, and correct the path of \`root\`.
#
# Served under a path of its own? Build with BASE_PATH=/that/path, lay the build into that folder below \`root\`, and
# write the path before each address here.

root /var/www/countersign;
charset utf-8;
types {
    text/html html;
    text/css css;
    text/javascript js;
    application/json json;
    application/manifest+json webmanifest;
    application/wasm wasm;
    font/woff2 woff2;
    image/png png;
    image/svg+xml svg;
    text/plain txt;
}
# The build brings compressed copies. With the brotli module, add: brotli_static on;
gzip_static on;

# A header in a location replaces all headers from outside, so each location names all of them.
location / {
    try_files $uri $uri/index.html =404;
${headers('    ', 'page', ASK_EACH_TIME)}
}
location /_app/immutable/ {
    try_files $uri =404;
${headers('    ', 'hashed', FOR_EVER)}
}
location = /service-worker.js {
    try_files $uri =404;
${headers('    ', 'serviceWorker', ASK_EACH_TIME)}
}
# An address without a page gets the app, which offers the nearest real page.
error_page 404 /404.html;
`;
};

const caddy = () => {
  /** @param {string} matcher @param {Record<string, string>} headers */
  const block = (matcher, headers) =>
    `\theader ${matcher}{\n${lines(headers, (name, value) => `\t\t${name} "${value}"`).join('\n')}\n\t}`;
  return `# Countersign behind Caddy. Written by npm run hosting: change scripts/headers.mjs, not this file.
# Put your own name in the place of countersign.example, and correct the path of \`root\`.

countersign.example {
	root * /var/www/countersign

	@hashed path /_app/immutable/*
	@worker path /service-worker.js
	@page not path /_app/immutable/* /service-worker.js
${block('', { ...everywhere })}
${block('@page ', own('page', ASK_EACH_TIME))}
${block('@hashed ', own('hashed', FOR_EVER))}
${block('@worker ', own('serviceWorker', ASK_EACH_TIME))}

	try_files {path} {path}/index.html
	file_server {
		precompressed br gzip
	}
	# An address without a page gets the app, which offers the nearest real page.
	handle_errors {
		@missing expression \`{err.status_code} == 404\`
		rewrite @missing /404.html
		file_server
	}
}
`;
};

const staticHost = () => {
  /** @param {string} path @param {Record<string, string>} headers */
  const block = (path, headers) =>
    `${path}\n${lines(headers, (name, value) => `  ${name}: ${value}`).join('\n')}\n`;
  return `# Countersign on a static host that reads a file named _headers. Written by npm run hosting: change
# scripts/headers.mjs, not this file. Lay it into the build, beside 200.html. A line with ! takes away what a rule above set.

${block('/*', { ...everywhere, ...own('page', ASK_EACH_TIME) })}
/_app/immutable/*
  ! ${PERMISSIONS}
  ! ${POLICY}
  ! Cache-Control
  ${PERMISSIONS}: ${permissionsOf.hashed}
  ${POLICY}: ${policies.hashed}
  Cache-Control: ${FOR_EVER}

/service-worker.js
  ! ${PERMISSIONS}
  ! ${POLICY}
  ${PERMISSIONS}: ${permissionsOf.serviceWorker}
  ${POLICY}: ${policies.serviceWorker}
`;
};

/** The files of hosting/, by name. */
export const hostingFiles = () => ({ 'nginx.conf': nginx(), Caddyfile: caddy(), _headers: staticHost() });

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync('hosting', { recursive: true });
  for (const [name, text] of Object.entries(hostingFiles())) writeFileSync(join('hosting', name), text);
  console.log('Wrote hosting/nginx.conf, hosting/Caddyfile and hosting/_headers.');
}
