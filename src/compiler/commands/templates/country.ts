const NOT_KNOWN = '{ text: null, read: none, confidence: null }';

/** A country file to begin with: sound as it stands, and honest, since everything in it is "not known". */
export function countryTemplate(name: string): string {
  return `# ${name}: emergency numbers, what we know of the law, and whom to call. Each fact stands with the page it was read on.
# Text in quotes is safest: without quotes 0112 loses its zero, and a colon starts something new.
name: ${name}
# Its name in its own languages, as { lt: Lietuva }.
ownNames: {}
# Language tags, as [lt] or [nl, fr, de].
languages: []
# IANA zones, as [Europe/Vilnius].
timeZones: []
# As '+370', in quotes; null until you have read it.
callingCode: null
# "yes", "no" or "unknown".
eu: 'unknown'

# Emergency numbers, each with its source:
#   - number: '112'
#     for: [all]
#     confidence: high
#     sources:
#       - { title: The page, url: 'https://…', own: false, pageDated: null, readOn: '2026-11-23' }
emergency: []

# What you have not read stays null: the screen then says "not known". What you read looks like this:
#   whoIdentifies:
#     text: The police, in a criminal case.
#     read: read
#     confidence: medium
#     sources:
#       - { title: The page, url: 'https://…', own: true, pageDated: '2025', readOn: '2026-11-23' }
facts:
  whoIdentifies: ${NOT_KNOWN}
  dutyToReport: ${NOT_KNOWN}
  reflectionPeriod: ${NOT_KNOWN}
  residencePermit: ${NOT_KNOWN}
  permitWithoutCooperation: ${NOT_KNOWN}
  palermoProtocol: { party: 'unknown', since: null, read: none }
  councilOfEuropeConvention: { party: 'unknown', since: null, read: none }

# Whom to call. One entry looks like this; handbook/README.md explains each line:
#   - id: xx-helpline
#     name: Its name in its own language
#     nameEn: Its name in English
#     kind: hotline
#     serves: [all]
#     phones:
#       - number: '+37060000000'
#         form: e164
#         written: '+370 600 00 000'
#         fromAbroad: 'unknown'
#         free: 'unknown'
#         hours: null
#         hoursPrinted: null
#     email: null
#     web: null
#     languages: [lt, en]
#     does: What it does, in your own words.
#     callers: unknown
#     anonymous: 'unknown'
#     informs: null
#     confidence: medium
#     checked: null
#     sources:
#       - { title: The page, url: 'https://…', own: true, pageDated: null, readOn: '2026-11-23' }
contacts: []
`;
}
