import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_RECORD,
  NOT_SAID,
  OWN_BODY,
  POSSIBLE,
  STATUS,
  STATUS_BY,
  exportHtcds,
  jsonOf,
  keptFile,
  keptFileOf,
  offeredValues,
  readJson,
  readTable,
  safeCell,
  tableOf,
  textOfCell,
  type HtcdsCaseFile,
  type HtcdsFields,
  type HtcdsPerson,
  type HtcdsRecord,
  type HtcdsValue,
} from '#referral/core';
import { csvOf, rowsOf } from '../../src/referral/csv.ts';
import { published, standard } from './standard.ts';

/** The one code that is read to be set aside, and never written. */
const SET_ASIDE = 'NotAVictimOfTrafficking';

const everything = new Set(standard.fields.keys());
const wishes = { chosen: everything, generator: 'Countersign test', exported: '2026-12-01T09:30:00Z' };
const exported = (record: HtcdsRecord, chosen: ReadonlySet<string> = everything): HtcdsCaseFile =>
  exportHtcds(record, standard, { ...wishes, chosen }).file;
const person = (fields: HtcdsFields, more: Partial<HtcdsPerson> = {}): HtcdsPerson => ({
  fields,
  precise: {},
  notSaid: {},
  ...more,
});
const ofPerson = (fields: HtcdsFields): HtcdsRecord => ({ ...EMPTY_RECORD, persons: [person(fields)] });

describe('the handbook', () => {
  const { fields, core, lists } = published();
  const kept = fields.filter(({ deprecated }) => !deprecated);

  it('holds the 81 live fields of the standard, and no other name', () => {
    expect(kept).toHaveLength(81);
    expect([...standard.fields.keys()]).toEqual(kept.map(({ name }) => name));
    expect(standard.htcds.deprecated).toEqual(
      fields.filter(({ deprecated }) => deprecated).map(({ name }) => name),
    );
  });

  it('has the 38 columns of the core sheet in their order', () => {
    expect(standard.htcds.core).toEqual(core);
    expect(new Set(core)).toEqual(new Set(kept.filter((field) => field.core).map(({ name }) => name)));
  });

  it('has every code of every list and no other, but the one that is read to be set aside', () => {
    const retired = new Set(fields.filter(({ deprecated }) => deprecated).map(({ list }) => list));
    const live = [...lists].filter(([id]) => !retired.has(id));
    expect(standard.htcds.lists.map(({ id }) => id)).toEqual(live.map(([id]) => id));
    for (const [id, codes] of live) {
      const ours = standard.htcds.lists.find((list) => list.id === id)!.codes.map(({ code }) => code);
      expect(ours, id).toEqual(codes.filter((code) => code !== SET_ASIDE));
    }
    expect(lists.get('V1')).toContain(SET_ASIDE);
  });

  it.each(kept.filter(({ list }) => list !== ''))('gives $name the list $list', ({ name, list, type }) => {
    expect(standard.fields.get(name)?.list).toBe(list);
    expect(standard.fields.get(name)?.type).toBe(type.startsWith('Multiselect') ? 'several' : 'one');
  });
});

/** A record in which every field holds something, and every code stands in one person or another. */
function everyField(): HtcdsRecord {
  const longest = Math.max(...standard.htcds.lists.map(({ codes }) => codes.length));
  const sample = (name: string, n: number): HtcdsValue => {
    const field = standard.fields.get(name)!;
    const codes = [...(standard.codesOf(name)?.keys() ?? [])];
    switch (field.type) {
      case 'one':
        return codes[n % codes.length]!;
      case 'several':
        return codes;
      case 'countries':
        return ['LT', 'SE'];
      case 'country':
        return 'LT';
      case 'language':
        return 'lit';
      case 'date':
        return '2026-11-23';
      case 'number':
        return -54.5;
      case 'checkbox':
        return true;
      case 'phone':
        return '+37060000000';
      case 'text':
      case 'long-text':
        return `An invented ${field.label.toLowerCase()}`;
    }
  };
  const all = (part: string, n: number): HtcdsFields =>
    Object.fromEntries(
      standard.htcds.fields.filter((field) => field.part === part).map(({ name }) => [name, sample(name, n)]),
    );
  return {
    case: { ...all('case', 0), ...all('plan', 0) },
    persons: Array.from({ length: longest }, (_, n) =>
      person({ ...all('person', n), [STATUS]: POSSIBLE, [STATUS_BY]: OWN_BODY }),
    ),
    organisations: [all('organisation', 0), all('organisation', 1)],
    referrals: [all('referral', 0), all('referral', 1)],
    events: [all('event', 0), all('event', 1), all('event', 2)],
    comments: [all('comment', 0)],
  };
}

