import { describe, expect, it } from 'vitest';
import { aPhone } from '../../../tests/support/directory.ts';
import { dial, dialEmergency } from './index.ts';

describe('a number, as it is dialled', () => {
  it('inside the country has the form used there', () => {
    expect(dial(aPhone(), 'ee', 'ee')).toEqual({ shown: '600 0000', tel: '+3726000000', caveat: null });
  });
  it('from another country has the international form', () => {
    expect(dial(aPhone(), 'ee', 'th')).toMatchObject({ shown: '+372 600 0000', caveat: null });
  });
  it('from an unknown place has the international form', () => {
    expect(dial(aPhone(), 'ee', null).shown).toBe('+372 600 0000');
  });
  it('says so when nobody knows whether it works from abroad', () => {
    expect(dial(aPhone({ fromAbroad: 'unknown' }), 'ee', 'th').caveat).toBe('may-not-work-from-abroad');
  });
  it.each([
    ['known not to work from abroad', aPhone({ fromAbroad: 'no' })],
    ['a short number', aPhone({ number: '116006', form: 'short', inside: '116 006', abroad: null })],
  ])('is not offered from abroad when it is %s', (_why, phone) => {
    expect(dial(phone, 'ee', 'th')).toEqual({ shown: null, tel: null, caveat: 'only-inside-the-country' });
  });
  it('keeps leading zeros', () => {
    const phone = aPhone({ number: '0800111', form: 'national', inside: '0800 111', abroad: null });
    expect(dial(phone, 'ee', 'ee').tel).toBe('0800111');
  });
});

describe('an emergency number', () => {
  const country = { name: 'Estonia', code: 'ee' };
  it('is dialled inside its country', () => expect(dialEmergency('112', country, 'ee').tel).toBe('112'));
  it.each(['th', null])('is not offered to a caller in %s', (callerIn) => {
    expect(dialEmergency('112', country, callerIn).tel).toBeNull();
  });
});
