import { MASTERY } from '#platform/core';

/*
 * The two files by which a learning platform knows a package: imsmanifest.xml of SCORM 1.2 and cmi5.xml.
 */

/** One thing to start on a platform: a case. */
export interface Unit {
  readonly id: string;
  readonly title: string;
  /** One line; tells nothing of how the case ends. */
  readonly description: string;
}

export interface Course {
  /** Of letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly units: readonly Unit[];
}

/** Text as XML holds it, also between quotes. */
const xml = (text: string): string =>
  text
    // What XML 1.0 has no place for.
    // eslint-disable-next-line no-control-regex
    .replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** How a platform asks the page for one of its cases. */
const startOf = ({ id }: Unit): string => `?case=${encodeURIComponent(id)}`;

/** imsmanifest.xml. `files` are all files of the package, the page among them. */
export function imsManifest({ id, title, units }: Course, files: readonly string[]): string {
  const items = units.map(
    (
      unit,
    ) => `      <item identifier="item-${xml(unit.id)}" identifierref="page" isvisible="true" parameters="${xml(startOf(unit))}">
        <title>${xml(unit.title)}</title>
        <adlcp:masteryscore>${Math.round(MASTERY * 100)}</adlcp:masteryscore>
      </item>`,
  );
  const listed = files.map((file) => `      <file href="${xml(file)}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="countersign-${xml(id)}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${xml(title)}</title>
${items.join('\n')}
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
${listed.join('\n')}
    </resource>
  </resources>
</manifest>
`;
}

/**
 * cmi5.xml. Names are URNs: they name, and nobody has to own an address for them. A case counts as done when it was passed:
 * whoever did harm in it works it again.
 */
export function cmi5Xml({ id, title, description, units }: Course): string {
  const words = (text: string): string => `<langstring lang="en">${xml(text)}</langstring>`;
  const assignable = units.map(
    (
      unit,
    ) => `  <au id="urn:countersign:${xml(id)}:${xml(unit.id)}" moveOn="Passed" masteryScore="${MASTERY}" launchMethod="AnyWindow">
    <title>${words(unit.title)}</title>
    <description>${words(unit.description)}</description>
    <url>${xml(`index.html${startOf(unit)}`)}</url>
  </au>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="urn:countersign:${xml(id)}">
    <title>${words(title)}</title>
    <description>${words(description)}</description>
  </course>
${assignable.join('\n')}
</courseStructure>
`;
}