describe('a case file with every field and every code', () => {
  it('is, as JSON, what is kept as the example', async () => {
    await expect(jsonOf(exported(everyField()))).toMatchFileSnapshot(
      join(import.meta.dirname, 'golden/every-field.json'),
    );
  });

  it('is, as CSV, what is kept as the example', async () => {
    await expect(csvOf(tableOf(exported(everyField()), standard))).toMatchFileSnapshot(
      join(import.meta.dirname, 'golden/every-field.csv'),
    );
  });

  it('takes every code of every list, in the fields that have it', () => {
    for (const { name, part, type } of standard.htcds.fields) {
      if (name === STATUS || name === STATUS_BY) continue;
      for (const code of standard.codesOf(name)?.keys() ?? []) {
        const fields = { [name]: type === 'several' ? [code] : code };
        const file = exported({
          case: fields,
          persons: [person(fields)],
          organisations: [fields],
          referrals: [fields],
          events: [fields],
          comments: [],
        });
        const section = part === 'plan' || part === 'case' ? [file.case] : file[`${part}s` as 'persons'];
        expect(section, `${name} ${code}`).toEqual([fields]);
      }
    }
  });
});

/** Texts that people and machines write, dangerous beginnings among them. */
const text = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', "'=", '\t', '＝', "''@", ' ='), fc.string())
    .map((both) => both.join('')),
  fc.constantFrom('two\nlines', 'a;b', '"quoted"', 'šž', 'ยา', 'NULL'),
);

