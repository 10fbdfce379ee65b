export function hostingFiles(): Readonly<Record<'nginx.conf' | 'Caddyfile' | '_headers', string>>;
