import { countryReader } from '../../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const read = countryReader(fetch, params.lang);
  const [country, region, world] = await Promise.all([read(params.country), read('xx'), read('int')]);
  return { country, region, world };
};