const valueOf = (name: string): fc.Arbitrary<HtcdsValue> => {
  const field = standard.fields.get(name)!;
  const codes = [...(standard.codesOf(name)?.keys() ?? [])];
  switch (field.type) {
    case 'one':
      return fc.constantFrom(...codes);
    case 'several':
      return fc.subarray(codes, { minLength: 1 });
    case 'countries':
      return fc.subarray(['LT', 'SE', 'TH', 'VN'], { minLength: 1 });
    case 'country':
      return fc.constantFrom('LT', 'NO');
    case 'language':
      return fc.constantFrom('lit', 'tha', 'en');
    case 'date':
      return fc.constantFrom('2026-11-23', '2024-02-29');
    case 'number':
      return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'checkbox':
      return fc.boolean();
    case 'phone':
      return fc.constantFrom('+37060000000', '46700000000');
    case 'text':
    case 'long-text':
      return text;
  }
};
const fieldsOf = (...parts: string[]): fc.Arbitrary<HtcdsFields> =>
  fc.record(
    Object.fromEntries(
      standard.htcds.fields
        .filter(({ part }) => parts.includes(part))
        .map(({ name }) => [name, valueOf(name)]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<HtcdsFields>;
const aPerson: fc.Arbitrary<HtcdsPerson> = fc.record(
  {
    fields: fieldsOf('person'),
    precise: fc.constantFrom(
      {},
      { vic_MethodsOfControl: ['RestrictsMovement'] },
      { vic_TypeOfExploitation: ['ForcedCriminality'] },
    ),
    notSaid: fc.dictionary(fc.constantFrom(...standard.fields.keys()), fc.constantFrom(...NOT_SAID)),
    decisionElsewhere: fc.constantFrom(
      { status: 'ActualVictimOfTrafficking', by: 'Police' },
      { status: 'ActualVictimOfTrafficking' },
      { status: POSSIBLE, by: 'NGO' },
      { status: SET_ASIDE, by: 'Police' },
    ),
  },
  { requiredKeys: ['fields', 'precise', 'notSaid'] },
);
const aRecord: fc.Arbitrary<HtcdsRecord> = fc.record({
  case: fieldsOf('case', 'plan'),
  persons: fc.array(aPerson, { maxLength: 3 }),
  organisations: fc.array(fieldsOf('organisation'), { maxLength: 3 }),
  referrals: fc.array(fieldsOf('referral'), { maxLength: 3 }),
  events: fc.array(fieldsOf('event'), { maxLength: 3 }),
  comments: fc.array(fieldsOf('comment'), { maxLength: 3 }),
});

describe('any case file', () => {
  it('comes back from JSON as it went, with nothing repaired and nothing left', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const file = exported(record);
        const read = readJson(JSON.parse(jsonOf(file)), standard)!;
        expect(read.repairs).toEqual([]);
        expect(read.notRead).toEqual([]);
        expect(exported(read.record)).toEqual(file);
      }),
      { numRuns: 200 },
    );
  });

  it('goes from JSON to CSV and back to the same JSON', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const file = exported(record);
        const read = readTable(rowsOf(csvOf(tableOf(file, standard))), standard)!;
        expect(read.repairs).toEqual([]);
        expect(read.notRead).toEqual([]);
        expect(jsonOf(exported(read.record))).toBe(jsonOf(file));
      }),
      { numRuns: 200 },
    );
  });

  it('never holds the code NotAVictimOfTrafficking, wherever it was read', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const told = {
          ...record,
          persons: record.persons.map((one) => ({ ...one, fields: { ...one.fields, [STATUS]: SET_ASIDE } })),
        };
        expect(jsonOf(exported(told))).not.toMatch(/not.?a.?victim/i);
      }),
    );
  });

  it('states the status of identification as a suspicion of this mission, or not at all', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        for (const fields of exported(record).persons) {
          expect([POSSIBLE, undefined]).toContain(fields[STATUS]);
          expect(fields[STATUS_BY]).toBe(fields[STATUS] === undefined ? undefined : OWN_BODY);
        }
      }),
    );
  });

  it('never holds a label where a code belongs', () => {
    for (const [name, field] of standard.fields) {
      const codes = standard.codesOf(name);
      for (const [code, label] of codes ?? []) {
        if (codes?.has(label) === true) continue;
        const value = field.type === 'several' ? [label] : label;
        const { file, leftOut } = exportHtcds(
          { ...ofPerson({ [name]: value }), case: { [name]: value }, events: [{ [name]: value }] },
          standard,
          wishes,
        );
        expect(JSON.stringify(file.persons) + JSON.stringify(file.case), code).not.toContain(label);
        if (name !== STATUS && name !== STATUS_BY && ['person', 'case', 'event'].includes(field.part)) {
          expect(leftOut).toContainEqual({ field: name, why: 'no-code' });
        }
      }
    }
  });

  it('has no cell that a spreadsheet would compute, telephone and other numbers apart', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const [, ...rows] = tableOf(exported(record), standard);
        for (const cell of rows.flat()) {
          if (/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(cell)) continue;
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        }
      }),
    );
  });

  it('takes the apostrophe of safety away again, and no other', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(textOfCell(safeCell(one))).toBe(one);
      }),
    );
  });
});

