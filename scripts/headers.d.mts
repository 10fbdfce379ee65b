export const everywhere: Readonly<Record<string, string>>;
export const policies: Readonly<Record<'page' | 'hashed' | 'serviceWorker', string>>;
export const permissionsOf: Readonly<Record<'page' | 'hashed' | 'serviceWorker', string>>;
export const FOR_EVER: string;
export const ASK_EACH_TIME: string;
export function headersFor(path: string): Readonly<Record<string, string>>;
