import { countryReader } from '../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params }) => ({ readCountry: countryReader(fetch, params.lang) });