describe('a file that nothing was chosen for', () => {
  const secrets = standard.htcds.fields.filter(({ leftOut }) => leftOut !== undefined);

  it.each([
    'prs_FirstName',
    'prs_SecondName',
    'prs_Birthdate',
    'prs_IdentityNumber',
    'prs_HomePhone',
    'prs_MobilePhone',
    'prs_Email',
    'prs_MailingStreet',
    'hte_Latitude',
    'hte_Longitude',
  ])('leaves %s out, and says so', (name) => {
    const { file, leftOut } = exportHtcds(everyField(), standard, { ...wishes, chosen: new Set() });
    expect(jsonOf(file)).not.toContain(`"${name}"`);
    expect(leftOut).toContainEqual({ field: name, why: 'not-chosen' });
  });

  it('holds no text that somebody typed about the person', () => {
    const typed = standard.htcds.fields.filter(
      ({ type, part }) => type === 'long-text' && part !== 'organisation',
    );
    expect(typed.map(({ leftOut }) => leftOut)).not.toContain(undefined);
  });

  it.each([undefined, false])(
    'keeps everything identifying out when consent is %s, even when chosen',
    (consent) => {
      const record = everyField();
      const without: HtcdsRecord = {
        ...record,
        persons: record.persons.map((one) => {
          const { con_Consent: _given, ...fields } = one.fields;
          return { ...one, fields: consent === undefined ? fields : { ...fields, con_Consent: consent } };
        }),
      };
      const text = jsonOf(exported(without));
      for (const { name } of secrets.filter(({ leftOut }) => leftOut !== 'staff')) {
        expect(text).not.toContain(`"${name}"`);
      }
    },
  );

  it('keeps what hangs from the case out unless every person agreed', () => {
    const record: HtcdsRecord = {
      ...EMPTY_RECORD,
      persons: [person({ con_Consent: true, prs_FirstName: 'Aušra' }), person({ prs_FirstName: 'Bora' })],
      comments: [{ cco_CaseComment: 'They came together.' }],
    };
    const file = exported(record);
    expect(file.comments).toEqual([]);
    expect(file.persons[0]).toHaveProperty('prs_FirstName', 'Aušra');
    expect(file.persons[1]).toEqual(undefined);
  });
});

describe('what the standard has no code for', () => {
  it.each([
    ['restricted movement', 'isolation-destination', 'vic_MethodsOfControl', 'RestrictsMovement'],
    ['forced criminality', 'forced-into-crime', 'vic_TypeOfExploitation', 'ForcedCriminality'],
  ])('%s is written as Other, with the precise value beside the standard', (_what, concept, field, value) => {
    const { codes, precise } = offeredValues([concept], standard);
    const file = exported({ ...EMPTY_RECORD, persons: [person(codes, { precise })] });
    expect(file.persons[0]?.[field]).toEqual(['Other']);
    expect(file.x.countersign_persons).toEqual([{ precise: { [field]: [value] } }]);
  });

  it('says why a field is missing, beside the standard', () => {
    const file = exported({
      ...EMPTY_RECORD,
      persons: [person({ prs_Gender: 'Feminine' }, { notSaid: { prs_Birthdate: 'notSafe' } })],
    });
    expect(file.persons).toEqual([{ prs_Gender: 'Feminine' }]);
    expect(file.x.countersign_persons).toEqual([{ notSaid: { prs_Birthdate: 'notSafe' } }]);
  });

  it('never concludes a form of exploitation from signs, forced crime apart', () => {
    const concepts = standard.htcds.offeredFor
      .filter(({ value }) => value !== 'ForcedCriminality')
      .flatMap((one) => one.concepts);
    expect(offeredValues(concepts, standard).codes.vic_TypeOfExploitation).toBeUndefined();
  });
});

describe('a decision of another body', () => {
  it.each([SET_ASIDE, 'Not a victim of trafficking', 'NOT A VICTIM', ` ${SET_ASIDE}\u00A0`])(
    'written %j is set aside: the officer is told to ask them',
    (status) => {
      const file = {
        htcds: '2.0',
        persons: [{ [STATUS]: status, [STATUS_BY]: 'Police', prs_Gender: 'Feminine' }],
      };
      const read = readJson(file, standard)!;
      expect(read.askThem).toEqual([{ person: 0, by: 'Police' }]);
      expect(read.record.persons[0]?.fields).toEqual({ prs_Gender: 'Feminine' });
      expect(JSON.stringify([read.record, read.notRead, read.repairs])).not.toMatch(/not.?a.?victim/i);
    },
  );

  it('is passed on as theirs when it says that somebody was identified', () => {
    const read = readJson(
      { htcds: '2.0', persons: [{ [STATUS]: 'ActualVictimOfTrafficking', [STATUS_BY]: 'Police' }] },
      standard,
    )!;
    expect(read.askThem).toEqual([]);
    const file = exported(read.record);
    expect(file.persons).toEqual([{}]);
    expect(file.x.countersign_persons).toEqual([
      { decisionElsewhere: { status: 'ActualVictimOfTrafficking', by: 'Police' } },
    ]);
  });
});

describe('three sheets made with the faulty templates', () => {
  const excel = [
    [
      'prs_FirstName',
      'prs_MailingCity',
      'prs_MailingCountry',
      'prs_MailingState',
      'prs_MailingStreet',
      'prs_MailingPostalCode',
      'vic_TraffickinStatusDecisionMakingOrg',
      'vic_TraffickingStatus',
      'vic_MethodsOfControl',
      'cas_Status',
      '',
      'vic_Vulnerabilities',
    ],
    [
      'First Name',
      'Street',
      'City',
      'State/Province',
      'Zip/Postal Code',
      'Country',
      'Trafficking Status Decision Making Org',
      'Trafficking Status',
      'Methods of Control',
      'Status',
      'Reason for Outgoing Referral',
      'Vulnerabilities',
    ],
    [
      'Aušra',
      'Nowhere street 1',
      'Nowhere',
      'No State',
      'LT-00000',
      'LT',
      'NonPoliceGovernmentalOrganization',
      'PossibleVictimOfTrafficking',
      'Debt bondage ;Withholds documents',
      'Follow up',
      'Migration Or Change Of Location',
      'Poverty',
    ],
  ];
  const xlsform = [
    [
      'prs_First_Name',
      'prs_Second_Name',
      'vic_Methods_of_Control',
      'vic_ForcedLabourIndustry',
      'con_Consent',
      'prs_Citizenship',
    ],
    [
      'Aušra',
      'Išgalvotė',
      'DebtBondage  FalsePromises',
      'F_Construction H_TransportationAndStorage',
      'TRUE',
      'LT',
    ],
  ];
  const labels = [
    ['prs_Gender', 'vic_ForcedLabourIndustry', 'prs_Title', 'prs_Birthdate'],
    [
      'Not Specified/Unknown\u00A0',
      'Water supply; sewerage, waste management and remediation',
      '',
      '23/11/1999',
    ],
  ];

  it('Excel: fields are read by their labels, and each repair is reported', () => {
    const read = readTable(excel, standard)!;
    expect(read.record.persons[0]?.fields).toEqual({
      prs_FirstName: 'Aušra',
      prs_MailingStreet: 'Nowhere street 1',
      prs_MailingCity: 'Nowhere',
      prs_MailingState: 'No State',
      prs_MailingPostalCode: 'LT-00000',
      prs_MailingCountry: 'LT',
      vic_TraffickingStatus: POSSIBLE,
      vic_TraffickingStatusDecisionMakingOrg: OWN_BODY,
      vic_MethodsOfControl: ['DebtBondage', 'WithholdsDocuments'],
    });
    expect(read.record.case).toEqual({ cas_Status: 'FollowUp' });
    expect(read.record.referrals).toEqual([{ cas_ReasonForOutgoingReferral: 'MigrationOrChangeOfLocation' }]);
    expect(new Set(read.repairs.map(({ code }) => code))).toEqual(
      new Set(['renamed', 'label-followed', 'unnamed-column', 'label-for-code']),
    );
    expect(read.repairs.filter(({ code }) => code === 'label-followed')).toHaveLength(4);
    expect(read.notRead).toEqual([{ why: 'deprecated', field: 'vic_Vulnerabilities', value: 'Poverty' }]);
  });

  it('XLSForm: names with underscores, choices joined by blanks, one industry of two', () => {
    const read = readTable(xlsform, standard)!;
    expect(read.record.persons[0]?.fields).toEqual({
      prs_FirstName: 'Aušra',
      prs_SecondName: 'Išgalvotė',
      vic_MethodsOfControl: ['DebtBondage', 'FalsePromises'],
      vic_ForcedLabourIndustry: 'F_Construction',
      con_Consent: true,
      prs_Citizenship: ['LT'],
    });
    expect(read.notRead).toEqual([
      { why: 'one-only', field: 'vic_ForcedLabourIndustry', value: 'H_TransportationAndStorage' },
    ]);
  });

  it('labels for codes: trimmed, and a label with a semicolon is one label', () => {
    const read = readTable(labels, standard)!;
    expect(read.record.persons[0]?.fields).toEqual({
      prs_Gender: 'NonSpecifiedUnknown',
      vic_ForcedLabourIndustry: 'E_WaterSupplySewerageWasteManagement',
    });
    expect(read.notRead).toEqual([{ why: 'not-a-day', field: 'prs_Birthdate', value: '23/11/1999' }]);
  });

  it('a title under the label of another field is read by its name, and reported', () => {
    const read = readTable(
      [
        ['prs_FirstName', 'prs_Title', 'prs_MailingCity'],
        ['First Name', 'Second Name', 'City'],
        ['Aušra', 'Nurse', 'Nowhere'],
      ],
      standard,
    )!;
    expect(read.record.persons[0]?.fields.prs_Title).toBe('Nurse');
    expect(read.repairs.map(({ code }) => code)).toContain('label-not-trusted');
  });

  it('what a later row says otherwise of the case is shown, and lost nowhere', () => {
    const read = readTable([['cas_Status'], ['Active'], ['Closed']], standard)!;
    expect(read.record.case).toEqual({ cas_Status: 'Active' });
    expect(read.notRead).toEqual([{ why: 'one-only', field: 'cas_Status', value: 'Closed' }]);
  });
});

describe('a file that is none of this', () => {
  it.each([[null], [[]], ['text'], [{ persons: [] }]])('%j is no case file', (value) => {
    expect(readJson(value, standard)).toBeUndefined();
  });
  it.each([[[]], [[['name', 'age']]]])('%j is no table of the standard', (table) => {
    expect(readTable(table, standard)).toBeUndefined();
  });
  it('never throws, whatever the JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (persons, beside) => {
        readJson({ htcds: '2.0', persons, case: persons, x: { countersign_persons: beside } }, standard);
      }),
    );
  });
});

describe('a file of another body that a case keeps', () => {
  const read = readJson(
    exported({
      ...EMPTY_RECORD,
      persons: [
        person(
          { prs_Gender: 'Feminine' },
          { decisionElsewhere: { status: 'ConfirmedVictimOfTrafficking', by: 'Police' } },
        ),
      ],
    }),
    standard,
  );
  const again = (value: unknown) => keptFileOf(JSON.parse(JSON.stringify(value)), standard);

  it('is shown again as it was read', () => {
    expect(read && again(keptFile(read))?.record).toEqual(read?.record);
  });

  it('says nothing by the one code, whoever wrote it in there', () => {
    const forged = {
      format: 1,
      record: {
        case: { [STATUS]: SET_ASIDE },
        persons: [
          { fields: { [STATUS]: SET_ASIDE }, decisionElsewhere: { status: SET_ASIDE, by: 'Police' } },
        ],
      },
      askThem: [],
    };
    expect(JSON.stringify(again(forged))).not.toContain(SET_ASIDE);
  });

  it('is none of this kind, or is read with care', () => {
    expect(again({ format: 2 })).toBeUndefined();
    fc.assert(
      fc.property(
        fc.anything(),
        (record) => void keptFileOf({ format: 1, record, askThem: record }, standard),
      ),
    );
  });
});
